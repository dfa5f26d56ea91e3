namespace NewsroomApp.Statements.History;

/// <param name="StatementId">Empty for what concerns people, the whole site, or anything at all.</param>
/// <param name="Verb">Null when changes may have been missed: everything has to be looked at again.</param>
public sealed record FeedEntry(string StatementId, Verb? Verb)
{
    public static FeedEntry Unknown { get; } = new("", Verb: null);

    public bool IsPublic => Verb is not { } verb || Verbs.OfPublic.Contains(verb);
}

/// <summary>
/// What was done, in the order of the history, whose last number is the cursor. Whoever commits makes it look, and it
/// looks by itself for what other processes did; so page cache, open screens and warnings follow the same thing.
/// </summary>
/// <param name="read">The changes after an entry of the history, and the number of the last.</param>
public sealed class ChangeFeed(Func<long, (IReadOnlyList<FeedEntry> Changes, long Last)> read)
{
    private readonly Lock _looking = new();
    private long? _since;

    /// <summary>Handlers run before the verb returns, on any thread.</summary>
    public event Action<FeedEntry>? Changed;

    /// <summary>Why the last look failed. The next one that succeeds says that anything may have changed.</summary>
    public Exception? Trouble { get; private set; }

    public void Look()
    {
        lock (_looking)
        {
            try
            {
                var (changes, last) = read(_since ?? long.MaxValue);
                if (_since is null || Trouble is not null) changes = [FeedEntry.Unknown];
                (_since, Trouble) = (last, null);
                foreach (var change in changes) Changed?.Invoke(change);
            }
            catch (Exception trouble) when (trouble is not OutOfMemoryException)
            {
                Trouble = trouble;
            }
        }
    }
}
