namespace NewsroomApp.Drafting;

/// <summary>The two texts of a statement that somebody compares, and whatever else of it was read.</summary>
public sealed class ComparedTexts(RevisionDesk desk, string statementId)
{
    private readonly Dictionary<int, Document> _read = [];
    private StatementHistory? _history;

    /// <summary>A revision; null for none.</summary>
    public int? Older { get; private set; }

    public int? Newer { get; private set; }

    public Document? Before { get; private set; }

    public Document? After { get; private set; }

    /// <summary>At first compares with the last revision that has other words.</summary>
    public Task Show(StatementHistory history)
    {
        if (_history is null)
            Older = history.Revisions.FirstOrDefault(r => r.Fingerprint != history.Statement.Latest.Fingerprint)?.Id;
        _history = history;
        return Choose(Older, Newer);
    }

    public async Task Choose(int? older, int? newer)
    {
        (Older, Newer) = (older, newer);
        Before = older is { } before ? await Read(before) : null;
        After = newer is { } after ? await Read(after) : _history!.Statement.Latest.Words;
    }

    public async Task<Document?> Read(int revisionId)
    {
        if (!_read.TryGetValue(revisionId, out var words) && await desk.WordsOf(statementId, revisionId) is { } found)
            _read[revisionId] = words = found;
        return words;
    }

    public Document? AlreadyRead(int revisionId) => _read.GetValueOrDefault(revisionId);

    public string Name(int? revisionId) =>
        _history!.Revisions.FirstOrDefault(r => r.Id == revisionId) is { } revision
            ? $"revision {revision.Number} of edition {revision.Edition}"
            : "the words as they stand";
}
