using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage.Sqlite;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Storage;

/// <summary>Checks that the database is as written: the history's hash chain, and all that people are shown.</summary>
public sealed class Audit(IDbContextFactory<NewsroomDb> newsroom, FileFolder files)
{
    private const int MostNamed = 100;

    private static readonly Verb[] _ofRecord =
    [
        Verb.Approve,
        Verb.Schedule,
        Verb.Publish,
        Verb.PublishUrgently,
        Verb.Ratify,
        .. Transitions.Confirming.Values,
    ];

    /// <returns>A report with the hash of the last entry, which can be kept elsewhere to compare later.</returns>
    /// <exception cref="Refusal">Names the first row that does not match.</exception>
    public async Task<string> Check(CancellationToken stop = default)
    {
        await using var db = await newsroom.CreateDbContextAsync(stop);
        try
        {
            var report = await Check(db, stop);
            await RowSeal.Check(db, stop);
            await CheckFiles(db, stop);
            return report;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            await RowSeal.Check(db, stop);
            throw new Refusal($"A row cannot be read. {error.Message}");
        }
    }

    private async Task CheckFiles(NewsroomDb db, CancellationToken stop)
    {
        if (await files.Damaged(await db.ShownFiles(stop)) is [var damaged, ..])
            throw new Refusal($"The file {damaged} is missing or damaged. Restore it from a backup.");
    }

    private static async Task<string> Check(NewsroomDb db, CancellationToken stop)
    {
        var (entries, head) = await CheckHistory(db, stop);
        var revisions = await CheckRevisions(db, stop);
        var editions = await CheckStatements(db, stop);
        await db.CheckIndex(stop);
        var otherwise = await PrintedOtherwise(db, stop);
        return $"{entries} entries of the history, {revisions} revisions and {editions} approved or published texts fit. The last entry has the hash {head.Value}.{otherwise}";
    }

    private static async Task<string> PrintedOtherwise(NewsroomDb db, CancellationToken stop)
    {
        var named = new List<string>();
        var live = db.Editions.Live().AsNoTracking().Include(e => e.Statement).Where(e => e.Printed != null);
        await foreach (var edition in live.OrderBy(e => e.Id).AsAsyncEnumerable().WithCancellation(stop))
            if (edition.Printed != TypesetText.Printed(edition.Words))
                named.Add($"\n  {PublicAddress.Of(edition.Statement.Id, edition.Words.Headline)}");
        if (named.Count == 0) return "";
        var pages = named.Count == 1 ? "1 live page" : $"{named.Count} live pages";
        return $"\nThis version of the program prints {pages} otherwise than went out:"
            + string.Concat(named.Take(MostNamed))
            + (named.Count > MostNamed ? "\n  …" : "");
    }

    private static async Task<(int Count, Fingerprint Head)> CheckHistory(NewsroomDb db, CancellationToken stop)
    {
        var (number, hash, id) = (0, Fingerprint.None, 0);
        await foreach (
            var entry in db.History.AsNoTracking().OrderBy(h => h.Number).AsAsyncEnumerable().WithCancellation(stop)
        )
        {
            if (entry.Number != ++number)
                throw new Refusal(
                    $"History: entry {number} is missing; the next one there is {entry.Number} ({Named(entry)})."
                );
            if (entry.Hash != entry.HashAfter(hash))
                throw new Refusal(
                    $"History: entry {number} ({Named(entry)}) is not what was written, or the one before it is not."
                );
            (hash, id) = (entry.Hash, Math.Max(id, entry.Id));
        }
        // SQLite remembers the highest identifier ever used, even after the row is deleted.
        var last = await db
            .Database.SqlQuery<int>($"SELECT seq AS Value FROM sqlite_sequence WHERE name = 'History'")
            .SingleOrDefaultAsync(stop);
        return last <= id
            ? (number, hash)
            : throw new Refusal(
                $"History: the last entries are missing; {number} is the last there is, and more were written."
            );
    }

