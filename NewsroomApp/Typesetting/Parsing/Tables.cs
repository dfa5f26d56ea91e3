using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;

namespace NewsroomApp.Typesetting.Parsing;

/// <summary>A table has nothing but dashes below its first row. Markdig 1.6 drops words that stand there.</summary>
internal sealed partial class Tables(LineBreakInlineParser lineBreaks) : PipeTableParser(lineBreaks, new())
{
    public static bool Begins(StringLineGroup lines)
    {
        var first = 0;
        while (first < lines.Count && !lines.Lines[first].Slice.AsSpan().Contains('|')) first++;
        return first + 1 < lines.Count && Dashes().IsMatch(lines.Lines[first + 1].Slice.AsSpan());
    }

    public override bool Match(InlineProcessor processor, ref StringSlice slice) =>
        processor.Block!.ContainsData(typeof(Tables)) && base.Match(processor, ref slice);

    [GeneratedRegex(@"^[-:| \t]*-[-:| \t]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dashes();
}
