using NewsroomApp.Statements;

namespace NewsroomApp.Drafting;

/// <summary>
/// The same words changed by two people at the same time. Both versions stand in the text, one behind the other, until the writer chooses.
/// </summary>
/// <param name="Part">Where it is.</param>
/// <param name="Start">In UTF-16 units of the text on the page: where both versions stand.</param>
/// <param name="Length">As <paramref name="Start"/>.</param>
/// <param name="Mine">The words as they would read with this page's change alone.</param>
/// <param name="Theirs">The words as they would read with the other change alone.</param>
/// <param name="Name">Who made the other change.</param>
public sealed record Clash(Part Part, int Start, int Length, string Mine, string Theirs, string Name)
{
    /// <summary>Where two changes of the same text touch the same words; null when they leave each other alone.</summary>
    /// <param name="mine">This page's change, if there is one.</param>
    /// <param name="theirs">The other.</param>
    /// <param name="text">What both change.</param>
    /// <param name="name">Who made the other.</param>
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
        );

        string Reading(TextChange change)
        {
            var first = change.Move(start, past: false);
            return change.Apply(text)[first..change.Move(end, past: true)];
        }
    }

    /// <summary>The clash after a further change of the text it stands in.</summary>
    public Clash After(PartChange change)
    {
        if (change.Part != Part || Part.Whole) return this;
        var start = change.Change.Move(Start, past: true);
        return this with
        {
            Start = start,
            Length = Math.Max(0, change.Change.Move(Start + Length, past: false) - start),
        };
    }

    /// <summary>Both take away some of the same words and not merely that, or one writes inside what the other takes away.</summary>
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
