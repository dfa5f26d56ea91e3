using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace NewsroomApp.Typesetting.Parsing;

internal static class Fence
{
    public static string WordsOf(CodeBlock block) => (block as FencedCodeBlock)?.Info ?? "";

    public static FencedCodeBlockParser Parser() => new() { InfoParser = TakeWords };

    private static bool TakeWords(BlockProcessor processor, ref StringSlice line, IFencedBlock fenced, char sign)
    {
        // Backticks on one line are code inside a paragraph (CommonMark 0.31.2, section 4.5).
        if (sign == '`' && line.AsSpan().Contains('`')) return false;
        fenced.Info = line.AsSpan().Trim().ToString();
        return true;
    }
}
