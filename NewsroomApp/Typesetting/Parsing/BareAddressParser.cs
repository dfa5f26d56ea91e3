using System.Text;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace NewsroomApp.Typesetting.Parsing;

internal sealed class BareAddressParser : InlineParser
{
    private const int LongestAddress = 2_000;
    private const string Ends = "<>|\"“”„«»`\u3000。，、；：！？」』）》";

    public BareAddressParser() => OpeningCharacters = [':', '@', 'w', 'W'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var (back, forward, scheme) = slice.CurrentChar switch
        {
            ':' => Web(processor, slice),
            '@' => Mail(processor, slice),
            _ => Www(slice),
        };
        if (forward == 0) return false;
        if (back > 0) TakeBack((LiteralInline)processor.Inline!, back);
        var text = new StringSlice(slice.Text, slice.Start - back, slice.Start + forward - 1);
        var start = processor.GetSourcePosition(text.Start, out var line, out var column);
        var literal = new LiteralInline
        {
            Content = text,
            Span = new(start, processor.GetSourcePosition(text.End)),
            Line = line,
            Column = column,
        };
        var link = new LinkInline
        {
            Url = scheme + text,
            IsAutoLink = true,
            Span = literal.Span,
            Line = line,
            Column = column,
            IsClosed = true,
        };
        link.AppendChild(literal);
        slice.Start += forward;
        processor.Inline = link;
        return true;
    }

    private static (int Back, int Forward, string Scheme) Web(InlineProcessor processor, StringSlice slice)
    {
        var before = Before(processor, slice);
        var back =
            before.EndsWith("https", StringComparison.OrdinalIgnoreCase) ? 5
            : before.EndsWith("http", StringComparison.OrdinalIgnoreCase) ? 4
            : 0;
        if (back == 0 || EndsInWord(before[..^back])) return default;
        var rest = slice.AsSpan();
        if (rest is not [':', '/', '/', ..]) return default;
        return Length(rest[3..]) is var length and > 0 ? (back, 3 + length, "") : default;
    }

    private static (int Back, int Forward, string Scheme) Www(StringSlice slice)
    {
        var rest = slice.AsSpan();
        if (!rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase)) return default;
        var before = slice.Text.AsSpan(0, slice.Start);
        return EndsInWord(before) || before is [.., '.' or '-' or '/' or '@'] ? default : (0, Length(rest), "https://");
    }

    private static (int Back, int Forward, string Scheme) Mail(InlineProcessor processor, StringSlice slice)
    {
        var before = Before(processor, slice);
        var back = 0;
        while (back < before.Length && IsOfMailbox(before[^(back + 1)])) back++;
        while (back > 0 && !char.IsLetterOrDigit(before[^back])) back--;
        var host = HostLength(slice.AsSpan()[1..]);
        return back > 0 && host > 0 && before[^1] != '.' ? (back, 1 + host, "mailto:") : default;
    }

    private static ReadOnlySpan<char> Before(InlineProcessor processor, StringSlice slice) =>
        processor.Inline is LiteralInline { Content: var text }
        && ReferenceEquals(text.Text, slice.Text)
        && text.End + 1 == slice.Start
            ? text.AsSpan()
            : default;

    private static void TakeBack(LiteralInline literal, int back)
    {
        literal.Content.End -= back;
        literal.Span.End -= back;
        if (literal.Content.IsEmpty) literal.Remove();
    }

    private static int Length(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, LongestAddress)];
        var host = HostLength(text);
        if (host == 0) return 0;
        var end = host;
        if (end < text.Length && text[end] is '/' or '?' or '#' or ':')
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && !Ends.Contains(text[end])) end++;
        while (end > host && IsClosing(text[..end])) end--;
        return end;
    }

    private static bool IsClosing(ReadOnlySpan<char> address) =>
        address[^1] switch
        {
            ')' => address.Count(')') > address.Count('('),
            ']' => address.Count(']') > address.Count('['),
            var last => ".,:;!?'’…*_~".Contains(last),
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
            end += length;
        }
        while (end > 0 && text[end - 1] == '-') end--;
        return end;
    }

    private static bool IsMark(Rune c) =>
        Rune.GetUnicodeCategory(c)
            is System.Globalization.UnicodeCategory.NonSpacingMark
                or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool IsOfMailbox(char c) => char.IsLetterOrDigit(c) || "._%+-'".Contains(c);

    private static bool EndsInWord(ReadOnlySpan<char> text) => !text.IsEmpty && char.IsAsciiLetterOrDigit(text[^1]);
}
