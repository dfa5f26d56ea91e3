using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Support;

/// <summary>Reads and forges the archives of backups, with nothing of the product's own.</summary>
public static class Backups
{
    /// <summary>The entries in their order, by name.</summary>
    public static List<(string Name, byte[] Content)> Entries(string archive)
    {
        using var file = File.OpenRead(archive);
        using var tar = new TarReader(new GZipStream(file, CompressionMode.Decompress));
        var entries = new List<(string, byte[])>();
        while (tar.GetNextEntry() is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream?.CopyTo(content);
            entries.Add((entry.Name, content.ToArray()));
        }
        return entries;
    }

    public static JsonNode Manifest(string archive) => JsonNode.Parse(Entries(archive)[0].Content)!;

    /// <summary>Fails if a file is not what the list says.</summary>
    public static void Verify(string archive)
    {
        var entries = Entries(archive);
        Assert.Equal("manifest.json", entries[0].Name);
        var listed = Manifest(archive)["files"]!.AsArray().Select(f => ((string)f!["path"]!, (string)f["sha256"]!));
        Assert.Equal(listed, entries.Skip(1).Select(e => (e.Name, Hash(e.Content))));
    }

    public static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Writes another archive, with other entries.</summary>
    public static void Forge(string archive, IEnumerable<TarEntry> entries)
    {
        using var file = File.Create(archive);
        using var tar = new TarWriter(new GZipStream(file, CompressionLevel.Fastest));
        foreach (var entry in entries) tar.WriteEntry(entry);
    }

    public static TarEntry Entry(string name, byte[] content) =>
        new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) };

    /// <summary>All that a restored newsroom has to have word for word, up to an entry of the history.</summary>
    public static async Task<List<string>> Fingerprints(NewsroomDb db, long upTo = long.MaxValue)
    {
        var history = await db.History.AsNoTracking().Where(h => h.Number <= upTo).ToListAsync();
        var revisions = await db.Revisions.AsNoTracking().ToListAsync();
        var editions = await db.Editions.AsNoTracking().Include(e => e.Statement).ToListAsync();
        return
        [
            .. history.OrderBy(h => h.Number).Select(h => $"entry {h.Number} {h.Hash.Value}"),
            .. revisions.OrderBy(r => r.Id).Select(r => $"revision {r.Id} {r.Words.Fingerprint.Value}"),
            .. editions
                .OrderBy(e => e.Id)
                .Select(e => $"{e.Statement.Id} {e.Number} {e.Stage} {e.Words.Fingerprint.Value}"),
        ];
    }
}
