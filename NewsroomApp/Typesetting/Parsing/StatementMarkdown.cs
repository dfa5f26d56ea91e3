using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsroomApp.Typesetting.Parsing;

/// <summary>
/// CommonMark 0.31.2 with pipe tables and footnotes, without HTML, indented code and underlined headings. Line breaks
/// count, numbers stay as typed, and bare addresses are links.
/// </summary>
internal static class StatementMarkdown
{
    /// <summary>Deeper text is shown as typed, because each level costs stack.</summary>
    private const int DeepestNesting = 64;

    private const string Unreadable = "\uFFFD";

    private static readonly MarkdownPipeline _pipeline = Pipeline();

    /// <returns>Null when the text is nested too deeply.</returns>
    public static MarkdownDocument? Parse(string markdown, IReadOnlyList<Figure> figures)
    {
        try
        {
            var context = new MarkdownParserContext();
            var document = Markdown.Parse(markdown, _pipeline, context);
            while (Fence.IsOpenAtTheEnd(document, context)) document = Markdown.Parse(markdown, _pipeline, context);
            // A definition that nothing refers to is a line of the text.
            if (DefinitionFilter.HasUnused(document, context)) document = Markdown.Parse(markdown, _pipeline, context);
            Nest(document);
            Readable(document);
            if (figures.Count > 0) PictureBlock.Place(document, figures);
            Links.SpellOut(document, markdown);
            NoteBlock.Place(document);
            return document;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static MarkdownPipeline Pipeline()
    {
        var lineBreaks = new LineBreakInlineParser { EnableSoftAsHard = true };
        var lists = new ListBlockParser();
        lists.ItemParsers.Clear();
        lists.ItemParsers.AddRange([new NumberedItems(), new BulletedItems()]);
        var builder = new MarkdownPipelineBuilder
        {
            MaximumNestingDepth = DeepestNesting,
            PreciseSourceLocation = true,
        };
        builder.BlockParsers.Clear();
        builder.BlockParsers.AddRange(
            [
                new PipeTableBlockParser(),
                new ThematicBreakParser(),
                new Headings(),
                new QuoteBlockParser(),
                lists,
                Fence.Parser(),
                new NoteParser(),
                new Paragraphs(),
            ]
        );
        builder.InlineParsers.Clear();
        builder.InlineParsers.AddRange(
            [
                new HtmlEntityParser(),
                new NoteMarkParser(),
                new LinkParser(),
                new EscapeInlineParser(),
                new Tables(lineBreaks),
                new EmphasisParser(),
                new CodeInlineParser(),
                new AutolinkInlineParser(new() { EnableHtmlParsing = false }),
                new BareAddressParser(),
                lineBreaks,
            ]
        );
        return builder.Build();
    }

    /// <summary>An entity may name what no XML can hold; HTML itself does so with some of it.</summary>
    private static void Readable(MarkdownDocument document)
    {
        foreach (var entity in document.Descendants<HtmlEntityInline>())
            if (CleanText.Of(entity.Transcoded.ToString(), singleLine: false) is var clean)
                entity.Transcoded = new(clean == entity.Transcoded.ToString() ? clean : Unreadable);
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
}
