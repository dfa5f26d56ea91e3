using Microsoft.Data.Sqlite;
using static SQLitePCL.raw;

namespace NewsroomApp.Storage.Sqlite;

/// <summary>Plain SQL, and what SQLite says when another program writes.</summary>
internal static class Sql
{
    public static bool IsBusy(Exception error) =>
        (error as SqliteException ?? error.InnerException as SqliteException)
            is { SqliteErrorCode: SQLITE_BUSY or SQLITE_LOCKED };

    public static async Task Run(this SqliteConnection store, string sql, params (string Name, object? Value)[] values)
    {
        await using var command = store.Command(sql, values);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<object?> Scalar(
        this SqliteConnection store,
        string sql,
        params (string Name, object? Value)[] values
    )
    {
        await using var command = store.Command(sql, values);
        return await command.ExecuteScalarAsync();
    }

    public static SqliteCommand Command(
        this SqliteConnection store,
        string sql,
        params (string Name, object? Value)[] values
    )
    {
        var command = store.CreateCommand();
#pragma warning disable CA2100 // The SQL is the app's own; values come as parameters or are numbers.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
