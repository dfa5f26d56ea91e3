using System.Collections.ObjectModel;
using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using NewsroomApp.Accounts;
using NewsroomApp.Statements;
using static SQLitePCL.raw;

namespace NewsroomApp.Storage;

/// <summary>
/// Runs one editorial verb in one transaction, serializable and immediate: the write lock is taken before anything is
/// read, so of two people who act at once the second sees what the first did, and the entity refuses. Name and role
/// come from the database, not from the browser's session.
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
        var id = StatementId.New();
        await Run(async db =>
        {
            var statement = Statement.Start(id, words, await SignOff(db, personId));
            db.Add(statement);
            return statement;
        });
        return id;
    }

    public Task Do(string personId, Func<SignOff, NewsroomDb, Task> verb) =>
        Run(async db =>
        {
            await verb(await SignOff(db, personId), db);
            return null;
        });

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

    private Task Do(
        Func<NewsroomDb, Task<SignOff>> who,
        string statementId,
        Func<Statement, SignOff, NewsroomDb, Task> verb
    ) =>
        Run(async db =>
        {
            var by = await who(db);
            var statement = await db.WholeStatement(statementId) ?? throw NoStatement();
            await verb(statement, by, db);
            return statement;
        });

    /// <summary>The one way in for verbs.</summary>
    /// <param name="act">Returns the statement that it changes; null where it concerns none, or all.</param>
    private async Task Run(Func<NewsroomDb, Task<Statement?>> act)
    {
        using var pass = await gate.Enter();
        await using var db = await newsroom.CreateDbContextAsync();
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable);
            var statement = await act(db);
            if (statement is not null && !db.ChangeTracker.HasChanges()) return;
            await Commit(db, transaction, statement);
        }
        catch (Exception error) when (IsBusy(error))
        {
            throw new Refusal("Another program is writing in the newsroom’s store. Nothing was done; try again.");
        }
    }

    private static bool IsBusy(Exception error) =>
        (error as SqliteException ?? error.InnerException as SqliteException)
            is { SqliteErrorCode: SQLITE_BUSY or SQLITE_LOCKED };

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

    private async Task Commit(NewsroomDb db, IDbContextTransaction transaction, Statement? statement)
    {
        var told = statement is null
            ? ReadOnlySet<string>.Empty
            : await db.TellColleagues(statement, institution);
        var isPublic = IsPublic(db);
        await db.SaveChangesAsync();
        if (isPublic && statement is not null) await db.List(statement, institution);
        await transaction.CommitAsync();
        if (isPublic) notifier.Publish(statement?.Id ?? "");
        if (isPublic || statement is not null) notifier.Ring(statement?.Id ?? "");
        foreach (var personId in told) notifier.Tell(personId);
    }
}
