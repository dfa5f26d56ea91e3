using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsroomApp.Typesetting;

/// <summary>A top-level block. Its key survives changes around it, so that a page need not render it again.</summary>
public sealed record TextBlock(int Key, string Html);

/// <summary>
/// Renders Markdown as safe HTML, for preview, review and public page alike. Only the blocks and inlines listed here
/// have a renderer, HTML in the text is shown as text, and links may use only the listed schemes.
/// </summary>
public static class Typesetter
{
    /// <summary>Deeper text is shown as typed, because each level costs stack.</summary>
    private const int DeepestNesting = 64;

    private static readonly string[] _schemes = ["https", "http", "mailto", "tel"];

    private static readonly MarkdownPipeline _pipeline = Pipeline(precise: false);

    /// <summary>A block that is the same in <paramref name="before"/> keeps its key.</summary>
    public static IReadOnlyList<TextBlock> Set(string markdown, IReadOnlyList<TextBlock>? before = null)
    {
        var html = Parse(markdown) is { } document
            ? [.. document.Select(Html).Where(h => h.Length > 0)]
            : new List<string> { PlainParagraph(markdown) };
        return KeepKeys(html, before ?? []);
    }

    /// <summary>The Markdown of each top-level block.</summary>
    public static IEnumerable<string> Blocks(string markdown) =>
        Parse(markdown) is { } document
            ? document.Select(b => markdown.Substring(b.Span.Start, b.Span.Length))
            : [markdown];

    public static string Html(string markdown) => string.Concat(Set(markdown).Select(b => b.Html));

    /// <summary>Sentences about what will not be printed as the writer may expect.</summary>
    public static IReadOnlyList<string> Remarks(string markdown)
    {
        if (Parse(markdown) is not { } document)
            return ["This text is nested too deeply to be set; it is shown as it was typed."];
        var remarks = new List<string>();
        foreach (
            var address in document
                .Descendants<LinkInline>()
                .Select(l => l.Url ?? "")
                .Concat(document.Descendants<AutolinkInline>().Select(l => l.Url))
                .Where(u => !IsAllowed(u))
                .Distinct()
        )
            remarks.Add(
                $"The link to “{Shorten(address)}” is left out: only https, http, mailto and tel addresses are printed."
            );
        if (document.Descendants<LinkInline>().Any(l => l.IsImage))
            remarks.Add("Pictures are not printed; their description stands in their place.");
        if (document.Descendants<LiteralInline>().Any(l => LooksLikeTag(l.Content.AsSpan())))
            remarks.Add("HTML is not read: tags are printed as they stand.");
        return remarks;
    }

    private static bool IsAllowed(string address)
    {
        // Markdig 1.6 cannot write an unpaired surrogate in an address.
        if (address.EnumerateRunes().Contains(Rune.ReplacementChar)) return false;
        if (
            address.StartsWith('#')
            || (
                address.StartsWith('/')
                && !address.StartsWith("//", StringComparison.Ordinal)
                && !address.Contains('\\')
            )
        )
            return true;
        var scheme = address.IndexOf(':');
        return scheme > 0 && _schemes.Contains(address[..scheme], StringComparer.OrdinalIgnoreCase);
    }

    /// <param name="precise">Tracks the source position of each character, which is slower.</param>
    internal static MarkdownPipeline Pipeline(bool precise)
    {
        var pipeline = new MarkdownPipelineBuilder { MaximumNestingDepth = DeepestNesting }
            .DisableHtml()
            .UsePipeTables();
        return (precise ? pipeline.UsePreciseSourceLocation() : pipeline).Build();
    }

