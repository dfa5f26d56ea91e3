using NewsroomApp.Statements;

namespace NewsroomApp.Drafting;

/// <summary>
/// The words as one open page holds them: the stored words of a version, and on top of them what was typed there and is not known to be stored.
/// Operational transformation ordered by the server, as in Jupiter (Nichols et al., "High-latency, low-bandwidth windowing in the Jupiter collaboration system",
/// UIST 1995) and ot.js: the store puts all lines in one order; a page applies its own changes at once, and takes the lines of others over those that are not stored yet,
/// so that every page that has taken all lines has the same words. wwwroot/editor/manuscript.js is the browser's half; this one mirrors it step by step.
/// </summary>
public sealed class Manuscript
{
    private readonly List<(int Sequence, PartChange Change)> _unstored = [];
    private readonly List<Clash> _clashes = [];
    private Words _stored;

    /// <param name="page">The name of the open page.</param>
    /// <param name="version">The version of the stored words.</param>
    /// <param name="stored">The words of that version.</param>
    public Manuscript(string page, long version, Words stored) =>
        (Page, Version, _stored, Words) = (page, version, stored, stored);

    public string Page { get; }

    public long Version { get; private set; }

    /// <summary>As they stand on the page.</summary>
    public Words Words { get; private set; }

    /// <summary>The number of the last change typed here.</summary>
    public int Sequence { get; private set; }

    public bool IsStored => _unstored.Count == 0;

    /// <summary>Where somebody else changed the same words at the same time, and the writer has not chosen yet.</summary>
    public IReadOnlyList<Clash> Clashes => _clashes;

    /// <summary>All that is not stored, each part's changes as one.</summary>
    public IReadOnlyList<PartChange> Unstored =>
        [
            .. _unstored
                .GroupBy(t => t.Change.Part)
                .Select(part => part.Select(t => t.Change).Aggregate((first, next) => first.Then(next)))
                .Where(c => c.Change.Splices.Count > 0),
        ];

    public Manuscript Copy()
    {
        var copy = new Manuscript(Page, Version, _stored) { Words = Words, Sequence = Sequence };
        copy._unstored.AddRange(_unstored);
        return copy;
    }

    public void Type(int sequence, PartChange change)
    {
        Sequence = sequence;
        _unstored.Add((sequence, change));
        Apply(change);
    }

    /// <summary>Takes the next line of the log: our own is only confirmed, another's comes in around what is not stored yet.</summary>
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
                change.Part.Of(_stored),
                line.By.Name
            );
            var theirs = change;
            for (var i = 0; i < _unstored.Count; i++)
            {
                var (sequence, mine) = _unstored[i];
                _unstored[i] = (sequence, mine.Over(theirs, behind: true));
                theirs = theirs.Over(mine, behind: false);
            }
            Apply(theirs);
            if (clash is not null) _clashes.Add(clash);
        }
        _stored = line.Changes.Aggregate(_stored, (words, change) => change.Apply(words));
        if (_unstored.Count == 0) _stored = Words;
    }

    /// <summary>The writer has chosen, wherever the words have moved to by now.</summary>
    public void Settle(Clash clash) =>
        _clashes.RemoveAll(c => c with { Start = clash.Start, Length = clash.Length } == clash);

    private void Apply(PartChange change)
    {
        Words = change.Apply(Words);
        for (var i = 0; i < _clashes.Count; i++) _clashes[i] = _clashes[i].After(change);
    }
}
