using System.Globalization;
using System.Net;
using System.Text;

namespace NewsroomApp.Typesetting;

/// <summary>Expects the typesetter's HTML, which is well formed and has named and numeric entities only.</summary>
/// <param name="owners">The number of the mark that each glyph belongs to; 0 for none.</param>
internal sealed class MarkedHtml(int[] owners)
{
    private readonly StringBuilder _marked = new();
    private readonly StringBuilder _white = new();
    private int _glyph;
    private int _open;

    public string Of(string html)
    {
        _marked.Clear();
        for (var at = 0; at < html.Length;)
        {
            if (html[at] == '<') at = Tag(html, at);
            else if (Glyphs.IsWhite(html[at])) _white.Append(html[at++]);
            else at = Character(html, at);
        }
        Turn(0);
        return _marked.ToString();
    }

    private int Tag(string html, int at)
    {
        Turn(0);
        // What is printed around a picture stands elsewhere in the document.
        var closing = html.AsSpan(at).StartsWith("<figure>") ? "</figure>" : ">";
        var end = html.IndexOf(closing, at, StringComparison.Ordinal) + closing.Length;
        _marked.Append(html, at, end - at);
        return end;
    }

    private int Character(string html, int at)
    {
        var (length, units) = Measured(html, at);
        Turn(_glyph < owners.Length ? owners[_glyph] : 0);
        _marked.Append(html, at, length);
        _glyph += units;
        return at + length;
    }

    /// <returns>Its length in the HTML, and in UTF-16 units as displayed.</returns>
    private static (int Length, int Units) Measured(string html, int at)
    {
        if (html[at] != '&' || html.IndexOf(';', at) is not (var end and > 0)) return (1, 1);
        return (end + 1 - at, WebUtility.HtmlDecode(html[at..(end + 1)]).Length);
    }

    /// <summary>White space between two marks belongs to neither.</summary>
    private void Turn(int owner)
    {
        if (owner != _open && _open != 0) _marked.Append("</mark>");
        _marked.Append(_white);
        _white.Clear();
        if (owner != _open && owner != 0)
            _marked.Append(CultureInfo.InvariantCulture, $"<mark data-mark=\"{owner}\">");
        _open = owner;
    }
}
