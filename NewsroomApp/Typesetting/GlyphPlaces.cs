using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NewsroomApp.Typesetting.Parsing;
using NewsroomApp.Typesetting.Writing;

namespace NewsroomApp.Typesetting;

internal sealed class GlyphPlaces
{
    private readonly string _markdown;
    private readonly List<(int Start, int End)> _places;

    private GlyphPlaces(string markdown) => (_markdown, _places) = (markdown, new(markdown.Length));

    /// <param name="document">Null when the text stands as typed.</param>
    public static List<(int Start, int End)> Of(string markdown, MarkdownDocument? document)
    {
        var places = new GlyphPlaces(markdown);
        if (document is null) places.Add(markdown, 0);
        else
            foreach (var block in document) places.Add(block);
        return places._places;
    }

    private void Add(Block block)
    {
        if (block is ContainerBlock container)
            foreach (var child in container) Add(child);
        else if (block is CodeBlock code)
        {
            if (Fence.WordsOf(code) is { Length: > 0 } words)
                Add(words, _markdown.IndexOf(words, code.Span.Start, StringComparison.Ordinal));
            // A slice points into the text itself, after the indentation that is not code.
            for (var i = 0; i < code.Lines.Count; i++)
                Add(code.Lines.Lines[i].Slice.ToString(), code.Lines.Lines[i].Slice.Start);
        }
        else if (block is LeafBlock { Inline: { } inlines }) Add(inlines);
    }

    private void Add(ContainerInline inlines)
    {
        foreach (var inline in inlines)
        {
            if (inline is LiteralInline literal) Add(literal.Content.ToString(), StartOf(literal));
            else if (inline is HtmlEntityInline entity) AddRepeated(entity.Transcoded.ToString(), entity.Span);
            else if (inline is CodeInline code) Add(code.Content, code.Span.Start + code.DelimiterCount);
            else if (inline is AutolinkInline link) Add(link.Url, link.Span.Start + 1);
            else if (inline is NoteMark mark) AddRepeated(NoteIds.Shown(mark), mark.Span);
            else if (inline is NoteReturn back) AddRepeated(NoteIds.Return, back.Span);
            else if (inline is DelimiterInline delimiter) Add(delimiter.ToLiteral(), delimiter.Span.Start);
            if (inline is ContainerInline container) Add(container);
        }
    }

    /// <summary>The span may begin with the backslash of an escape or the spaces of a table cell.</summary>
    private int StartOf(LiteralInline literal)
    {
        var (start, length) = (literal.Span.Start, literal.Span.Length);
        var within = _markdown
            .AsSpan(start, Math.Min(length, _markdown.Length - start))
            .LastIndexOf(literal.Content.AsSpan());
        return start + Math.Max(0, within);
    }

    private void Add(string text, int start)
    {
        for (var i = 0; i < text.Length; i++)
            if (!Glyphs.IsWhite(text[i])) _places.Add((start + i, start + i + 1));
    }

    /// <summary>All characters of an entity have the place of the whole entity.</summary>
    private void AddRepeated(string text, SourceSpan span)
    {
        foreach (var c in text)
            if (!Glyphs.IsWhite(c)) _places.Add((span.Start, span.End + 1));
    }
}