    private static async Task<int> CheckRevisions(NewsroomDb db, CancellationToken stop)
    {
        var count = 0;
        var revisions = db.Revisions.AsNoTracking().Include(r => r.Edition).ThenInclude(e => e.Statement);
        await foreach (var revision in revisions.OrderBy(r => r.Id).AsAsyncEnumerable().WithCancellation(stop))
        {
            if (revision.Words.Fingerprint != revision.Fingerprint)
                throw new Refusal(
                    $"Revision {revision.Number} of edition {revision.Edition.Number} of statement {revision.Edition.Statement.Id}: its words are not those it was cut from."
                );
            count++;
        }
        return count;
    }

    private static async Task<int> CheckStatements(NewsroomDb db, CancellationToken stop)
    {
        var history = await db.History.AsNoTracking().Where(h => _ofRecord.Contains(h.Verb)).ToListAsync(stop);
        var editions = await CheckEditions(db, history, stop);
        await CheckHolders(db, stop);
        await CheckPresences(db, history, stop);
        await CheckAnnouncements(db, stop);
        return editions;
    }

    /// <summary>Locked words must match the history, and what is public must be what was published.</summary>
    private static async Task<int> CheckEditions(NewsroomDb db, List<HistoryEntry> history, CancellationToken stop)
    {
        var count = 0;
        var known = history.ToLookup(h => (h.StatementId, h.Edition));
        var there = new HashSet<(string?, int)>();
        var editions = db
            .Editions.AsNoTracking()
            .Include(e => e.Statement)
            .Include(e => e.Approvals)
            .Where(e => e.Stage == Stage.Published || e.Stage == Stage.Approved || e.Stage == Stage.Scheduled)
            .OrderBy(e => e.Id);
        await foreach (var edition in editions.AsAsyncEnumerable().WithCancellation(stop))
        {
            CheckEdition(edition, [.. known[(edition.Statement.Id, edition.Number)]]);
            if (edition.Stage is Stage.Published) there.Add((edition.Statement.Id, edition.Number));
            count++;
        }
        var gone = history.Find(h =>
            h.Verb is Verb.Publish or Verb.PublishUrgently && !there.Contains((h.StatementId, h.Edition))
        );
        return gone is null
            ? count
            : throw new Refusal(
                $"Edition {gone.Edition} of statement {gone.StatementId} was published, and its text is not there."
            );
    }

    private static void CheckEdition(Edition edition, List<HistoryEntry> known)
    {
        var name = $"Edition {edition.Number} of statement {edition.Statement.Id}";
        var verb = edition.Stage switch
        {
            Stage.Published => edition.Urgency is null ? Verb.Publish : Verb.PublishUrgently,
            Stage.Scheduled => Verb.Schedule,
            _ => Verb.Approve,
        };
        if (!known.Exists(h => h.Verb == verb && h.Fingerprint == edition.Fingerprint))
            throw new Refusal($"{name} is {edition.Stage.Spoken()} with words of which the history has no such entry.");
        if (
            edition.Stage is Stage.Published
            && !known.Exists(h => h.Verb == verb && h.By.At == edition.ActualAt && h.Note == edition.Urgency)
        )
            throw new Refusal($"{name} did not go out when it says.");
        var unknown = edition.Approvals.FirstOrDefault(a =>
            a.SetAside is null
            && !known.Exists(h =>
                h.Verb is Verb.Approve or Verb.Ratify && h.Fingerprint == a.Fingerprint && h.By == a.By
            )
        );
        if (unknown is not null)
            throw new Refusal($"{name}: {unknown.By.Name} approved no such words, as far as the history knows.");
        if (edition.RatifiedAt is { } ratified && !known.Exists(h => h.Verb is Verb.Ratify && h.By.At == ratified))
            throw new Refusal($"{name} went out urgently, and nobody approved it when it says.");
        if (edition.Summary != Summary.Of(edition.Words))
            throw new Refusal($"{name} stands in lists with other words than its own.");
    }

    /// <summary>Whoever is said to have brought an edition to its stage did so, by the history.</summary>
    private static async Task CheckHolders(NewsroomDb db, CancellationToken stop)
    {
        var wrong = await db
            .Editions.Where(e =>
                !db.History.Any(h =>
                    h.StatementId == e.Statement.Id
                    && h.Verb == e.LastVerb
                    && h.By.Name == e.Since.Name
                    && h.By.PersonId == e.Since.PersonId
                    && h.By.Role == e.Since.Role
                    && h.By.At == e.Since.At
                )
            )
            .OrderBy(e => e.Id)
            .Select(e => new { e.Number, e.Statement.Id, e.Since.Name, e.LastVerb })
            .FirstOrDefaultAsync(stop);
        if (wrong is not null)
            throw new Refusal(
                $"Edition {wrong.Number} of statement {wrong.Id}: by the history, {wrong.Name} never {wrong.LastVerb.Past()}."
            );
    }

