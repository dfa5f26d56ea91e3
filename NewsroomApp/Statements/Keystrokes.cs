using System.Text.Json.Serialization;

namespace NewsroomApp.Statements;

/// <summary>
/// What one writer typed between two moments of saving: a line in the log of a working copy. Line n leads from version n-1 to version n, so that whoever holds an
/// earlier version can follow. Immutable; old lines are forgotten once nobody can need them.
/// </summary>
public sealed class Keystrokes
{
    /// <summary>How far back, in versions, a page that lost its connection can still be brought up to date.</summary>
    public const int Remembered = 5_000;

    public int Id { get; private init; }
    public int EditionId { get; private init; }
    public required long Version { get; init; }

    /// <summary>The open page it was typed on; empty for words that came whole, such as a revision restored.</summary>
    public required string Page { get; init; }

    /// <summary>The number of the last of the page's changes that is in here; earlier ones are too.</summary>
    public required int Sequence { get; init; }

    public required SignOff By { get; init; }

    public required IReadOnlyList<PartChange> Changes { get; init; }
}

/// <summary>A change of one part of a statement. Changes of different parts do not touch each other; of a part that is taken whole, the later change wins.</summary>
[JsonConverter(typeof(PartChangeJson))]
public sealed record PartChange(Part Part, TextChange Change)
{
    public static PartChange Between(Part part, string before, string after) =>
        new(part, part.Whole ? new([new(0, before.Length, after)]) : TextChange.Between(before, after));

    public Words Apply(Words words) => Change.Splices.Count == 0 ? words : Part.With(words, Apply(Part.Of(words)));

    public string Apply(string text) =>
        Part.Whole ? string.Concat(Change.Splices.Select(s => s.Inserted)) : Change.Apply(text);

    /// <summary>This change where another came first; of the two, <paramref name="behind"/> marks the one that the store takes later.</summary>
    public PartChange Over(PartChange other, bool behind)
    {
        if (Part != other.Part || other.Change.Splices.Count == 0) return this;
        if (Part.Whole) return behind || Change.Splices.Count == 0 ? this : this with { Change = new([]) };
        return this with { Change = Change.Over(other.Change, behind) };
    }

    public PartChange Then(PartChange next) =>
        this with
        {
            Change =
                !Part.Whole ? Change.Then(next.Change)
                : next.Change.Splices.Count > 0 ? next.Change
                : Change,
        };
}
