using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace NewsroomApp.Typesetting.Parsing;

internal static class Fence
{
    public static string WordsOf(CodeBlock block) => (block as FencedCodeBlock)?.Info ?? "";

    /// <summary>If so, the next parse with this context takes that line, and each like it below, as text.</summary>
    public static bool IsOpenAtTheEnd(MarkdownDocument document, MarkdownParserContext context)
    {
        var open = document.Descendants<FencedCodeBlock>().FirstOrDefault(f => f.ClosingFencedCharCount == 0);
        if (open is null) return false;
        context.Properties[open.FencedChar] = open.Span.Start;
        return true;
    }

    public static FencedCodeBlockParser Parser() => new() { InfoParser = TakeWords };

    private static bool TakeWords(BlockProcessor processor, ref StringSlice line, IFencedBlock fenced, char sign)
    {
        // Backticks on one line are code inside a paragraph (CommonMark 0.31.2, section 4.5).
        if (sign == '`' && line.AsSpan().Contains('`')) return false;
        if (processor.Context?.Properties.TryGetValue(sign, out var from) == true && line.Start >= (int)from)
            return false;
        fenced.Info = line.AsSpan().Trim().ToString();
        return true;
    }
}
