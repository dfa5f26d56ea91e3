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
            [nameof(Kinds)] = "Kinds",
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

    public HouseSettings Cleaned() =>
        this with
        {
            InstitutionName = CleanText.Name(InstitutionName),
            Tagline = CleanText.Name(Tagline),
            About = CleanText.Of(About, singleLine: false).Trim(),
            PressContacts = CleanText.Of(PressContacts, singleLine: false).Trim(),
            AccentColour = AccentColour.Trim().ToLowerInvariant(),
            Kinds = [.. Kinds.Select(k => k with { Name = CleanText.Name(k.Name) })],
            Languages = [.. Languages.Select(l => l.Trim()).Where(l => l.Length > 0).Distinct()],
        };

    /// <summary>The setting, and what is wrong with it in words that go on after its name.</summary>
    public IEnumerable<(string Setting, string Problem)> Problems() => Mistakes().Concat(Slips());

    /// <summary>What no newsroom starts with.</summary>
    public IEnumerable<(string Setting, string Problem)> Mistakes()
    {
        if (!InstitutionName.Any(char.IsLetterOrDigit))
            yield return (nameof(InstitutionName), "is empty; it stands on every page.");
        if (InstitutionName.Length > LongestName)
            yield return (
                nameof(InstitutionName),
                $"has {InstitutionName.Length} characters; it takes up to {LongestName}."
            );
        if (Tagline.Length > LongestTagline)
            yield return (nameof(Tagline), $"has {Tagline.Length} characters; it takes up to {LongestTagline}.");
        if (About.Length > LongestText)
            yield return (nameof(About), $"has {About.Length} characters; it takes up to {LongestText}.");
        if (PressContacts.Length > Parts.PressContact.Limit)
            yield return (
                nameof(PressContacts),
                $"has {PressContacts.Length} characters; it takes up to {Parts.PressContact.Limit}."
            );
        if (!Colour().IsMatch(AccentColour))
            yield return (nameof(AccentColour), $"is \"{AccentColour}\"; it has to look like #0b4f8a.");
        if (ProblemOfKinds() is { } kinds) yield return (nameof(Kinds), kinds);
        if (Array.Find(Languages, l => !Institution.IsLanguage(l)) is { } language)
            yield return (nameof(Languages), $"has \"{language}\"; it has to be a language tag such as en or fr.");
        if (Languages.Length > MostLanguages)
            yield return (nameof(Languages), $"has {Languages.Length} tags; it takes up to {MostLanguages}.");
    }

    private IEnumerable<(string Setting, string Problem)> Slips()
    {
        if (Colour().IsMatch(AccentColour) && ContrastToWhite(AccentColour) is var contrast and < LeastContrast)
            yield return (
                nameof(AccentColour),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"is \"{AccentColour}\", too light to be read on white: {contrast:0.0} to 1 where {LeastContrast} is the least. Choose a darker one."
                )
            );
        if (Array.Find(Languages, l => Institution.IsLanguage(l) && !IsKnown(l)) is { } language)
            yield return (nameof(Languages), $"has \"{language}\", which is no language this machine knows.");
        foreach (var twice in Kinds.GroupBy(k => k.Name, StringComparer.OrdinalIgnoreCase).Where(k => k.Count() > 1))
            yield return (nameof(Kinds), $"has \"{twice.Key}\" twice; give each a name of its own.");
    }

    private string? ProblemOfKinds() =>
        Array.Exists(Kinds, k => !k.Name.Any(char.IsLetterOrDigit)) ? "need a name each, and one has none."
        : Array.Find(Kinds, k => !k.IsValid) is { } kind
            ? $"has \"{kind.Name}\" with {kind.Approvals} approvals; a kind has a name of up to {Parts.Kind.Limit} characters and 1 or 2 approvals."
        : Kinds.Length > MostKinds ? $"has {Kinds.Length} kinds; it takes up to {MostKinds}."
        : null;

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
