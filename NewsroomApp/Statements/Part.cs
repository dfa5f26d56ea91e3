namespace NewsroomApp.Statements;

/// <summary>A part of a statement that is typed as text: its label on the desk, its limit in UTF-16 units, and how to read and replace it.</summary>
public sealed record Part(string Label, int Limit, bool SingleLine, Func<Words, string> Of, Func<Words, string, Words> With);

/// <summary>The typed parts in the order of the page. Drafting, fingerprint and comparison all walk this list, so a new part is one more row.</summary>
public static class Parts
{
    public static readonly Part Kicker = new("Kicker", 120, SingleLine: true, w => w.Kicker, (w, text) => w with { Kicker = text });
    public static readonly Part Headline = new("Headline", 300, SingleLine: true, w => w.Headline, (w, text) => w with { Headline = text });
    public static readonly Part Standfirst = new("Standfirst", 1_000, SingleLine: true, w => w.Standfirst, (w, text) => w with { Standfirst = text });
    public static readonly Part Place = new("Place", 120, SingleLine: true, w => w.Place, (w, text) => w with { Place = text });
    public static readonly Part Body = new("Body", 500_000, SingleLine: false, w => w.Body, (w, text) => w with { Body = text });
    public static readonly Part NotesToEditors = new("Notes to editors", 50_000, SingleLine: false, w => w.NotesToEditors, (w, text) => w with { NotesToEditors = text });
    public static readonly Part PressContact = new("Press contact", 5_000, SingleLine: false, w => w.PressContact, (w, text) => w with { PressContact = text });
    public static readonly Part PublicNote = new("Public note", 1_000, SingleLine: true, w => w.PublicNote, (w, text) => w with { PublicNote = text });

    public static IReadOnlyList<Part> Text { get; } = [Kicker, Headline, Standfirst, Place, Body, NotesToEditors, PressContact, PublicNote];
}
