using System.Text;

namespace NewsroomApp.Statements;

/// <summary>
/// Words that somebody points at: what they are, what stood around them and where, after the W3C Web Annotation Data Model (2017), sections 4.2.4 (text quote selector)
/// and 4.2.5 (text position selector). Finds them again when the text around has changed, and rather says that they are gone than point at others. Immutable.
/// </summary>
/// <param name="Part">Label of the part.</param>
/// <param name="Quote">The words as they stand in the part, marks of Markdown included.</param>
/// <param name="Before">Up to <see cref="Context"/> characters in front; empty at the beginning of the part.</param>
/// <param name="After">Up to <see cref="Context"/> characters behind; empty at the end of the part.</param>
/// <param name="Start">Where they stood, in UTF-16 units.</param>
/// <param name="IsUnique">Nothing else in the part read like them.</param>
public sealed record Anchor(string Part, string Quote, string Before, string After, int Start, bool IsUnique)
{
    public const int Context = 40;

    public const int LongestQuote = 4_000;

    /// <summary>A unique quote of this many characters is known by itself; a shorter one, and one of several ("he said"), only with its neighbours.</summary>
    private const int KnownByItself = 12;

    /// <summary>So many neighbouring characters on one side tell a quote from its likes.</summary>
    private const int EnoughContext = 6;

    /// <exception cref="Refusal">Nothing is pointed at, or too much.</exception>
    public static Anchor At(Part part, Words words, int start, int length)
    {
        var text = part.Of(words);
        if (
            length <= 0
            || start < 0
            || start + length > text.Length
            || string.IsNullOrWhiteSpace(text.Substring(start, length))
        )
            throw new Refusal("Mark some words first, then say what you think of them.");
        while (char.IsWhiteSpace(text[start])) (start, length) = (start + 1, length - 1);
        while (char.IsWhiteSpace(text[start + length - 1])) length--;
        if (length > LongestQuote)
            throw new Refusal("That is a long passage. Mark the words it is about, or comment on the whole text.");
        var quote = text.Substring(start, length);
        return new(
            part.Label,
            quote,
            text[Math.Max(0, start - Context)..start],
            text[(start + length)..Math.Min(text.Length, start + length + Context)],
            start,
            IsUnique: text.IndexOf(quote, StringComparison.Ordinal) == start
                && text.IndexOf(quote, start + 1, StringComparison.Ordinal) < 0
        );
    }

    /// <summary>Where the words of each anchor stand now; null when they are gone.</summary>
    public static IReadOnlyList<Place?> Find(IEnumerable<Anchor> anchors, Words words)
    {
        var texts = new Dictionary<string, FlatText>();
        return
        [
            .. anchors.Select(anchor =>
            {
                if (Parts.Labelled(anchor.Part) is not { } part) return null;
                if (!texts.TryGetValue(anchor.Part, out var text)) texts[anchor.Part] = text = new(part.Of(words));
                return anchor.FindIn(part, text);
            }),
        ];
    }

    public Place? FindIn(Words words) => Find([this], words)[0];

    private Place? FindIn(Part part, FlatText text)
    {
        var (quote, before, after) = (FlatText.Flatten(Quote), FlatText.Flatten(Before), FlatText.Flatten(After));
        var (best, bestScore, bestDistance) = (-1, -1, int.MaxValue);
        for (
            var at = text.Flat.IndexOf(quote, StringComparison.Ordinal);
            at >= 0;
            at = text.Flat.IndexOf(quote, at + 1, StringComparison.Ordinal)
        )
        {
            var (left, right) = (
                CommonEnd(text.Flat.AsSpan(0, at), before),
                text.Flat.AsSpan(at + quote.Length).CommonPrefixLength(after)
            );
            var known =
                (IsUnique && quote.Length >= KnownByItself)
                || Holds(left, before.Length, at)
                || Holds(right, after.Length, text.Flat.Length - at - quote.Length);
            var distance = Math.Abs(text.Source(at) - Start);
            if (!known || left + right < bestScore || (left + right == bestScore && distance >= bestDistance)) continue;
            (best, bestScore, bestDistance) = (at, left + right, distance);
        }
        return best >= 0
            ? text.Place(part, best, best + quote.Length, changed: false)
            : Between(part, text, quote, before, after);
    }

    /// <summary>Other words stand where these stood, between the same neighbours.</summary>
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

    /// <summary>Enough of the neighbours are the same, or all there are up to the edge of the text.</summary>
    private static bool Holds(int common, int context, int rest) =>
        common >= EnoughContext || (common == context && common == rest);

    private static int CommonEnd(ReadOnlySpan<char> text, ReadOnlySpan<char> end)
    {
        var common = 0;
        while (common < text.Length && common < end.Length && text[^(common + 1)] == end[^(common + 1)]) common++;
        return common;
    }

    /// <summary>A text with each run of white space as one space, so that a paragraph that was split is still the same words; and the way back.</summary>
    private sealed class FlatText
    {
        private readonly List<int> _source = [];

        public FlatText(string text)
        {
            var flat = new StringBuilder(text.Length);
            for (var i = 0; i < text.Length; i++)
            {
                var white = char.IsWhiteSpace(text[i]);
                if (white && i > 0 && char.IsWhiteSpace(text[i - 1])) continue;
                flat.Append(white ? ' ' : text[i]);
                _source.Add(i);
            }
            _source.Add(text.Length);
            Flat = flat.ToString();
        }

        public string Flat { get; }

        public static string Flatten(string text) => new FlatText(text).Flat;

        public int Source(int at) => _source[at];

        public Place Place(Part part, int from, int to, bool changed) =>
            new(part, _source[from], _source[to - 1] + 1 - _source[from], changed);
    }
}

/// <summary>Where an anchor's words stand in a part now, in UTF-16 units; <see cref="Changed"/> when other words stand there.</summary>
public sealed record Place(Part Part, int Start, int Length, bool Changed);
