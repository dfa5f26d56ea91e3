using System.Globalization;
using System.Net;
using System.Resources;
using Microsoft.AspNetCore.Components;
using NewsroomApp.Typesetting;

namespace NewsroomApp.PublicSite.Labels;

/// <summary>What public pages say of their own, from the resource files beside this one.</summary>
public sealed class PageLabels : SheetLabels
{
    private static readonly ResourceManager _files = new(
        "NewsroomApp.PublicSite.Labels.Labels",
        typeof(PageLabels).Assembly
    );

    private readonly CultureInfo _asked;

    private PageLabels(CultureInfo asked)
    {
        _asked = asked;
        Culture = Gregorian(Language);
    }

    public override string this[string key] => Find(key) ?? throw new KeyNotFoundException($"No label {key}.");

    /// <summary>The nearest language with a file; English where there is none.</summary>
    public static PageLabels In(string language) => new(CultureInfo.GetCultureInfo(language));

    public static CultureInfo Gregorian(string language)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(language).Clone();
        culture.DateTimeFormat.Calendar = new GregorianCalendar();
        return culture;
    }

    public string Format(string key, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>Of a label that holds HTML; values are text unless they are markup.</summary>
    public MarkupString Html(string key, params object[] values) =>
        new(Format(key, [.. values.Select(v => v is MarkupString html ? html.Value : WebUtility.HtmlEncode($"{v}"))]));

    public override string Heading(Part part)
    {
        var key = Part.WithoutLanguage(part.Key).Split(':');
        var label = Find("Part." + key[0]);
        if (label is not null && key is [_, var file]) label += $" {file[(file.LastIndexOf('-') + 1)..]}";
        return label is null ? part.Label
            : part.Language.Length == 0 ? label
            : $"{label}, {Institution.Named(part.Language)}";
    }

    /// <summary>As a heading, so with a capital.</summary>
    public string Month(DateOnly month)
    {
        var text = month.ToString(this["Month"], Culture);
        return Culture.TextInfo.ToUpper(text[0]) + text[1..];
    }

    public MarkupString Stamp(Institution institution, DateTimeOffset at)
    {
        var local = institution.Local(at);
        var machine = local.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);
        var text = $"{Minute(local.DateTime)} ({ZoneAt(institution, local)})";
        return new($"<time datetime=\"{machine}\">{WebUtility.HtmlEncode(text)}</time>");
    }

    public string Zone(Institution institution) => HasZoneNames ? institution.ZoneName : institution.TimeZone;

    /// <summary>The names of zones hold English names of cities.</summary>
    private bool HasZoneNames => Language is "en";

    private string ZoneAt(Institution institution, DateTimeOffset local) =>
        HasZoneNames ? institution.ZoneName
        : local.Offset == default ? "UTC"
        : local.Offset.Minutes == 0 ? Offset(local, @"%h")
        : Offset(local, @"h\:mm");

    private static string Offset(DateTimeOffset local, string format) =>
        (local.Offset < default(TimeSpan) ? "UTC−" : "UTC+")
        + local.Offset.ToString(format, CultureInfo.InvariantCulture);

    private string? Find(string key) => _files.GetString(key, _asked);
}
