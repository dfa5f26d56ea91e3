using System.Text.RegularExpressions;

namespace NewsroomApp.Drafting.Import;

internal sealed partial record FrontMatter(Document Words, string Rest, NotTaken NotTaken)
{
    public static FrontMatter Read(string text, DateLines dates)
    {
        var read = new FrontMatter(new(), text, new());
        if (Head().Match(text) is not { Success: true } head) return read;
        var entries = Entry().Matches(head.Groups["entries"].Value);
        return entries.Aggregate(read with { Rest = text[head.Length..] }, (all, entry) => all.With(entry, dates));
    }

    private FrontMatter With(Match entry, DateLines dates)
    {
        var value = Unquoted(entry.Groups["value"].Value.Trim());
        Document? words = entry.Groups["key"].Value.ToUpperInvariant() switch
        {
            "TITLE" or "HEADLINE" when IsPlain(value) => Words with { Headline = value },
            "PLACE" or "LOCATION" when IsPlain(value) => Words with { Place = value },
            "DATE" when dates.Read(value) is ("", var day, "") => Words with { Date = day },
            _ => null,
        };
        if (words is null) NotTaken.Add("At the head of the file", entry.Value);
        return words is null ? this : this with { Words = words };
    }

    private static string Unquoted(string value) =>
        value is ['"', .., '"'] or ['\'', .., '\''] ? value[1..^1] : value;

    private static bool IsPlain(string value) => value.Length > 0 && !value.Contains('\n', StringComparison.Ordinal);

    [GeneratedRegex(
        @"\A---[ \t]*\n(?<entries>(?:[\w-]+:.*\n(?:(?:[ \t].*|-[ \t].*)?\n)*)+)(?:---|\.\.\.)[ \t]*(?:\n|\z)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Head();

    [GeneratedRegex(
        @"^(?<key>[\w-]+):(?<value>.*(?:\n(?:[ \t].*|-[ \t].*)?)*)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Entry();
}
