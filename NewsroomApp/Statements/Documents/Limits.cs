namespace NewsroomApp.Statements.Documents;

public static class Limits
{
    /// <summary>In UTF-16 units.</summary>
    public const int LongestStored = 1_000_000;

    /// <summary>
    /// Clean texts without white space at the end, and none of a file that is gone. A part that is too long is
    /// stored all the same, because the others are stored with it; it has to be shortened before it is submitted.
    /// </summary>
    /// <exception cref="Refusal">A part is longer than any store takes, or two texts have one language.</exception>
    public static Document Canonical(this Document typed)
    {
        var tag = CanonicalJson.TagOf(typed);
        if (typed.FurtherLanguages.Contains(tag))
            throw new Refusal($"There is a second text in {Institution.Named(tag)}. Choose another language for one.");
        var words = typed;
        var said = typed.Files.SelectMany(f => f.Texts).ToHashSet();
        foreach (var part in typed.FileTexts.Where(p => !said.Contains(p))) words = words.Without(part);
        foreach (var part in Parts.TextOf(words).ToList())
        {
            var text = CleanText.Of(words[part], part.SingleLine).TrimEnd();
            if (text.Length > LongestStored)
                throw new Refusal($"{part.TooLong(text.Length)} Shorten it to have it saved.");
            if (!ReferenceEquals(text, words[part])) words = words.With(part, text);
        }
        return words;
    }

    /// <exception cref="Refusal">A part is longer than its limit.</exception>
    public static Document WithinLimits(this Document words) =>
        Parts.TextOf(words).FirstOrDefault(p => p.IsTooLong(words)) is { } part
            ? throw new Refusal($"{part.TooLong(words[part].Length)} Shorten it first.")
            : words;
}
