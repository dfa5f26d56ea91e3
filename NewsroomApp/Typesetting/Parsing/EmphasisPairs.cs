using System.Globalization;
using System.Text;

namespace NewsroomApp.Typesetting.Parsing;

/// <summary>The delimiter algorithm of CommonMark 0.31.2 (appendix, phase 2), in linear time, and then ours.</summary>
internal static class EmphasisPairs
{
    public static void Find(List<EmphasisMark> marks)
    {
        var openers = new List<int>();
        // No opener before this mark suits a closer of the same kind.
        var bottoms = new Dictionary<(char, bool, int), int>();
        for (var at = 0; at < marks.Count; at++)
        {
            var closer = marks[at];
            while (closer is { CanClose: true, Left: > 0 } && Opener(marks, openers, bottoms, at) is { } found)
            {
                openers.RemoveRange(found + 1, openers.Count - found - 1);
                var opener = marks[openers[found]];
                opener.PairWith(closer, Math.Min(opener.Left, closer.Left) > 1 ? 2 : 1);
                if (opener.Left == 0) openers.RemoveAt(found);
            }
            if (closer is { CanOpen: true, Left: > 0 }) openers.Add(at);
        }
        PairLeftovers(marks);
    }

    private static int? Opener(
        List<EmphasisMark> marks,
        List<int> openers,
        Dictionary<(char, bool, int), int> bottoms,
        int at
    )
    {
        var closer = marks[at];
        var kind = (closer.Sign, closer.CanOpen, closer.Length % 3);
        var bottom = bottoms.GetValueOrDefault(kind);
        for (var i = openers.Count - 1; i >= 0 && openers[i] >= bottom; i--)
            if (Suit(marks[openers[i]], closer)) return i;
        bottoms[kind] = at;
        return null;
    }

    private static bool Suit(EmphasisMark opener, EmphasisMark closer) =>
        opener.Sign == closer.Sign
        && !(
            (opener.CanClose || closer.CanOpen)
            && (opener.Length + closer.Length) % 3 == 0
            && (opener.Length % 3 != 0 || closer.Length % 3 != 0)
        );

    /// <summary>Two leftovers at one level that begin or end a word, or hold only punctuation.</summary>
    private static void PairLeftovers(List<EmphasisMark> marks)
    {
        var (levels, count) = (new Stack<int>([0]), 0);
        var waiting = new Dictionary<int, EmphasisMark>();
        foreach (var mark in marks)
        {
            for (var i = 0; i < mark.Closed.Count; i++) levels.Pop();
            if (mark is { Sign: '*', Length: 2, Left: 2 })
            {
                if (waiting.Remove(levels.Peek(), out var first) && AreMeant(first, mark)) first.PairWith(mark, 2);
                else waiting[levels.Peek()] = mark;
            }
            for (var i = 0; i < mark.Opened.Count; i++) levels.Push(++count);
        }
    }

    private static bool AreMeant(EmphasisMark first, EmphasisMark second) =>
        ((first.CanOpen || second.CanClose) && Begins(first) && second.Before.Value != '\n')
        || HoldOnlySigns(first, second);

    private static bool HoldOnlySigns(EmphasisMark first, EmphasisMark second)
    {
        var between = first.Run.Text.AsSpan(first.Run.End + 1, second.Run.Start - first.Run.End - 1);
        foreach (var c in between)
            if (!char.IsPunctuation(c)) return false;
        return between.Length > 0;
    }

    private static bool Begins(EmphasisMark mark) =>
        EmphasisParser.IsSpace(mark.Before)
        || EmphasisParser.IsDash(mark.Before)
        || Rune.GetUnicodeCategory(mark.Before)
            is UnicodeCategory.OpenPunctuation
                or UnicodeCategory.InitialQuotePunctuation;
}
