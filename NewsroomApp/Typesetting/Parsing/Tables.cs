using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;

namespace NewsroomApp.Typesetting.Parsing;

/// <summary>A table has nothing but dashes below its first row. Markdig 1.6 drops words that stand there.</summary>
internal sealed partial class Tables(LineBreakInlineParser lineBreaks) : PipeTableParser(lineBreaks, new())
{
    private const int MostColumns = 2_000;

    /// <summary>Lines above and below it, such as its source, are paragraphs of their own.</summary>
    public static void SetApart(ParagraphBlock block)
    {
        var lines = block.Lines;
        var first = 0;
        while (first < lines.Count && !HasPipe(lines, first)) first++;
        if (first + 1 >= lines.Count || !Dashes().IsMatch(lines.Lines[first + 1].Slice.AsSpan())) return;
        var end = first + 2;
        while (end < lines.Count && HasPipe(lines, end)) end++;
        for (var row = first; row < end; row++)
            if (lines.Lines[row].Slice.AsSpan().Count('|') > MostColumns) return;
        block.SetData(typeof(Tables), true);
        if (block.Parent is not { } parent) return;
        var at = parent.IndexOf(block);
        if (end < lines.Count) parent.Insert(at + 1, Paragraph(block, end, lines.Count));
        if (first > 0) parent.Insert(at, Paragraph(block, 0, first));
        block.Lines = Some(lines, first, end);
    }

    private static bool HasPipe(StringLineGroup lines, int at) => lines.Lines[at].Slice.AsSpan().Contains('|');

    private static ParagraphBlock Paragraph(ParagraphBlock block, int from, int to) =>
        new(block.Parser!)
        {
            Lines = Some(block.Lines, from, to),
            Line = block.Lines.Lines[from].Line,
            Column = block.Column,
            Span = new(block.Lines.Lines[from].Position, block.Lines.Lines[to - 1].Slice.End),
            IsOpen = false,
        };

    private static StringLineGroup Some(StringLineGroup lines, int from, int to)
    {
        var some = new StringLineGroup(to - from);
        for (var i = from; i < to; i++) some.Add(ref lines.Lines[i]);
        some.Lines[to - from - 1].Slice.TrimEnd();
        return some;
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
        processor.Block!.ContainsData(typeof(Tables)) && base.Match(processor, ref slice);

    [GeneratedRegex(@"^[-:| \t]*-[-:| \t]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dashes();
}
