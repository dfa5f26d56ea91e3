using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace NewsroomApp.Storage;

/// <summary>Checks that the database is as written: the history's hash chain and the texts that it names.</summary>
public sealed class Audit(IDbContextFactory<NewsroomDb> newsroom)
{
    /// <returns>A report with the hash of the last entry, which can be kept elsewhere to compare later.</returns>
    /// <exception cref="Refusal">Names the first row that does not match.</exception>
    public async Task<string> Check(CancellationToken stop = default)
    {
        await using var db = await newsroom.CreateDbContextAsync(stop);
        var (entries, head) = await CheckHistory(db, stop);
        var (revisions, editions) = (0, 0);
        try
        {
            (revisions, editions) = (await CheckRevisions(db, stop), await CheckEditions(db, stop));
        }
        catch (JsonException error)
        {
            throw new Refusal($"The words of a revision or an edition cannot be read. {error.Message}");
        }
        return $"{entries} entries of the history, {revisions} revisions and {editions} approved or published texts fit. The last entry has the hash {head.Value}.";
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
            .FirstOrDefaultAsync(stop);
        return last <= id
            ? (number, hash)
            : throw new Refusal(
                $"History: the last entries are missing; {number} is the last there is, and more were written."
            );
    }

    private static async Task<int> CheckRevisions(NewsroomDb db, CancellationToken stop)
    {
        var count = 0;
        await foreach (
            var revision in db
                .Revisions.AsNoTracking()
                .Include(r => r.Edition)
                    .ThenInclude(e => e.Statement)
                .OrderBy(r => r.Id)
                .AsAsyncEnumerable()
                .WithCancellation(stop)
        )
        {
            if (revision.Words.Fingerprint != revision.Fingerprint)
                throw new Refusal(
                    $"Revision {revision.Number} of edition {revision.Edition.Number} of statement {revision.Edition.Statement.Id}: its words are not those it was cut from."
                );
            count++;
        }
        return count;
    }

    /// <summary>Locked words must match the history, and what is public must be what was published.</summary>
    private static async Task<int> CheckEditions(NewsroomDb db, CancellationToken stop)
    {
        var count = 0;
        var history = (
            await db
                .History.AsNoTracking()
                .Where(h =>
                    h.Verb == Verb.Publish
                    || h.Verb == Verb.PublishUrgently
                    || h.Verb == Verb.Approve
                    || h.Verb == Verb.Ratify
                    || h.Verb == Verb.Schedule
                    || h.Verb == Verb.Confirm
                )
                .ToListAsync(stop)
        ).ToLookup(h => (h.StatementId, h.Edition));
        var there = new HashSet<(string?, int)>();
        await foreach (
            var edition in db
                .Editions.AsNoTracking()
                .Include(e => e.Statement)
                .Include(e => e.Approvals)
                .Where(e => e.Stage == Stage.Published || e.Stage == Stage.Approved || e.Stage == Stage.Scheduled)
                .OrderBy(e => e.Id)
                .AsAsyncEnumerable()
                .WithCancellation(stop)
        )
        {
            var (id, name) = (edition.Statement.Id, $"Edition {edition.Number} of statement {edition.Statement.Id}");
            var entries = history[(id, edition.Number)].ToList();
            var verb = edition.Stage switch
            {
                Stage.Published => edition.Urgency is null ? Verb.Publish : Verb.PublishUrgently,
                Stage.Scheduled => Verb.Schedule,
                _ => Verb.Approve,
            };
            if (!entries.Exists(h => h.Verb == verb && h.Fingerprint == edition.Fingerprint))
                throw new Refusal(
                    $"{name} is {edition.Stage.Spoken()} with words of which the history has no such entry."
                );
            if (
                edition.Stage is Stage.Published
                && !entries.Exists(h => h.Verb == verb && h.By.At == edition.ActualAt && h.Note == edition.Urgency)
            )
                throw new Refusal($"{name} did not go out when it says.");
            if (
                edition.Approvals.FirstOrDefault(a =>
                    a.SetAside is null
                    && !entries.Exists(h =>
                        h.Verb is Verb.Approve or Verb.Ratify && h.Fingerprint == a.Fingerprint && h.By == a.By
                    )
                ) is { } approval
            )
                throw new Refusal($"{name}: {approval.By.Name} approved no such words, as far as the history knows.");
            if (
                edition.RatifiedAt is { } ratified
                && !entries.Exists(h => h.Verb is Verb.Ratify && h.By.At == ratified)
            )
                throw new Refusal($"{name} went out urgently, and nobody approved it when it says.");
            if (edition.Stage is Stage.Published) there.Add((id, edition.Number));
            count++;
        }
        var published = history
            .SelectMany(h => h)
            .Where(h => h.Verb is Verb.Publish or Verb.PublishUrgently)
            .ToLookup(h => h.StatementId);
        if (published.SelectMany(h => h).FirstOrDefault(h => !there.Contains((h.StatementId, h.Edition))) is { } gone)
            throw new Refusal(
                $"Edition {gone.Edition} of statement {gone.StatementId} was published, and its text is not there."
            );
        var confirmed = history.SelectMany(h => h).Where(h => h.Verb is Verb.Confirm).ToLookup(h => h.StatementId);
        await foreach (
            var statement in db
                .Statements.AsNoTracking()
                .Include(s => s.Withdrawals.OrderBy(w => w.Id))
                .AsAsyncEnumerable()
                .WithCancellation(stop)
        )
        {
            var known = published[statement.Id].ToList();
            if (
                (statement.LiveNumber, statement.FirstPublishedAt)
                != (known.Max(h => (int?)h.Edition), known.MinBy(h => h.Number)?.By.At)
            )
                throw new Refusal(
                    $"Statement {statement.Id} says that edition {statement.LiveNumber} is public since {statement.FirstPublishedAt:u}; the history knows otherwise."
                );
            var withdrawals = statement.Withdrawals.Where(w => w.Confirmed).ToList();
            if (
                !withdrawals
                    .Select(w => (w.Ended, w.Reason))
                    .SequenceEqual(
                        confirmed[statement.Id].OrderBy(h => h.Number).Select(h => ((SignOff?)h.By, h.Note!))
                    )
            )
                throw new Refusal($"Statement {statement.Id} was not withdrawn, reinstated or retracted as it says.");
            var presence = withdrawals.Aggregate(
                known.Count > 0 ? Presence.Live : Presence.Unpublished,
                (now, w) => Transitions.Presences.GetValueOrDefault((now, w.Verb), now)
            );
            if (statement.Presence != presence)
                throw new Refusal(
                    $"Statement {statement.Id} is {statement.Presence.Spoken()}; by the history it is {presence.Spoken()}."
                );
        }
        return count;
    }

    private static string Named(HistoryEntry entry) =>
        $"{entry.By.Name} {entry.Verb.Past()}{(
            entry.StatementId is { } id ? $", statement {id}" : null)}, {entry.By.At:u}";
}
