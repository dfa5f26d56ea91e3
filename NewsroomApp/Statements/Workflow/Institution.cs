using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsroomApp.Statements.Workflow;

/// <summary>The settings under "Newsroom", with what the desk has set instead of them.</summary>
public sealed partial record Institution
{
    private static readonly StatementKind _plain = new() { Name = "Statement" };

    private HouseSettings _house = new();
    private HouseSettings? _machine;

    /// <summary>What the desk can change, as it is now.</summary>
    public HouseSettings House => _house;

    public HouseSettings OfMachine => _machine ?? _house;

    /// <summary>Names of settings that the desk cannot change.</summary>
    public string[] Locked { get; init; } = [];

    public string InstitutionName
    {
        get => _house.InstitutionName;
        init => _house = _house with { InstitutionName = value };
    }

    public string Name => InstitutionName;

    /// <inheritdoc cref="HouseSettings.Tagline"/>
    public string Tagline
    {
        get => _house.Tagline;
        init => _house = _house with { Tagline = value };
    }

    /// <inheritdoc cref="HouseSettings.About"/>
    public string About
    {
        get => _house.About;
        init => _house = _house with { About = value };
    }

    /// <summary>IANA name, such as Europe/Brussels. All times are shown in this zone.</summary>
    public string TimeZone { get; init; } = "UTC";

    public string PublicUrl { get; init; } = "http://localhost:5000";

    /// <inheritdoc cref="HouseSettings.PressContacts"/>
    public string PressContacts
    {
        get => _house.PressContacts;
        init => _house = _house with { PressContacts = value };
    }

    public string AccentColour
    {
        get => _house.AccentColour;
        init => _house = _house with { AccentColour = value };
    }

    /// <summary>Whether editors and above need a passkey or a code beside the password.</summary>
    public bool RequireSecondFactor { get; init; }

    public StatementKind[] Kinds
    {
        get => _house.Kinds;
        init => _house = _house with { Kinds = value };
    }

    /// <inheritdoc cref="HouseSettings.Languages"/>
    public string[] Languages
    {
        get => _house.Languages;
        init => _house = _house with { Languages = value };
    }

    /// <summary>Of a statement: short, and the same whatever its headline becomes.</summary>
    public string AddressOf(string statementId) => $"{PublicUrl}/statements/{statementId}";

    public string AddressOf(string statementId, StatementFile file) => file.AddressIn(AddressOf(statementId));

    public string LanguageOf(Document words) => LanguageOf(words.Language);

    public string LanguageOf(string language) =>
        language.Length > 0 ? language
        : Languages is [var first, ..] ? first
        : "en";

    public static string Named(string language) => CultureInfo.GetCultureInfo(language).NativeName;

    public static bool IsRightToLeft(string language) => CultureInfo.GetCultureInfo(language).TextInfo.IsRightToLeft;

    /// <summary>Of words that run the other way than their language.</summary>
    public IEnumerable<(Part Part, string Sentence)> DirectionRemarks(Document words)
    {
        var (text, language) = ($"{words.Headline} {words.Body}", LanguageOf(words));
        var (letters, turned) = (text.Count(char.IsLetter), text.Count(Folding.IsRightToLeft));
        var isTurned = IsRightToLeft(language);
        if (letters == 0 || turned * 2 > letters == isTurned) yield break;
        var (way, other) = isTurned ? ("left to right", "right to left") : ("right to left", "left to right");
        var mend =
            Languages.Length > 1
                ? "Choose its language under Details."
                : "Have a chief editor add its language under Settings, then choose it under Details.";
        yield return (
            Parts.Body,
            $"It is written from {way}, but printed from {other} as {CultureInfo.GetCultureInfo(language).EnglishName}. {mend}"
        );
    }

    public static bool IsLanguage(string tag) => LanguageTag().IsMatch(tag);

    /// <summary>A kind that is no longer in the settings gets the strictest rules.</summary>
    public StatementKind KindOf(string kind)
    {
        var kinds = Kinds;
        return kinds is [] ? _plain
            : kind.Length == 0 ? kinds[0]
            : Array.Find(kinds, k => k.Name == kind)
                ?? new()
                {
                    Name = kind,
                    Approvals = kinds.Max(k => k.Approvals),
                    Clearance = Array.Exists(kinds, k => k.Clearance),
                };
    }

    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(TimeZone);

