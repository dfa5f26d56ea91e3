using System.Text;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace NewsroomApp.Typesetting.Parsing;

/// <summary>Addresses of pages and mailboxes that are typed as they are, without what marks a link.</summary>
internal sealed class BareAddressParser : InlineParser
{
    private const int Longest = 2_000;

    private const int LongestMailbox = 320;

    private const string Ends =
        "<>|\"“”„‟«»‹›‘’‚`—―\u3000。｡，、；：！？」』）》】〉〕］｝（【《〈「『،؛؟۔।॥։።፣་။";

    public BareAddressParser() => OpeningCharacters = [':', '@', 'w', 'W'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var (back, typed, scheme) = slice.CurrentChar switch
        {
            ':' => Web(processor, slice),
            '@' => Mail(processor, slice),
            _ => Www(slice),
        };
        if (typed is null) return false;
        var link = new LinkInline { IsAutoLink = true, IsClosed = true };
        foreach (var piece in TakeBack(processor, slice.Start, back)) link.AppendChild(piece);
        foreach (var piece in typed.Pieces(processor)) link.AppendChild(piece);
        link.Span = new(link.FirstChild!.Span.Start, link.LastChild!.Span.End);
        (link.Line, link.Column) = (link.FirstChild.Line, link.FirstChild.Column);
        link.Url = scheme + string.Concat(link.Select(Words));
        slice.Start = typed.End;
        processor.Inline = link;
        return true;
    }

    private static (int Back, TypedText? Typed, string Scheme) Web(InlineProcessor processor, StringSlice slice)
    {
        if (slice.AsSpan() is not [':', '/', '/', .. var rest] || HostLength(rest) == 0) return default;
        var before = Before(processor, slice.Start, "https".Length + 1);
        var back =
            before.EndsWith("https", StringComparison.OrdinalIgnoreCase) ? 5
            : before.EndsWith("http", StringComparison.OrdinalIgnoreCase) ? 4
            : 0;
        if (back == 0 || EndsInWord(before.AsSpan()[..^back])) return default;
        var typed = TypedText.From(slice, Longest);
        return Length(typed, from: 3) is var length and > 3 ? (back, typed.Cut(length), "") : default;
    }

    private static (int Back, TypedText? Typed, string Scheme) Www(StringSlice slice)
    {
        if (!slice.AsSpan().StartsWith("www.", StringComparison.OrdinalIgnoreCase)) return default;
        var before = slice.Text.AsSpan(0, slice.Start);
        if (EndsInWord(before) || before is [.., '.' or '-' or '/' or '@' or '_']) return default;
        var typed = TypedText.From(slice, Longest);
        return Length(typed, from: 0) is var length and > 0 ? (0, typed.Cut(length), "https://") : default;
    }

    private static (int Back, TypedText? Typed, string Scheme) Mail(InlineProcessor processor, StringSlice slice)
    {
        var before = Before(processor, slice.Start, LongestMailbox);
        var back = 0;
        while (back < before.Length && IsOfMailbox(before, back)) back++;
        while (back > 0 && !char.IsLetterOrDigit(before[^back])) back--;
        if (back == 0 || before[^1] == '.' || IsOfAddress(before, back)) return default;
        var host = HostLength(slice.AsSpan()[1..]);
        return host > 0 ? (back, TypedText.From(slice, 1 + host), "mailto:") : default;
    }

    /// <summary>As in "https://user:password@example.org", where the password is no mailbox.</summary>
    private static bool IsOfAddress(string before, int back) =>
        before.AsSpan(0, before.Length - back) is var start
        && start[(start.LastIndexOfAny(" \n") + 1)..].Contains("://", StringComparison.Ordinal);

    /// <summary>In scripts without spaces, the word before a mailbox stands right in front of it.</summary>
    private static bool IsOfMailbox(string before, int back) =>
        before[^(back + 1)] is var c
        && (char.IsLetterOrDigit(c) || "._%+-'".Contains(c))
        && !(back > 0 && char.IsAscii(before[^back]) && Folding.IsAlone(c));

