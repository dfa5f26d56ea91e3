using Microsoft.EntityFrameworkCore;
using NewsroomApp.Statements;
using NewsroomApp.Storage;

namespace NewsroomApp.Publishing;

/// <summary>Station 3: the way out, and back in for a correction.</summary>
public sealed class PublishingDesk(EditorialTransaction transaction, IDbContextFactory<NewsroomDb> newsroom, Institution institution)
{
    public const int PageLength = 20;

    /// <summary>Publishes the approved edition at once; the approval is checked again on its exact words and people.</summary>
    public Task PublishNow(string me, string statementId) =>
        transaction.Do(me, statementId, async (statement, by, db) => statement.Publish(by, await db.PressOffice(institution)));

    public Task Correct(string me, string statementId) => transaction.Do(me, statementId, (statement, by) => statement.Correct(by));

    public async Task<List<ReadyRow>> Ready()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db.Editions.ReadyToPublish().Take(100)
            .Select(e => new ReadyRow(e.Statement.Id, e.Words.Headline, e.Number, e.Since.Name, e.Since.At, e.Words.ChangeKind, e.Words.PublicNote))
            .ToListAsync();
    }

    public async Task<List<LiveRow>> Live(int page)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db.Editions.Live().Skip((page - 1) * PageLength).Take(PageLength)
            .Select(e => new LiveRow(e.Statement.Id, e.Words.Headline, e.Number, e.Statement.LastUpdatedAt!.Value,
                db.Editions.BeingDrafted().Where(o => o.Statement.Id == e.Statement.Id).Select(o => (Stage?)o.Stage).FirstOrDefault()))
            .ToListAsync();
    }

    public async Task<int> LiveCount()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await db.Editions.Live().CountAsync();
    }
}

/// <summary>What is approved and can go out.</summary>
public sealed record ReadyRow(string StatementId, string Headline, int Number, string Approver, DateTimeOffset ApprovedAt, CorrectionKind? Kind, string PublicNote);

/// <summary>What the public reads; <see cref="Correcting"/> is the stage of the next edition, if one is open.</summary>
public sealed record LiveRow(string StatementId, string Headline, int Number, DateTimeOffset UpdatedAt, Stage? Correcting);
