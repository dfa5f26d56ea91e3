using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsroomApp.Typesetting.Parsing;

/// <summary>Which lines "[label]: address" define a link. All others are text.</summary>
internal static class DefinitionFilter
{
    private static readonly object _key = new();

    /// <summary>If so, the next parse with this context lets only those pass that something refers to.</summary>
    public static bool HasUnused(MarkdownDocument document, MarkdownParserContext context)
    {
        if (document.GetData(_key) is not List<string> defined) return false;
        var used = document.Descendants<LinkInline>().Select(l => l.Reference?.Label).OfType<string>().ToHashSet();
        context.Properties[_key] = used;
        return !defined.TrueForAll(used.Contains);
    }

    public static bool Takes(BlockProcessor processor, LinkReferenceDefinition definition)
    {
        var document = processor.Document;
        if (
            !AllowedLinks.Has(definition.Url ?? "")
            || document.ContainsLinkReferenceDefinition(definition.Label!)
            || (processor.Context?.Properties.TryGetValue(_key, out var used) == true
                && !((HashSet<string>)used).Contains(definition.Label!))
        )
            return false;
        document.SetLinkReferenceDefinition(definition.Label!, definition, addGroup: false);
        if (document.GetData(_key) is not List<string> defined) document.SetData(_key, defined = []);
        defined.Add(definition.Label!);
        return true;
    }
}

internal sealed class Paragraphs : ParagraphBlockParser
{
    /// <summary>The label, the address and the title may stand on lines of their own.</summary>
    private const int LongestDefinition = 3;

    public Paragraphs() => ParseSetextHeadings = false;

    public override bool Close(BlockProcessor processor, Block block)
    {
        ref var lines = ref ((ParagraphBlock)block).Lines;
        for (var i = 0; i < lines.Count; i++) lines.Lines[i].Slice.TrimStart();
        if (lines.Lines[0].Slice.CurrentChar == '[') lines = WithoutDefinitions(processor, lines);
        if (lines.Count == 0) return false;
        lines.Lines[lines.Count - 1].Slice.TrimEnd();
        Tables.SetApart((ParagraphBlock)block);
        return true;
    }

    private static StringLineGroup WithoutDefinitions(BlockProcessor processor, StringLineGroup lines)
    {
        var kept = new StringLineGroup(lines.Count);
        var at = 0;
        while (at < lines.Count && lines.Lines[at].Slice.CurrentChar == '[')
        {
            var taken = HiddenRemark.Begins(lines.Lines[at].Slice.AsSpan()) ? 1 : Definition(processor, lines, at);
            if (taken == 0) kept.Add(ref lines.Lines[at]);
            at += Math.Max(taken, 1);
        }
        for (; at < lines.Count; at++) kept.Add(ref lines.Lines[at]);
        return kept;
    }

    private static int Definition(BlockProcessor processor, StringLineGroup lines, int at)
    {
        var some = new StringLineGroup(LongestDefinition);
        for (var i = at; i < Math.Min(lines.Count, at + LongestDefinition); i++) some.Add(ref lines.Lines[i]);
        var text = some.ToCharIterator();
        return LinkReferenceDefinition.TryParse(ref text, out var definition)
            && DefinitionFilter.Takes(processor, definition)
            ? some.Count - text.Remaining().Count
            : 0;
    }
}
