using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsroomApp.Typesetting.Parsing;

/// <summary>A picture of the document, which stands on a line of its own: <c>![](name)</c>.</summary>
internal sealed class PictureBlock(Figure figure) : LeafBlock(parser: null)
{
    public Figure Figure => figure;

    /// <summary>Words between the brackets are an alternative text for this place.</summary>
    public static void Place(ContainerBlock blocks, IReadOnlyList<Figure> figures)
    {
        for (var i = 0; i < blocks.Count; i++)
            if (blocks[i] is ContainerBlock inner) Place(inner, figures);
            else if (
                blocks[i] is ParagraphBlock { Inline: { } line }
                && line.FirstChild is LinkInline { IsImage: true } link
                && link.NextSibling is null
                && figures.FirstOrDefault(f => f.Picture.Name == link.Url) is { } figure
            )
                blocks[i] = new PictureBlock(Words(link) is { Length: > 0 } alt ? figure with { Alt = alt } : figure)
                {
                    Span = blocks[i].Span,
                    Line = blocks[i].Line,
                };
    }

    private static string Words(LinkInline link) =>
        string.Concat(link.Descendants<LiteralInline>().Select(l => l.Content.ToString()));
}
