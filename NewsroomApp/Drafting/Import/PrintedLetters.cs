using System.Text;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Drafting.Import;

/// <summary>The letters of a part as readers see them, without white space, and where each was typed.</summary>
internal sealed class PrintedLetters
{
    /// <summary>So many neighbours make a place known.</summary>
    private const int Enough = 8;

    private const int KnownByItself = 20;

    private readonly string _letters;

    private PrintedLetters(Part part, Document words)
    {
        (Part, Typed) = (part, words[part]);
        var printed = part.IsMarkdown
            ? TypesetText.Of(words, part).Places.Where(p => p.End - p.Start == 1)
            : Enumerable.Range(0, Typed.Length).Select(i => (Start: i, End: i + 1));
        // Notes are printed elsewhere than they were typed.
        Places = [.. printed.Where(p => !char.IsWhiteSpace(Typed[p.Start])).Distinct().Order()];
        _letters = string.Concat(Places.Select(p => Typed[p.Start]));
    }

    public Part Part { get; }

    public string Typed { get; }

    /// <summary>In the text as typed, in UTF-16 units.</summary>
    public List<(int Start, int End)> Places { get; }

    public static IReadOnlyList<PrintedLetters> Of(Document words) =>
        [.. Parts.TextOf(words).Select(p => new PrintedLetters(p, words)).Where(p => p.Places.Count > 0)];

    public static string WithoutSpace(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text) if (!char.IsWhiteSpace(c)) letters.Append(c);
        return letters.ToString();
    }

    /// <summary>Where these letters stand between such neighbours; null where that is not sure.</summary>
    /// <param name="quote">May be empty.</param>
    /// <param name="hasBefore">Whether its paragraph has words before it.</param>
    /// <param name="after">Null where the neighbours are not known: then the likeliest place is taken.</param>
    public static (PrintedLetters In, int At)? Find(
        IEnumerable<PrintedLetters> parts,
        string before,
        string quote,
        string? after,
        bool hasBefore = false,
        bool hasAfter = false
    )
    {
        var (best, bestScore, isSure) = (default((PrintedLetters, int)?), -1, false);
        foreach (var part in parts)
            foreach (var at in after is null ? part.Occurrences(quote) : part.Candidates(before, quote, after))
            {
                var score = part.Score(at, before, quote, after, hasBefore, hasAfter);
                if (score < 0 || score < bestScore || (after is null && score == bestScore)) continue;
                isSure = score > bestScore;
                (best, bestScore) = ((part, at), score);
            }
        return isSure ? best : null;
    }

    private IEnumerable<int> Occurrences(string quote)
    {
        for (
            var at = _letters.IndexOf(quote, StringComparison.Ordinal);
            at >= 0;
            at = _letters.IndexOf(quote, at + 1, StringComparison.Ordinal)
        )
            yield return at;
    }

    /// <summary>Where enough of the neighbours stand on one side, or the text begins or ends.</summary>
    private IEnumerable<int> Candidates(string before, string quote, string after)
    {
        var last = _letters.Length - quote.Length;
        var places = Enumerable.Range(0, Enough).Concat(Enumerable.Range(last - Enough + 1, Enough));
        if (before.Length >= Enough)
            places = places.Concat(Occurrences(before[^Enough..]).Select(at => at + Enough));
        if (after.Length >= Enough)
            places = places.Concat(Occurrences(after[..Enough]).Select(at => at - quote.Length));
        return places.Where(at => at >= 0 && at <= last && _letters.AsSpan(at).StartsWith(quote)).Distinct();
    }

    /// <returns>How many neighbours are the same; less than 0 where they are too few.</returns>
    private int Score(int at, string before, string quote, string? after, bool hasBefore, bool hasAfter)
    {
        var left = 0;
        while (left < at && left < before.Length && _letters[at - left - 1] == before[^(left + 1)]) left++;
        if (after is null) return left;
        var right = _letters.AsSpan(at + quote.Length).CommonPrefixLength(after);
        if (hasBefore && left == 0 && !(at == 0 && IsGlue(before.LastOrDefault()))) return -1;
        if (hasAfter && right == 0 && !(Rest() == 0 && IsGlue(after.FirstOrDefault()))) return -1;
        var (holdsLeft, holdsRight) = (left >= Enough || left == at, right >= Enough || Rest() == right);
        var isKnown = quote.Length + left + right >= KnownByItself && (holdsLeft || holdsRight);
        return (holdsLeft && holdsRight) || isKnown ? left + right : -1;

        int Rest() => _letters.Length - at - quote.Length;

        // Between a caption and its credit, for instance, which stand on one line of paper.
        static bool IsGlue(char c) => !char.IsLetterOrDigit(c);
    }
}
