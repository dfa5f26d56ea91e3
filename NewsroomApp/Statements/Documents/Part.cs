using System.Globalization;

namespace NewsroomApp.Statements.Documents;

/// <summary>
/// The key is stored, sent and hashed, and never changes; the label is what people read. The limit is in UTF-16 units.
/// A whole part (a date, a choice) is replaced as one, never merged. A section is printed under its label, below the
/// body.
/// </summary>
public sealed record Part(
    string Key,
    string Label,
    int Limit,
    bool SingleLine = true,
    bool Whole = false,
    bool IsSection = false
)
{
    private const char Slash = '/';

    /// <summary>What a whole part takes; anything else counts as empty.</summary>
    public Predicate<string> Accepts { get; init; } = _ => true;

    public bool IsMarkdown => !SingleLine && !Whole;

    /// <summary>Empty for the first text and for the header.</summary>
    public string Language => LanguageOf(Key);

    /// <summary>The same part of the text in another language: "fr/body".</summary>
    public Part In(string language) =>
        language.Length == 0
            ? this
            : this with
            {
                Key = KeyIn(language, Key),
                Label = $"{Label}, {Institution.Named(language)}",
            };

    public bool Is(Part part) => Key == part.In(Language).Key;

    public static string LanguageOf(string key) => key[..Math.Max(0, key.IndexOf(Slash, StringComparison.Ordinal))];

    public static string WithoutLanguage(string key) => key[(key.IndexOf(Slash, StringComparison.Ordinal) + 1)..];

    public static string KeyIn(string language, string key) => language.Length == 0 ? key : language + Slash + key;

    public bool IsTooLong(Document words) => words[this].Length > Limit;

    public string TooLong(int length) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Label} takes up to {Limit:N0} characters; this one has {length:N0}."
        );

    public bool Equals(Part? other) => other?.Key == Key;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);
}

/// <summary>Everything that goes through a document walks these lists, so a new part is one more row.</summary>
public static class Parts
{
    public const string DayFormat = "yyyy-MM-dd";
    public const string MinuteFormat = "yyyy-MM-ddTHH:mm";

    public static readonly Part Kicker = new("kicker", "Kicker", 120);
    public static readonly Part Headline = new("headline", "Headline", 300);
    public static readonly Part Standfirst = new("standfirst", "Standfirst", 1_000);
    public static readonly Part Place = new("place", "Place", 120);
    public static readonly Part Body = new("body", "Body", 500_000, SingleLine: false);
    public static readonly Part PublicNote = new("publicNote", "Public note", 1_000);

    public static readonly Part NotesToEditors = new(
        "notesToEditors",
        "Notes to editors",
        50_000,
        SingleLine: false,
        IsSection: true
    );
    public static readonly Part PressContact = new(
        "pressContact",
        "Press contact",
        5_000,
        SingleLine: false,
        IsSection: true
    );

    public static readonly Part Date = new("date", "Date", 10, Whole: true)
    {
        Accepts = text => TryDay(text, out _),
    };

    public static readonly Part OriginalUpdatedAt = new("originalUpdatedAt", "Time of the original", 16, Whole: true)
    {
        Accepts = text => TryMinute(text, out _),
    };

    public static readonly Part ChangeKind = new("changeKind", "Kind of change", 10, Whole: true)
    {
        Accepts = text => Enum.GetNames<CorrectionKind>().Contains(text),
    };

    /// <summary>The people quoted whom somebody has confirmed, a name a line. Only they are listed in public.</summary>
    public static readonly Part Speakers = new("speakers", "Listed under People", 4_000, SingleLine: false, Whole: true)
    {
        Accepts = text => text.Length <= 4_000,
    };

    /// <summary>From the institution's list, a name a line.</summary>
    public static readonly Part Topics = new("topics", "Topics", 4_000, SingleLine: false, Whole: true)
    {
        Accepts = text => text.Length <= 4_000,
    };

    /// <summary>In the order of printing, a line each; the first leads.</summary>
    public static readonly Part Pictures = new("pictures", "Pictures", 20_000, SingleLine: false, Whole: true)
    {
        Accepts = text => text.Length <= 20_000 && Picture.Read(text) is not null,
    };

    /// <summary>In the order of printing, a line each.</summary>
    public static readonly Part Attachments = new(
        "attachments",
        "Attachments",
        20_000,
        SingleLine: false,
        Whole: true
    )
    {
        Accepts = text => text.Length <= 20_000 && Attachment.Read(text) is not null,
    };

    /// <summary>Not printed, but decides how many people approve. Empty for the first kind in the settings.</summary>
    public static readonly Part Kind = new("kind", "Kind of statement", 60, Whole: true)
    {
        Accepts = text => text.Length <= 60,
    };

    /// <summary>Decides how browsers read and lay out the text. Empty for the first in the settings.</summary>
    public static readonly Part Language = new("language", "Language", 35, Whole: true)
    {
        Accepts = Institution.IsLanguage,
    };

    /// <summary>Of the text, which there may be in several languages.</summary>
    public static IReadOnlyList<Part> Text { get; private set; } =
    [Kicker, Headline, Standfirst, Place, Body, NotesToEditors, PressContact, PublicNote];

    public static IReadOnlyList<Part> Header { get; } =
    [Date, OriginalUpdatedAt, ChangeKind, Kind, Language, Speakers, Topics, Pictures, Attachments];

    public static IEnumerable<Part> Sections => Text.Where(p => p.IsSection);

    /// <summary>The parts of every text that one of the documents has.</summary>
    public static IEnumerable<Part> TextOf(params IEnumerable<Document> documents)
    {
        var parts = Text.Concat(documents.SelectMany(d => d.FileTexts).Distinct()).ToList();
        return documents
            .SelectMany(d => d.FurtherLanguages)
            .Distinct()
            .Prepend("")
            .SelectMany(l => parts.Select(p => p.In(l)));
    }

    public static IEnumerable<Part> Of(params IEnumerable<Document> documents) => TextOf(documents).Concat(Header);

    internal static bool TryDay(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    internal static bool TryMinute(string text, out DateTime minute) =>
        DateTime.TryParseExact(text, MinuteFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out minute);

    private static Part? OfText(string key) => Text.FirstOrDefault(p => p.Key == key) ?? StatementFile.TextKeyed(key);

    public static Part? Keyed(string key)
    {
        var language = Part.LanguageOf(key);
        if (language.Length > 0)
            return Institution.IsLanguage(language) ? OfText(Part.WithoutLanguage(key))?.In(language) : null;
        return OfText(key) ?? Header.FirstOrDefault(p => p.Key == key);
    }
}
