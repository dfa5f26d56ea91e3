using System.Globalization;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace NewsroomApp.Drafting.Import;

/// <summary>The plain words of what was pasted, in the text that they were pasted into.</summary>
public sealed record PastedWords(string Text, int At, int Length)
{
    public bool IsWithin => At >= 0 && Length >= 0 && At <= Text.Length - Length;
}

/// <param name="Taken">What stands there, and gives way to the words.</param>
public sealed record Pasting(int At, string Taken, string Markdown)
{
    [JsonIgnore]
    public IReadOnlyList<string> NotTaken { get; init; } = [];
}

public static partial class PastedHtml
{
    /// <remarks>The notes of the text keep their numbers.</remarks>
    public static Pasting ToMarkdown(string html, PastedWords pasted)
    {
        var (text, at, length) = pasted;
        var notTaken = new NotTaken();
        var taken = NoteMark()
            .Matches(text)
            .Select(m => int.Parse(m.Groups["number"].Value, CultureInfo.InvariantCulture));
        var (before, there, after) = (text[..at], text.Substring(at, length), text[(at + length)..]);
        // In the address of a link only an address goes.
        if (InAddress().IsMatch(before) && AddressEnds().IsMatch(after)) return new(at, there, there);
        var place = PastePlace.In(before, after);
        var firstNote = taken.DefaultIfEmpty(0).Max() + 1;
        var markdown = Converted(place.Format);
        if (markdown.Contains('\n', StringComparison.Ordinal))
            return place.Outside().Pasted(text, Converted(TextFormat.Plain)) with { NotTaken = notTaken.Lines };
        var set = place.Set(markdown);
        return new(at, there, set.Length > 0 ? Blank(at) + set + Blank(at + length - 1) : "")
        {
            NotTaken = notTaken.Lines,
        };

        string Blank(int end) => length > 0 && text[end] == ' ' ? " " : "";

        string Converted(TextFormat around)
        {
            notTaken = new();
            var page = ImportedPage.Parse("The clipboard", html, CancellationToken.None);
            return HtmlToMarkdown.Of(page, notTaken, firstNote, around, place.IsLine);
        }
    }

    [GeneratedRegex(@"\]\([^()\s]*\z", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex InAddress();

    [GeneratedRegex(@"\A[^()\s]*\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AddressEnds();

    [GeneratedRegex(@"\[\^(?<number>[0-9]{1,6})\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoteMark();
}
