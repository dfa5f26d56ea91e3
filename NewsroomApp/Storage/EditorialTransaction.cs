using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Statements;

namespace NewsroomApp.Storage;

/// <summary>
/// Runs one editorial verb in one immediate SQLite transaction. The write lock is taken before anything is read, so of
/// two people who act at once the second sees what the first did, and the entity refuses. Name and role come from the
/// database, not from the browser's session.
/// </summary>
public sealed class EditorialTransaction(
    IDbContextFactory<NewsroomDb> newsroom,
    Institution institution,
    TimeProvider clock,
    ChangeNotifier notifier,
    WriteGate gate
)
{
    private readonly TypingQueue _typing = new(newsroom, gate, notifier);

    public async Task<string> Start(string personId, Words words)
    {
        using var pass = await gate.Enter();
        await using var db = await newsroom.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var statement = Statement.Start(StatementId.New(), words, await SignOff(db, personId));
        db.Add(statement);
        await Commit(db, transaction, statement);
        return statement.Id;
    }

    public async Task Do(string personId, Func<SignOff, NewsroomDb, Task> verb)
    {
        using var pass = await gate.Enter();
        await using var db = await newsroom.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await verb(await SignOff(db, personId), db);
        var isPublic = IsPublic(db);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        if (!isPublic) return;
        notifier.Publish("");
        notifier.Ring("");
    }

    /// <exception cref="Refusal">The verb is not allowed now or for this person; nothing was changed.</exception>
    public Task Do(string personId, string statementId, Action<Statement, SignOff> verb) =>
        Do(
            personId,
            statementId,
            (statement, by, _) =>
            {
                verb(statement, by);
                return Task.CompletedTask;
            }
        );

    public Task Do(string personId, string statementId, Func<Statement, SignOff, NewsroomDb, Task> verb) =>
        Do(db => SignOff(db, personId), statementId, verb);

    /// <summary>
    /// Stores typed words, together with those of other open pages. The statement comes with its open edition and the
    /// people who wrote in it, and nothing else.
    /// </summary>
    /// <exception cref="Refusal">Nothing of it was stored.</exception>
    public Task Type(string personId, string statementId, Func<Statement, SignOff, NewsroomDb, Task> verb) =>
        _typing.Store(
            statementId,
            async db =>
            {
                var by = await SignOff(db, personId);
                var statement = await db.StatementToTypeIn(statementId) ?? throw NoStatement();
                await verb(statement, by, db);
                return statement.Open?.Version ?? 0;
            }
        );

    /// <summary>For somebody without an account who holds a link and gives a name.</summary>
    public Task FromOutside(string name, string statementId, Action<Statement, SignOff> verb) =>
        Do(
            _ => Task.FromResult(new SignOff("", name.Trim(), Role.Outsider, clock.GetUtcNow())),
            statementId,
            (statement, by, _) =>
            {
                verb(statement, by);
                return Task.CompletedTask;
            }
        );

    public Task ByClock(string statementId, Func<Statement, SignOff, NewsroomDb, Task> verb) =>
        Do(
            _ => Task.FromResult(new SignOff("", "The embargo clock", Role.Scheduler, clock.GetUtcNow())),
            statementId,
            verb
        );

    private async Task Do(
        Func<NewsroomDb, Task<SignOff>> who,
        string statementId,
        Func<Statement, SignOff, NewsroomDb, Task> verb
    )
    {
        using var pass = await gate.Enter();
        await using var db = await newsroom.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var by = await who(db);
        var statement = await db.WholeStatement(statementId) ?? throw NoStatement();
        await verb(statement, by, db);
        if (!db.ChangeTracker.HasChanges()) return;
        await Commit(db, transaction, statement);
    }

    private static Refusal NoStatement() => new("There is no such statement any more.");

    private async Task<SignOff> SignOff(NewsroomDb db, string personId)
    {
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId);
        return person is { IsActive: true }
            ? person.SignOff(clock.GetUtcNow())
            : throw new Refusal("Your account is not active any more. Ask the administrator.");
    }

    private static bool IsPublic(NewsroomDb db) =>
        db
            .ChangeTracker.Entries<HistoryEntry>()
            .Any(e => e.State is EntityState.Added && Verbs.OfPublic.Contains(e.Entity.Verb));

    private async Task Commit(
        NewsroomDb db,
        Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction,
        Statement statement
    )
    {
        var told = await db.TellColleagues(statement, institution);
        var isPublic = IsPublic(db);
        await db.SaveChangesAsync();
        if (isPublic) await db.List(statement, institution);
        await transaction.CommitAsync();
        if (isPublic) notifier.Publish(statement.Id);
        notifier.Ring(statement.Id);
        foreach (var personId in told) notifier.Tell(personId);
    }
}
