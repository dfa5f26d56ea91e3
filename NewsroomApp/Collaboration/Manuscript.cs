namespace NewsroomApp.Collaboration;

/// <summary>
/// The words on one open page: the stored words of a version, and on top of them what was typed and may not be stored
/// yet. Operational transformation ordered by the server, as in Jupiter (Nichols et al., "High-latency, low-bandwidth
/// windowing in the Jupiter collaboration system", UIST 1995): the store orders all lines; a page applies its
/// own changes at once and transforms others' lines over them, so that pages which have applied the same lines hold the
/// same words. The browser's half, wwwroot/editor/manuscript.js, does the same step by step.
/// </summary>
public sealed class Manuscript
{
    private readonly List<(int Sequence, PartChange Change)> _unstored = [];
    private readonly List<Clash> _clashes = [];

    public Manuscript(string page, long version, Document stored) =>
        (Page, Version, Stored, Words) = (page, version, stored, stored);

    public string Page { get; }

    public long Version { get; private set; }

    /// <summary>At <see cref="Version"/>.</summary>
    public Document Stored { get; private set; }

    public Document Words { get; private set; }

    public int Sequence { get; private set; }

    public bool IsStored => _unstored.Count == 0;

    /// <summary>Those the writer has not settled yet.</summary>
    public IReadOnlyList<Clash> Clashes => _clashes;

    /// <summary>What is not stored yet, merged into one change per part.</summary>
    public IReadOnlyList<PartChange> Unstored =>
        [
            .. _unstored
                .GroupBy(t => t.Change.Part)
                .Select(part => part.Select(t => t.Change).Aggregate((first, next) => first.Then(next)))
                .Where(c => c.Change.Splices.Count > 0),
        ];

    public Manuscript Copy()
    {
        var copy = new Manuscript(Page, Version, Stored) { Words = Words, Sequence = Sequence };
        copy._unstored.AddRange(_unstored);
        return copy;
    }

    public void Type(int sequence, PartChange change)
    {
        Sequence = sequence;
        _unstored.Add((sequence, change));
        Apply(change, isMine: true);
    }

    /// <summary>Applies the next log line: our own only confirms, another's is merged with unstored changes.</summary>
    public void Take(Keystrokes line)
    {
        if (line.Version != Version + 1)
            throw new ArgumentException($"Line {line.Version} does not follow version {Version}.", nameof(line));
        Version = line.Version;
        if (line.Page == Page) _unstored.RemoveAll(t => t.Sequence <= line.Sequence);
        foreach (var change in line.Page == Page ? [] : line.Changes)
        {
            var clash = Clash.Between(
                Unstored.FirstOrDefault(c => c.Part == change.Part),
                change,
                Stored[change.Part],
                line.By.Name
            );
            var theirs = change;
            for (var i = 0; i < _unstored.Count; i++)
            {
                var (sequence, mine) = _unstored[i];
                _unstored[i] = (sequence, mine.Over(theirs, behind: !mine.Follows));
                theirs = theirs.Over(mine, behind: mine.Follows);
            }
            Apply(theirs, isMine: false);
            if (clash is not null) _clashes.Add(clash);
        }
        Stored = line.Changes.Aggregate(Stored, (words, change) => change.Apply(words));
        if (_unstored.Count == 0) Stored = Words;
    }

    public void Settle(Clash clash) => _clashes.RemoveAll(clash.IsSame);

    private void Apply(PartChange change, bool isMine)
    {
        var text = Words[change.Part];
        Words = change.Apply(Words);
        var clashes = _clashes.Select(c => c.After(change, text, isMine)).OfType<Clash>().ToList();
        _clashes.Clear();
        _clashes.AddRange(clashes);
    }
}
