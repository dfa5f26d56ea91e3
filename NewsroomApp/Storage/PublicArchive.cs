using System.Globalization;
using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Storage;

public static class PublicArchive
{
    /// <param name="counted">Reads the whole index, so not for what is made anew for each reader.</param>
    public static List<Tag> Tags(this PublicReader reader, Tagged by, bool counted = false)
    {
        var (table, slug, name) = Columns(by);
        var count = counted ? $"(SELECT count(*) FROM {table} WHERE {slug} = t.slug)" : "0";
        // Jumps through the index from one value to the next, however many rows share a value.
        var tags = reader.Read(
            $"""
            WITH RECURSIVE t(slug) AS (
                SELECT min({slug}) FROM {table} WHERE {slug} > ''
                UNION ALL
                SELECT (SELECT min({slug}) FROM {table} WHERE {slug} > t.slug) FROM t WHERE t.slug IS NOT NULL)
            SELECT slug AS Slug, (
                SELECT {name} FROM {table} WHERE {slug} = t.slug ORDER BY FirstPublishedAt DESC LIMIT 1) AS Name,
                {count} AS Count
            FROM t WHERE slug IS NOT NULL LIMIT 2000
            """,
            PublicRows.AsCounted
        );
        return [.. tags.OrderBy(t => t.Name, StringComparer.Create(CultureInfo.InvariantCulture, ignoreCase: true))];
    }

    /// <summary>Slugs of its topics; none while it is not live.</summary>
    public static List<string> TopicsOf(this PublicReader reader, string statementId) =>
        reader.Read(
            "SELECT t.Topic FROM Listing l JOIN Topical t ON t.ListingId = l.Id WHERE l.StatementId = $id",
            r => r.Text("Topic"),
            ("$id", statementId)
        );

    /// <summary>The newest other statements that share a topic with it.</summary>
    public static List<Teaser> MoreOnTopicsOf(this PublicReader reader, string statementId, int most) =>
        reader.Read(
            $"""
            SELECT {PublicReader.Teaser} FROM (
                SELECT DISTINCT t.ListingId, t.FirstPublishedAt
                FROM Listing own CROSS JOIN Topical mine ON mine.ListingId = own.Id
                CROSS JOIN Topical t ON t.Topic = mine.Topic AND t.ListingId <> own.Id
                    AND t.FirstPublishedAt >= coalesce((
                        SELECT n.FirstPublishedAt FROM Topical n WHERE n.Topic = mine.Topic
                        ORDER BY n.FirstPublishedAt DESC, n.ListingId DESC LIMIT 1 OFFSET {most}), 0)
                WHERE own.StatementId = $id
                ORDER BY t.FirstPublishedAt DESC, t.ListingId DESC LIMIT {most}) o
            CROSS JOIN Listing l ON l.Id = o.ListingId {PublicReader.Present}
            ORDER BY o.FirstPublishedAt DESC, o.ListingId DESC
            """,
            PublicRows.AsTeaser,
            ("$id", statementId)
        );

    public static string? NameOf(this PublicReader reader, Tagged by, string slug)
    {
        var (table, column, name) = Columns(by);
        return reader.Read(
                $"SELECT {name} AS Name FROM {table} WHERE {column} = $slug ORDER BY FirstPublishedAt DESC LIMIT 1",
                r => r.Text("Name"),
                ("$slug", slug)
            )
            .FirstOrDefault();
    }

    public static long Count(this PublicReader reader, DateTimeOffset from, DateTimeOffset to) =>
        reader.Read(
            "SELECT count(*) AS Count FROM Listing WHERE FirstPublishedAt >= $from AND FirstPublishedAt < $to",
            r => r.Number("Count"),
            ("$from", from.UtcTicks),
            ("$to", to.UtcTicks)
        )[0];

    public static bool Any(this PublicReader reader, DateTimeOffset from, DateTimeOffset to) =>
        reader.Read(
            "SELECT 1 FROM Listing WHERE FirstPublishedAt >= $from AND FirstPublishedAt < $to LIMIT 1",
            _ => true,
            ("$from", from.UtcTicks),
            ("$to", to.UtcTicks)
        ).Count > 0;

    /// <summary>When the oldest and the newest live statement were first published.</summary>
    public static (DateTimeOffset First, DateTimeOffset Last)? Span(this PublicReader reader)
    {
        static DateTimeOffset First(Row row) => row.At("FirstPublishedAt");
        var first = reader.Read("SELECT FirstPublishedAt FROM Listing ORDER BY FirstPublishedAt LIMIT 1", First);
        return first.Count == 0
            ? null
            : (
                first[0],
                reader.Read("SELECT FirstPublishedAt FROM Listing ORDER BY FirstPublishedAt DESC LIMIT 1", First)[0]
            );
    }

    /// <summary>Live statements in order of their row numbers, so that a caller can page through all of them.</summary>
    public static List<(long Row, string Address, DateTimeOffset UpdatedAt)> Addresses(
        this PublicReader reader,
        long after,
        int most
    ) =>
        reader.Read(
            $"""
            SELECT l.Id, l.StatementId, e.Summary_Headline, s.LastUpdatedAt FROM Listing l {PublicReader.Present}
            WHERE l.Id > $after ORDER BY l.Id LIMIT {most}
            """,
            r =>
                (
                    r.Number("Id"),
                    PublicAddress.Of(r.Text("StatementId"), r.Text("Summary_Headline")),
                    r.At("LastUpdatedAt")
                ),
            ("$after", after)
        );

    public static long LastRow(this PublicReader reader) =>
        reader.Read("SELECT coalesce(max(Id), 0) AS Last FROM Listing", r => r.Number("Last"))[0];

    private static (string Table, string Slug, string Name) Columns(Tagged by) =>
        by switch
        {
            Tagged.Topics => ("Topical", "Topic", "Name"),
            Tagged.Places => ("Listing", "Place", "PlaceName"),
            _ => ("Quoted", "Person", "Name"),
        };
}
