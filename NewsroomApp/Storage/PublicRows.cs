using NewsroomApp.Storage.Sqlite;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Storage;

internal static class PublicRows
{
    private const int SummaryLength = 220;

    public static Tag AsTag(Row row) => new(row.Text("Slug"), row.Text("Name"));

    public static Teaser AsTeaser(Row row) =>
        new(
            row.Text("StatementId"),
            row.Text("Summary_Headline"),
            row.Text("Summary_Kicker"),
            row.Text("Summary_Standfirst") is { Length: > 0 } standfirst
                ? standfirst
                : Shorten(TypesetText.Of(row.Text("Summary_Lead")).Words),
            row.Text("Summary_Place"),
            row.Day("Summary_Date"),
            row.At("FirstPublishedAt"),
            row.At("LastUpdatedAt"),
            row.Text("Summary_Language")
        );

    public static Published AsPublished(Row row) =>
        new(
            row.Text("StatementId"),
            (int)row.Number("Number"),
            CanonicalJson.Read(row.Text("Document")),
            row.At("ActualAt"),
            row.At("FirstPublishedAt"),
            row.At("LastUpdatedAt")
        );

    private static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= SummaryLength
            ? line
            : line[
                ..(
                    line.LastIndexOf(' ', SummaryLength) is var space and > 0
                        ? space
                        : Folding.Whole(line, SummaryLength)
                )
            ]
                .TrimEnd(',', ';', '–', ' ') + " …";
    }
}
