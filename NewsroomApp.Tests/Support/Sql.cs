using Microsoft.Data.Sqlite;

namespace NewsroomApp.Tests.Support;

public static class Sql
{
    /// <summary>For SQL that tests run directly on a database.</summary>
    public static async Task Run(this SqliteConnection store, string sql)
    {
        await using var command = store.CreateCommand();
#pragma warning disable CA2100 // The text is the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The first column of the first row.</summary>
    public static async Task<object?> Scalar(this SqliteConnection store, string sql)
    {
        await using var command = store.CreateCommand();
#pragma warning disable CA2100 // The text is the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }
}
