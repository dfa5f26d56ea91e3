using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Storage;

internal static class PublicRows
{
    public static Tag AsTag(Row row) => new(row.Text("Slug"), row.Text("Name"));

    public static Tag AsCounted(Row row) => AsTag(row) with { Count = row.Number("Count") };

    public static Teaser AsTeaser(Row row) =>
        new(
            row.Text("StatementId"),
            row.Text("Summary_Headline"),
            row.Text("Summary_Kicker"),
            row.Text("Teaser"),
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
            row.At("LastUpdatedAt"),
            row.Text("FeedId")
        );
}
