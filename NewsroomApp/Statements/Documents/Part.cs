using System.Globalization;

namespace NewsroomApp.Statements.Documents;

/// <summary>
/// The key is stored, sent and hashed, and never changes; the label is what people read. The limit is in UTF-16 units.
/// A whole part (a date, a choice) is replaced as one, never merged.
/// </summary>
public sealed record Part(
    string Key,
    string Label,
    int Limit,
    bool SingleLine,
    Func<Words, string> Of,
    Func<Words, string, Words> With,
    bool Whole = false
)
{
    public bool IsTooLong(Words words) => Of(words).Length > Limit;

    public string TooLong(int length) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Label} takes up to {Limit:N0} characters; this one has {length:N0}."
        );
}

/// <summary>Drafting, fingerprints and comparison all walk this list, so a new part is one more row.</summary>
public static class Parts
{
    public static readonly Part Kicker = new(
        "kicker",
        "Kicker",
        120,
        SingleLine: true,
        w => w.Kicker,
        (w, text) => w with { Kicker = text }
    );
    public static readonly Part Headline = new(
        "headline",
        "Headline",
        300,
        SingleLine: true,
        w => w.Headline,
        (w, text) => w with { Headline = text }
    );
    public static readonly Part Standfirst = new(
        "standfirst",
        "Standfirst",
        1_000,
        SingleLine: true,
        w => w.Standfirst,
        (w, text) => w with { Standfirst = text }
    );
    public static readonly Part Place = new(
        "place",
        "Place",
        120,
        SingleLine: true,
        w => w.Place,
        (w, text) => w with { Place = text }
    );
    public static readonly Part Body = new(
        "body",
        "Body",
        500_000,
        SingleLine: false,
        w => w.Body,
        (w, text) => w with { Body = text }
    );
    public static readonly Part NotesToEditors = new(
        "notesToEditors",
        "Notes to editors",
        50_000,
        SingleLine: false,
        w => w.NotesToEditors,
        (w, text) => w with { NotesToEditors = text }
    );
    public static readonly Part PressContact = new(
        "pressContact",
        "Press contact",
        5_000,
        SingleLine: false,
        w => w.PressContact,
        (w, text) => w with { PressContact = text }
    );
    public static readonly Part PublicNote = new(
        "publicNote",
        "Public note",
        1_000,
        SingleLine: true,
        w => w.PublicNote,
        (w, text) => w with { PublicNote = text }
    );

    public static readonly Part Date = new(
        "date",
        "Date",
        10,
        SingleLine: true,
        w => w.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
        (w, text) =>
            w with
            {
                Date = DateOnly.TryParseExact(
                    text,
                    "yyyy-MM-dd",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var day
                )
                    ? day
                    : null,
            },
        Whole: true
    );

    /// <summary>In whatever time zone the original meant.</summary>
    public static readonly Part OriginalUpdatedAt = new(
        "originalUpdatedAt",
        "Time of the original",
        16,
        SingleLine: true,
        w => w.OriginalUpdatedAt?.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture) ?? "",
        (w, text) =>
            w with
            {
                OriginalUpdatedAt = DateTime.TryParseExact(
                    text,
                    "yyyy-MM-ddTHH:mm",
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.None,
                    out var at
                )
                    ? at
                    : null,
            },
        Whole: true
    );

    public static readonly Part ChangeKind = new(
        "changeKind",
        "Kind of change",
        10,
        SingleLine: true,
        w => w.ChangeKind?.ToString() ?? "",
        (w, text) =>
            w with
            {
                ChangeKind = Enum.TryParse<CorrectionKind>(text, out var kind) && Enum.IsDefined(kind) ? kind : null,
            },
        Whole: true
    );

    /// <summary>Not printed, but decides how many people approve. Empty for the first kind in the settings.</summary>
    public static readonly Part Kind = new(
        "kind",
        "Kind of statement",
        60,
        SingleLine: true,
        w => w.Kind,
        (w, text) => w with { Kind = text.Length <= 60 ? text : "" },
        Whole: true
    );

    /// <summary>Decides how browsers read and lay out the text. Empty for the first in the settings.</summary>
    public static readonly Part Language = new(
        "language",
        "Language",
        35,
        SingleLine: true,
        w => w.Language,
        (w, text) => w with { Language = Institution.IsLanguage(text) ? text : "" },
        Whole: true
    );

    public static IReadOnlyList<Part> Text { get; } =
    [Kicker, Headline, Standfirst, Place, Body, NotesToEditors, PressContact, PublicNote];

    public static IReadOnlyList<Part> Header { get; } = [Date, OriginalUpdatedAt, ChangeKind, Kind];

    public static IReadOnlyList<Part> All { get; } = [.. Text, .. Header, Language];

    public static Part? Keyed(string key) => All.FirstOrDefault(p => p.Key == key);
}
