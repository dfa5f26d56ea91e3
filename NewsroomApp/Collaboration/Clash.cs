namespace NewsroomApp.Collaboration;

/// <summary>
/// Two people changed the same words at the same time. The text keeps both versions, one after the other, until the
/// writer chooses. The range (UTF-16 units of the text on this page) covers both; <paramref name="Mine"/> and
/// <paramref name="Theirs"/> are the words with only one of the two changes.
/// </summary>
public sealed record Clash(Part Part, int Start, int Length, string Mine, string Theirs, string Name)
{
    /// <summary>So many UTF-16 units lie at most between two changes that are taken for one.</summary>
    private const int Near = 25;

    /// <summary>Behind what the writer typed last: in the range, and in their version.</summary>
    private (int InBoth, int InMine)? Typing { get; init; }

    /// <summary>Null when the changes, both of <paramref name="text"/>, do not touch the same words.</summary>
    public static Clash? Between(PartChange? mine, PartChange theirs, string text, string name)
    {
        if (mine is null || mine.Change.Splices.Count == 0 || theirs.Change.Splices.Count == 0) return null;
        if (theirs.Part.Whole)
            return mine.Apply(text) == theirs.Apply(text)
                ? null
                : new(theirs.Part, 0, mine.Apply(text).Length, mine.Apply(text), theirs.Apply(text), name);

        var touching = mine
            .Change.Splices.SelectMany(m =>
                theirs.Change.Splices.Where(t => Touch(m, t)).SelectMany(t => new[] { m, t })
            )
            .ToList();
        if (touching.Count == 0) return null;
        var (start, end) = (touching.Min(s => s.At), touching.Max(s => s.At + s.Deleted));
        while (mine.Change.Splices.Concat(theirs.Change.Splices).FirstOrDefault(GoesOn) is { Inserted: not null } more)
            (start, end) = (Math.Min(start, more.At), Math.Max(end, more.At + more.Deleted));
        while (start > 0 && !char.IsWhiteSpace(text[start - 1])) start--;
        while (end < text.Length && !char.IsWhiteSpace(text[end])) end++;

        var both = theirs.Change.Then(mine.Change.Over(theirs.Change, behind: true));
        var from = both.Move(start, past: false);
        return new(
            theirs.Part,
            from,
            both.Move(end, past: true) - from,
            Reading(mine.Change),
            Reading(theirs.Change),
            name
        )
        {
            Typing = LastTyped(),
        };

        (int, int)? LastTyped()
        {
            var over = mine.Change.Over(theirs.Change, behind: true);
            var last = mine.Change.Splices.LastOrDefault(s => s.Inserted is not "" && s.At >= start && s.At <= end);
            var there = over.Splices.LastOrDefault(s => s.Inserted == last.Inserted);
            return last.Inserted is null || there.Inserted is null
                ? null
                : (Behind(over, there) - from, Behind(mine.Change, last) - mine.Change.Move(start, past: false));
        }

        static int Behind(TextChange change, Splice splice) => change.Move(splice.At + splice.Deleted, past: true);

        // Of a sentence written anew the words that stayed are no splice: what was replaced beside them belongs to it.
        bool GoesOn(Splice s) =>
            s.Deleted > 0
            && ((s.At < start && IsNear(s.At + s.Deleted, start)) || (s.At + s.Deleted > end && IsNear(end, s.At)));

        bool IsNear(int from, int to) =>
            to - from <= Near && (from >= to || !text.AsSpan(from, to - from).Contains('\n'));

        string Reading(TextChange change)
        {
            var first = change.Move(start, past: false);
            return change.Apply(text)[first..change.Move(end, past: true)];
        }
    }

    /// <summary>Whether it is the same choice, wherever its range has moved to since.</summary>
    public bool IsSame(Clash other) =>
        this with { Start = other.Start, Length = other.Length, Typing = other.Typing } == other;

