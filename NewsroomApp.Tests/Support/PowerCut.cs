using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// Cuts the power of a newsroom at one step of its store: before a command, before a commit, or right after one. The
/// next start finds only what is on the disk at that moment; whatever the dying newsroom still tries has no effect.
/// </summary>
public sealed class PowerCut : IDbCommandInterceptor, IDbTransactionInterceptor
{
    private int _at;
    private int _steps;

    /// <summary>The folder with what was on the disk; null while there is power.</summary>
    private string? _remains;

    public bool IsOut => _remains is not null;

    /// <summary>The number of commits in the last <see cref="During"/>.</summary>
    public int Commits { get; private set; }

    /// <summary>
    /// Does some work and cuts the power at this step of it, counted from 1; 0 cuts nowhere. Returns whether the power
    /// is out, which it is not after work with fewer steps.
    /// </summary>
    public async Task<bool> During(Func<Task> work, int step)
    {
        (_at, _steps, Commits) = (step, 0, 0);
        try
        {
            await work();
        }
        catch (Exception) when (IsOut) { }
        _at = 0;
        return IsOut;
    }

    /// <summary>Restores the power; returns the folder with what was on the disk.</summary>
    public string Restore()
    {
        var remains = _remains ?? throw new InvalidOperationException("The power is not out.");
        _remains = null;
        return remains;
    }

    public ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Step(eventData.Context!);
        return new(result);
    }

    public ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        Step(eventData.Context!);
        return new(result);
    }

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Step(eventData.Context!);
        return new(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        Step(eventData.Context!);
        return new(result);
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Commits++;
        Step(eventData.Context!);
        return Task.CompletedTask;
    }

    private void Step(DbContext db)
    {
        if (!IsOut && ++_steps != _at) return;
        _remains ??= Disk(db.Database.GetDbConnection().DataSource);
        throw new PowerIsOut();
    }

    /// <summary>
    /// Copies the files, as the dying newsroom still cleans up after itself, unlike one without power.
    /// </summary>
    private static string Disk(string database)
    {
        var folder = Path.Combine(Path.GetTempPath(), "newsroom-tests", Path.GetRandomFileName());
        Directory.CreateDirectory(folder);
        foreach (var file in new[] { database, database + "-wal" }.Where(File.Exists))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }

    private sealed class PowerIsOut() : Exception("The power is out.");
}