    private static string Before(InlineProcessor processor, int end, int most)
    {
        var before = "";
        foreach (var (words, _) in Behind(processor, end))
        {
            before = words.AsSpan()[Math.Max(0, words.Length + before.Length - most)..].ToString() + before;
            if (before.Length == most) break;
        }
        return before;
    }

    /// <summary>It may be in pieces: an underscore may have begun italics, and a sign been escaped.</summary>
    private static IEnumerable<(StringSlice Words, Inline Piece)> Behind(InlineProcessor processor, int end)
    {
        for (var piece = processor.Inline; piece is not null; piece = piece.PreviousSibling)
        {
            var words = piece switch
            {
                LiteralInline { Content: var text } => text,
                EmphasisMark { Sign: '_', Run: var run } => run,
                _ => StringSlice.Empty,
            };
            if (words.IsEmpty || words.End + 1 != end) yield break;
            yield return (words, piece);
            end = piece is LiteralInline { IsFirstCharacterEscaped: true } ? words.Start - 1 : words.Start;
        }
    }

    private static Stack<Inline> TakeBack(InlineProcessor processor, int end, int length)
    {
        var taken = new Stack<Inline>();
        foreach (var (words, piece) in Behind(processor, end).TakeWhile(_ => length > 0).ToList())
        {
            var from = Math.Max(words.Start, words.End - length + 1);
            taken.Push(TypedText.Literal(processor, words.Text, from, words.End));
            length -= words.End - from + 1;
            if (from == words.Start) piece.Remove();
            else if (piece is LiteralInline literal)
                (literal.Content.End, literal.Span.End) = (from - 1, literal.Span.End - (words.End - from + 1));
        }
        return taken;
    }

    private static string Words(Inline piece) =>
        piece is HtmlEntityInline entity ? entity.Transcoded.ToString() : ((LiteralInline)piece).Content.ToString();

    private static int Length(TypedText typed, int from)
    {
        var text = typed.Text.AsSpan();
        var host = from + HostLength(text[from..]);
        if (host == from) return 0;
        var (end, open) = (host, 0);
        if (end < text.Length && text[end] is '/' or '?' or '#' or ':')
            for (; end < text.Length && !(Ends.Contains(text[end]) && typed.IsAsTyped(end)); end++)
            {
                // A bracket that closes nothing here closes what is around: "[https://example.org/a](/b)".
                open += text[end] is '[' ? 1 : text[end] is ']' ? -1 : 0;
                if (open < 0) break;
            }
        if (text[host..end].LastIndexOf('\'') is var mark and >= 0 && IsEnding(text[(host + mark + 1)..end]))
            end = host + mark;
        while (end > host && IsClosing(text[..end])) end--;
        return end;
    }

    /// <summary>As in "example.org/a's" and the Turkish "example.org/a'daki".</summary>
    private static bool IsEnding(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsLetter(c)) return false;
        return text.Length is > 0 and < 7;
    }

    private static bool IsClosing(ReadOnlySpan<char> address) =>
        address[^1] switch
        {
            ')' => address.Count(')') > address.Count('('),
            '}' => address.Count('}') > address.Count('{'),
            var last => ".,:;!?'…*_~".Contains(last),
        };

    /// <summary>At least two names with a full stop between; 0 otherwise.</summary>
    private static int HostLength(ReadOnlySpan<char> text)
    {
        var (end, names) = (0, 0);
        while (true)
        {
            var length = NameLength(text[end..]);
            if (length == 0) return names > 1 ? end - 1 : 0;
            end += length;
            names++;
            if (end == text.Length || text[end] != '.') return names > 1 ? end : 0;
            end++;
        }
    }

    private static int NameLength(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length)
        {
            _ = Rune.DecodeFromUtf16(text[end..], out var c, out var length);
            if (!Rune.IsLetterOrDigit(c) && !IsMark(c) && !(c.Value == '-' && end > 0)) break;
            if (end > 0 && char.IsAscii(text[end - 1]) && Folding.IsAlone(text[end])) break;
            end += length;
        }
        while (end > 0 && text[end - 1] == '-') end--;
        return end;
    }

    private static bool IsMark(Rune c) =>
        Rune.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool EndsInWord(ReadOnlySpan<char> text) => !text.IsEmpty && char.IsAsciiLetterOrDigit(text[^1]);
}
