using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace NewsroomApp.Storage.Backups;

/// <summary>
/// Brings a backup into an empty data directory. It is unpacked in a folder of that directory, which also suits a
/// mounted volume and an owner without rights on the directory above. The database comes out of there last: without it,
/// the restore was interrupted, and nothing starts on what is there.
/// </summary>
public sealed class Restore(StoreFile store) : IDisposable
{
    public const string FolderName = ".restoring";

    private readonly string _data = Path.GetDirectoryName(store.Path)!;
    private readonly bool _isNew = !Directory.Exists(Path.GetDirectoryName(store.Path));
    private FileStream? _lock;

    /// <summary>The data directory of the newsroom until the restore is finished.</summary>
    public string Folder => Path.Combine(Own, "data");

    private string Own => Path.Combine(_data, FolderName);

    /// <summary>Names what is being moved into place. It is written once everything is ready.</summary>
    private string List => Path.Combine(Own, "list");

    public static void DemandNone(StoreFile store)
    {
        var folder = Path.Combine(Path.GetDirectoryName(store.Path)!, FolderName);
        if (Directory.Exists(folder) && !File.Exists(store.Path))
            throw new Refusal(
                $"A backup was being restored here, and that is not finished. Run restore again, or delete {folder}."
            );
    }

    public async Task<Manifest> Unpack(string file, CancellationToken stop)
    {
        file = Path.GetFullPath(file);
        if (!File.Exists(file)) throw new Refusal($"There is no file “{file}”.");
        DemandEmpty();
        try
        {
            BeginAgain();
            await using var archive = Disk.Read(file);
            var manifest = await Archive.Read(archive, Folder, stop);
            return File.Exists(Path.Combine(Folder, Path.GetFileName(store.Path)))
                ? manifest
                : throw new Refusal($"“{file}” is no backup of a newsroom: there is no database in it.");
        }
        catch (Exception trouble) when (trouble is InvalidDataException or JsonException or EndOfStreamException)
        {
            throw new Refusal($"“{file}” could not be restored: it is no backup of a newsroom, or it is damaged.");
        }
        catch (Exception trouble) when (trouble is not (Refusal or OperationCanceledException or OutOfMemoryException))
        {
            throw new Refusal($"“{file}” could not be restored. {trouble.Message}");
        }
    }

    private void DemandEmpty()
    {
        if (File.Exists(_data)) throw new Refusal($"{_data} is a file. Say in Newsroom:DataDirectory where to restore.");
        if (_isNew) return;
        var found = Directory.EnumerateFileSystemEntries(_data).Select(Path.GetFileName).Except(OfRestore()).Order();
        if (found.FirstOrDefault() is { } other)
            throw new Refusal(
                $"{_data} is not empty, it holds “{other}”. Restore into an empty directory, or move away what is there."
            );
    }

    /// <summary>What may be in the directory all the same: what a restore that was interrupted has left.</summary>
    private IEnumerable<string?> OfRestore()
    {
        yield return "lost+found";
        if (!Directory.Exists(Own) || File.Exists(store.Path)) yield break;
        yield return FolderName;
        foreach (var name in Moved()) yield return name;
    }

    private string[] Moved() => File.Exists(List) ? File.ReadAllLines(List) : [];

    private void BeginAgain()
    {
        Disk.CreateDirectory(_data);
        Disk.CreateDirectory(Own);
        _lock = new(Path.Combine(Own, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        DeleteMoved();
        Delete(Folder);
        Disk.CreateDirectory(Folder);
    }

    private void DeleteMoved()
    {
        foreach (var name in Moved()) Delete(Path.Combine(_data, name));
        File.Delete(List);
    }

    private static void Delete(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        else File.Delete(path);
    }

    public void Finish()
    {
        CloseStore();
        var database = Path.GetFileName(store.Path);
        var names = Directory
            .EnumerateFileSystemEntries(Folder)
            .Select(entry => Path.GetRelativePath(Folder, entry))
            .OrderBy(name => name == database)
            .ToList();
        foreach (var directory in Directory.EnumerateDirectories(Folder, "*", SearchOption.AllDirectories))
            Disk.Sync(directory);
        Disk.Sync(Folder);
        WriteList(names);
        foreach (var name in names)
        {
            Disk.Sync(_data);
            Move(Path.Combine(Folder, name), Path.Combine(_data, name));
        }
        Disk.Sync(_data);
    }

    /// <summary>Whoever closes the store last empties its log into it.</summary>
    private static void CloseStore() => SqliteConnection.ClearAllPools();

    private void WriteList(IEnumerable<string> names)
    {
        using var list = Disk.Create(List);
        list.Write(Encoding.UTF8.GetBytes(string.Join('\n', names)));
        list.Flush(flushToDisk: true);
        Disk.Sync(Own);
    }

    private static void Move(string from, string to)
    {
        if (Directory.Exists(from)) Directory.Move(from, to);
        else File.Move(from, to, overwrite: true);
    }

    /// <summary>Where it was not finished, the directory is left as it was.</summary>
    public void Dispose()
    {
        if (_lock is null) return;
        CloseStore();
        if (!File.Exists(store.Path)) DeleteMoved();
        _lock.Dispose();
        Delete(Own);
        if (_isNew && !File.Exists(store.Path)) Directory.Delete(_data);
    }
}
