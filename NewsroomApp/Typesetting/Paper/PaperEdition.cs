using System.Globalization;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>What is printed, and what the margins of the paper say of it.</summary>
/// <param name="Day">Printed when the words have no date.</param>
/// <param name="Address">Of the statement.</param>
/// <param name="Stage">As in "Published 20 November 2015".</param>
/// <param name="Name">As in "Edition 2".</param>
public sealed record PaperEdition(
    Institution Institution,
    Document Words,
    DateOnly Day,
    string Address,
    string Stage,
    string Name
)
{
    /// <summary>Of a language.</summary>
    public Func<string, SheetLabels> Labels { get; init; } = _ => SheetLabels.English;

    /// <summary>The path of a JPEG to print; null where there is none.</summary>
    public Func<Picture, string?> FileOf { get; init; } = _ => null;

    public string Language => Institution.LanguageOf(Words);

    public string Title => Words.Headline.Length > 0 ? Words.Headline : "No headline yet";

    public string FileName => $"{Slug.Of(Words.Headline)}-{Slug.Of(Name)}";

    internal IEnumerable<PaperSection> Sections() =>
        Words.FurtherLanguages.Prepend("").SelectMany(language => Sections(language));

    private IEnumerable<PaperSection> Sections(string further)
    {
        var language = further.Length > 0 ? further : Language;
        var labels = Labels(language);
        var body = TypesetText.Of(Words, Parts.Body.In(further)).OnPaper(language, Address);
        var head = Head(further, labels).Where(p => p.Runs[0].Text.Length > 0);
        var others = Figures.NotPlaced(Words, further).ToLookup(f => Figures.Leads(f, Words), f => new PaperPicture(f));
        yield return body with { Blocks = [.. head, .. others[true], .. body.Blocks, .. others[false]] };
        foreach (var part in Parts.Sections.Where(p => Words[p.In(further)].Length > 0))
        {
            var section = TypesetText.Of(Words, part.In(further)).OnPaper(language, Address);
            var heading = Paragraph(PaperLook.Heading, labels.Heading(part)) with { Level = 2 };
            yield return section with { Blocks = [heading, .. section.Blocks] };
        }
        if (Words.AttachedIn(further) is { Count: > 0 } attached)
            yield return new(
                language,
                [
                    Paragraph(PaperLook.Heading, labels.Heading(Parts.Attachments)) with { Level = 2 },
                    .. attached.Select(a => Line(a.File, a.Title, labels)),
                ],
                Notes: []
            );
    }

    private PaperParagraph Line(Attachment file, string title, SheetLabels labels) =>
        new(
            PaperLook.Text,
            [new(title) { Link = file.AddressIn(Address) }, new($" ({labels.About(file)})")]
        );

    private IEnumerable<PaperParagraph> Head(string further, SheetLabels labels)
    {
        var language = further.Length > 0 ? further : Language;
        var headline = further.Length > 0 ? PaperLook.FurtherHeadline : PaperLook.Headline;
        var place = Words[Parts.Place.In(further)];
        var day = further.Length > 0 ? "" : labels.Day(Words.Date ?? Day);
        // A mark from left to right keeps the words of an English day together in an Arabic line.
        if (Institution.IsRightToLeft(language) && !Institution.IsRightToLeft(labels.Language)) day = $"\u200E{day}";
        yield return Paragraph(PaperLook.Kicker, Words[Parts.Kicker.In(further)]);
        yield return Paragraph(headline, Words[Parts.Headline.In(further)]);
        yield return Paragraph(PaperLook.Standfirst, Words[Parts.Standfirst.In(further)]);
        yield return Paragraph(PaperLook.Dateline, string.Join(", ", new[] { place, day }.Where(s => s.Length > 0)));
        if (further.Length == 0 && Words.OriginalUpdatedAt is { } original)
            yield return Paragraph(
                PaperLook.Dateline,
                string.Format(CultureInfo.InvariantCulture, labels["Original"], labels.Minute(original))
            );
    }

    private static PaperParagraph Paragraph(PaperLook look, string text) => new(look, [new(text)]);
}
