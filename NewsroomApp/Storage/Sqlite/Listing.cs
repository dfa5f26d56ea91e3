using System.Globalization;
using Microsoft.Data.Sqlite;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Storage.Sqlite;

internal sealed class Listing(Edition live)
{
    private readonly Document _words = live.Words;
    private readonly DateTimeOffset _firstPublishedAt = live.Statement.FirstPublishedAt!.Value;

    private readonly string _teaser = PlainText.Teaser(live.Words);

    private readonly List<string> _people = Named(live.Words.Speakers);
    private readonly List<string> _topics = Named(live.Words.Topics);

    public string Expected =>
        string.Join(
            '\n',
            [
                _firstPublishedAt.UtcTicks.ToString(CultureInfo.InvariantCulture),
                Slug.OfName(_words.Place),
                _words.Place,
                _teaser,
                .. Lines(_topics),
                .. Lines(_people),
            ]
        );

    public static async Task<string?> Stored(SqliteConnection store, string statementId) =>
        await store.Scalar(
            """
            SELECT concat_ws(char(10), FirstPublishedAt, Place, PlaceName, Teaser, (
                SELECT group_concat(Topic || char(10) || Name, char(10) ORDER BY Topic)
                FROM Topical WHERE ListingId = l.Id), (
                SELECT group_concat(Person || char(10) || Name, char(10) ORDER BY Person)
                FROM Quoted WHERE ListingId = l.Id))
            FROM Listing l WHERE StatementId = $id
            """,
            ("$id", statementId)
        ) as string;

    public async Task Write(SqliteConnection store, long? row, Institution institution)
    {
        var written = await WriteTags(store, row);
        foreach (var person in _people) await WriteTag(store, "Quoted", "Person", written, person);
        foreach (var topic in _topics) await WriteTag(store, "Topical", "Topic", written, topic);
        await store.Put("Search", written, _words, string.Join(' ', _topics.Concat(_people)), Marks(institution));
    }

    private async Task<long> WriteTags(SqliteConnection store, long? row) =>
        (long)
            (
                await store.Scalar(
                    """
                    INSERT INTO Listing (Id, StatementId, FirstPublishedAt, Place, PlaceName, Teaser)
                    VALUES ($row, $id, $at, $place, $placeName, $teaser)
                    ON CONFLICT (StatementId) DO UPDATE SET
                        Place = excluded.Place, PlaceName = excluded.PlaceName, Teaser = excluded.Teaser
                    RETURNING Id
                    """,
                    ("$row", row),
                    ("$id", live.Statement.Id),
                    ("$at", _firstPublishedAt.UtcTicks),
                    ("$place", Slug.OfName(_words.Place)),
                    ("$placeName", _words.Place),
                    ("$teaser", _teaser)
                )
            )!;

    private Task WriteTag(SqliteConnection store, string table, string column, long row, string name) =>
        store.Run(
            $"INSERT INTO {table} ({column}, FirstPublishedAt, ListingId, Name) VALUES ($slug, $at, $row, $name)",
            ("$slug", Slug.OfName(name)),
            ("$at", _firstPublishedAt.UtcTicks),
            ("$row", row),
            ("$name", name)
        );

    private static List<string> Named(IEnumerable<string> names) =>
        [.. names.Where(name => Slug.OfName(name).Length > 0).DistinctBy(Slug.OfName)];

    private static IEnumerable<string> Lines(IEnumerable<string> names) =>
        names.OrderBy(Slug.OfName, StringComparer.Ordinal).SelectMany(name => new[] { Slug.OfName(name), name });

    private string Marks(Institution institution) =>
        string.Join(
            ' ',
            FullText.MarksOf("headline", FullText.Headline(_words)),
            FullText.MarksOf("lead", FullText.Lead(_words)),
            FullText.MarkOf("language", institution.LanguageOf(_words)),
            string.Join(' ', _topics.Select(topic => FullText.MarkOf("topic", topic))),
            FullText.MarkOf("year", institution.Day(_firstPublishedAt).Year.ToString(CultureInfo.InvariantCulture))
        );
}