    public string ZoneName =>
        TimeZone is "UTC" or "Etc/UTC"
            ? "UTC"
            : TimeZone[(TimeZone.LastIndexOf('/') + 1)..].Replace('_', ' ') + " time";

    public DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone);

    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(Local(at).DateTime);

    /// <summary>Midnight, or later where daylight saving skips midnight.</summary>
    public DateTimeOffset Begins(DateOnly day)
    {
        var midnight = day.ToDateTime(default);
        while (Zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15);
        return InstantsOf(midnight)[0];
    }

    /// <summary>None in the hour that daylight saving skips; two in the hour it repeats, the earlier first.</summary>
    public IReadOnlyList<DateTimeOffset> InstantsOf(DateTime local)
    {
        var (zone, time) = (Zone, DateTime.SpecifyKind(local, DateTimeKind.Unspecified));
        if (zone.IsInvalidTime(time)) return [];
        var offsets = zone.IsAmbiguousTime(time) ? zone.GetAmbiguousTimeOffsets(time) : [zone.GetUtcOffset(time)];
        return [.. offsets.Select(o => new DateTimeOffset(time, o).ToUniversalTime()).Order()];
    }

    public bool IsTooWeak(Role role, bool isStrong) => RequireSecondFactor && !isStrong && role.May(Verb.Approve);

    /// <summary>Takes over what the desk has set, see <see cref="ChosenSettings.Json"/>.</summary>
    public void Follow(string json)
    {
        _machine ??= _house;
        _house = ChosenSettings.Over(_machine, json, Locked);
    }

    public Institution In(string timeZone) => this with { TimeZone = timeZone };

    public string Moment(DateTimeOffset at) => $"{Format(Local(at), "d MMMM yyyy, HH:mm")} ({ZoneName})";

    public string Clock(DateTimeOffset at) => Format(Local(at), "HH:mm:ss");

    public static string Spoken(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    public Institution Checked()
    {
        if (Complaint() is { } complaint) throw new Refusal(complaint);
        return this with { PublicUrl = new Uri(PublicUrl).GetLeftPart(UriPartial.Authority) };
    }

    private string? Complaint()
    {
        if (!HasLanguages())
            return "This machine knows no languages. Install the package libicu (on Alpine icu-libs and icu-data-full), and do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT.";
        if (!IsZone(TimeZone))
            return IsZone("Europe/Brussels")
                ? $"Newsroom:TimeZone is \"{TimeZone}\", which is no known time zone; use an IANA name such as Europe/Brussels."
                : $"This machine knows no time zones, so Newsroom:TimeZone cannot be \"{TimeZone}\". Install the package tzdata.";
        if (ComplaintAboutUrl() is { } url) return $"Newsroom:PublicUrl is \"{PublicUrl}\"; {url}";
        return House.Mistakes().Select(p => $"Newsroom:{p.Setting}: {p.Problem}").FirstOrDefault();
    }

    private string? ComplaintAboutUrl()
    {
        if (!Uri.TryCreate(PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
            return "it has to be an address such as https://news.example.org.";
        if (url.UserInfo.Length > 0) return "it must not hold a name or password: every reader sees it.";
        if (PublicUrl.Contains('#', StringComparison.Ordinal))
            return "it must not have a fragment. Leave out what begins with #.";
        if (PublicUrl.Contains('?', StringComparison.Ordinal))
            return "it must not have a query. Leave out what begins with ?.";
        if (url.AbsolutePath is not "/")
            return $"the newsroom cannot be served under a path. Leave out {url.AbsolutePath}, and give it a host name of its own.";
        return null;
    }

    private static bool IsZone(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out _);

    private static bool HasLanguages()
    {
        try
        {
            return Named("fr") == "français";
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    private static string Format(DateTimeOffset at, string format) => at.ToString(format, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex LanguageTag();
}
