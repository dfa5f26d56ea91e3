using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Migrations;
using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Storage;

/// <summary>Reads only, and in plain SQL: loading EF Core takes longer than the rest of the start.</summary>
internal static class StoreVersion
{
    private const string Done = "__EFMigrationsHistory";

    private static readonly string[] _known =
    [
        .. typeof(Store)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Migration)))
            .Select(t => t.GetCustomAttribute<MigrationAttribute>()!.Id)
            .Order(StringComparer.Ordinal),
    ];

    public static bool IsCurrent(StoreFile file)
    {
        using var store = new SqliteConnection(file.Reading);
        store.Open();
        var tables = Names(store, "SELECT name FROM sqlite_master WHERE type = 'table'");
        if (tables.Count == 0) return false;
        var done = tables.Contains(Done) ? Names(store, $"SELECT MigrationId FROM {Done} ORDER BY 1") : ["?"];
        if (done.Count == 0) return false;
        if (!tables.Contains("Editions") || !tables.Contains(Done))
            throw new Refusal($"{file.Path} is the database of another program. Is Newsroom:DataDirectory right?");
        if (done.Find(id => !_known.Contains(id)) is { } other) throw OtherVersion(file, other);
        return done[^1] == _known[^1];
    }

    private static Refusal OtherVersion(StoreFile file, string migration) =>
        new(
            string.CompareOrdinal(migration, _known[^1]) > 0
                ? $"This database was written by a newer version of the newsroom ({migration} in {file.Path}). Start that version, or restore a backup from before."
                : $"This database was written by a version of the newsroom that this one does not follow ({migration} in {file.Path}). Start that version."
        );

    private static List<string> Names(SqliteConnection store, string sql)
    {
        using var command = store.Command(sql);
        using var rows = command.ExecuteReader();
        var names = new List<string>();
        while (rows.Read()) names.Add(rows.GetString(0));
        return names;
    }
}
