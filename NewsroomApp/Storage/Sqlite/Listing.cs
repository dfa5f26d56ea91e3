using System.Globalization;
using Microsoft.Data.Sqlite;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Storage.Sqlite;

internal sealed class Listing(Edition live)
{
    private readonly Document _words = live.Words;
    private readonly DateTimeOffset _firstPublishedAt = live.Statement.FirstPublishedAt!.Value;

    private readonly string _teaser = PlainText.Teaser(live.Words);

    private readonly List<string> _people =
    [
        .. live.Words.Speakers.Where(name => Slug.OfName(name).Length > 0).DistinctBy(Slug.OfName),
    ];

    public string Expected =>
        string.Join(
            '\n',
            [
                _firstPublishedAt.UtcTicks.ToString(CultureInfo.InvariantCulture),
                Slug.OfName(_words.Kicker),
                _words.Kicker,
                Slug.OfName(_words.Place),
                _words.Place,
                _teaser,
                .. _people.OrderBy(Slug.OfName, StringComparer.Ordinal).SelectMany(p => new[] { Slug.OfName(p), p }),
            ]
        );

    public static async Task<string?> Stored(SqliteConnection store, string statementId) =>
        await store.Scalar(
            """
            SELECT concat_ws(char(10), FirstPublishedAt, Topic, TopicName, Place, PlaceName, Teaser, (
                SELECT group_concat(Person || char(10) || Name, char(10) ORDER BY Person)
                FROM Quoted WHERE ListingId = l.Id))
            FROM Listing l WHERE StatementId = $id
            """,
            ("$id", statementId)
        ) as string;

    /// <param name="row">Null to add it.</param>
    public async Task Write(SqliteConnection store, long? row, Institution institution)
    {
        var written = await WriteTags(store, row);
        foreach (var person in _people) await WritePerson(store, written, person);
        await store.Put("Search", written, _words, string.Join(' ', _people), Marks(institution));
    }

    private async Task<long> WriteTags(SqliteConnection store, long? row) =>
        (long)
            (
                await store.Scalar(
                    """
                    INSERT INTO Listing (Id, StatementId, FirstPublishedAt, Topic, TopicName, Place, PlaceName, Teaser)
                    VALUES ($row, $id, $at, $topic, $topicName, $place, $placeName, $teaser)
                    ON CONFLICT (StatementId) DO UPDATE SET
                        Topic = excluded.Topic, TopicName = excluded.TopicName,
                        Place = excluded.Place, PlaceName = excluded.PlaceName, Teaser = excluded.Teaser
                    RETURNING Id
                    """,
                    ("$row", row),
                    ("$id", live.Statement.Id),
                    ("$at", _firstPublishedAt.UtcTicks),
                    ("$topic", Slug.OfName(_words.Kicker)),
                    ("$topicName", _words.Kicker),
                    ("$place", Slug.OfName(_words.Place)),
                    ("$placeName", _words.Place),
                    ("$teaser", _teaser)
                )
            )!;

    private Task WritePerson(SqliteConnection store, long row, string person) =>
        store.Run(
            "INSERT INTO Quoted (Person, FirstPublishedAt, ListingId, Name) VALUES ($person, $at, $row, $name)",
            ("$person", Slug.OfName(person)),
            ("$at", _firstPublishedAt.UtcTicks),
            ("$row", row),
            ("$name", person)
        );

    private string Marks(Institution institution) =>
        string.Join(
            ' ',
            FullText.MarksOf("headline", FullText.Headline(_words)),
            FullText.MarksOf("lead", FullText.Lead(_words)),
            FullText.MarkOf("language", institution.LanguageOf(_words)),
            FullText.MarkOf("topic", _words.Kicker),
            FullText.MarkOf("year", institution.Day(_firstPublishedAt).Year.ToString(CultureInfo.InvariantCulture))
        );
}
