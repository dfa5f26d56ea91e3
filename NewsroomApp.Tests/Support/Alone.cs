namespace NewsroomApp.Tests.Support;

/// <summary>
/// These classes have the machine to themselves and run one after the other: they make promises about seconds, or keep
/// every core busy.
/// </summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
[Trait("Pace", "Slow")]
public sealed class Alone;
