using Microsoft.Data.Sqlite;

namespace NewsroomApp.Storage;

/// <param name="Path">Of the database.</param>
/// <param name="IsConfigured">Whether somebody chose the directory, which then has to be there.</param>
public sealed record StoreFile(string Path, bool IsConfigured = false)
{
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    public string Keys => System.IO.Path.Combine(Folder, "keys");

    /// <summary>For everybody who may write. Another program that writes is waited for five seconds.</summary>
    public string Connection =>
        new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            ForeignKeys = true,
            DefaultTimeout = 5,
        }.ToString();

    public string Reading =>
        new SqliteConnectionStringBuilder { DataSource = Path, Mode = SqliteOpenMode.ReadOnly }.ToString();

    public static StoreFile In(IConfiguration settings, string contentRoot)
    {
        var configured = settings["DataDirectory"] is { Length: > 0 } directory ? directory : null;
        var folder = System.IO.Path.GetFullPath(configured ?? "data", contentRoot);
        return new(System.IO.Path.Combine(folder, "newsroom.db"), configured is not null);
    }
}
