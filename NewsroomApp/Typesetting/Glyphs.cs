using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsroomApp.Typesetting;

/// <summary>A range of the part as typed, to be marked with a number in the typeset text.</summary>
public sealed record WordMark(Statements.Documents.Part Part, int Start, int Length, int Number);

/// <summary>
/// Maps positions between the text as displayed and as typed. Positions count glyphs: UTF-16 units without the white
/// space of HTML (space, tab, line feed, form feed, carriage return), so that browser and server agree whatever is
/// between blocks.
/// </summary>
public static class Glyphs
{
    private static readonly MarkdownPipeline _pipeline = Typesetter.Pipeline(precise: true);

    /// <summary>The range in the Markdown for glyphs counted from 0; null when there are not as many.</summary>
    public static (int Start, int Length)? Typed(string markdown, int first, int count)
    {
        var places = Of(markdown);
        if (first < 0 || count <= 0 || first + count > places.Count) return null;
        return (places[first].Start, places[first + count - 1].End - places[first].Start);
    }

    public static (int Start, int Length)? Plain(string text, int first, int count)
    {
        var places = Enumerable.Range(0, text.Length).Where(i => !IsWhite(text[i])).ToList();
        if (first < 0 || count <= 0 || first + count > places.Count) return null;
        return (places[first], places[first + count - 1] + 1 - places[first]);
    }

    /// <summary>Marks are <c>mark</c> elements with their number in <c>data-mark</c>.</summary>
    public static IReadOnlyList<TextBlock> Mark(
        string markdown,
        IReadOnlyList<TextBlock> blocks,
        IEnumerable<WordMark> marks
    )
    {
        var places = Of(markdown);
        var owners = new int[places.Count];
        foreach (var mark in marks)
            for (
                var i = places.FindIndex(p => p.Start >= mark.Start);
                i >= 0 && i < places.Count && places[i].Start < mark.Start + mark.Length;
                i++
            )
                owners[i] = mark.Number;
        var at = 0;
        return [.. blocks.Select(block => block with { Html = Mark(block.Html, owners, ref at) })];
    }

    /// <summary>Turns a line of plain text into HTML.</summary>
    public static string Mark(string text, IEnumerable<WordMark> marks)
    {
        var places = Enumerable.Range(0, text.Length).Where(i => !IsWhite(text[i])).ToList();
        var owners = places.ConvertAll(place =>
            marks.LastOrDefault(m => m.Start <= place && place < m.Start + m.Length)?.Number ?? 0
        );
        var at = 0;
        return Mark(
            text.Replace("&", "&amp;", StringComparison.Ordinal)
                .Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace(">", "&gt;", StringComparison.Ordinal),
            [.. owners],
            ref at
        );
    }

    /// <summary>Expects the typesetter's HTML, which is well formed and has named and numeric entities only.</summary>
    private static string Mark(string html, int[] owners, ref int glyph)
    {
        var marked = new StringBuilder(html.Length + 64);
        var white = new StringBuilder();
        var open = 0;
        for (var i = 0; i < html.Length; i++)
        {
            if (html[i] == '<')
            {
                Turn(0);
                var end = html.IndexOf('>', i);
                marked.Append(html, i, end + 1 - i);
                i = end;
            }
            else if (IsWhite(html[i])) white.Append(html[i]);
            else
            {
                var (length, units) = Character(html, i);
                Turn(glyph < owners.Length ? owners[glyph] : 0);
                marked.Append(html, i, length);
                glyph += units;
                i += length - 1;
            }
        }
        Turn(0);
        return marked.ToString();

        // White space between two marks belongs to neither.
        void Turn(int owner)
        {
            if (owner != open && open != 0) marked.Append("</mark>");
            marked.Append(white);
            white.Clear();
            if (owner != open && owner != 0)
                marked.Append(System.Globalization.CultureInfo.InvariantCulture, $"<mark data-mark=\"{owner}\">");
            open = owner;
        }
    }

    /// <returns>Its length in the HTML, and in UTF-16 units as displayed.</returns>
    private static (int Length, int Units) Character(string html, int at)
    {
        if (html[at] != '&' || html.IndexOf(';', at) is not (var end and > 0)) return (1, 1);
        return (end + 1 - at, System.Net.WebUtility.HtmlDecode(html[at..(end + 1)]).Length);
    }

    private static List<(int Start, int End)> Of(string markdown)
    {
        var places = new List<(int, int)>(markdown.Length);
        if (Typesetter.Parse(markdown, _pipeline) is { } document)
            foreach (var block in document) Walk(markdown, block, places);
        else Put(markdown, 0, places);
        return places;
    }

    private static void Walk(string markdown, Block block, List<(int, int)> places)
    {
        if (block is ContainerBlock container)
        {
            if (container is not LinkReferenceDefinitionGroup)
                foreach (var child in container) Walk(markdown, child, places);
        }
        else if (block is CodeBlock code)
        {
            // A slice points into the text itself, after the indentation that is not code.
            for (var i = 0; i < code.Lines.Count; i++)
                Put(code.Lines.Lines[i].Slice.ToString(), code.Lines.Lines[i].Slice.Start, places);
        }
        else if (block is LeafBlock { Inline: { } inlines }) Walk(markdown, inlines, places);
    }

    private static void Walk(string markdown, ContainerInline inlines, List<(int, int)> places)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                // The span may begin with the backslash of an escape or the spaces of a table cell.
                case LiteralInline { Content: var content } literal:
                    var within = markdown
                        .AsSpan(literal.Span.Start, Math.Min(literal.Span.Length, markdown.Length - literal.Span.Start))
                        .LastIndexOf(content.AsSpan());
                    Put(content.ToString(), literal.Span.Start + Math.Max(0, within), places);
                    break;
                case HtmlEntityInline entity:
                    Repeat(entity.Transcoded.ToString(), entity.Span, places);
                    break;
                case CodeInline code:
                    Put(code.Content, code.Span.Start + code.DelimiterCount, places);
                    break;
                case AutolinkInline link:
                    Put(link.Url, link.Span.Start + 1, places);
                    break;
                case DelimiterInline delimiter:
                    Put(delimiter.ToLiteral(), delimiter.Span.Start, places);
                    Walk(markdown, delimiter, places);
                    break;
                case ContainerInline container:
                    Walk(markdown, container, places);
                    break;
            }
        }
    }

    private static void Put(string text, int start, List<(int, int)> places)
    {
        for (var i = 0; i < text.Length; i++)
            if (!IsWhite(text[i])) places.Add((start + i, start + i + 1));
    }

    /// <summary>All characters of an entity have the place of the whole entity.</summary>
    private static void Repeat(string text, SourceSpan span, List<(int, int)> places)
    {
        foreach (var c in text)
            if (!IsWhite(c)) places.Add((span.Start, span.End + 1));
    }

    private static bool IsWhite(char c) => c is ' ' or '\t' or '\n' or '\f' or '\r';
}
