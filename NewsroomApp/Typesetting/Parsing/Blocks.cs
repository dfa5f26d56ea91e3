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

/// <summary>Bullets are - and *; an end mark such as "- 30 -" is text, and so is a dash within a sentence.</summary>
internal sealed partial class BulletedItems : UnorderedListItemParser
{
    public BulletedItems() => OpeningCharacters = ['-', '*'];

    public override bool TryParse(BlockProcessor state, char pendingBulletType, out ListInfo result)
    {
        result = default;
        if (EndMark().IsMatch(state.Line.AsSpan())) return false;
        if (pendingBulletType == default && !Interruption.IsMeant(state, Marker(), isLoose: true)) return false;
        return base.TryParse(state, pendingBulletType, out result);
    }

    [GeneratedRegex(@"^[-*](?:[ \t]|$)", RegexOptions.None, 1000)]
    private static partial Regex Marker();

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

    public NumberedItems() => OrderedDelimiters = ['.'];

    public override bool TryParse(BlockProcessor state, char pendingBulletType, out ListInfo result)
    {
        result = default;
        if (!Marker().IsMatch(state.Line.AsSpan())) return false;
        if (pendingBulletType != Bullet && !Interruption.IsMeant(state, Marker(), isLoose: false)) return false;
        if (!base.TryParse(state, pendingBulletType, out result)) return false;
        result.BulletType = Bullet;
        return true;
    }

    [GeneratedRegex(@"^(?:0|[1-9][0-9]{0,8})\.(?:[ \t]+(?![0-9]{1,9}\.(?:\s|$))|$)", RegexOptions.None, 1000)]
    private static partial Regex Marker();
}

/// <summary>A line in a paragraph begins a list only after a colon, or when another item follows.</summary>
internal static class Interruption
{
    private const int MostLinesAhead = 20;

    /// <param name="isLoose">Whether the next item may be behind an empty line, and one alone within another.</param>
    public static bool IsMeant(BlockProcessor state, Regex marker, bool isLoose) =>
        state.LastBlock is not ParagraphBlock paragraph
        || !state.IsOpen(paragraph)
        || (isLoose && paragraph.Parent is ListItemBlock)
        || LeavesQuote(state, paragraph)
        || FollowsColon(paragraph)
        || IsFollowedByItem(state, marker, isLoose);

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

    private static bool IsFollowedByItem(BlockProcessor state, Regex marker, bool isLoose)
    {
        var rest = state.Line.Text.AsSpan(Math.Min(state.Line.End + 1, state.Line.Text.Length)).TrimStart('\r');
        if (!rest.IsEmpty) rest = rest[1..];
        var isOver = false;
        for (var i = 0; i < MostLinesAhead; i++)
        {
            var end = rest.IndexOf('\n');
            var line = (end < 0 ? rest : rest[..end]).TrimStart("> \t");
            if (marker.IsMatch(line)) return true;
            if (end < 0 || (isOver && !line.IsWhiteSpace()) || (line.IsWhiteSpace() && !isLoose)) return false;
            isOver |= line.IsWhiteSpace();
            rest = rest[(end + 1)..];
        }
        return false;
    }
}
