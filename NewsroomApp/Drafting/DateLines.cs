using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsroomApp.Drafting;

/// <summary>Reads dates as press offices write them, first in the languages of the house, then in others.</summary>
internal sealed partial class DateLines(IEnumerable<string> languages)
{
    private readonly MonthNames _months = new(languages);

    private readonly HashSet<string> _weekdays =
    [
        .. MonthNames
            .With(languages)
            .SelectMany(l => CultureInfo.GetCultureInfo(l).DateTimeFormat.DayNames)
            .Select(Folding.Fold),
    ];

    /// <returns>The place, the day and the text that follows on the line; null when the line is no date line.</returns>
    public (string Place, DateOnly Day, string Text)? Read(string line)
    {
        var match = Line().Match(line);
        // "20 November - 30 November" says more than one day.
        return match.Success && !Line().IsMatch(match.Groups["text"].Value) && Day(match) is { } day
            ? (WithoutWeekday(match.Groups["place"].Value), day, match.Groups["text"].Value.Trim())
            : null;
    }

    private string WithoutWeekday(string place)
    {
        var words = place.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var isWeekday = words.Length > 0 && _weekdays.Contains(Folding.Fold(words[^1]));
        return (isWeekday ? place[..place.LastIndexOf(words[^1], StringComparison.Ordinal)] : place).Trim(' ', ',');
    }

    /// <returns>The institution's own time, as printed; midnight where the line names none.</returns>
    public DateTime? LastUpdated(string line)
    {
        var match = Updated().Match(line);
        if (!match.Success || Day(match) is not { } day) return null;
        var time = match.Groups["time"];
        if (!time.Success) return day.ToDateTime(TimeOnly.MinValue);
        return TimeOnly.TryParse(time.Value.Replace('.', ':'), CultureInfo.InvariantCulture, out var clock)
            ? day.ToDateTime(clock)
            : null;
    }

    private DateOnly? Day(Match match)
    {
        var month = match.Groups["m"].Success ? Number(match, "m") : _months.Number(match.Groups["name"].Value);
        var (year, day) = (Number(match, "y"), Number(match, "d"));
        return year > 0 && month is > 0 and < 13 && day > 0 && day <= DateTime.DaysInMonth(year, month)
            ? new(year, month, day)
            : null;
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private const string Date =
        @"(?:(?<d>[0-9]{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:de\s+|del\s+|of\s+)?(?<name>\p{L}[\p{L}\p{M}]{2,})\.?,?"
        + @"\s+(?:de\s+|del\s+)?(?<y>[0-9]{4})"
        + @"|(?<name>\p{L}[\p{L}\p{M}]{2,})\.?\s+(?<d>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?<y>[0-9]{4})"
        + @"|(?<d>[0-9]{1,2})\.\s?(?<m>[0-9]{1,2})\.\s?(?<y>[0-9]{4})"
        // 03/04/2016 is a day in March to some and in April to others, so it stays in the text.
        + @"|(?:(?<d>1[3-9]|[23][0-9])/(?<m>[0-9]{2})|(?<m>[0-9]{2})/(?<d>1[3-9]|[23][0-9])"
        + @"|(?<d>[0-9]{2})/(?<m>\k<d>))/(?<y>[0-9]{4})"
        + @"|(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2}))";

    [GeneratedRegex(
        @"^(?<place>\p{Lu}[^\d.;:!?]{1,60},\s+|\p{Lu}{3,}(?:\s\p{Lu}{2,})?\s+)?(?:le\s+|den\s+|el\s+|dana\s+)?"
            + Date
            + @"\.?(?:\s+(?:r|g|god)\.)?\s*(?:[-–—]+\s*(?<text>.*))?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Line();

    [GeneratedRegex(
        @"^Last updated:?\s*" + Date + @"(?:,?\s+(?:at\s+)?(?<time>\d{1,2}[:.]\d{2}))?\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Updated();
}
