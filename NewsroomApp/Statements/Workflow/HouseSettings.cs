using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsroomApp.Statements.Workflow;

/// <summary>The settings that the desk can change while the program runs; the machine's stand until then.</summary>
public sealed partial record HouseSettings
{
    public const int LongestName = 100;
    public const int LongestTagline = 200;
    public const int LongestText = 8_000;
    public const int MostKinds = 20;
    public const int MostLanguages = 40;

    /// <summary>Of text on white: WCAG 2.2, 1.4.3.</summary>
    private const double LeastContrast = 4.5;

    /// <summary>By what the desk calls it.</summary>
    public static IReadOnlyDictionary<string, string> Labels { get; } =
        new Dictionary<string, string>
        {
            [nameof(InstitutionName)] = "Name",
            [nameof(Tagline)] = "Tagline",
            [nameof(About)] = "About",
            [nameof(PressContacts)] = "Press contacts",
            [nameof(AccentColour)] = "Colour",
            [nameof(Kinds)] = "Kinds of statement",
            [nameof(Languages)] = "Languages",
        };

    public string InstitutionName { get; init; } = "The Institution";

    /// <summary>Under the name, at the top of every public page.</summary>
    public string Tagline { get; init; } = "";

    /// <summary>Markdown for the page about the institution.</summary>
    public string About { get; init; } = "";

    /// <summary>Markdown: whom to call. A statement that names nobody gets it when it is submitted.</summary>
    public string PressContacts { get; init; } = "";

    public string AccentColour { get; init; } = "#0b4f8a";

    public StatementKind[] Kinds { get; init; } = [];

    /// <summary>BCP 47 tags; the first is the default.</summary>
    public string[] Languages { get; init; } = [];

    /// <summary>What the settings call the kind at this place, as in the environment.</summary>
    public static string KindAt(int place) => $"{nameof(Kinds)}:{place}";

    /// <summary>Of a setting, or of the list that one in it belongs to.</summary>
    public static string WholeOf(string setting) => setting.Split(':')[0];

    public HouseSettings Cleaned() =>
        this with
        {
            InstitutionName = CleanText.Of(InstitutionName, singleLine: true).Trim(),
            Tagline = CleanText.Of(Tagline, singleLine: true).Trim(),
            About = CleanText.Of(About, singleLine: false).Trim(),
            PressContacts = CleanText.Of(PressContacts, singleLine: false).Trim(),
            AccentColour = AccentColour.Trim().ToLowerInvariant(),
            Kinds = [.. Kinds.Select(k => k with { Name = CleanText.Of(k.Name, singleLine: true).Trim() })],
            Languages = [.. Languages.Select(l => l.Trim()).Where(l => l.Length > 0).Select(Canonical).Distinct()],
        };

    /// <summary>The setting, and a sentence that says what is wrong with it.</summary>
    public IEnumerable<(string Setting, string Problem)> Problems() => Mistakes().Concat(Slips());

    /// <summary>What no newsroom starts with.</summary>
    public IEnumerable<(string Setting, string Problem)> Mistakes()
    {
        if (!CleanText.IsReadable(InstitutionName))
            yield return (nameof(InstitutionName), "Enter a name; it appears on every page.");
        foreach (var tooLong in TooLong()) yield return tooLong;
        if (!Colour().IsMatch(AccentColour)) yield return (nameof(AccentColour), "Enter a colour such as #0b4f8a.");
        for (var i = 0; i < Kinds.Length; i++)
            if (ProblemOf(Kinds[i]) is { } problem) yield return (KindAt(i), problem);
        if (Kinds.Length > MostKinds)
            yield return (nameof(Kinds), $"There are {Kinds.Length} kinds; the limit is {MostKinds}.");
        if (Array.Find(Languages, l => !Institution.IsLanguage(l)) is { } language)
            yield return (nameof(Languages), Unrecognised(language));
        if (Languages.Length > MostLanguages)
            yield return (nameof(Languages), $"There are {Languages.Length} languages; the limit is {MostLanguages}.");
    }

    private IEnumerable<(string Setting, string Problem)> Slips()
    {
        foreach (var (setting, name) in Names())
            if (CleanText.Unseen(name) is { } sign) yield return (setting, sign);
        if (Colour().IsMatch(AccentColour) && ContrastToWhite(AccentColour) is var contrast and < LeastContrast)
            yield return (
                nameof(AccentColour),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{AccentColour} is too light to read on white: its contrast is {contrast:0.0} to 1, and at least {LeastContrast} is needed. Choose a darker colour."
                )
            );
        if (Array.Find(Languages, l => Institution.IsLanguage(l) && !IsKnown(l)) is { } language)
            yield return (nameof(Languages), Unrecognised(language));
        if (Kinds is []) yield return (nameof(Kinds), "Keep at least one kind of statement.");
        for (var i = 0; i < Kinds.Length; i++)
            if (Kinds.Take(i).Any(k => string.Equals(k.Name, Kinds[i].Name, StringComparison.OrdinalIgnoreCase)))
                yield return (KindAt(i), $"There is already a kind called “{Kinds[i].Name}”. Choose another name.");
    }

    private IEnumerable<(string Setting, string Name)> Names() =>
        Kinds
            .Select((k, i) => (KindAt(i), k.Name))
            .Prepend((nameof(Tagline), Tagline))
            .Prepend((nameof(InstitutionName), InstitutionName));

    private IEnumerable<(string Setting, string Problem)> TooLong() =>
        from text in new[]
        {
            (Setting: nameof(InstitutionName), Text: InstitutionName, Longest: LongestName),
            (Setting: nameof(Tagline), Text: Tagline, Longest: LongestTagline),
            (Setting: nameof(About), Text: About, Longest: LongestText),
            (Setting: nameof(PressContacts), Text: PressContacts, Longest: Parts.PressContact.Limit),
        }
        where text.Text.Length > text.Longest
        select (text.Setting, OverLimit(text.Text, text.Longest));

    private static string OverLimit(string text, int longest) =>
        $"This is {text.Length} characters long; the limit is {longest}.";

    private static string? ProblemOf(StatementKind kind) =>
        !CleanText.IsReadable(kind.Name) ? "Enter a name for this kind of statement."
        : kind.Name.Length > Parts.Kind.Limit ? OverLimit(kind.Name, Parts.Kind.Limit)
        : kind.IsValid ? null
        : $"“{kind.Name}” asks for {kind.Approvals} approvals; it can ask for 1 or 2.";

    private static string Unrecognised(string language) => $"“{language}” is not a language code we recognise.";

    /// <summary>RFC 5646, 2.1.1.</summary>
    private static string Canonical(string tag) =>
        string.Join(
            '-',
            tag.ToLowerInvariant()
                .Split('-')
                .Select((part, i) =>
                    (i, part.Length) switch
                    {
                        ( > 0, 2) => part.ToUpperInvariant(),
                        ( > 0, 4) => char.ToUpperInvariant(part[0]) + part[1..],
                        _ => part,
                    }
                )
        );

    private static bool IsKnown(string language)
    {
        try
        {
            _ = CultureInfo.GetCultureInfo(language.Split('-')[0], predefinedOnly: true);
            return true;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }

    /// <summary>WCAG 2.2, relative luminance and contrast ratio.</summary>
    private static double ContrastToWhite(string colour)
    {
        var rgb = Convert.FromHexString(colour.AsSpan(1));
        var luminance = (0.2126 * Linear(rgb[0])) + (0.7152 * Linear(rgb[1])) + (0.0722 * Linear(rgb[2]));
        return 1.05 / (luminance + 0.05);

        static double Linear(byte value) =>
            value / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Colour();
}
