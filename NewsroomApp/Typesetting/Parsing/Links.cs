using System.Text;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsroomApp.Typesetting.Parsing;

internal static class AllowedLinks
{
    private static readonly string[] _schemes = ["https", "http", "mailto", "tel"];

    public static bool Has(string address)
    {
        // Markdig 1.6 cannot write an unpaired surrogate in an address.
        if (address.EnumerateRunes().Contains(Rune.ReplacementChar)) return false;
        if (address.StartsWith('#')) return true;
        if (address.StartsWith('/'))
            return !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\');
        var scheme = address.IndexOf(':');
        return scheme > 0 && _schemes.Contains(address[..scheme], StringComparer.OrdinalIgnoreCase);
    }
}

/// <summary>
/// Looks for the end of an address only so far, or many "[a](" would take quadratic time. "![^1]" is no picture but an
/// exclamation and its note.
/// </summary>
internal sealed class LinkParser : LinkInlineParser
{
    private const int Longest = 4_000;

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var rest = slice.AsSpan();
        return !(rest is ['!', .. var mark] && NoteMarkParser.Length(processor.Document, mark) > 0)
            && (rest is not [']', '(', ..] || rest[..Math.Min(rest.Length, Longest)].Contains(')'))
            && base.Match(processor, ref slice);
    }
}

internal static class Links
{
    public static bool IsWithinLink(Inline link)
    {
        for (var parent = link.Parent; parent is not null; parent = parent.Parent)
            if (parent is LinkInline) return true;
        return false;
    }

    /// <summary>
    /// Shows words that a link would hide: what cannot be a link stands as typed, an empty one shows its address, and a
    /// title follows in brackets.
    /// </summary>
    public static void SpellOut(MarkdownDocument document, string markdown)
    {
        foreach (var link in document.Descendants().OfType<LinkInline>().Where(l => !l.IsAutoLink).ToList())
        {
            if (!AllowedLinks.Has(link.Url ?? "") && !IsPicture(link)) Unlink(link, markdown);
            else
            {
                if (link.FirstChild is LiteralInline { NextSibling: null } text) KeepBrackets(link, text, markdown);
                if (IsEmpty(link)) link.AppendChild(Shown(link.Url!, link.Span));
                if (!string.IsNullOrEmpty(link.Title)) link.AppendChild(Shown($" ({link.Title})", link.Span));
            }
        }
    }

    /// <summary>Its address is a file and is not printed. A mere word would be missed.</summary>
    private static bool IsPicture(LinkInline link) => link.IsImage && link.Url?.IndexOfAny(['.', '/']) >= 0;

    public static bool IsEmpty(LinkInline link) =>
        !link.IsImage
        && link.Descendants<LeafInline>().All(l => l is LiteralInline text && text.Content.AsSpan().IsWhiteSpace());

    /// <summary>
    /// A number in brackets is a note by hand, whatever else makes it a link: without them "2015[1]" would be read as
    /// "20151".
    /// </summary>
    private static void KeepBrackets(LinkInline link, LiteralInline text, string markdown)
    {
        if (link.IsImage || text.Content.AsSpan().ContainsAnyExceptInRange('0', '9')) return;
        var (start, close, end) = (link.Span.Start, text.Span.End + 1, link.Span.End);
        var target = markdown.AsSpan(close + 1, end - close);
        var isByHand = target is [] or "[]";
        if (!isByHand && !IsDigit(start - 1) && !IsDigit(end + 1) && !IsNumber(target)) return;
        text.Remove();
        link.AppendChild(Typed(markdown, start, start)).AppendChild(text);
        link.AppendChild(Typed(markdown, close, IsNumber(target) ? end : close));

        bool IsDigit(int at) => at >= 0 && at < markdown.Length && char.IsAsciiDigit(markdown[at]);

        static bool IsNumber(ReadOnlySpan<char> label) =>
            label is ['[', _, .., ']'] && !label[1..^1].ContainsAnyExceptInRange('0', '9');
    }

    private static LiteralInline Typed(string markdown, int from, int to) =>
        new() { Content = new(markdown, from, to), Span = new(from, to) };

    /// <summary>Like an entity, it has one place in the text for all its letters.</summary>
    private static HtmlEntityInline Shown(string text, SourceSpan span) =>
        new() { Transcoded = new StringSlice(text), Span = span };

    private static void Unlink(LinkInline link, string markdown)
    {
        var words = link.ToList();
        var end = words.Count > 0 ? words[^1].Span.End + 1 : link.Span.Start + 1;
        Inline last = link;
        Follow(Typed(markdown, link.Span.Start, words.Count > 0 ? words[0].Span.Start - 1 : end - 1));
        foreach (var word in words)
        {
            word.Remove();
            Follow(word);
        }
        Follow(Typed(markdown, end, link.Span.End));
        link.Remove();

        // InsertBefore of Markdig 1.6 leaves the list broken backwards.
        void Follow(Inline next)
        {
            last.InsertAfter(next);
            last = next;
        }
    }
}
