using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsroomApp.Desk;

/// <summary>A time of day as people type it.</summary>
public static partial class TimeText
{
    public static TimeOnly? Read(string text)
    {
        if (text.Equals("noon", StringComparison.OrdinalIgnoreCase)) return new(12, 0);
        if (text.Equals("midnight", StringComparison.OrdinalIgnoreCase)) return TimeOnly.MinValue;
        var match = Typed().Match(text);
        if (!match.Success) return null;
        var (hour, minute) = (Number(match, "h"), match.Groups["m"].Success ? Number(match, "m") : 0);
        if (match.Groups["half"].Value is { Length: > 0 } half)
        {
            if (hour is 0 or > 12) return null;
            hour = (hour % 12) + (half is "p" or "P" ? 12 : 0);
        }
        return hour < 24 && minute < 60 ? new(hour, minute) : null;
    }

    public static string Shown(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<h>[0-9]{1,2})(?:[:.]?(?<m>[0-9]{2}))?(?:\s*(?<half>[ap])\.?m\.?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Typed();
}
