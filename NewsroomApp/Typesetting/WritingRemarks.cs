using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NewsroomApp.Typesetting.Parsing;

namespace NewsroomApp.Typesetting;

internal static class WritingRemarks
{
    public const string TooDeep = "This text is nested too deeply to be set; it is shown as it was typed.";

    private const int LongestQuoted = 60;

    public static List<string> On(MarkdownDocument document)
    {
        var remarks = new List<string>();
        var inlines = document.Descendants().OfType<Inline>().ToList();
        remarks.AddRange(inlines.Select(Of).OfType<string>().Distinct());
        foreach (var list in document.Descendants().OfType<ListBlock>().Where(l => !Counts(l)))
            remarks.Add($"The numbers {Numbers(list)} do not count up; they are printed as typed.");
        if (document.Descendants().OfType<QuoteBlock>().Any(BeginsWithNumber))
            remarks.Add("A line that begins with “>” is set as a quotation; of a figure, write “more than”.");
        if (document.Descendants().OfType<ListBlock>().Any(IsFigure))
            remarks.Add("A line that begins with “- ” is a list; of a negative figure, write “−1.2” or “minus 1.2”.");
        if (inlines.Exists(IsNoteMark) && document.Descendants().OfType<ListBlock>().Any(IsExplanation))
            remarks.Add("A line that begins with “* ” is a list; to explain a mark such as “word*”, write “[^1]”.");
        return remarks;
    }

    private static bool IsFigure(ListBlock list) =>
        list is { BulletType: '-', Count: 1 } && list[0] is ListItemBlock item && BeginsWithNumber(item);

    private static bool BeginsWithNumber(ContainerBlock block) =>
        block is [ParagraphBlock { Inline.FirstChild: LiteralInline first }, ..]
        && first.Content.AsSpan() is [var sign, ..]
        && char.IsDigit(sign);

    private static bool IsNoteMark(Inline inline) =>
        inline is LiteralInline { PreviousSibling: LiteralInline before } literal
        && literal.Content.AsSpan() is "*"
        && before.Content.AsSpan() is [.., var sign]
        && !char.IsWhiteSpace(sign);

    private static bool IsExplanation(ListBlock list) => list is { BulletType: '*', Count: 1 };

    private static string? Of(Inline inline) =>
        inline switch
        {
            AutolinkInline { IsEmail: false } link when !AllowedLinks.Has(link.Url) => NoLink(link.Url),
            LinkInline { IsImage: true } => "Pictures are not printed; their description stands in their place.",
            LinkInline link when IsShownAddress(link) =>
                $"The link to “{Shortened(link.Url!)}” has no words, so its address is printed.",
            EmphasisInline { DelimiterCount: 2 } bold when Edges(bold) is { } words =>
                $"“{Shortened(words)}” is set in bold with the space at its edge; move the asterisks to the words.",
            LiteralInline literal when IsLeftover(literal) =>
                "Two asterisks are printed as typed, because no others belong to them.",
            LiteralInline literal when MissingNote(literal) is { } mark =>
                $"“{mark}” is printed as typed, because there is no note “{mark}:”.",
            LiteralInline literal when LooksLikeLink(literal) is { } address =>
                !IsPicture(literal) ? NoLink(address)
                : literal is { NextSibling: null, Parent.FirstChild: LiteralInline first } && Begins(first) ? null
                : "A picture stands on a line of its own, with nothing else on it.",
            LiteralInline literal when BrokenAddress(literal) is { } address =>
                $"“{Shortened(address)}” is printed as typed and is no link: an address has no space in it.",
            LiteralInline literal when LooksLikeTag(literal.Content.AsSpan()) =>
                "HTML is not read: tags are printed as they stand.",
            _ => null,
        };

    private static string NoLink(string address) =>
        $"“{Shortened(address)}” is printed as typed and is no link: only https, http, mailto and tel addresses are.";

    private static bool IsShownAddress(LinkInline link) =>
        link.LastChild is HtmlEntityInline shown && shown.Transcoded.ToString() == link.Url;

    private static string? Edges(EmphasisInline bold)
    {
        var words = string.Concat(bold.Descendants<LiteralInline>().Select(l => l.Content.ToString()));
        return words.Length > 0 && (char.IsWhiteSpace(words[0]) || char.IsWhiteSpace(words[^1])) ? words.Trim() : null;
    }

    private static bool IsLeftover(LiteralInline literal) =>
        literal.Content.Length > 1
        && !literal.Content.AsSpan().ContainsAnyExcept('*')
        && literal.Span.Length == literal.Content.Length;

    private static string? MissingNote(LiteralInline literal)
    {
        var text = literal.Content.AsSpan();
        return literal.PreviousSibling is LiteralInline before
            && before.Content.AsSpan() is [.., '[']
            && NoteMarkParser.LengthOf("[" + text.ToString()) is var length and > 0
            ? "[" + text[..(length - 1)].ToString()
            : null;
    }

    /// <summary>The end of what was meant as a link, as <see cref="Links.SpellOut"/> leaves it.</summary>
    private static string? LooksLikeLink(LiteralInline literal) =>
        literal.Content.AsSpan() is ['[', ']', '(', .., ')'] or [']', '(', .., ')']
            ? literal.Content.ToString().TrimStart('[', ']')[1..^1]
            : null;

    private static bool IsPicture(LiteralInline end)
    {
        for (Inline? before = end.PreviousSibling; before is LiteralInline literal; before = before.PreviousSibling)
            if (literal.Content.AsSpan() is [.., '!'] or [.., '!', '[']) return true;
        return false;
    }

    private static bool Begins(LiteralInline first) => first.Content.AsSpan() is "!" or "![";

    private static string? BrokenAddress(LiteralInline literal)
    {
        var text = literal.Content.ToString();
        var from = text.LastIndexOf("](", StringComparison.Ordinal) + 2;
        if (from < 2) return null;
        var address =
            from == text.Length && literal.NextSibling is LinkInline { NextSibling: LiteralInline rest } bare
                ? bare.Url + rest.Content
                : text[from..];
        var end = address.IndexOf(')', StringComparison.Ordinal);
        return end > 0 && address[..end].Contains(' ') && AllowedLinks.Has(address) ? address[..end] : null;
    }

    private static bool LooksLikeTag(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOf('<'); at >= 0 && at + 1 < text.Length; at = text.IndexOf('<'))
        {
            text = text[(at + 1)..];
            if (char.IsAsciiLetter(text[0]) || text[0] is '/' or '!') return true;
        }
        return false;
    }

    private static bool Counts(ListBlock list) =>
        !list.IsOrdered
        || list.OfType<ListItemBlock>().Select((item, i) => item.Order - i).Distinct().Count() == 1;

    private static string Numbers(ListBlock list) =>
        string.Join(", ", list.OfType<ListItemBlock>().Take(5).Select(i => i.Order)) + (list.Count > 5 ? " …" : "");

    private static string Shortened(string text) =>
        text.Length <= LongestQuoted ? text : text[..Folding.Whole(text, LongestQuoted - 1)] + "…";
}
