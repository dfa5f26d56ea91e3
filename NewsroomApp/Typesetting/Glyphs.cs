namespace NewsroomApp.Typesetting;

/// <summary>A range of the part as typed, to be marked with a number in the typeset text.</summary>
public sealed record WordMark(Statements.Documents.Part Part, int Start, int Length, int Number)
{
    /// <summary>The words that open comments are about, with the ids of the comments.</summary>
    public static IEnumerable<WordMark> Of(IEnumerable<Comment> comments, Document words)
    {
        var open = comments.Where(c => c is { Settled: null, Anchor: not null }).ToList();
        return open.Zip(Anchor.Find(open.Select(c => c.Anchor!), words))
            .Where(c => c.Second is not null)
            .Select(c => new WordMark(c.Second!.Part, c.Second.Start, c.Second.Length, c.First.Id));
    }
}

/// <summary>What a reader selected in a part of the page, in glyphs.</summary>
public sealed record Selection(string Part, int First, int Count);

/// <summary>
/// Maps positions between the text as displayed and as typed. Positions count glyphs: UTF-16 units without the white
/// space of HTML (space, tab, line feed, form feed, carriage return), so that browser and server agree whatever is
/// between blocks.
/// </summary>
public static class Glyphs
{
    /// <summary>The range in the Markdown for glyphs counted from 0; null when there are not as many.</summary>
    public static (int Start, int Length)? Typed(Document words, Part part, int first, int count)
    {
        var places = TypesetText.Of(words, part).Places;
        if (first < 0 || count <= 0 || first + count > places.Count) return null;
        // Notes stand at the end, wherever they were typed.
        var chosen = places[first..(first + count)];
        var start = chosen.Min(p => p.Start);
        return (start, chosen.Max(p => p.End) - start);
    }

    public static (int Start, int Length)? Plain(string text, int first, int count)
    {
        var places = Enumerable.Range(0, text.Length).Where(i => !IsWhite(text[i])).ToList();
        if (first < 0 || count <= 0 || first + count > places.Count) return null;
        return (places[first], places[first + count - 1] + 1 - places[first]);
    }

    /// <summary>Null where the part has not as many glyphs.</summary>
    public static Anchor? Anchor(Document words, Selection selected)
    {
        var (key, first, count) = selected;
        if (Parts.Keyed(key) is not { } part) return null;
        return (part.SingleLine ? Plain(words[part], first, count) : Typed(words, part, first, count))
            is var (start, length)
            ? Statements.Documents.Anchor.At(part, words, start, length)
            : null;
    }

    /// <summary>Marks are <c>mark</c> elements with their number in <c>data-mark</c>.</summary>
    public static IReadOnlyList<TextBlock> Mark(TypesetText text, IEnumerable<WordMark> marks)
    {
        var places = text.Places;
        var owners = new int[places.Count];
        foreach (var mark in marks)
            for (var i = 0; i < places.Count; i++)
                if (places[i].Start >= mark.Start && places[i].Start < mark.Start + mark.Length)
                    owners[i] = mark.Number;
        var marked = new MarkedHtml(owners);
        return [.. text.Blocks().Select(block => block with { Html = marked.Of(block.Html) })];
    }

    public static string Mark(string text, IEnumerable<WordMark> marks)
    {
        var places = Enumerable.Range(0, text.Length).Where(i => !IsWhite(text[i])).ToList();
        var owners = places.ConvertAll(place =>
            marks.LastOrDefault(m => m.Start <= place && place < m.Start + m.Length)?.Number ?? 0
        );
        return new MarkedHtml([.. owners]).Of(
            text.Replace("&", "&amp;", StringComparison.Ordinal)
                .Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace(">", "&gt;", StringComparison.Ordinal)
        );
    }

    internal static bool IsWhite(char c) => c is ' ' or '\t' or '\n' or '\f' or '\r';
}
