using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Storage;

/// <summary>A run of eight words that was typed into an edition after its revision of this number.</summary>
internal sealed class Passage
{
    public long Hash { get; private init; }
    public int EditionId { get; private init; }
    public int Revision { get; private init; }
}

/// <summary>
/// Whoever wrote words that were never published stays their author, in whatever way they come into another draft.
/// Words that arrive at once are looked for among the passages of all other drafts. Those of approved templates, and
/// what the public reads, are nobody's. What is typed is kept in memory until the next look or revision, because a row
/// for each word of hundreds of writers would hold up their keys. Call it in the transaction that changes the words.
/// </summary>
internal sealed class Authorship
{
    /// <summary>In public texts: how many may make up what somebody pastes.</summary>
    private const int MostPublic = 20;

    private readonly ConcurrentDictionary<int, Typed> _typed = [];

    public async Task FollowWords(NewsroomDb db, Edition edition, Document before)
    {
        var atOnce = Passages.CameAtOnce(before, edition.Words);
        if (!atOnce && edition.Revisions.Count == 0)
        {
            var typed = new Typed(before, edition.Words, edition.RevisionCount);
            _typed.AddOrUpdate(edition.Id, typed, (_, known) => typed with { Before = known.Before });
            return;
        }
        foreach (var (id, typed) in _typed.Where(t => atOnce || t.Key == edition.Id))
        {
            await Put(db, id, typed.Revision, Passages.Between(typed.Before, typed.Now));
            // Once more at the next look, since this transaction may still be undone.
            if (typed.IsPut) _typed.TryRemove(id, out _);
            else _typed[id] = typed with { IsPut = true };
        }
        var added = Passages.Between(before, edition.Words);
        if (atOnce) await TakeOverAuthors(db, edition, added);
        await Put(db, edition.Id, edition.RevisionCount, added);
        foreach (var revision in edition.Revisions) await ForgetPassing(db, edition, revision);
    }

    private static async Task Put(NewsroomDb db, int editionId, int revision, Dictionary<long, string> passages)
    {
        if (passages.Count == 0) return;
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO Passages (Hash, EditionId, Revision)
            SELECT value, {editionId}, {revision} FROM json_each({Json(passages.Keys)}) WHERE true
            ON CONFLICT DO NOTHING
            """
        );
    }

    /// <summary>Words that a second person approved and the public has read are their authors' no more.</summary>
    public static Task ForgetPublished(NewsroomDb db, Edition live) =>
        db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM Passages
            WHERE EditionId = {live.Id} AND Hash IN (SELECT value FROM json_each({Json(Passages.Of(live.Words))}))
            """
        );

    /// <summary>Of what was typed since the revision before, keeps what stands in this one.</summary>
    private static Task<int> ForgetPassing(NewsroomDb db, Edition edition, Revision cut) =>
        db.Database.ExecuteSqlAsync(
            $"""
            DELETE FROM Passages
            WHERE EditionId = {edition.Id} AND Revision = {cut.Number - 1}
                AND Hash NOT IN (SELECT value FROM json_each({Json(Passages.Of(cut.Words))}))
            """
        );

    private static async Task TakeOverAuthors(NewsroomDb db, Edition edition, Dictionary<long, string> added)
    {
        var hashes = added.Keys.ToList();
        var known = await db.Passages.Where(p => EF.Parameter(hashes).Contains(p.Hash)).AsNoTracking().ToListAsync();
        var own = known.Where(p => p.EditionId == edition.Id).Select(p => p.Hash).ToHashSet();
        var brought = known.Where(p => !own.Contains(p.Hash)).ToLookup(p => p.EditionId, p => p.Hash);
        if (brought.Count == 0) return;
        var ids = brought.Select(source => source.Key).ToList();
        var sources = await db
            .Editions.Where(e => ids.Contains(e.Id))
            .Select(e => new
            {
                e.Id,
                e.Summary.Headline,
                Authors = e.Contributors.Select(c => new Author(c.PersonId, c.Name)).ToList(),
            })
            .AsNoTracking()
            .ToListAsync();
        HashSet<long>? anybodys = null;
        foreach (var source in sources.Where(s => s.Authors.Exists(a => !edition.IsContributor(a.PersonId))))
            if (await IsAnySomebodys(db, brought[source.Id], added, anybodys ??= await OfTemplates(db)))
                edition.TakeOver(source.Authors, Origin.Draft(source.Headline), edition.WrittenBy);
    }

    private static async Task<HashSet<long>> OfTemplates(NewsroomDb db)
    {
        var templates = await db.Templates.AsNoTracking().ToListAsync();
        return [.. templates.Where(t => t.ApprovedBy is not null).SelectMany(t => Passages.Of(t.Words))];
    }

    /// <summary>Adds to <paramref name="anybodys"/> the passages of the public texts that it finds.</summary>
    private static async Task<bool> IsAnySomebodys(
        NewsroomDb db,
        IEnumerable<long> passages,
        Dictionary<long, string> words,
        HashSet<long> anybodys
    )
    {
        var looked = 0;
        foreach (var passage in passages)
        {
            if (anybodys.Contains(passage)) continue;
            if (looked++ == MostPublic || await PublicWith(db, words[passage]) is not { } text) return true;
            anybodys.UnionWith(Passages.Of(text));
        }
        return false;
    }

    private static async Task<Document?> PublicWith(NewsroomDb db, string words)
    {
        var store = (SqliteConnection)db.Database.GetDbConnection();
        var found = await store.Scalar(
            """
            SELECT e.Id FROM Search f
            JOIN Listing l ON l.Id = f.rowid
            JOIN Statements s ON s.Id = l.StatementId
            JOIN Editions e ON e.StatementId = s.Id AND e.Number = s.LiveNumber AND e.Stage = 'Published'
            WHERE Search MATCH $words AND (e.Urgency IS NULL OR e.RatifiedAt IS NOT NULL) LIMIT 1
            """,
            ("$words", $"\"{words}\"")
        );
        return found is long id
            ? await db.Editions.Where(e => e.Id == id).Select(e => e.Words).SingleAsync()
            : null;
    }

    private static string Json(IEnumerable<long> numbers) => JsonSerializer.Serialize(numbers);

    private sealed record Typed(Document Before, Document Now, int Revision, bool IsPut = false);
}
