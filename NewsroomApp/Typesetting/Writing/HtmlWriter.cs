using System.Globalization;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NewsroomApp.Typesetting.Parsing;

namespace NewsroomApp.Typesetting.Writing;

/// <summary>Has a renderer for the blocks and inlines that are allowed; nothing else gets into a page.</summary>
internal sealed class HtmlWriter : HtmlRenderer
{
    /// <summary>Sets the notes of one text apart from those of another on the same page.</summary>
    public string Name { get; }

    public string Folder { get; }

    private readonly bool _isElsewhere;

    /// <param name="page">The address of the page, for readers that show the text elsewhere.</param>
    /// <param name="folder">The address under which pictures are read.</param>
    public HtmlWriter(TextWriter writer, string name, string? page, string folder)
        : base(writer)
    {
        (Name, Folder) = (name, Address(page, folder));
        _isElsewhere = page is not null;
        LinkRewriter = address => Address(page, address);
        ObjectRenderers.Clear();
        ObjectRenderers.AddRange(
            [
                new ParagraphRenderer(),
                new HeadingRenderer(),
                new QuoteBlockRenderer(),
                new ListWriter(),
                new RuleWriter(),
                new CodeWriter(),
                new TableWriter(),
                new NotesWriter(),
                new PictureWriter(),
                new LiteralInlineRenderer(),
                new EmphasisInlineRenderer(),
                new LineBreakWriter(),
                new CodeInlineRenderer(),
                new HtmlEntityInlineRenderer(),
                new DelimiterInlineRenderer(),
                new LinkWriter(),
                new AutolinkWriter(),
                new NoteMarkWriter(),
                new NoteReturnWriter(),
            ]
        );
    }

    /// <summary>Away from its page a text has no identifiers: another text there may have the same.</summary>
    public string Id(string name) => _isElsewhere ? "" : $" id=\"{name}\"";

    public static string Write(Block block, string name, string? page, string folder)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        new HtmlWriter(writer, name, page, folder).Render(block);
        return writer.ToString().TrimEnd();
    }

    public static string Address(string? page, string address) =>
        WithOneFragment(page is null ? address : Absolute(page, address));

    private static string WithOneFragment(string address)
    {
        var fragment = address.IndexOf('#') + 1;
        return address[..fragment] + address[fragment..].Replace("#", "%23", StringComparison.Ordinal);
    }

    private static string Absolute(string page, string address) =>
        address.StartsWith('#') ? page + address
        : address.StartsWith('/') ? new Uri(new Uri(page), address).AbsoluteUri
        : address;
}

internal sealed class LineBreakWriter : HtmlObjectRenderer<LineBreakInline>
{
    protected override void Write(HtmlRenderer renderer, LineBreakInline obj) => renderer.WriteLine("<br>");
}

internal sealed class PictureWriter : HtmlObjectRenderer<PictureBlock>
{
    protected override void Write(HtmlRenderer renderer, PictureBlock obj) =>
        renderer
            .EnsureLine()
            .WriteLine(FigureHtml.Of(obj.Figure, ((HtmlWriter)renderer).Folder, isLate: true));
}

internal sealed class RuleWriter : HtmlObjectRenderer<ThematicBreakBlock>
{
    protected override void Write(HtmlRenderer renderer, ThematicBreakBlock obj) => renderer.WriteLine("<hr>");
}

internal sealed class LinkWriter : HtmlObjectRenderer<LinkInline>
{
    private static readonly LinkInlineRenderer _link = new() { Rel = "noopener" };

    protected override void Write(HtmlRenderer renderer, LinkInline obj)
    {
        if (obj.IsImage || (obj.IsAutoLink && Links.IsWithinLink(obj)))
        {
            renderer.WriteChildren(obj);
            return;
        }
        // For sheet.css: the text is the address already, so paper does not repeat it.
        if (obj.IsAutoLink) obj.SetAttributes(new() { Classes = ["bare"] });
        obj.Title = null;
        _link.Write(renderer, obj);
    }
}

internal sealed class AutolinkWriter : HtmlObjectRenderer<AutolinkInline>
{
    private static readonly AutolinkInlineRenderer _link = new() { Rel = "noopener" };

    protected override void Write(HtmlRenderer renderer, AutolinkInline obj)
    {
        obj.SetAttributes(new() { Classes = ["bare"] });
        if (obj.IsEmail || AllowedLinks.Has(obj.Url)) _link.Write(renderer, obj);
        else renderer.WriteEscape(obj.Url);
    }
}

internal sealed class ListWriter : HtmlObjectRenderer<ListBlock>
{
    /// <summary>Such a number takes more room than the margin of a list has.</summary>
    private const int FirstLong = 100;

