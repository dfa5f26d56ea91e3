using static System.IO.UnixFileMode;

namespace NewsroomApp.Storage;

/// <summary>The data directory, which belongs to the account that runs the newsroom and to nobody else.</summary>
internal static partial class DataFolder
{
    private const UnixFileMode Owners = UserRead | UserWrite;

    private const UnixFileMode Others =
        GroupRead | GroupWrite | GroupExecute | OtherRead | OtherWrite | OtherExecute;

    public static void Open(StoreFile file, bool mayMake, ILogger log)
    {
        if (File.Exists(file.Folder))
            throw new Refusal($"{file.Folder} is a file; Newsroom:DataDirectory has to be a directory.");
        var isThere = Directory.Exists(file.Folder);
        string[] entries = isThere ? Directory.GetFileSystemEntries(file.Folder) : [];
        if (!mayMake && !entries.Contains(file.Path))
            throw new Refusal($"There is no newsroom in {file.Folder}. Is Newsroom:DataDirectory right?");
        if (!isThere && file.IsConfigured)
            throw new Refusal(
                $"There is no directory {file.Folder}. Make it, or set Newsroom:DataDirectory to one that is there."
            );
        if (isThere) Close(file, entries, log);
        MakeFolder(file.Folder);
        MakeFolder(file.Keys);
        if (!entries.Contains(file.Path)) MakeFile(file.Path);
    }

    public static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else Directory.CreateDirectory(path, Owners | UserExecute);
    }

    /// <summary>A file that was made with the rights of any other.</summary>
    public static void Shut(string path)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, Owners);
    }

    private static void MakeFile(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = Owners;
        new FileStream(path, options).Dispose();
    }

    /// <summary>A directory with other things in it may be anybody's, such as /tmp.</summary>
    private static void Close(StoreFile file, string[] entries, ILogger log)
    {
        if (OperatingSystem.IsWindows()) return;
        if (Array.TrueForAll(entries, IsOurs)) Close(file.Folder, log);
        else if ((File.GetUnixFileMode(file.Folder) & Others) is not None) Shared(log, file.Folder);
        var files = Array.FindAll(entries, e => e.StartsWith(file.Path, StringComparison.Ordinal));
        string[] keys = Directory.Exists(file.Keys)
            ? [file.Keys, .. Directory.GetFiles(file.Keys)]
            : [];
        foreach (var entry in files.Concat(keys)) Close(entry, log);
    }

    private static bool IsOurs(string entry) =>
        Path.GetFileName(entry) is var name
        && (
            name.StartsWith("newsroom", StringComparison.Ordinal)
            || name is "keys" or "brand" or "files" or "lost+found"
        );

    private static void Close(string path, ILogger log)
    {
        if (OperatingSystem.IsWindows()) return;
        var mode = File.GetUnixFileMode(path);
        if ((mode & Others) is None) return;
        try
        {
            File.SetUnixFileMode(path, mode & ~Others);
            Closed(log, path);
        }
        catch (UnauthorizedAccessException)
        {
            Shared(log, path);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Other accounts of this machine could open {Path}; now they cannot.")]
    private static partial void Closed(ILogger log, string path);

    [LoggerMessage(LogLevel.Warning, "Other accounts of this machine can open {Path}. Shut it with chmod go-rwx.")]
    private static partial void Shared(ILogger log, string path);
}
