using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsroomApp.Typesetting;

/// <summary>
/// Renders Markdown as safe HTML, for preview, review and public page alike. Only the blocks and inlines listed here
/// have a renderer, HTML in the text is shown as text, and links may use only the listed schemes.
/// </summary>
public static class Typesetter
{
    /// <summary>Deeper text is shown as typed, because each level costs stack.</summary>
    private const int DeepestNesting = 64;

    private static readonly MarkdownPipeline _pipeline = Pipeline(precise: false);

    /// <summary>A block that is the same in <paramref name="before"/> keeps its key.</summary>
    public static IReadOnlyList<TextBlock> Set(string markdown, IReadOnlyList<TextBlock>? before = null)
    {
        var html = Parse(markdown) is { } document
            ? [.. document.Select(Html).Where(h => h.Length > 0)]
            : new List<string> { PlainParagraph(markdown) };
        return TextBlock.Keyed(html, before ?? []);
    }

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
        var remarks = Addresses(document).Where(a => !AllowedLinks.Has(a)).Distinct().Select(LeftOut).ToList();
        if (document.Descendants<LinkInline>().Any(l => l.IsImage))
            remarks.Add("Pictures are not printed; their description stands in their place.");
        if (document.Descendants<LiteralInline>().Any(l => LooksLikeTag(l.Content.AsSpan())))
            remarks.Add("HTML is not read: tags are printed as they stand.");
        return remarks;
    }

    private static IEnumerable<string> Addresses(MarkdownDocument document) =>
        document
            .Descendants<LinkInline>()
            .Select(l => l.Url ?? "")
            .Concat(document.Descendants<AutolinkInline>().Select(l => l.Url));

    private static string LeftOut(string address) =>
        $"The link to “{Shorten(address)}” is left out: only https, http, mailto and tel addresses are printed.";

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..57] + "…";

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
        renderer.ObjectRenderers.AddRange(Renderers());
        renderer.Render(block);
        return writer.ToString().TrimEnd();
    }

    private static IMarkdownObjectRenderer[] Renderers() =>
        [
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
        ];

    private static string PlainParagraph(string text) => $"<p>{System.Net.WebUtility.HtmlEncode(text)}</p>";
}