    /// <summary>
    /// The clash after a later change of <paramref name="text"/>. What either writes on goes into their version too, so
    /// that choosing it loses nothing. Null when the versions cannot be told apart any more: both stay in the text.
    /// </summary>
    public Clash? After(PartChange change, string text, bool isMine)
    {
        if (change.Part != Part || Part.Whole) return this;
        if (isMine && TypedOn(change.Change.Splices, text) is { } on) return on;
        var start = change.Change.Move(Start, past: true);
        var goesOn = isMine && change.Change.Splices.Any(GoesOn);
        var moved = this with
        {
            Start = start,
            Length = Math.Max(0, change.Change.Move(Start + Length, past: goesOn) - start),
            Typing = Typing is var (inBoth, inMine)
                ? (change.Change.Move(Start + inBoth, past: false) - start, inMine)
                : null,
        };
        var inside = change.Change.Splices.Where(s => Touches(s) || (goesOn && GoesOn(s))).ToList();
        if (inside.Count == 0) return moved;
        var both = text.Substring(Start, Length);
        return WrittenOn(isMine ? Mine : Theirs, both, inside) is { } version
            ? isMine ? moved with { Mine = version, Typing = null } : moved with { Theirs = version }
            : null;
    }

    /// <summary>With what the writer typed on, or took back of it; null for any other change.</summary>
    private Clash? TypedOn(IReadOnlyList<Splice> splices, string text)
    {
        if (Typing is not var (inBoth, inMine) || splices is not [var splice]) return null;
        var isThere = splice.At + splice.Deleted == Start + inBoth && splice.Deleted <= Math.Min(inMine, inBoth);
        // What follows the last word of both is in neither version.
        var isWithin = inBoth < Length || inMine < Mine.Length || splice.Deleted > 0 || GoesOn(splice);
        var at = inMine - splice.Deleted;
        if (!isThere || !isWithin || !Mine.AsSpan(at).StartsWith(text.AsSpan(splice.At, splice.Deleted))) return null;
        var longer = splice.Inserted.Length - splice.Deleted;
        return this with
        {
            Length = Length + longer,
            Mine = Mine.Remove(at, splice.Deleted).Insert(at, splice.Inserted),
            Typing = (inBoth + longer, inMine + longer),
        };
    }

    private bool Touches(Splice splice) =>
        splice.At < Start + Length
        && (splice.At > Start || (splice.Deleted > 0 && splice.At + splice.Deleted > Start));

    /// <summary>Whether it continues the last word, which is the writer's own.</summary>
    private bool GoesOn(Splice splice) =>
        splice.At == Start + Length && splice.Inserted.Length > 0 && !char.IsWhiteSpace(splice.Inserted[0]);

    /// <summary>A version with changes of the text that holds both, where that begins or ends as it does.</summary>
    private string? WrittenOn(string version, string both, List<Splice> splices)
    {
        var same = both.AsSpan().CommonPrefixLength(version);
        var tail = 0;
        var most = Math.Min(both.Length, version.Length) - same;
        while (tail < most && both[^(tail + 1)] == version[^(tail + 1)]) tail++;
        foreach (var splice in splices.AsEnumerable().Reverse())
        {
            var (at, end) = (splice.At - Start, splice.At - Start + splice.Deleted);
            if (at < 0 || end > both.Length) return null;
            var shift = version.Length - both.Length;
            var place =
                end <= same ? at
                : at >= both.Length - tail ? at + shift
                : -1;
            if (place < 0) return null;
            version = version.Remove(place, splice.Deleted).Insert(place, splice.Inserted);
            both = both.Remove(at, splice.Deleted).Insert(at, splice.Inserted);
        }
        return version;
    }

    /// <summary>One inserts inside what the other deletes, or both replace the same words otherwise.</summary>
    private static bool Touch(Splice a, Splice b)
    {
        if (a.Deleted == 0 && b.Deleted == 0) return false;
        if (a.Deleted == 0) return a.At > b.At && a.At < b.At + b.Deleted;
        if (b.Deleted == 0) return b.At > a.At && b.At < a.At + a.Deleted;
        return Math.Max(a.At, b.At) < Math.Min(a.At + a.Deleted, b.At + b.Deleted)
            && (a.Inserted.Length > 0 || b.Inserted.Length > 0)
            && a != b;
    }
}
