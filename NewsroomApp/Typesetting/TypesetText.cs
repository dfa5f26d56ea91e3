using System.Net;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NewsroomApp.Typesetting.Paper;
using NewsroomApp.Typesetting.Parsing;
using NewsroomApp.Typesetting.Writing;

namespace NewsroomApp.Typesetting;

/// <summary>What a text in Markdown says: preview, review, page, feeds, e-mail and search all read it here.</summary>
public sealed class TypesetText
{
    private readonly string _markdown;
    private readonly string _name;
    private readonly string _folder;

    /// <summary>Null when the text is nested too deeply: then it stands as typed.</summary>
    private readonly MarkdownDocument? _document;

    /// <param name="name">Sets its notes apart from those of another text on the same page.</param>
    private TypesetText(
        string markdown,
        string name,
        IReadOnlyList<Figure> figures,
        string folder,
        string language
    )
    {
        (_markdown, _name, _folder) = (markdown, name, folder);
        _document = StatementMarkdown.Parse(markdown, figures);
        if (_document is not null) Turn(_document, language.Length > 0 && Institution.IsRightToLeft(language));
    }

    /// <summary>Blocks may run the other way than their text, such as Arabic words quoted in an English one.</summary>
    private static void Turn(MarkdownDocument document, bool isRightToLeft)
    {
        foreach (var block in document)
        {
            var words = string.Concat(InlinesOf(block).OfType<LiteralInline>().Select(i => i.Content.ToString()));
            if (block is not NotesBlock && Folding.IsTurned(words, isRightToLeft))
                block.GetAttributes().AddProperty("dir", isRightToLeft ? "ltr" : "rtl");
        }
    }

    private static IEnumerable<MarkdownObject> InlinesOf(Block block) =>
        block is LeafBlock { Inline: var words } ? words?.Descendants() ?? [] : block.Descendants();

    public static TypesetText Of(string markdown) => new(markdown, "text", [], "", "");

    /// <param name="folder">The address under which pictures are read.</param>
    public static TypesetText Of(Document words, Part part, string folder = "") =>
        new(
            words[part],
            part.Key.Replace('/', '-'),
            Figure.In(words, part.Language),
            folder,
            part.Language.Length > 0 ? part.Language : words.Language
        );

    /// <summary>Differs where another version of the program prints the same words otherwise.</summary>
    public static Fingerprint Printed(Document words) =>
        Fingerprint.Of([
            .. MarkdownOf(words).SelectMany(p => new[] { p.Key, Of(words, p).Html }),
        ]);

    /// <summary>Sentences for the writer about what is not printed as it may have been meant.</summary>
    public static IEnumerable<(Part Part, string Sentence)> RemarksOn(Document words) =>
        MarkdownOf(words).SelectMany(p => Of(words, p).Remarks.Select(remark => (p, remark)));

    private static IEnumerable<Part> MarkdownOf(Document words) =>
        Parts.TextOf(words).Where(p => p.IsMarkdown && words[p].Length > 0);

    public string Plain => PlainFor(page: null);

    /// <summary>For teasers and search: without the addresses of links.</summary>
    public string Words => _document is null ? _markdown : new PlainWriter(withAddresses: false).Write(_document);

    public string Html => HtmlFor(page: null);

    public IReadOnlyList<string> Remarks =>
        _document is null ? [WritingRemarks.TooDeep] : WritingRemarks.On(_document);

    /// <param name="page">The address of the statement.</param>
    internal PaperSection OnPaper(string language, string page)
    {
        var walk = new PaperWalk(page);
        return new(language, _document is null ? PaperWalk.AsTyped(_markdown) : walk.Walk(_document), walk.Notes);
    }

    internal List<(int Start, int End)> Places => GlyphPlaces.Of(_markdown, _document);

    /// <inheritdoc cref="HtmlFor"/>
    public string PlainFor(string? page) =>
        _document is null ? _markdown : new PlainWriter(withAddresses: true, page).Write(_document);

    /// <param name="page">Makes addresses absolute, for readers that show the text away from its page.</param>
    public string HtmlFor(string? page) => string.Concat(Blocks(page));

    /// <summary>A block that is the same in <paramref name="before"/> keeps its key.</summary>
    public IReadOnlyList<TextBlock> Blocks(IReadOnlyList<TextBlock>? before = null) =>
        TextBlock.Keyed(Blocks(page: null), before ?? []);

    private List<string> Blocks(string? page) =>
        _document is null
            ? [$"<p>{WebUtility.HtmlEncode(_markdown)}</p>"]
            : [.. _document.Select(b => HtmlWriter.Write(b, _name, page, _folder)).Where(h => h.Length > 0)];

    /// <summary>The names of pictures that stand in the text.</summary>
    public IEnumerable<string> Placed =>
        _document?.Descendants<PictureBlock>().Select(b => b.Figure.Picture.Name) ?? [];
}
