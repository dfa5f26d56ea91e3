using System.Globalization;
using NewsroomApp.PublicSite.Labels;
using NewsroomApp.Storage;
using NewsroomApp.Typesetting.Paper;

namespace NewsroomApp.PublicSite.Pages;

/// <summary>Editions as PDF. As with plain text, only what is live has one.</summary>
public static class PrintPages
{
    private const string Ending = ".pdf";

    public static Task<RenderedPage> Statement(PageRequest asked) =>
        Print(asked, statement => statement.Live, statement => statement.Live.Address);

    public static Task<RenderedPage> Edition(PageRequest asked)
    {
        var isNumber = int.TryParse(
            asked.Value("number"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        );
        return Print(
            asked,
            statement => isNumber ? StatementPages.Numbered(statement, number) : null,
            statement => string.Create(CultureInfo.InvariantCulture, $"{statement.Live.Address}/editions/{number}")
        );
    }

    private static async Task<RenderedPage> Print(
        PageRequest asked,
        Func<PublicStatement, Published?> choose,
        Func<PublicStatement, string> addressOf
    )
    {
        var id = StatementPages.Canonical(asked.Value("id"));
        if (
            asked.Reader.Find(id) is not { Presence: not Presence.Retracted } statement
            || choose(statement) is not { } edition
            || !asked.Fonts.Print(edition.Words)
        )
            return await asked.NotFound();
        var page = addressOf(statement);
        if (statement.Presence is not Presence.Live) return RenderedPage.MovedTo(page);
        if (asked.Address != page + Ending) return RenderedPage.MovedTo(page + Ending);
        var pdf = PdfPaper.Of(Paper(asked, statement, edition), edition.At, asked.Fonts);
        return RenderedPage.Of(StatusCodes.Status200OK, PdfPaper.ContentType, pdf) with
        {
            StatementId = edition.StatementId,
            LastModified = statement.Live.LastUpdatedAt,
            NoIndex = true,
        };
    }

    private static PaperEdition Paper(PageRequest asked, PublicStatement statement, Published edition)
    {
        var institution = asked.Institution;
        var labels = PageLabels.In(institution.LanguageOf(edition.Words));
        var next = StatementPages.Numbered(statement, edition.Number + 1);
        return new(
            institution,
            edition.Words,
            institution.Day(edition.FirstPublishedAt),
            institution.AddressOf(edition.StatementId),
            next is null
                ? labels.Format("Published", Day(edition))
                : labels.Format("EarlierEdition", edition.Number, Day(next)),
            $"Edition {edition.Number}"
        )
        {
            Labels = PageLabels.In,
            FileOf = asked.Files.PaperOf,
        };

        string Day(Published one) => labels.Day(institution.Day(one.At));
    }
}
