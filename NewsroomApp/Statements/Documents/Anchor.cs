namespace NewsroomApp.Statements.Documents;

/// <summary>
/// Words that somebody points at, after the W3C Web Annotation Data Model (2017), sections 4.2.4 and 4.2.5 (text quote
/// and text position selectors). Finds them again when the text has changed, and returns null rather than a guess.
/// Start is in UTF-16 units; IsUnique means that the part had no second such quote.
/// </summary>
public sealed record Anchor(string Part, string Quote, string Before, string After, int Start, bool IsUnique)
{
    public const int Context = 40;

    public const int LongestQuote = 4_000;

    /// <summary>A unique quote this long needs no matching neighbours; a short or repeated one does.</summary>
    private const int KnownByItself = 12;

    private const int EnoughContext = 6;

    public static Anchor At(Part part, Document words, int start, int length)
    {
        var text = words[part];
        (start, length) = Trimmed(text, start, length);
        if (length > LongestQuote)
            throw new Refusal("That is a long passage. Mark the words it is about, or comment on the whole text.");
        var quote = text.Substring(start, length);
        return new(
            part.Key,
            quote,
            text[Math.Max(0, start - Context)..start],
            text[(start + length)..Math.Min(text.Length, start + length + Context)],
            start,
            IsUnique: text.IndexOf(quote, StringComparison.Ordinal) == start
                && text.IndexOf(quote, start + 1, StringComparison.Ordinal) < 0
        );
    }

    private static (int Start, int Length) Trimmed(string text, int start, int length)
    {
        if (
            length <= 0
            || start < 0
            || start + length > text.Length
            || string.IsNullOrWhiteSpace(text.Substring(start, length))
        )
            throw new Refusal("Mark some words first, then say what you think of them.");
        while (char.IsWhiteSpace(text[start])) (start, length) = (start + 1, length - 1);
        while (char.IsWhiteSpace(text[start + length - 1])) length--;
        return (start, length);
    }

    public static IReadOnlyList<Place?> Find(IEnumerable<Anchor> anchors, Document words)
    {
        var texts = new Dictionary<string, FlatText>();
        return
        [
            .. anchors.Select(anchor =>
            {
                if (Parts.Keyed(anchor.Part) is not { } part) return null;
                if (!texts.TryGetValue(anchor.Part, out var text)) texts[anchor.Part] = text = new(words[part]);
                return anchor.FindIn(part, text);
            }),
        ];
    }

    public Place? FindIn(Document words) => Find([this], words)[0];

    private Place? FindIn(Part part, FlatText text)
    {
        var (quote, before, after) = (FlatText.Flatten(Quote), FlatText.Flatten(Before), FlatText.Flatten(After));
        var (best, bestScore, bestDistance) = (-1, -1, int.MaxValue);
        foreach (var at in Occurrences(text.Flat, quote))
        {
            var (score, isKnown) = Score(text.Flat, at, quote, before, after);
            var distance = Math.Abs(text.Source(at) - Start);
            if (!isKnown || score < bestScore || (score == bestScore && distance >= bestDistance)) continue;
            (best, bestScore, bestDistance) = (at, score, distance);
        }
        return best >= 0
            ? text.Place(part, best, best + quote.Length, changed: false)
            : Between(part, text, quote, before, after);
    }

    private static IEnumerable<int> Occurrences(string text, string quote)
    {
        for (
            var at = text.IndexOf(quote, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(quote, at + 1, StringComparison.Ordinal)
        )
            yield return at;
    }

    private (int Score, bool IsKnown) Score(string text, int at, string quote, string before, string after)
    {
        var end = at + quote.Length;
        var left = CommonEnd(text.AsSpan(0, at), before);
        var right = text.AsSpan(end).CommonPrefixLength(after);
        return (
            left + right,
            (IsUnique && quote.Length >= KnownByItself)
                || Holds(left, before.Length, at)
                || Holds(right, after.Length, text.Length - end)
        );
    }

    private static bool Holds(int common, int context, int rest) =>
        common >= EnoughContext || (common == context && common == rest);

    private static int CommonEnd(ReadOnlySpan<char> text, ReadOnlySpan<char> end)
    {
        var common = 0;
        while (common < text.Length && common < end.Length && text[^(common + 1)] == end[^(common + 1)]) common++;
        return common;
    }

    private static Place? Between(Part part, FlatText text, string quote, string before, string after)
    {
        if (before.Length < EnoughContext || after.Length < EnoughContext) return null;
        var from = text.Flat.IndexOf(before, StringComparison.Ordinal);
        if (from < 0) return null;
        from += before.Length;
        var to = text.Flat.IndexOf(
            after,
            from,
            Math.Min(text.Flat.Length - from, (2 * quote.Length) + 200 + after.Length),
            StringComparison.Ordinal
        );
        return to <= from || string.IsNullOrWhiteSpace(text.Flat[from..to])
            ? null
            : text.Place(part, from, to, changed: true);
    }
}

/// <summary>In UTF-16 units. Changed means that other words now stand between the same neighbours.</summary>
public sealed record Place(Part Part, int Start, int Length, bool Changed);
