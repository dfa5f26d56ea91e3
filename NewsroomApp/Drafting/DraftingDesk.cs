using Microsoft.EntityFrameworkCore;
using NewsroomApp.Collaboration;
using NewsroomApp.Drafting.Import;
using NewsroomApp.Storage;
using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Drafting;

/// <summary>Where statements are written. Each call does one verb in one transaction and notifies open pages.</summary>
public sealed class DraftingDesk(
    EditorialTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    WriteGate gate,
    Institution institution,
    PictureImport pictures,
    TimeProvider clock,
    ILogger<DraftSession> log
)
{
    /// <returns>The new statement's identifier.</returns>
    public Task<string> Start(Actor me) => transaction.Start(me, new Document());

    /// <summary>A new statement, or the one that was begun before and left without a word.</summary>
    /// <returns>Its identifier.</returns>
    public async Task<string> Begin(Actor me)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var begun = db.Editions.Begun();
        return await db
                .Editions.Open()
                .Where(e => e.WrittenBy.PersonId == me.PersonId && !begun.Any(b => b.Id == e.Id))
                .Select(e => e.Statement.Id)
                .FirstOrDefaultAsync() ?? await Start(me);
    }

    /// <inheritdoc cref="ImportedFile.Read"/>
    public Task<ImportedText> Read(string fileName, byte[] bytes, bool apart, CancellationToken cancel = default) =>
        pictures.Into(ImportedFile.Read(fileName, bytes, institution.Languages, apart, cancel), cancel);

    /// <param name="writers">Those beside me who wrote words of the file.</param>
    /// <inheritdoc cref="Start"/>
    public Task<string> Import(Actor me, ImportedText read, params IEnumerable<Author> writers) =>
        transaction.Start(
            me,
            read.Words,
            new($"the file “{read.FileName}”", writers),
            (edition, by) => ImportedComment.AddTo(edition, read.Comments, by)
        );

    /// <inheritdoc cref="MarkedWords.AddTo"/>
    public Task AddMarkings(Actor me, string statementId, MarkedCopy copy) =>
        transaction.Do(
            me,
            statementId,
            Verb.Comment,
            (edition, by) => copy.Against(edition.Words).AddTo(edition, by)
        );

    /// <inheritdoc cref="Edition.NameWriters"/>
    public Task NameWriters(Actor me, string statementId, IEnumerable<Author> writers) =>
        transaction.Do(me, statementId, Verb.Edit, (edition, by) => edition.NameWriters(writers, by));

    public async Task<List<Author>> Writers()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db.StaffWhoMay(Verb.Start);
    }

    public DraftSession Open(Actor me, Edition edition) =>
        new(
            edition,
            copy => Type(me, edition.Statement.Id, edition.Id, copy),
            version => Since(edition.Id, version),
            clock,
            log
        );

    /// <summary>Saves what was typed on an open page, on top of what others saved meanwhile.</summary>
    /// <returns>The log lines that the page has not taken yet, its own included.</returns>
    public async Task<List<Keystrokes>> Type(Actor me, string statementId, int editionId, Manuscript page)
    {
        List<Keystrokes> lines = [];
        await transaction.Type(
            me,
            statementId,
            async (edition, by, db) =>
            {
                if (edition.Id != editionId)
                    throw new Refusal(
                        "Another edition of this statement has been opened since. Load the page again to write in it."
                    );
                var copy = page.Copy();
                lines = [];
                if (copy.Version < edition.Version)
                    lines = await db.Keystrokes.Of(editionId, since: copy.Version).ToListAsync();
                lines.ForEach(copy.Take);
                if (copy.IsStored) return;
                edition.Type(copy.Words, by);
                var line = new Keystrokes
                {
                    EditionId = editionId,
                    Version = edition.Version,
                    Page = copy.Page,
                    Sequence = copy.Sequence,
                    By = by,
                    Changes = copy.Unstored,
                };
                db.Add(line);
                lines.Add(line);
                if (edition.Version % Keystrokes.Remembered == 0)
                    await db
                        .Keystrokes.Of(editionId, since: 0)
                        .Where(k => k.Version <= edition.Version - Keystrokes.Remembered)
                        .ExecuteDeleteAsync();
            }
        );
        return lines;
    }

    public async Task<Document?> Revised(int editionId)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db
            .Revisions.Where(r => r.Edition.Id == editionId)
            .OrderByDescending(r => r.Id)
            .Select(r => r.Words)
            .FirstOrDefaultAsync();
    }

    public async Task<List<Keystrokes>> Since(int editionId, long version)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db.Keystrokes.Of(editionId, version).AsNoTracking().ToListAsync();
    }

    /// <summary>Replaces the working copy; pages that have it open follow.</summary>
    public Task Write(Actor me, string statementId, Document words) =>
        transaction.Do(me, statementId, Verb.Edit, (edition, by) => edition.Edit(words, by));

    public Task Submit(Actor me, string statementId) =>
        transaction.Do(
            me,
            statementId,
            Verb.Submit,
            async (edition, by, db) => edition.Submit(by, await db.PressOffice(institution))
        );

    public Task Recall(Actor me, string statementId) =>
        transaction.Do(me, statementId, Verb.Recall, (edition, by) => edition.Recall(by));

    public Task Reopen(Actor me, string statementId, string reason) =>
        transaction.Do(me, statementId, Verb.Reopen, (edition, by) => edition.Reopen(by, reason));

    public Task Discard(Actor me, string statementId) =>
        transaction.Do(me, statementId, Verb.Discard, (edition, by) => edition.Discard(by));

    /// <summary>Discards what was imported while it is as it came.</summary>
    public Task UndoImport(Actor me, string statementId) =>
        transaction.Do(
            me,
            statementId,
            Verb.Discard,
            (edition, by) =>
            {
                if (edition.Version > 0)
                    throw new Refusal(
                        "Somebody has written in it since, so it stays. Discard it under More if nobody needs it."
                    );
                edition.Discard(by);
            }
        );

    public Task Recover(Actor me, string statementId) =>
        transaction.Do(me, statementId, (statement, by) => statement.Latest.Recover(by));

    /// <summary>Reads no words. Null when no edition is open.</summary>
    public async Task<DraftState?> StateOf(string statementId)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db
            .Editions.Open()
            .Where(e => e.Statement.Id == statementId)
            .Select(e => new DraftState(
                e.Id,
                e.Stage,
                e.Since.At,
                e.Comments.Count(c => c.Outcome == null),
                e.Attributions.Count + e.Clearances.Count
            ))
            .SingleOrDefaultAsync();
    }

    /// <inheritdoc cref="Edition.AllowTypo"/>
    public Task AllowTypo(Actor me, string statementId, string reason) =>
        transaction.Do(me, statementId, Verb.Overrule, (edition, by) => edition.AllowTypo(by, reason));

    public async Task<Statement?> Find(string statementId)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db.Load(statementId);
    }

    /// <summary>At most 200 drafts, the last edited first.</summary>
    public async Task<List<EditionRow>> List(DraftFilter filter, string me)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var editions = filter.Shelf switch
        {
            DraftShelf.Mine => db.Editions.BeingDrafted().WrittenInBy(me),
            DraftShelf.Discarded => db.Editions.Discarded(),
            _ => db.Editions.BeingDrafted(),
        };
        if (filter.Stage is { } stage) editions = editions.Where(e => e.Stage == stage);
        if (filter.Kicker.Length > 0) editions = editions.Where(e => e.Summary.Kicker == filter.Kicker);
        if (filter.Text.Trim() is { Length: > 0 } text)
        {
            var found = await db.FindDrafts(gate, new(text));
            editions = editions.Where(e => found.Contains(e.Id));
        }
        return await editions
            .Take(200)
            .Rows()
            .ToListAsync();
    }

    public async Task<List<string>> Kickers()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db.Editions.Open().Kickers().ToListAsync();
    }
}

/// <summary>A draft page reloads when this changes. The words are not part of it: they arrive as log lines.</summary>
public sealed record DraftState(int EditionId, Stage Stage, DateTimeOffset Since, int Comments, int Answers)
{
    public static DraftState? Of(Edition? edition) =>
        edition is null
            ? null
            : new(
                edition.Id,
                edition.Stage,
                edition.Since.At,
                edition.Comments.Count(c => c.Outcome is null),
                edition.Attributions.Count + edition.Clearances.Count
            );
}

public enum DraftShelf
{
    Mine,
    All,
    Discarded,
}

/// <summary>Null and empty mean any. <paramref name="Text"/> is searched for in all parts.</summary>
public sealed record DraftFilter(DraftShelf Shelf, Stage? Stage = null, string Kicker = "", string Text = "");
