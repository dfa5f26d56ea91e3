using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsroomApp.Statements.Documents;

/// <summary>A text in Markdown whose quotation marks are all signs, and where each of its letters was typed.</summary>
internal sealed partial class SpelledMarks
{
    /// <summary>Names of HTML 5 that the framework does not know.</summary>
    private static readonly Dictionary<string, string> _named = new()
    {
        ["&apos;"] = "'",
        ["&QUOT;"] = "\"",
        ["&OpenCurlyDoubleQuote;"] = "“",
        ["&CloseCurlyDoubleQuote;"] = "”",
        ["&OpenCurlyQuote;"] = "‘",
        ["&CloseCurlyQuote;"] = "’",
        ["&ldquor;"] = "„",
        ["&rdquor;"] = "”",
        ["&lsquor;"] = "‚",
        ["&rsquor;"] = "’",
    };

    /// <summary>Null where each letter stands where it was typed.</summary>
    private readonly List<int>? _places;

    private SpelledMarks(string text, List<int>? places) => (Text, _places) = (text, places);

    public string Text { get; }

    public static SpelledMarks In(string markdown)
    {
        if (!markdown.AsSpan().ContainsAny('&', '\\', '<')) return new(markdown, places: null);
        var (text, places) = (new StringBuilder(markdown.Length), new List<int>(markdown.Length + 1));
        var (at, lastClosed) = (0, markdown.LastIndexOf(">>", StringComparison.Ordinal));
        foreach (Match spelled in Spelled().Matches(markdown))
            if (
                SignOf(spelled.Value) is { } sign
                && QuotationMarks.Has(sign)
                && (spelled.Value != "<<" || spelled.Index < lastClosed)
            )
            {
                Copy(spelled.Index);
                places.Add(at);
                text.Append(sign);
                at = spelled.Index + spelled.Length;
            }
        Copy(markdown.Length);
        places.Add(at);
        return new(text.ToString(), places);

        void Copy(int to)
        {
            text.Append(markdown, at, to - at);
            for (; at < to; at++) places.Add(at);
        }
    }

    public Range Typed(Range read) => _places is null ? read : _places[read.Start.Value].._places[read.End.Value];

    private static char? SignOf(string spelled) =>
        spelled[0] == '\\' ? spelled[1]
        : spelled == "<<" ? '«'
        : spelled == ">>" ? '»'
        : (_named.GetValueOrDefault(spelled) ?? WebUtility.HtmlDecode(spelled)) is [var sign] ? sign
        : null;

    /// <summary>CommonMark 0.31.2, sections 2.4 and 2.5, and what keyboards without « type.</summary>
    [GeneratedRegex(
        @"(?<![<\w])<<(?!<)|(?<=[^\s>][ \u00A0\u202F]?)>>(?![\w>])|"
            + @"\\[""']|\\[^""'\n]|&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,24});",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 2000
    )]
    private static partial Regex Spelled();
}
