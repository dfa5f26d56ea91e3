using Microsoft.Data.Sqlite;

namespace NewsroomApp.Tests.Support;

public static class Sql
{
    /// <summary>For what the tests say to a database by themselves.</summary>
    public static async Task Run(this SqliteConnection store, string sql)
    {
        await using var command = store.CreateCommand();
#pragma warning disable CA2100 // The text is the tests' own.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
