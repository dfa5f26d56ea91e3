using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsroomApp.Statements.Documents;

/// <summary>
/// All runs of eight words in a document, each as a number and, for a search, as folded words. They tell where words
/// were taken from; case, marks and punctuation do not count (see <see cref="Folding"/>).
/// </summary>
public static partial class Passages
{
    /// <summary>In words.</summary>
    public const int Length = 8;

    /// <summary>In words: nobody types so many between two savings, so they were pasted or brought by a verb.</summary>
    private const int AtOnce = 3;

    /// <summary>In UTF-16 units: how far around a change the rest of a passage is looked for.</summary>
    private const int Around = 600;

    public static HashSet<long> Of(Document words) => [.. Between(new(), words).Keys];

    /// <summary>Whether a change of the words brought more than somebody types between two savings.</summary>
    public static bool CameAtOnce(Document before, Document after) =>
        Parts
            .TextOf(before, after)
            .Where(p => before[p] != after[p])
            .Select(p => (Old: Read(before[p]), Now: Read(after[p])))
            .Any(p =>
                Inserted(p.Old, p.Now) is var (start, end)
                && Folding.Words(p.Now[start..^end]).Take(AtOnce).Count() == AtOnce
            );

    public static Dictionary<long, string> Between(Document before, Document after)
    {
        var added = new Dictionary<long, string>();
        foreach (var part in Parts.TextOf(before, after).Where(p => before[p] != after[p]))
        {
            var (old, now) = (Read(before[part]), Read(after[part]));
            var (start, end) = Inserted(old, now);
            var from = Begin(now, start);
            var had = In(old[from..End(old, old.Length - end)]).Select(p => p.Number).ToHashSet();
            foreach (var (number, words) in In(now[from..End(now, now.Length - end)]))
                if (!had.Contains(number)) added[number] = words;
        }
        return added;
    }

    /// <summary>Without what would part the words: addresses of links, marks of notes, marks within one.</summary>
    public static string Read(string text) =>
        text.AsSpan().ContainsAny('[', '&', '*')
            ? WebUtility.HtmlDecode(WithinWords().Replace(NotRead().Replace(text, ""), ""))
            : text;

    private static IEnumerable<(long Number, string Words)> In(string text)
    {
        var last = new Queue<string>(Length);
        foreach (var (_, _, word) in Folding.Words(text))
        {
            if (last.Count == Length) last.Dequeue();
            last.Enqueue(word);
            if (last.Count < Length) continue;
            var words = string.Join(' ', last);
            var hash = SHA256.HashData(Encoding.UTF8.GetBytes(words));
            yield return (BinaryPrimitives.ReadInt64LittleEndian(hash), words);
        }
    }

    /// <summary>How much is the same at the beginning, and how much at the end.</summary>
    private static (int Start, int End) Inserted(string old, string now)
    {
        var start = old.AsSpan().CommonPrefixLength(now);
        var most = Math.Min(old.Length, now.Length) - start;
        var same = 0;
        while (same < most && old[^(same + 1)] == now[^(same + 1)]) same++;
        return (start, same);
    }

    /// <summary>Where the passages begin that a change here is part of.</summary>
    private static int Begin(string text, int at)
    {
        var first = Math.Max(0, at - Around);
        for (var words = 0; at > first && words <= Length; at--)
            if (IsBetween(text, at)) words++;
        return Folding.Whole(text, at);
    }

    private static int End(string text, int at)
    {
        var last = Math.Min(text.Length, at + Around);
        for (var words = 0; at < last && words <= Length; at++)
            if (IsBetween(text, at)) words++;
        return Folding.Whole(text, at);
    }

    private static bool IsBetween(string text, int at) =>
        at > 0 && at < text.Length && char.IsLetterOrDigit(text[at - 1]) && !char.IsLetterOrDigit(text[at]);

    [GeneratedRegex(
        @"(?<=\])(\([^()\n]*(\([^()\n]*\)[^()\n]*)*\)|\[[^\]\n]*\])|\[\^[^\]\s]*\]",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex NotRead();

    [GeneratedRegex(@"(?<=\p{L})[*\[\]]+(?=\p{L})", RegexOptions.None, matchTimeoutMilliseconds: 2000)]
    private static partial Regex WithinWords();
}
