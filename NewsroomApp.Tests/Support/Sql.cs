using Microsoft.Data.Sqlite;

namespace NewsroomApp.Tests.Support;

/// <summary>For SQL that tests run directly on a database.</summary>
public static class Sql
{
    public static async Task Run(this SqliteConnection store, string sql)
    {
        await using var command = Command(store, sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of the first row.</summary>
    public static async Task<object?> Scalar(this SqliteConnection store, string sql)
    {
        await using var command = Command(store, sql);
        return await command.ExecuteScalarAsync();
    }

    private static SqliteCommand Command(SqliteConnection store, string sql)
    {
        var command = store.CreateCommand();
#pragma warning disable CA2100 // The text is the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
