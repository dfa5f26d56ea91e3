using System.Globalization;
using System.Security.Cryptography;

namespace NewsroomApp.Storage;

/// <summary>
/// The folder pictures of the data directory. Each has a folder, named by the SHA-256 of the file that was uploaded,
/// with the forms that are served. It appears whole, by a rename, and never changes. What passes ends in .tmp.
/// </summary>
public sealed class PictureFolder(StoreFile store)
{
    private const string Tail = ".tmp";
    private const string Original = "original";

    /// <summary>As large as it came.</summary>
    public const string Full = "full.jpg";

    public const string Size = "size";

    public string Root => Path.Combine(store.Folder, "pictures");

    public bool Has(string hash) => Directory.Exists(FolderOf(hash));

    /// <summary>For whoever is about to use it: from now on it is kept for a while, used or not.</summary>
    /// <returns>In pixels; null where there is no such picture.</returns>
    public async Task<(int Width, int Height)?> Claim(string hash)
    {
        if (!Has(hash)) return null;
        Directory.SetLastWriteTimeUtc(FolderOf(hash), DateTime.UtcNow);
        var numbers = (await File.ReadAllTextAsync(Path.Combine(FolderOf(hash), Size))).Split('x').Select(int.Parse);
        return (numbers.First(), numbers.Last());
    }

    /// <returns>Null where there is no such picture.</returns>
    public string? PathOf(PictureFile file)
    {
        var path = Path.Combine(FolderOf(file.Hash), FormOf(file.Width, file.Format));
        return File.Exists(path) ? path : null;
    }

    /// <returns>For paper: sharp across a page, and no larger; null where there is none.</returns>
    public string? PaperOf(Picture picture)
    {
        var widths = PictureFile.WidthsOf(picture);
        return PathOf(new(picture.Hash, widths[Math.Min(1, widths.Length - 1)], "jpg"));
    }

    /// <returns>Of the picture as large as it came; null where there is none.</returns>
    public string? FullOf(string hash) =>
        Path.Combine(FolderOf(hash), Full) is var path && File.Exists(path) ? path : null;

    public static string FormOf(int width, string format) =>
        string.Create(CultureInfo.InvariantCulture, $"{width}.{format}");

    /// <summary>Where an upload gathers, or a picture is made. Nobody else knows the name.</summary>
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

    /// <returns>The folders of the pictures, each named by its hash.</returns>
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

    /// <returns>The hashes of pictures whose original is not what it was.</returns>
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

    private string FolderOf(string hash) => Path.Combine(Root, hash);

    private static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
        file.Flush(flushToDisk: true);
    }
}
