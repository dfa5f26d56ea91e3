using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NewsroomApp.Tests.Support;

/// <summary>A disk on which SQLite itself cannot write, for as long as a test says so.</summary>
public sealed class BadDisk : DbConnectionInterceptor
{
    /// <summary>No page is added to the database: what is written in room that is there already goes in.</summary>
    public bool IsFull { get; set; }

    public bool IsReadOnly { get; set; }

    /// <summary>Connections are used again and again, so each opening says how it is now.</summary>
    private string Now =>
        $"PRAGMA max_page_count = {(IsFull ? 1 : int.MaxValue - 1)}; PRAGMA query_only = {(IsReadOnly ? 1 : 0)}";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var set = connection.CreateCommand();
        set.CommandText = Now;
        set.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
