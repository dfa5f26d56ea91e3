using System.Text.RegularExpressions;
using Markdig.Parsers;
using Markdig.Syntax;

namespace NewsroomApp.Typesetting.Parsing;

internal sealed class Headings : HeadingBlockParser
{
    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (!processor.Line.AsSpan().ContainsAnyExcept("# \t")) return BlockState.None;
        var state = base.TryOpen(processor);
        // Of half a tab Markdig 1.6 makes a text of its own, which stands at no place of the source.
        if (state is not BlockState.None) processor.Line.TrimStart();
        return state;
    }
}

/// <summary>Bullets are - and *; an end mark such as "- 30 -" is text.</summary>
internal sealed partial class BulletedItems : UnorderedListItemParser
{
    public BulletedItems() => OpeningCharacters = ['-', '*'];

    public override bool TryParse(BlockProcessor state, char pendingBulletType, out ListInfo result)
    {
        result = default;
        return !EndMark().IsMatch(state.Line.AsSpan()) && base.TryParse(state, pendingBulletType, out result);
    }

    [GeneratedRegex(@"^(?:-[ \t]+[^-]{1,20}[ \t]-|\*[ \t]+[^*]{1,20}[ \t]\*)\s*$", RegexOptions.None, 1000)]
    private static partial Regex EndMark();
}

/// <summary>
/// Items are marked "n.", because that is what a browser prints again. "05.", "21)" and the "17. 5. 2016." of a date
/// are text. A number interrupts a paragraph only after a colon, or when another one follows.
/// </summary>
internal sealed partial class NumberedItems : NumberedListItemParser
{
    private const char Bullet = 'n';

    private const int MostLinesAhead = 20;

    public NumberedItems() => OrderedDelimiters = ['.'];

    public override bool TryParse(BlockProcessor state, char pendingBulletType, out ListInfo result)
    {
        result = default;
        if (!Marker().IsMatch(state.Line.AsSpan())) return false;
        if (
            pendingBulletType != Bullet
            && state.LastBlock is ParagraphBlock paragraph
            && state.IsOpen(paragraph)
            && !LeavesQuote(state, paragraph)
            && !FollowsColon(paragraph)
            && !IsFollowedByItem(state)
        )
            return false;
        if (!base.TryParse(state, pendingBulletType, out result)) return false;
        result.BulletType = Bullet;
        return true;
    }

    private static bool LeavesQuote(BlockProcessor state, ParagraphBlock paragraph)
    {
        var typed = state.Line.Text.AsSpan()[state.CurrentLineStartPosition..state.Start];
        var depth = 0;
        for (var parent = paragraph.Parent; parent is not null; parent = parent.Parent)
            if (parent is QuoteBlock) depth++;
        return typed.Count('>') < depth;
    }

    private static bool FollowsColon(ParagraphBlock paragraph) =>
        paragraph.Lines.Lines[paragraph.Lines.Count - 1].Slice.AsSpan().TrimEnd() is [.., ':' or '：'];

    private static bool IsFollowedByItem(BlockProcessor state)
    {
        var rest = state.Line.Text.AsSpan(Math.Min(state.Line.End + 1, state.Line.Text.Length)).TrimStart('\r');
        if (!rest.IsEmpty) rest = rest[1..];
        for (var i = 0; i < MostLinesAhead; i++)
        {
            var end = rest.IndexOf('\n');
            var line = (end < 0 ? rest : rest[..end]).TrimStart("> \t");
            if (line.IsWhiteSpace()) return false;
            if (Marker().IsMatch(line)) return true;
            if (end < 0) return false;
            rest = rest[(end + 1)..];
        }
        return false;
    }

    [GeneratedRegex(@"^(?:0|[1-9][0-9]{0,8})\.(?:[ \t]+(?![0-9]{1,9}\.(?:\s|$))|$)", RegexOptions.None, 1000)]
    private static partial Regex Marker();
}
