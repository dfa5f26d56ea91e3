using System.Text;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>Which letters are read from right to left: the implicit levels of UAX #9.</summary>
public static class PdfLevels
{
    /// <summary>Of brackets (BD16).</summary>
    private const int Deepest = 63;

    public static int[] Of(string text, bool isRightToLeft)
    {
        var sides = new char[text.Length];
        var strong = isRightToLeft ? 'R' : 'L';
        for (var i = 0; i < text.Length; i++)
        {
            var side = SideOf(text, i);
            if (side is 'L' or 'R') strong = side;
            if (side is '0' && strong == 'L') side = 'L';
            sides[i] = side;
        }
        for (var i = 0; i < text.Length; i++)
            if (text[i] is '%' or '‰' or '€' or '$' or '£' && (IsFigure(i - 1) || IsFigure(i + 1))) sides[i] = '0';
        for (var i = 1; i + 1 < text.Length; i++)
            if (text[i] is '.' or ',' or ':' or '/' && (sides[i - 1], sides[i + 1]) is ('0', '0')) sides[i] = '0';
        PairBrackets(text, sides, isRightToLeft);
        var levels = new int[text.Length];
        for (var from = 0; from < text.Length;)
        {
            var to = from + 1;
            while (to < text.Length && (sides[to] is ' ') == (sides[from] is ' ')) to++;
            var around = sides[from] is ' ' ? Between(sides, from, to, isRightToLeft) : ' ';
            for (; from < to; from++) levels[from] = Level(sides[from] is ' ' ? around : sides[from], isRightToLeft);
        }
        return levels;

        bool IsFigure(int at) => at >= 0 && at < sides.Length && sides[at] is '0';
    }

    /// <summary>Both of a pair run one way (rule N0), in the order in which they open.</summary>
    private static void PairBrackets(string text, char[] sides, bool isRightToLeft)
    {
        var around = isRightToLeft ? 'R' : 'L';
        foreach (var (open, close) in Pairs(text).OrderBy(p => p.Open))
        {
            var within = sides[(open + 1)..close].Select(Strong).Where(s => s is not ' ').ToHashSet();
            if (within.Count == 0) continue;
            var at = open - 1;
            while (at >= 0 && sides[at] is ' ') at--;
            var before = at < 0 ? around : Strong(sides[at]);
            sides[open] = sides[close] = within.Contains(around) ? around : before;
        }
    }

    private static IEnumerable<(int Open, int Close)> Pairs(string text)
    {
        var open = new Stack<int>();
        for (var i = 0; i < text.Length; i++)
        {
            if ("([{".Contains(text[i]) && open.Count < Deepest) open.Push(i);
            if (")]}".IndexOf(text[i]) is var kind and >= 0 && open.Any(at => text[at] == "([{"[kind]))
            {
                while (text[open.Peek()] != "([{"[kind]) open.Pop();
                yield return (open.Pop(), i);
            }
        }
    }

    /// <summary>In the order in which they stand from left to right (rule L2).</summary>
    internal static List<PdfPiece> Ordered(List<PdfPiece> line)
    {
        var ordered = line.ToList();
        for (var level = ordered.Select(p => p.Level).DefaultIfEmpty().Max(); level > 0; level--)
            for (var from = 0; from < ordered.Count; from++)
            {
                var to = from;
                while (to < ordered.Count && ordered[to].Level >= level) to++;
                ordered.Reverse(from, to - from);
                from = to;
            }
        return ordered;
    }

    private static char Between(char[] sides, int from, int to, bool isRightToLeft)
    {
        var around = isRightToLeft ? 'R' : 'L';
        var before = from == 0 ? around : Strong(sides[from - 1]);
        var after = to == sides.Length ? around : Strong(sides[to]);
        return before == after ? before : around;
    }

    private static char Strong(char side) => side is '0' ? 'R' : side;

    private static int Level(char side, bool isRightToLeft) =>
        side switch
        {
            'R' => 1,
            '0' => 2,
            _ => isRightToLeft ? 2 : 0,
        };

    private static char SideOf(string text, int at)
    {
        if (char.IsLowSurrogate(text[at]) && at > 0) return SideOf(text, at - 1);
        if (!Rune.TryGetRuneAt(text, at, out var sign)) return ' ';
        return sign.Value switch
        {
            >= 0x0660 and <= 0x0669 or >= 0x06F0 and <= 0x06F9 => '0',
            >= 0x0590 and <= 0x08FF or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFC => 'R',
            >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF or 0x200F => 'R',
            _ when Rune.IsDigit(sign) => '0',
            _ when Rune.IsLetter(sign) || sign.Value is 0x200E => 'L',
            _ => ' ',
        };
    }
}
