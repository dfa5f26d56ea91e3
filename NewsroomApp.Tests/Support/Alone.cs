namespace NewsroomApp.Tests.Support;

/// <summary>For stories about time: they run one by one, after all others.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
