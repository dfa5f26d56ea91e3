namespace NewsroomApp.Tests.Support;

/// <summary>
/// For what wants the whole machine, one class after the other when all others are done: promises about seconds, and
/// properties that keep every core busy.
/// </summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
