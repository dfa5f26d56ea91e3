using System.Text;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Drafting.Import;

/// <summary>What somebody wrote beside the words of a document.</summary>
/// <param name="Quote">The words it is about, and some before them.</param>
public sealed record ImportedComment(string Author, string Words, string Before, string Quote)
{
    public bool IsResolved { get; init; }

    public List<string> Replies { get; } = [];

    public string Text
    {
        get
        {
            var author = Author.Trim().Length > 0 ? Author.Trim() : "Somebody";
            var text = $"{author} wrote in the file: {Words.Trim()}";
            return text.Length <= Comment.Longest ? text : text[..Folding.Whole(text, Comment.Longest - 1)] + "…";
        }
    }

    /// <summary>With its replies, and resolved where it was.</summary>
    public void AddTo(Edition edition, SignOff by)
    {
        edition.Comment(by, Text, AnchorIn(edition.Words));
        var comment = edition.Comments[^1];
        foreach (var reply in Replies) comment.Answer(reply, by);
        if (IsResolved) comment.Resolve(by);
    }

    /// <summary>Null where its words do not stand in the draft, and it is about the whole text.</summary>
    public Anchor? AnchorIn(Document words)
    {
        foreach (var part in new[] { Parts.Body, Parts.Headline })
        {
            var places = TypesetText.Of(words, part).Places.FindAll(p => p.End - p.Start == 1);
            if (part == Parts.Headline) places = [.. Enumerable.Range(0, words[part].Length).Select(i => (i, i + 1))];
            places.RemoveAll(p => char.IsWhiteSpace(words[part][p.Start]));
            var printed = string.Concat(places.Select(p => words[part][p.Start]));
            var (before, quote) = (WithoutSpace(Before), WithoutSpace(Quote));
            if (quote.Length == 0 || quote.Length > Anchor.LongestQuote / 2) return null;
            if (Best(printed, before, quote) is not { } at) continue;
            var (start, end) = (places[at].Start, places[at + quote.Length - 1].End);
            if (end > start && end - start <= Anchor.LongestQuote) return Anchor.At(part, words, start, end - start);
        }
        return null;
    }

    private static int? Best(string printed, string before, string quote)
    {
        var (best, bestLength) = (default(int?), -1);
        for (var at = Next(0); at >= 0; at = Next(at + 1))
        {
            var common = 0;
            while (common < Math.Min(at, before.Length) && printed[at - common - 1] == before[^(common + 1)]) common++;
            if (common > bestLength) (best, bestLength) = (at, common);
        }
        return best;

        int Next(int from) => printed.IndexOf(quote, from, StringComparison.Ordinal);
    }

    private static string WithoutSpace(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (var c in text) if (!char.IsWhiteSpace(c)) letters.Append(c);
        return letters.ToString();
    }
}
