using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using NewsroomApp.Storage.Sqlite;
using SQLitePCL;

namespace NewsroomApp.Storage.Backups;

/// <summary>Archives the data directory while people write: the store as of one moment, and all other files.</summary>
public sealed class Backup(StoreFile store, TimeProvider clock)
{
    private const string Partial = ".partial";

    private const int MostTries = 300;

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);

    private static readonly string[] _besideStores = ["", "-journal", "-wal", "-shm"];

    private readonly string _data = Path.GetDirectoryName(store.Path)!;

    /// <summary>The file has its name only once it is whole, verified and on the disk.</summary>
    public async Task<BackupFile> To(string file, CancellationToken stop = default)
    {
        file = Path.GetFullPath(file);
        Demand(file);
        try
        {
            return await Write(file, stop);
        }
        catch (SqliteException trouble) when (trouble.SqliteErrorCode is raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB)
        {
            throw Damaged();
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new Refusal($"No backup was made. {trouble.Message}");
        }
        catch (OperationCanceledException)
        {
            throw new Refusal("No backup was made, because it was stopped.");
        }
    }

    private void Demand(string file)
    {
        if (!File.Exists(store.Path))
            throw new Refusal($"There is no newsroom in {_data}. Is Newsroom:DataDirectory right?");
        if (IsWithin(_data, file))
            throw new Refusal($"“{file}” is in the data directory, and would be lost with it. Choose another place.");
        if (Directory.Exists(file)) throw new Refusal($"“{file}” is a directory. Name a file in it.");
        if (File.Exists(file)) throw new Refusal($"“{file}” is there already. Choose another name.");
        if (!Directory.Exists(Path.GetDirectoryName(file)))
            throw new Refusal($"There is no directory “{Path.GetDirectoryName(file)}”.");
    }

    internal static bool IsWithin(string folder, string path) =>
        (Path.TrimEndingDirectorySeparator(path) + Path.DirectorySeparatorChar).StartsWith(
            Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );

    private async Task<BackupFile> Write(string file, CancellationToken stop)
    {
        var (partial, copy) = (file + Partial, file + Partial + ".db");
        var archive = Take(partial);
        try
        {
            BackupFile made;
            await using (archive)
            {
                DeleteStore(copy);
                await Fill(archive, copy, stop);
                archive.Flush(flushToDisk: true);
                made = new(file, archive.Length, await Verify(archive, stop));
            }
            File.Move(partial, file);
            Disk.Sync(Path.GetDirectoryName(file)!);
            return made;
        }
        finally
        {
            DeleteStore(copy);
            File.Delete(partial);
        }
    }

    /// <summary>A killed backup leaves its file behind. One that another backup is writing cannot be opened.</summary>
    private static FileStream Take(string partial)
    {
        if (!File.Exists(partial)) return Disk.Create(partial);
        using var left = new FileStream(partial, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        File.Delete(partial);
        return Disk.Create(partial);
    }

    private static void DeleteStore(string path)
    {
        foreach (var ending in _besideStores) File.Delete(path + ending);
    }

    private async Task Fill(FileStream archive, string copy, CancellationToken stop)
    {
        var at = clock.GetUtcNow();
        var (number, hash) = await CopyStore(copy, stop);
        var files = Files(new(_data)).ToDictionary(f => Path.GetRelativePath(_data, f).Replace('\\', '/'));
        files.Add(Path.GetFileName(store.Path), copy);
        var contents = new List<Manifest.Content>();
        foreach (var (path, source) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
            if (await Content(path, source, stop) is { } content) contents.Add(content);
        var manifest = new Manifest(Manifest.CurrentFormat, at.ToUniversalTime(), number, hash, contents);
        await Archive.Write(archive, manifest, files, stop);
    }

    /// <summary>By SQLite's online backup: it reads one state of the store, and no writer waits for it.</summary>
    private async Task<(long Number, string Hash)> CopyStore(string copy, CancellationToken stop)
    {
        await Disk.Create(copy).DisposeAsync();
        await using var live = Open(store.Connection);
        await using var copied = Open(new StoreFile(copy).Connection);
        // With exclusive locking it shares no memory, which disks of other machines cannot do.
        await copied.Run("PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE");
        await Copy(live, copied, stop);
        if (await copied.Scalar("PRAGMA quick_check(1)") is not "ok")
            throw Damaged();
        await using var last = copied.Command("SELECT Number, Hash FROM History ORDER BY Number DESC LIMIT 1");
        await using var row = await last.ExecuteReaderAsync(stop);
        return await row.ReadAsync(stop) ? (row.GetInt64(0), row.GetString(1)) : (0, "");
    }

    /// <summary>The provider waits for a busy database with commands, but not with this.</summary>
    private static async Task Copy(SqliteConnection live, SqliteConnection copied, CancellationToken stop)
    {
        for (var left = MostTries; ; left--)
            try
            {
                live.BackupDatabase(copied);
                return;
            }
            catch (SqliteException busy)
                when (left > 0 && busy.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
            {
                await Task.Delay(_pause, stop);
            }
    }

    private Refusal Damaged() =>
        new($"No backup was made, because the database {store.Path} is damaged. Restore the last good backup.");

    private static SqliteConnection Open(string connection)
    {
        var store = new SqliteConnection(
            new SqliteConnectionStringBuilder(connection) { Pooling = false }.ToString()
        );
        store.Open();
        return store;
    }

    private IEnumerable<string> Files(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (entry.LinkTarget is not null || IsPassing(entry.Name)) continue;
            if (entry is not DirectoryInfo inner) yield return entry.FullName;
            else
                foreach (var file in Files(inner)) yield return file;
        }
    }

    /// <summary>The store is copied otherwise, keys are first written as .tmp, and disks have lost+found.</summary>
    private bool IsPassing(string name) =>
        Array.Exists(_besideStores, ending => name == Path.GetFileName(store.Path) + ending)
        || name.EndsWith(".tmp", StringComparison.Ordinal)
        || name is Restore.FolderName or "lost+found";

    private static async Task<Manifest.Content?> Content(string path, string source, CancellationToken stop)
    {
        try
        {
            await using var file = Disk.Read(source);
            var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, stop));
            return new(path, file.Length, hash);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Reads it as a restore does, so that a file that changed while it was copied is noticed.</summary>
    private static async Task<string> Verify(FileStream archive, CancellationToken stop)
    {
        archive.Position = 0;
        try
        {
            await Archive.Read(archive, folder: null, stop);
        }
        catch (Refusal refusal)
        {
            throw new Refusal($"No backup was made, because a file changed meanwhile. Try again. {refusal.Message}");
        }
        archive.Position = 0;
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(archive, stop));
    }
}

public sealed record BackupFile(string Path, long Length, string Sha256)
{
    public string Size => Length < 1_000_000 ? $"{(Length + 999) / 1000} kB" : $"{Length / 1e6:0.0} MB";

    public override string ToString() => $"Backed up to {Path}, {Size}, SHA-256 {Sha256}";
}
