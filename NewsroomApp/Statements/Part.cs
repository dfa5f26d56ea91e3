using System.Globalization;

namespace NewsroomApp.Statements;

/// <summary>
/// A part of a statement: its label on the desk, its limit in UTF-16 units, and how to read and replace it as text.
/// What is <paramref name="Whole"/> (a date, a choice) is taken as one, never half of it.
/// </summary>
public sealed record Part(
    string Label,
    int Limit,
    bool SingleLine,
    Func<Words, string> Of,
    Func<Words, string, Words> With,
    bool Whole = false
);

/// <summary>The parts in the order of the page. Drafting, fingerprint and comparison all walk this list, so a new part is one more row.</summary>
public static class Parts
{
    public static readonly Part Kicker = new(
        "Kicker",
        120,
        SingleLine: true,
        w => w.Kicker,
        (w, text) => w with { Kicker = text }
    );
    public static readonly Part Headline = new(
        "Headline",
        300,
        SingleLine: true,
        w => w.Headline,
        (w, text) => w with { Headline = text }
    );
    public static readonly Part Standfirst = new(
        "Standfirst",
        1_000,
        SingleLine: true,
        w => w.Standfirst,
        (w, text) => w with { Standfirst = text }
    );
    public static readonly Part Place = new(
        "Place",
        120,
        SingleLine: true,
        w => w.Place,
        (w, text) => w with { Place = text }
    );
    public static readonly Part Body = new(
        "Body",
        500_000,
        SingleLine: false,
        w => w.Body,
        (w, text) => w with { Body = text }
    );
    public static readonly Part NotesToEditors = new(
        "Notes to editors",
        50_000,
        SingleLine: false,
        w => w.NotesToEditors,
        (w, text) => w with { NotesToEditors = text }
    );
    public static readonly Part PressContact = new(
        "Press contact",
        5_000,
        SingleLine: false,
        w => w.PressContact,
        (w, text) => w with { PressContact = text }
    );
    public static readonly Part PublicNote = new(
        "Public note",
        1_000,
        SingleLine: true,
        w => w.PublicNote,
        (w, text) => w with { PublicNote = text }
    );

    /// <summary>As yyyy-MM-dd; anything else is no date.</summary>
    public static readonly Part Date = new(
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

    /// <summary>As yyyy-MM-ddTHH:mm, in whatever zone the original meant.</summary>
    public static readonly Part OriginalUpdatedAt = new(
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

    /// <summary>The name of a <see cref="StatementKind"/>; empty for the first. Not printed, but it decides how many people approve.</summary>
    public static readonly Part Kind = new(
        "Kind of statement",
        60,
        SingleLine: true,
        w => w.Kind,
        (w, text) => w with { Kind = text.Length <= 60 ? text : "" },
        Whole: true
    );

    /// <summary>A BCP 47 tag such as "fr" or "ar"; empty for the first of the house. Decides how browsers read, hyphenate and lay out the text.</summary>
    public static readonly Part Language = new(
        "Language",
        35,
        SingleLine: true,
        w => w.Language,
        (w, text) => w with { Language = Institution.IsLanguage(text) ? text : "" },
        Whole: true
    );

    /// <summary>Those that are typed.</summary>
    public static IReadOnlyList<Part> Text { get; } =
    [Kicker, Headline, Standfirst, Place, Body, NotesToEditors, PressContact, PublicNote];

    public static IReadOnlyList<Part> All { get; } = [.. Text, Date, OriginalUpdatedAt, ChangeKind, Kind, Language];

    public static Part? Labelled(string label) => All.FirstOrDefault(p => p.Label == label);
}
