using System.Globalization;
using System.Security.Cryptography;

namespace NewsroomApp.Storage;

/// <summary>
/// The folder files of the data directory. Each file has a folder, named by the SHA-256 of what was uploaded. It
/// appears whole, by a rename, and never changes. What passes ends in .tmp.
/// </summary>
public sealed class FileFolder(StoreFile store)
{
    private const string Tail = ".tmp";
    private const string Original = "original";

    /// <summary>As large as it came.</summary>
    public const string Full = "full.jpg";

    /// <summary>Of a picture, in pixels.</summary>
    public const string Size = "size";

    /// <summary>Of an attachment: its format, and what its readers could find in it, a sentence a line.</summary>
    public const string About = "about";

    public string Root => Path.Combine(store.Folder, "files");

    public bool Has(string hash) => Directory.Exists(FolderOf(hash));

    /// <summary>For whoever is about to use it: from now on it is kept for a while, used or not.</summary>
    /// <returns>Whether it is there.</returns>
    public bool Claim(string hash)
    {
        if (!Has(hash)) return false;
        Directory.SetLastWriteTimeUtc(FolderOf(hash), DateTime.UtcNow);
        return true;
    }

    /// <returns>Null where there is no such picture.</returns>
    public async Task<(int Width, int Height)?> PixelsOf(string hash)
    {
        if (Existing(hash, Size) is not { } path) return null;
        var numbers = (await File.ReadAllTextAsync(path)).Split('x').Select(int.Parse);
        return (numbers.First(), numbers.Last());
    }

    /// <returns>Null where there is no such attachment.</returns>
    public async Task<(string Format, long Size, IReadOnlyList<string> Remarks)?> AboutOf(string hash)
    {
        if (Existing(hash, About) is not { } path) return null;
        var lines = await File.ReadAllLinesAsync(path);
        return (lines[0], new FileInfo(Path.Combine(FolderOf(hash), Original)).Length, lines[1..]);
    }


    public (string Path, string ContentType)? Find(string fileName)
    {
        var (path, contentType) =
            PictureFile.Named(fileName) is { } form ? (PathOf(form), form.ContentType)
            : Attachment.Named(fileName) is var (hash, type) ? (Existing(hash, Original), type)
            : (null, "");
        return path is null ? null : (path, contentType);
    }

    public string? PathOf(PictureFile file) =>
        Existing(file.Hash, FormOf(file.Width, file.Format));

    /// <returns>For paper: sharp across a page, and no larger; null where there is none.</returns>
    public string? PaperOf(Picture picture)
    {
        var widths = PictureFile.WidthsOf(picture);
        return PathOf(new(picture.Hash, widths[Math.Min(1, widths.Length - 1)], "jpg"));
    }

    public static string InnerPath(Attachment attachment) => $"{attachment.Hash}/{Original}";

    /// <returns>Of the picture as large as it came; null where there is none.</returns>
    public string? FullOf(string hash) => Existing(hash, Full);

    public static string FormOf(int width, string format) =>
        string.Create(CultureInfo.InvariantCulture, $"{width}.{format}");

    /// <summary>Where an upload gathers, or a file is made ready. Nobody else knows the name.</summary>
    public string Passage(string name)
    {
        DataFolder.MakeFolder(Root);
        return Path.Combine(Root, name + Tail);
    }

    /// <summary>Moves what was made to its place, with the original beside it. It may be there already.</summary>
    public void Keep(string hash, string made, string original)
    {
        File.Move(original, Path.Combine(made, Original));
        foreach (var file in Directory.EnumerateFiles(made)) Flush(file);
        try
        {
            Directory.Move(made, FolderOf(hash));
        }
        catch (IOException) when (Has(hash))
        {
            Directory.Delete(made, recursive: true);
        }
    }

    /// <returns>The folders of the files, each named by its hash.</returns>
    public IEnumerable<string> Kept() => Entries().Where(e => !e.EndsWith(Tail, StringComparison.Ordinal));

    public IEnumerable<string> Passing() => Entries().Where(e => e.EndsWith(Tail, StringComparison.Ordinal));

    private string[] Entries() => Directory.Exists(Root) ? Directory.GetFileSystemEntries(Root) : [];

    public static void Delete(string path)
    {
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        else File.Delete(path);
    }

    public static async Task<string> HashOf(string path)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file));
    }

    /// <returns>The hashes of files that are not what was uploaded.</returns>
    public async Task<List<string>> Damaged(IEnumerable<string> hashes)
    {
        var damaged = new List<string>();
        foreach (var hash in hashes)
        {
            var original = Path.Combine(FolderOf(hash), Original);
            if (!File.Exists(original) || await HashOf(original) != hash) damaged.Add(hash);
        }
        return damaged;
    }

    private string? Existing(string hash, string name) =>
        Path.Combine(FolderOf(hash), name) is var path && File.Exists(path) ? path : null;

    private string FolderOf(string hash) => Path.Combine(Root, hash);

    private static void Flush(string path)
    {
        DataFolder.Shut(path);
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        file.Flush(flushToDisk: true);
    }
}