    protected override void Write(HtmlRenderer renderer, ListBlock obj)
    {
        var items = obj.OfType<ListItemBlock>().ToList();
        renderer.EnsureLine();
        renderer.Write(obj.IsOrdered ? "<ol" : "<ul").WriteAttributes(obj);
        if (!obj.IsOrdered) renderer.WriteLine(">");
        else
        {
            if (items[0].Order != 1) Number(renderer, "start", items[0].Order);
            renderer.WriteLine(items.Exists(i => i.Order >= FirstLong) ? " class=\"long\">" : ">");
        }
        var next = items[0].Order;
        foreach (var item in items)
        {
            renderer.EnsureLine();
            renderer.Write("<li");
            if (obj.IsOrdered && item.Order != next) Number(renderer, "value", item.Order);
            renderer.Write(">");
            var before = renderer.ImplicitParagraph;
            renderer.ImplicitParagraph = !obj.IsLoose;
            renderer.WriteChildren(item);
            renderer.ImplicitParagraph = before;
            renderer.WriteLine("</li>");
            next = item.Order + 1;
        }
        renderer.WriteLine(obj.IsOrdered ? "</ol>" : "</ul>");
    }

    private static void Number(HtmlRenderer renderer, string attribute, int number) =>
        renderer.Write(string.Create(CultureInfo.InvariantCulture, $" {attribute}=\"{number}\""));
}

/// <summary>With the words after the fence, which would name a programming language elsewhere.</summary>
internal sealed class CodeWriter : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock obj)
    {
        renderer.EnsureLine();
        renderer.Write("<pre><code>");
        if (Fence.WordsOf(obj) is { Length: > 0 } words) renderer.WriteEscape(words).WriteLine();
        renderer.WriteLeafRawLines(obj, writeEndOfLines: true, escape: true);
        renderer.WriteLine("</code></pre>");
    }
}

internal sealed class NotesWriter : HtmlObjectRenderer<NotesBlock>
{
    protected override void Write(HtmlRenderer renderer, NotesBlock obj)
    {
        renderer.EnsureLine();
        renderer.WriteLine("<div class=\"footnotes\" role=\"doc-endnotes\">").WriteLine("<ol>");
        foreach (var note in obj.OfType<NoteBlock>())
        {
            renderer.EnsureLine();
            renderer.Write($"<li{((HtmlWriter)renderer).Id(NoteIds.Of(renderer, note))}>");
            renderer.WriteChildren(note);
            renderer.WriteLine("</li>");
        }
        renderer.WriteLine("</ol>").WriteLine("</div>");
    }
}

/// <summary>In brackets: without them "4[1]" would be read, and copied, as "41".</summary>
internal sealed class NoteMarkWriter : HtmlObjectRenderer<NoteMark>
{
    protected override void Write(HtmlRenderer renderer, NoteMark obj)
    {
        renderer.Write($"<sup{((HtmlWriter)renderer).Id(NoteIds.Of(renderer, obj))}>");
        // A link holds no other.
        if (Links.IsWithinLink(obj)) renderer.Write(NoteIds.Shown(obj));
        else
            renderer
                .Write("<a href=\"")
                .WriteEscapeUrl("#" + NoteIds.Of(renderer, obj.Note))
                .Write("\" role=\"doc-noteref\">")
                .Write(NoteIds.Shown(obj))
                .Write("</a>");
        renderer.Write("</sup>");
    }
}

internal sealed class NoteReturnWriter : HtmlObjectRenderer<NoteReturn>
{
    protected override void Write(HtmlRenderer renderer, NoteReturn obj) =>
        renderer
            .Write(" <a href=\"")
            .WriteEscapeUrl("#" + NoteIds.Of(renderer, obj.Mark))
            .Write("\" role=\"doc-backlink\" aria-label=\"Back to the text\">")
            .Write(NoteIds.Return)
            .Write("</a>");
}

internal static class NoteIds
{
    public const string Return = "↩\uFE0E";

    public static string Shown(NoteMark mark) => $"[{Digits(mark.Note.Number)}]";

    public static string Of(HtmlRenderer renderer, NoteBlock note) =>
        $"{((HtmlWriter)renderer).Name}-note-{Digits(note.Number)}";

    public static string Of(HtmlRenderer renderer, NoteMark mark)
    {
        var first = $"{((HtmlWriter)renderer).Name}-mark-{Digits(mark.Note.Number)}";
        return mark.Turn == 1 ? first : $"{first}-{Digits(mark.Turn)}";
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
