using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

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

    /// <param name="statementId">What is written in.</param>
    /// <param name="store">
    /// Loads what it needs in the transaction and changes it; returns the version of the working copy afterwards.
    /// </param>
    public Task Store(string statementId, Func<NewsroomDb, Task<long>> store)
    {
        var typed = new Typed(statementId, store);
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
        try
        {
            using var pass = await gate.Enter();
            await using var db = await newsroom.CreateDbContextAsync();
            await using var transaction = await db.Database.BeginTransactionAsync();
            while (some.Count < MostAtOnce && _waiting.TryDequeue(out var typed))
            {
                some.Add(typed);
                await Store(db, typed);
            }
            await transaction.CommitAsync();
        }
        catch (Exception error)
        {
            if (some.Count == 0 && _waiting.TryDequeue(out var first)) some.Add(first);
            foreach (var typed in some) typed.Error ??= error;
        }
        foreach (var typed in some) Answer(typed);
    }

    private static async Task Store(NewsroomDb db, Typed typed)
    {
        try
        {
            typed.Version = await typed.Store(db);
            typed.IsVerb = db.ChangeTracker.Entries<HistoryEntry>().Any(e => e.State is EntityState.Added);
            await db.SaveChangesAsync();
        }
        catch (Exception error)
        {
            typed.Error = error;
        }
        db.ChangeTracker.Clear();
    }

    private void Answer(Typed typed)
    {
        if (typed.Error is { } error)
        {
            typed.Stored.SetException(error);
            return;
        }
        typed.Stored.SetResult();
        if (typed.IsVerb) feed.Look();
        notifier.Type(typed.StatementId, typed.Version);
    }

    private sealed class Typed(string statementId, Func<NewsroomDb, Task<long>> store)
    {
        public string StatementId => statementId;
        public Func<NewsroomDb, Task<long>> Store => store;
        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
        public Exception? Error { get; set; }
        public long Version { get; set; }

        /// <summary>A revision was cut on the way, which the history has.</summary>
        public bool IsVerb { get; set; }
    }
}
