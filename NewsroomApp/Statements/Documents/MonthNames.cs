using System.Globalization;

namespace NewsroomApp.Statements.Documents;

/// <summary>Months as they are written, first in the languages of the house, then in others.</summary>
internal sealed class MonthNames(IEnumerable<string> languages)
{
    private const int Shortest = 3;

    private static readonly string[] _others =
    [
        .. "en fr de es it pt nl sv da nb fi pl cs sk sl hr sr sr-Latn hu ro bg el ru uk et lv lt tr".Split(' '),
    ];

    private readonly List<(string Folded, int Month)> _months =
    [
        .. With(languages).SelectMany(Months),
    ];

    public static IEnumerable<string> With(IEnumerable<string> languages) => languages.Concat(_others).Distinct();

    /// <returns>1 to 12, also for a name cut short, such as "Nov"; 0 for what names no month.</returns>
    public int Number(string name)
    {
        var folded = Folding.Fold(name);
        return folded.Length >= Shortest
            ? _months.Find(m => m.Folded.StartsWith(folded, StringComparison.Ordinal)).Month
            : 0;
    }

    private static IEnumerable<(string, int)> Months(string language)
    {
        var names = CultureInfo.GetCultureInfo(language).DateTimeFormat;
        return names
            .MonthNames.Concat(names.MonthGenitiveNames)
            .Select((name, i) => (Folding.Fold(name), (i % 13) + 1))
            .Where(m => m.Item1.Length > 0);
    }
}