    /// <returns>Null when the text is nested too deeply.</returns>
    internal static MarkdownDocument? Parse(string markdown, MarkdownPipeline? pipeline = null)
    {
        try
        {
            var document = Markdown.Parse(markdown, pipeline ?? _pipeline);
            Nest(document);
            return document;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Makes headings start at level 2, below the headline, and skip no level.</summary>
    private static void Nest(MarkdownDocument document)
    {
        var above = new Stack<int>();
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            while (above.TryPeek(out var level) && level >= heading.Level) above.Pop();
            above.Push(heading.Level);
            heading.Level = Math.Min(above.Count + 1, 6);
        }
    }

    private static string Html(Block block)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        renderer.ObjectRenderers.Clear();
        renderer.ObjectRenderers.AddRange([
            new ParagraphRenderer(),
            new HeadingRenderer(),
            new QuoteBlockRenderer(),
            new ListRenderer(),
            new ThematicBreakRenderer(),
            new CodeBlockRenderer(),
            new PlainTableRenderer(),
            new LiteralInlineRenderer(),
            new EmphasisInlineRenderer(),
            new LineBreakInlineRenderer(),
            new CodeInlineRenderer(),
            new HtmlEntityInlineRenderer(),
            new DelimiterInlineRenderer(),
            new AllowedLinkRenderer(),
            new AllowedAutolinkRenderer(),
        ]);
        renderer.Render(block);
        return writer.ToString().TrimEnd();
    }

    private static List<TextBlock> KeepKeys(List<string> html, IReadOnlyList<TextBlock> before)
    {
        var shortest = Math.Min(html.Count, before.Count);
        var head = 0;
        while (head < shortest && html[head] == before[head].Html) head++;
        var tail = 0;
        while (tail < shortest - head && html[^(tail + 1)] == before[^(tail + 1)].Html) tail++;

        var next = before.Count == 0 ? 0 : before.Max(b => b.Key) + 1;
        var blocks = new List<TextBlock>(html.Count);
        for (var i = 0; i < html.Count; i++)
        {
            if (i < head) blocks.Add(before[i]);
            else if (html.Count - i <= tail) blocks.Add(before[before.Count - (html.Count - i)]);
            else blocks.Add(new TextBlock(i < before.Count - tail ? before[i].Key : next++, html[i]));
        }
        return blocks;
    }

    private static string PlainParagraph(string text) => $"<p>{System.Net.WebUtility.HtmlEncode(text)}</p>";

    private static bool LooksLikeTag(ReadOnlySpan<char> text)
    {
        for (
            var at = text.IndexOf('<');
            at >= 0 && at + 1 < text.Length;
            text = text[(at + 1)..], at = text.IndexOf('<')
        )
            if (char.IsAsciiLetter(text[at + 1]) || text[at + 1] is '/' or '!') return true;
        return false;
    }

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "…";

    /// <summary>Aligns columns by class, as inline styles are forbidden. The frame scrolls, by keyboard too.</summary>
    private sealed class PlainTableRenderer : HtmlObjectRenderer<Table>
    {
        private static readonly HtmlTableRenderer _printed = new();

        protected override void Write(HtmlRenderer renderer, Table obj)
        {
            foreach (var row in obj.OfType<TableRow>())
                foreach (var (cell, i) in row.OfType<TableCell>().Select((cell, i) => (cell, i)))
                    if (
                        i < obj.ColumnDefinitions.Count
                        && obj.ColumnDefinitions[i].Alignment is { } side
                        && side is not TableColumnAlign.Left
                    )
                        cell.GetAttributes().AddClass(side is TableColumnAlign.Right ? "end" : "mid");
            foreach (var column in obj.ColumnDefinitions) column.Alignment = null;
            renderer.Write("<div class=\"table\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">");
            _printed.Write(renderer, obj);
            renderer.Write("</div>");
        }
    }

    private sealed class AllowedLinkRenderer : HtmlObjectRenderer<LinkInline>
    {
        private static readonly LinkInlineRenderer _printed = new() { Rel = "noopener" };

        protected override void Write(HtmlRenderer renderer, LinkInline obj)
        {
            if (obj.IsImage || !IsAllowed(obj.Url ?? "")) renderer.WriteChildren(obj);
            else _printed.Write(renderer, obj);
        }
    }

    private sealed class AllowedAutolinkRenderer : HtmlObjectRenderer<AutolinkInline>
    {
        private static readonly AutolinkInlineRenderer _printed = new() { Rel = "noopener" };

        protected override void Write(HtmlRenderer renderer, AutolinkInline obj)
        {
            // For sheet.css: the text is the address already, so paper does not repeat it.
            obj.GetAttributes().AddClass("bare");
            if (obj.IsEmail || IsAllowed(obj.Url)) _printed.Write(renderer, obj);
            else renderer.WriteEscape(obj.Url);
        }
    }
}
