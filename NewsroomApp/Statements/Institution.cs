using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsroomApp.Statements;

/// <summary>The house that speaks: its name, where its clock hangs, its public address. Settings under "Newsroom"; they do not change while the program runs.</summary>
public sealed partial record Institution
{
    private static readonly StatementKind _plain = new() { Name = "Statement" };

    public string InstitutionName { get; init; } = "The Institution";

    public string Name => InstitutionName;

    /// <summary>IANA name, such as Europe/Brussels. Every time people see is shown in this zone, with its name.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Where the public finds the site, without a slash at the end. Feeds and canonical links carry it.</summary>
    public string PublicUrl { get; init; } = "http://localhost:5000";

    /// <summary>The one accent colour, as #rrggbb, for light pages.</summary>
    public string AccentColour { get; init; } = "#0b4f8a";

    /// <summary>The kinds of statement this house issues; the first is what a new one begins as.</summary>
    public StatementKind[] Kinds { get; init; } = [];

    /// <summary>The languages it writes in, as BCP 47 tags; the first is what a text is in that names none.</summary>
    public string[] Languages { get; init; } = [];

    /// <summary>What the "about" page says, in Markdown.</summary>
    public string About { get; init; } = "";

    /// <summary>Whom journalists call, in Markdown; on the "about" page.</summary>
    public string PressContacts { get; init; } = "";

    public string LanguageOf(Words words) => LanguageOf(words.Language);

    /// <param name="language">As words have it; empty for the first of the house.</param>
    public string LanguageOf(string language) =>
        language.Length > 0 ? language
        : Languages is [var first, ..] ? first
        : "en";

    /// <summary>The language as its speakers call it: "français".</summary>
    public static string Named(string language) => CultureInfo.GetCultureInfo(language).NativeName;

    public static bool IsRightToLeft(string language) => CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft;

    public static bool IsLanguage(string tag) => LanguageTag().IsMatch(tag);

    /// <summary>The rules for these words. A kind that is not in the settings any more gets the strictest.</summary>
    public StatementKind KindOf(Words words) =>
        Kinds is [] ? _plain
        : words.Kind.Length == 0 ? Kinds[0]
        : Array.Find(Kinds, k => k.Name == words.Kind)
            ?? new()
            {
                Name = words.Kind,
                Approvals = Kinds.Max(k => k.Approvals),
                Clearance = Array.Exists(Kinds, k => k.Clearance),
            };

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    /// <summary>The zone as a reader would say it: "Brussels time", or "UTC".</summary>
    public string ZoneName =>
        TimeZone is "UTC" or "Etc/UTC"
            ? "UTC"
            : TimeZone[(TimeZone.LastIndexOf('/') + 1)..].Replace('_', ' ') + " time";

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    /// <summary>The first instant of a day of the institution: midnight, or later where daylight saving leaves midnight out.</summary>
    public DateTimeOffset Begins(DateOnly day)
    {
        var midnight = day.ToDateTime(default);
        while (Zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15);
        return InstantsOf(midnight)[0];
    }

    /// <summary>When the clock of the institution shows a time: once; never in the hour that daylight saving leaves out; twice in the hour it repeats, the earlier instant first.</summary>
    public IReadOnlyList<DateTimeOffset> InstantsOf(DateTime local)
    {
        var (zone, time) = (Zone, DateTime.SpecifyKind(local, DateTimeKind.Unspecified));
        if (zone.IsInvalidTime(time)) return [];
        var offsets = zone.IsAmbiguousTime(time) ? zone.GetAmbiguousTimeOffsets(time) : [zone.GetUtcOffset(time)];
        return [.. offsets.Select(o => new DateTimeOffset(time, o).ToUniversalTime()).Order()];
    }

    /// <summary>The same house under another clock.</summary>
    public Institution In(string timeZone) => this with { TimeZone = timeZone };

    /// <summary>"20 November 2015, 12:43 (Brussels time)".</summary>
    public string Moment(DateTimeOffset at) => $"{Format(Local(at), "d MMMM yyyy, HH:mm")} ({ZoneName})";

    /// <summary>"12:43:05", with the zone said elsewhere on the screen.</summary>
    public string Clock(DateTimeOffset at) => Format(Local(at), "HH:mm:ss");

    /// <summary>"20 November 2015".</summary>
    public static string Spoken(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <exception cref="Refusal">A setting cannot be used; the sentence says which and why.</exception>
    public Institution Checked()
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            throw new Refusal(
                $"Newsroom:TimeZone is \"{TimeZone}\", which is no known time zone; use an IANA name such as Europe/Brussels."
            );
        if (!Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            throw new Refusal(
                $"Newsroom:PublicUrl is \"{PublicUrl}\"; it has to be an address such as https://news.example.org."
            );
        if (!Colour().IsMatch(AccentColour))
            throw new Refusal($"Newsroom:AccentColour is \"{AccentColour}\"; it has to look like #0b4f8a.");
        if (
            Array.Find(
                Kinds,
                k =>
                    string.IsNullOrWhiteSpace(k.Name) || k.Name.Length > Parts.Kind.Limit || k.Approvals is not (1 or 2)
            ) is { } kind
        )
            throw new Refusal(
                $"Newsroom:Kinds has \"{kind.Name}\" with {kind.Approvals} approvals; a kind has a name of up to {Parts.Kind.Limit} characters and 1 or 2 approvals."
            );
        if (Array.Find(Languages, l => !IsLanguage(l)) is { } language)
            throw new Refusal($"Newsroom:Languages has \"{language}\"; it has to be a language tag such as en or fr.");
        return this with { PublicUrl = PublicUrl.TrimEnd('/') };
    }

    private static string Format(DateTimeOffset at, string format) => at.ToString(format, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex LanguageTag();

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Colour();
}
