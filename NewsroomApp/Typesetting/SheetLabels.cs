using System.Globalization;

namespace NewsroomApp.Typesetting;

/// <summary>What is printed around the words: in English, unless a page says it in another language.</summary>
public class SheetLabels
{
    private static readonly Dictionary<string, string> _english = new()
    {
        ["Language"] = "en",
        ["Day"] = "d MMMM yyyy",
        ["FirstOfMonth"] = "d MMMM yyyy",
        ["Minute"] = "{0}, {1:HH:mm}",
        ["Original"] = "The original was last updated on {0} (time as printed there)",
        ["Removed"] = "removed:",
        ["EndRemoved"] = "end removed",
        ["Added"] = "added:",
        ["EndAdded"] = "end added",
        ["NoWordDiffers"] = "No word differs.",
        ["Kilobytes"] = "{0:N0}\u00A0kB",
        ["Megabytes"] = "{0:N1}\u00A0MB",
    };

    public static SheetLabels English { get; } = new();

    /// <summary>The tag of the language spoken.</summary>
    public string Language => this["Language"];

    /// <summary>Names months and days.</summary>
    protected CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    public virtual string this[string key] => _english[key];

    public virtual string Heading(Part part) => part.Label;

    public string Day(DateOnly day) => day.ToString(this[day.Day == 1 ? "FirstOfMonth" : "Day"], Culture);

    /// <summary>As in "PDF, 1.2 MB".</summary>
    public string About(Attachment file)
    {
        var isSmall = file.Size < 1_000_000;
        var size = string.Format(
            Culture,
            this[isSmall ? "Kilobytes" : "Megabytes"],
            isSmall ? Math.Max(1, Math.Round(file.Size / 1e3)) : file.Size / 1e6
        );
        return $"{file.SpokenFormat}, {size}";
    }

    public string Minute(DateTime at) =>
        string.Format(Culture, this["Minute"], Day(DateOnly.FromDateTime(at)), at);

    /// <summary>For an element in a language, within one in another.</summary>
    public static Dictionary<string, object> Attributes(string language, string within)
    {
        var attributes = new Dictionary<string, object>();
        if (language != within) attributes["lang"] = language;
        var isRightToLeft = Institution.IsRightToLeft(language);
        if (isRightToLeft != Institution.IsRightToLeft(within)) attributes["dir"] = isRightToLeft ? "rtl" : "ltr";
        return attributes;
    }
}
