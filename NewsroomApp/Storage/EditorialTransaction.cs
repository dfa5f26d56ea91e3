using System.Data;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Collaboration;
using NewsroomApp.Storage.Sqlite;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Storage;

/// <summary>
/// Runs one verb in one transaction, serializable and immediate: the write lock is taken before anything is read, so of
/// two people who act at once the second sees what the first did, and the entity refuses.
/// </summary>
public sealed class EditorialTransaction(
    IDbContextFactory<NewsroomDb> newsroom,
    Institution institution,
    TimeProvider clock,
    ChangeFeed feed,
    ChangeNotifier notifier,
    WriteGate gate,
    IEnumerable<Effect> effects
)
{
    private readonly Authorship _authorship = new();
    private readonly TypingQueue _typing = new(newsroom, gate, feed, notifier);

    public async Task<string> Start(
        Actor actor,
        Document words,
        Origin? origin = null,
        Action<Edition, SignOff>? first = null
    )
    {
        var id = StatementId.New();
        await Run(async db =>
        {
            var by = await SignOff(db, actor);
            var statement = Statement.Start(id, words, by);
            if (origin is not null) statement.Latest.TakeOver(origin.Authors, origin.Name, by);
            first?.Invoke(statement.Latest, by);
            db.Add(statement);
            return statement;
        });
        return id;
    }

    /// <summary>For what concerns no statement, or all of them.</summary>
    /// <exception cref="Refusal">The verb is not allowed now or for this actor; nothing was changed.</exception>
    public Task Do(Actor actor, Func<SignOff, NewsroomDb, Task> verb) =>
        Run(async db =>
        {
            await verb(await SignOff(db, actor), db);
            return null;
        });

    /// <inheritdoc cref="Do(Actor, Func{SignOff, NewsroomDb, Task})"/>
    public Task Do(Actor actor, string statementId, Action<Statement, SignOff> verb) =>
        Do(
            actor,
            statementId,
            (statement, by, _) =>
            {
                verb(statement, by);
                return Task.CompletedTask;
            }
        );

    /// <inheritdoc cref="Do(Actor, Func{SignOff, NewsroomDb, Task})"/>
    public Task Do(Actor actor, string statementId, Func<Statement, SignOff, NewsroomDb, Task> verb) =>
        Run(async db =>
        {
            var by = await SignOff(db, actor);
            var statement = await Load(db, statementId, verb: null);
            await verb(statement, by, db);
            return statement;
        });

    /// <summary>For a verb about the open edition, which comes with no more than that verb needs.</summary>
    /// <inheritdoc cref="Do(Actor, Func{SignOff, NewsroomDb, Task})"/>
    public Task Do(Actor actor, string statementId, Verb verb, Action<Edition, SignOff> act) =>
        Do(
            actor,
            statementId,
            verb,
            (edition, by, _) =>
            {
                act(edition, by);
                return Task.CompletedTask;
            }
        );

    /// <inheritdoc cref="Do(Actor, string, Verb, Action{Edition, SignOff})"/>
    public Task Do(Actor actor, string statementId, Verb verb, Func<Edition, SignOff, NewsroomDb, Task> act) =>
        Run(async db =>
        {
            var by = await SignOff(db, actor);
            var statement = await Load(db, statementId, verb);
            await act(statement.OpenFor(verb), by, db);
            return statement;
        });

    /// <summary>
    /// Stores typed words, together with those of other open pages, in the open edition. It comes with what
    /// <see cref="Verb.Edit"/> needs.
    /// </summary>
    /// <exception cref="Refusal">Nothing of it was stored.</exception>
    public Task Type(Actor actor, string statementId, Func<Edition, SignOff, NewsroomDb, Task> verb) =>
        _typing.Store(
            actor,
            statementId,
            async (db, gathered) =>
            {
                var by = SignOff(actor, gathered.People);
                var statement = gathered.Statements.GetValueOrDefault(statementId);
                var edition = (statement ?? await Load(db, statementId, Verb.Edit)).OpenFor(Verb.Edit);
                var before = edition.Words;
                await verb(edition, by, db);
                if (!ReferenceEquals(before, edition.Words)) await _authorship.FollowWords(db, edition, before);
                return edition.Version;
            }
        );

    /// <param name="act">Returns the statement that it changes; null where it concerns none, or all.</param>
    private async Task Run(Func<NewsroomDb, Task<Statement?>> act)
    {
        using var pass = await gate.Enter();
        var then = await Commit(act);
        then();
    }

    private async Task<Action> Commit(Func<NewsroomDb, Task<Statement?>> act)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Serializable);
            var statement = await act(db);
            if (statement is not null && !db.ChangeTracker.HasChanges()) return () => { };
            var then = await Save(db, statement);
            await transaction.CommitAsync();
            return then;
        }
        catch (Exception error) when (Sql.IsBusy(error))
        {
            throw new Refusal("Another program is writing in the newsroom’s store. Nothing was done; try again.");
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new Refusal("Somebody else changed this at the same moment. Nothing was done; look at it and try again.");
        }
        catch (Exception error) when (StoreTrouble.Of(error) is { } trouble)
        {
            throw trouble.Refusal();
        }
    }

    /// <returns>Whom to tell once it is committed.</returns>
    private async Task<Action> Save(NewsroomDb db, Statement? statement)
    {
        var written = await LogWords(db);
        var started = db.ChangeTracker.Entries<Edition>().Where(e => e.State is EntityState.Added).ToList();
        var news = db
            .ChangeTracker.Entries<HistoryEntry>()
            .Where(e => e.State is EntityState.Added)
            .Select(e => e.Entity)
            .ToList();
        if (news.Exists(n => n.Verb is Verb.Publish or Verb.PublishUrgently) && statement?.Live is { } live)
        {
            db.Entry(live).Property(e => e.Printed).CurrentValue = TypesetText.Printed(live.Words);
            db.Entry(statement).Property(s => s.FeedId).CurrentValue ??= PublicAddress.Tag(institution, statement);
        }
        var then = new List<Action?>();
        if (statement is not null)
            foreach (var effect in effects) then.Add(await effect(db, statement, news));
        await db.SaveChangesAsync();
        foreach (var edition in started.Select(e => e.Entity))
            await _authorship.FollowWords(db, edition, edition.Statement.Live?.Words ?? new());
        if (db.ChangeTracker.HasChanges()) await db.SaveChangesAsync();
        if (statement is not null && news.Exists(n => Verbs.OfPublic.Contains(n.Verb)))
            await db.List(statement, institution);
        if (news.Exists(n => n.Verb is Verb.Publish or Verb.Ratify) && statement?.Live is { IsUnreviewed: false } read)
            await Authorship.ForgetPublished(db, read);
        return () =>
        {
            feed.Look();
            foreach (var (id, version) in written) notifier.Type(id, version);
            foreach (var tell in then) tell?.Invoke();
        };
    }

    /// <summary>Open pages get what verbs changed in the words from the log, like typing.</summary>
    private async Task<List<(string StatementId, long Version)>> LogWords(NewsroomDb db)
    {
        var written = new List<(string, long)>();
        var editions = db.ChangeTracker.Entries<Edition>().Where(e => e.State is EntityState.Modified).ToList();
        foreach (var edition in editions)
        {
            var after = edition.Entity;
            if (edition.Property(e => e.Version).OriginalValue == after.Version)
            {
                if (after.Revisions.Count > 0) await _authorship.FollowWords(db, after, after.Words);
                continue;
            }
            var before = edition.Property(e => e.Words).OriginalValue;
            var logged = db.ChangeTracker.Entries<Keystrokes>().Where(k => k.State is EntityState.Added);
            if (!logged.Any(k => k.Entity.EditionId == after.Id))
                db.Add(Keystrokes.Between(after.Id, before, after.Words, after.Version, after.WrittenBy));
            await _authorship.FollowWords(db, after, before);
            written.Add((after.Statement.Id, after.Version));
        }
        return written;
    }

    private async Task<SignOff> SignOff(NewsroomDb db, Actor actor) =>
        SignOff(actor, await db.SignedIn([actor]));

    private SignOff SignOff(Actor actor, ILookup<string, (Person Person, Session? Session)> people)
    {
        if (actor.Role is { } role) return new(actor.PersonId, actor.Name, role, clock.GetUtcNow());
        var found = people[actor.PersonId].ToList();
        var session = found.Find(p => p.Session is { EndedAt: null } open && open.Id == actor.Session).Session;
        return SignOff(found.FirstOrDefault().Person, session?.IsStrong);
    }

    /// <param name="isStrong">Null for whoever is not signed in.</param>
    private SignOff SignOff(Person? person, bool? isStrong)
    {
        if (person is not { IsActive: true })
            throw new Refusal("Your account is not active any more. Ask the administrator.");
        if (isStrong is not { } strong)
            throw new Refusal("You are not signed in any more. Sign in again, and try again.");
        if (institution.IsTooWeak(person.Role, strong))
            throw new Refusal("Your role needs a passkey or a code. Set one up in your profile if you have none, then sign out and sign in with it.");
        return person.SignOff(clock.GetUtcNow());
    }

    private static async Task<Statement> Load(NewsroomDb db, string statementId, Verb? verb) =>
        await db.Load(statementId, verb is { } known ? StatementLoading.Of(known) : Needs.All)
        ?? throw new Refusal("There is no such statement any more.");
}

public sealed record Origin(string Name, IEnumerable<Author> Authors)
{
    public static string Draft(string headline) =>
        headline.Length > 0 ? CleanText.Quoted(headline) : "a draft without a headline";
}
