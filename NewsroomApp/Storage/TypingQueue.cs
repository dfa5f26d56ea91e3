using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Storage;

/// <summary>
/// Stores what open drafts have pending: all that waits goes in together, in one transaction, while the next gathers.
/// Hundreds of writers so need a few commits a second. A text that is refused fails alone.
/// </summary>
internal sealed class TypingQueue(
    IDbContextFactory<NewsroomDb> newsroom,
    WriteGate gate,
    ChangeFeed feed,
    ChangeNotifier notifier
)
{
    /// <summary>So that a verb, which is next at the gate, waits a few dozen milliseconds at most.</summary>
    private const int MostAtOnce = 40;

    private readonly ConcurrentQueue<Typed> _waiting = [];
    private int _storing;

    /// <param name="store">
    /// Changes the statement in the transaction; returns the version of the working copy afterwards.
    /// </param>
    public Task Store(Actor actor, string statementId, Func<NewsroomDb, Gathered, Task<long>> store)
    {
        var typed = new Typed(actor, statementId, store);
        _waiting.Enqueue(typed);
        if (Interlocked.Exchange(ref _storing, 1) == 0) _ = Task.Run(StoreAll);
        return typed.Stored.Task;
    }

    private async Task StoreAll()
    {
        do
        {
            try
            {
                while (!_waiting.IsEmpty) await StoreSome();
            }
            finally
            {
                Volatile.Write(ref _storing, 0);
            }
        }
        while (!_waiting.IsEmpty && Interlocked.Exchange(ref _storing, 1) == 0);
    }

    private async Task StoreSome()
    {
        var some = new List<Typed>();
        using (await gate.Enter())
        {
            while (some.Count < MostAtOnce && _waiting.TryDequeue(out var typed)) some.Add(typed);
            var error = await Store(some);
            // Where one is refused the others go in without it; on a full disk, or beside another writer, none would.
            var isForAll = error is null || some.Count == 1 || Sql.IsBusy(error) || StoreTrouble.Of(error) is not null;
            foreach (var typed in some) typed.Error = isForAll ? error : await Store([typed]);
        }
        feed.Look();
        some.ForEach(Answer);
    }

    /// <summary>All of it or nothing. In one draft the second page goes on from what the first saved.</summary>
    /// <returns>Why nothing of it was stored.</returns>
    private async Task<Exception?> Store(List<Typed> some)
    {
        try
        {
            await using var db = await newsroom.CreateDbContextAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var unsaved = new HashSet<string>();
            var gathered = await db.Gather(some.ConvertAll(t => t.StatementId), some.ConvertAll(t => t.Actor));
            foreach (var typed in some)
            {
                if (!unsaved.Add(typed.StatementId)) await db.SaveChangesAsync();
                typed.Version = await typed.Store(db, gathered);
            }
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            return null;
        }
        catch (Exception error)
        {
            return error;
        }
    }

    private void Answer(Typed typed)
    {
        if (typed.Error is { } error)
        {
            typed.Stored.SetException(StoreTrouble.Of(error)?.Unsaved() ?? error);
            return;
        }
        typed.Stored.SetResult();
        notifier.Type(typed.StatementId, typed.Version);
    }

    private sealed class Typed(Actor actor, string statementId, Func<NewsroomDb, Gathered, Task<long>> store)
    {
        public Actor Actor => actor;
        public string StatementId => statementId;
        public Func<NewsroomDb, Gathered, Task<long>> Store => store;
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public Exception? Error { get; set; }
        public long Version { get; set; }
    }
}
