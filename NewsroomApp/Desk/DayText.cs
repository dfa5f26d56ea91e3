using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsroomApp.Desk;

/// <summary>A day as people type it, the day before the month. Without a year it is the one that is near.</summary>
public sealed partial class DayText(IEnumerable<string> languages)
{
    private const int LongestPastInMonths = 6;

    /// <summary>Of two digits.</summary>
    private const int FirstOfLastCentury = 70;

    private readonly MonthNames _months = new(languages);

    public DateOnly? Read(string text, DateOnly today)
    {
        if (text.Equals("today", StringComparison.OrdinalIgnoreCase)) return today;
        if (text.Equals("tomorrow", StringComparison.OrdinalIgnoreCase)) return today.AddDays(1);
        var match = Typed().Match(text);
        if (!match.Success) return null;
        var month = match.Groups["m"].Success ? Number(match, "m") : _months.Number(match.Groups["name"].Value);
        return match.Groups["y"].Success
            ? Day(Year(Number(match, "y"), match.Groups["y"].Length), month, Number(match, "d"))
            : Near(month, Number(match, "d"), today);
    }

    private static DateOnly? Near(int month, int day, DateOnly today) =>
        Enumerable
            .Range(today.Year, 2)
            .Select(year => Day(year, month, day))
            .FirstOrDefault(d => d >= today.AddMonths(-LongestPastInMonths));

    private static DateOnly? Day(int year, int month, int day) =>
        year > 0 && month is > 0 and < 13 && day > 0 && day <= DateTime.DaysInMonth(year, month)
            ? new(year, month, day)
            : null;

    private static int Year(int year, int digits) =>
        digits > 2 ? year
        : year < FirstOfLastCentury ? 2000 + year
        : 1900 + year;

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
            + @"(?:(?<d>[0-9]{1,2})(?:st|nd|rd|th|\.)?\s*(?:of\s+)?(?<name>\p{L}[\p{L}\p{M}]{2,})\.?,?"
            + @"(?:\s+(?<y>[0-9]{4}|[0-9]{2}))?"
            + @"|(?<d>[0-9]{1,2})(?<sign>[./-])\s?(?<m>[0-9]{1,2})(?:\k<sign>\s?(?<y>[0-9]{4}|[0-9]{2})|\.)?"
            + @"|(?<d>[0-9]{2})(?<m>[0-9]{2})(?<y>[0-9]{4})"
            + "|(?<y>[0-9]{4})-(?<m>[0-9]{1,2})-(?<d>[0-9]{1,2}))$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Typed();
}