    private static async Task CheckPresences(NewsroomDb db, List<HistoryEntry> history, CancellationToken stop)
    {
        var published = history
            .Where(h => h.Verb is Verb.Publish or Verb.PublishUrgently)
            .ToLookup(h => h.StatementId);
        var confirmed = history.Where(h => Transitions.Confirming.Values.Contains(h.Verb)).ToLookup(h => h.StatementId);
        var statements = db.Statements.AsNoTracking().Include(s => s.Withdrawals.OrderBy(w => w.Id));
        await foreach (var statement in statements.AsAsyncEnumerable().WithCancellation(stop))
            CheckPresence(
                statement,
                [.. published[statement.Id].OrderBy(h => h.Number)],
                [.. confirmed[statement.Id].OrderBy(h => h.Number)]
            );
    }

    private static void CheckPresence(Statement statement, List<HistoryEntry> published, List<HistoryEntry> confirmed)
    {
        if (
            (statement.LiveNumber, statement.FirstPublishedAt)
            != (published.Max(h => (int?)h.Edition), published.FirstOrDefault()?.By.At)
        )
            throw new Refusal(
                $"Statement {statement.Id} says that edition {statement.LiveNumber} is public since {statement.FirstPublishedAt:u}; the history knows otherwise."
            );
        var withdrawals = statement.Withdrawals.Where(w => w.Confirmed).ToList();
        if (!withdrawals
                .Select(w => (w.Confirming, w.Ended!, w.Reason))
                .SequenceEqual(confirmed.Select(h => (h.Verb, h.By, h.Note!))))
            throw new Refusal($"Statement {statement.Id} was not withdrawn, reinstated or retracted as it says.");
        var presence = withdrawals.Aggregate(
            published.Count > 0 ? Presence.Live : Presence.Unpublished,
            (now, w) => Transitions.Presences.GetValueOrDefault((now, w.Verb), now)
        );
        if (statement.Presence != presence)
            throw new Refusal(
                $"Statement {statement.Id} is {statement.Presence.Spoken()}; by the history it is {presence.Spoken()}."
            );
    }

    private static async Task CheckAnnouncements(NewsroomDb db, CancellationToken stop)
    {
        var said = await db.Announcements.AsNoTracking().OrderBy(a => a.Id).ToListAsync(stop);
        if (!said.Select(a => (a.By, (string?)a.Text)).SequenceEqual(await Noted(Verb.Announce)))
            throw new Refusal("What stood above the public pages is not what the history knows.");
        var lists = await db.TopicLists.AsNoTracking().OrderBy(t => t.Id).ToListAsync(stop);
        if (!lists.Select(t => (t.By, (string?)t.Names)).SequenceEqual(await Noted(Verb.KeepTopics)))
            throw new Refusal("The lists of topics are not what the history knows.");
        var settings = await db.ChosenSettings.AsNoTracking().OrderBy(s => s.Id).ToListAsync(stop);
        var changes = await Known(Verb.ChangeSettings, Verb.ChangeMail);
        if (!settings.Select(s => (s.By, s.Fingerprint)).SequenceEqual(changes.Select(h => (h.By, h.Fingerprint))))
            throw new Refusal("The settings are not what the history knows.");

        async Task<List<(SignOff, string?)>> Noted(Verb verb) => (await Known(verb)).ConvertAll(h => (h.By, h.Note));

        Task<List<HistoryEntry>> Known(params Verb[] verbs) =>
            db.History.AsNoTracking().Where(h => verbs.Contains(h.Verb)).OrderBy(h => h.Number).ToListAsync(stop);
    }

    private static string Named(HistoryEntry entry) =>
        $"{entry.By.Name} {entry.Verb.Past()}{(
            entry.StatementId is { } id ? $", statement {id}" : null)}, {entry.By.At:u}";
}
