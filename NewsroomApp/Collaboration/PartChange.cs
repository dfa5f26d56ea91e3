using System.Text.Json.Serialization;

namespace NewsroomApp.Collaboration;

/// <param name="Follows">
/// It goes on where its page changed something last: what somebody else inserts at the same place comes after it, not
/// between. Known only until the change is stored.
/// </param>
[JsonConverter(typeof(PartChangeJson))]
public sealed record PartChange(Part Part, TextChange Change, bool Follows = false)
{
    public static PartChange Between(Part part, string before, string after) =>
        new(part, part.Whole ? new([new(0, before.Length, after)]) : TextChange.Sparing(before, after));

    /// <summary>Whether a change from the browser fits, brings clean text only and halves no character.</summary>
    public bool Suits(string text) =>
        Change.Fits(text.Length)
        && Change.Splices.All(s =>
            CleanText.Of(s.Inserted, Part.SingleLine) == s.Inserted
            && Folding.Whole(text, s.At) == s.At
            && Folding.Whole(text, s.At + s.Deleted) == s.At + s.Deleted
        );

    public Document Apply(Document words) =>
        Change.Splices.Count == 0 ? words : words.With(Part, Apply(words[Part]));

    public string Apply(string text) =>
        Part.Whole ? string.Concat(Change.Splices.Select(s => s.Inserted)) : Change.Apply(text);

    /// <summary><paramref name="behind"/> says that the store takes this change after the other.</summary>
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
