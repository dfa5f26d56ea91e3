using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Storage;

internal sealed class StoreCheck(
    IDbContextFactory<NewsroomDb> newsroom,
    StoreFile file,
    WriteGate gate,
    TimeProvider clock
) : IHealthCheck
{
    private const int Room = 1_000_000;

    /// <summary>However many ask, there is one trial in so long.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    private long? _triedAt;
    private HealthCheckResult _result;

    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        using var pass = await gate.Enter();
        if (_triedAt is { } tried && clock.GetElapsedTime(tried) < _pause) return _result;
        _result = await Try(cancellationToken);
        _triedAt = clock.GetTimestamp();
        return _result;
    }

    private async Task<HealthCheckResult> Try(CancellationToken stop)
    {
        try
        {
            // The log of the database may have room left on a disk that has none.
            if (new DriveInfo(file.Folder).AvailableFreeSpace < Room)
                return HealthCheckResult.Unhealthy("There is less than a megabyte of room on the disk.");
            await using var db = await newsroom.CreateDbContextAsync(stop);
            await db.Database.OpenConnectionAsync(stop);
            try
            {
                await WriteAndTakeBack(db, stop);
            }
            finally
            {
                await db.Database.ExecuteSqlAsync($"PRAGMA cache_size = -2000", CancellationToken.None);
            }
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (Sql.IsBusy(error))
        {
            return HealthCheckResult.Healthy("Another program writes.");
        }
        catch (Exception error) when (error is DbException or IOException)
        {
            return HealthCheckResult.Unhealthy(StoreTrouble.Of(error)?.Cause, error);
        }
    }

    /// <summary>A megabyte, with hardly a cache: SQLite has to write it to the disk before it is rolled back.</summary>
    private static async Task WriteAndTakeBack(NewsroomDb db, CancellationToken stop)
    {
        await db.Database.ExecuteSqlAsync($"PRAGMA cache_size = 10", stop);
        await using var trial = await db.Database.BeginTransactionAsync(stop);
        await db.Database.ExecuteSqlAsync($"INSERT INTO DeskIndexed VALUES (-1, zeroblob({Room}))", stop);
        await trial.RollbackAsync(stop);
    }
}
