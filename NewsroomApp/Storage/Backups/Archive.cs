using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace NewsroomApp.Storage.Backups;

/// <summary>A tar, compressed by gzip: the manifest first, then its files.</summary>
internal static class Archive
{
    private const int BufferLength = 128 * 1024;

    public static async Task Write(
        Stream archive,
        Manifest manifest,
        IReadOnlyDictionary<string, string> files,
        CancellationToken stop
    )
    {
        await using var zipped = new GZipStream(archive, CompressionLevel.Optimal, leaveOpen: true);
        await using var tar = new TarWriter(zipped, TarEntryFormat.Pax);
        using var text = new MemoryStream(manifest.Write());
        await Add(tar, Manifest.FileName, text, manifest.MadeAt, stop);
        foreach (var (path, _, _) in manifest.Files)
        {
            await using var file = Disk.Read(files[path]);
            await Add(tar, path, file, manifest.MadeAt, stop);
        }
    }

    private static Task Add(TarWriter tar, string path, Stream content, DateTimeOffset at, CancellationToken stop) =>
        tar.WriteEntryAsync(
            new PaxTarEntry(TarEntryType.RegularFile, path)
            {
                DataStream = content,
                Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                ModificationTime = at,
            },
            stop
        );

    /// <param name="folder">Where the files go; null to verify them only.</param>
    public static async Task<Manifest> Read(Stream archive, string? folder, CancellationToken stop)
    {
        await using var zipped = new GZipStream(archive, CompressionMode.Decompress, leaveOpen: true);
        await using var tar = new TarReader(zipped, leaveOpen: true);
        var manifest = await ReadManifest(tar, stop);
        var missing = manifest.Files.ToDictionary(f => f.Path);
        while (await tar.GetNextEntryAsync(copyData: false, stop) is { } entry)
        {
            if (!IsFile(entry)) throw new Refusal($"This backup holds “{entry.Name}”, which is no plain file.");
            if (!missing.Remove(entry.Name, out var file))
                throw new Refusal($"This backup holds “{entry.Name}”, which its list does not name.");
            await Read(entry, file, folder, stop);
        }
        // The checksum of gzip stands at the end.
        await zipped.CopyToAsync(Stream.Null, stop);
        return missing.Count == 0
            ? manifest
            : throw new Refusal($"This backup lacks “{missing.Keys.Order(StringComparer.Ordinal).First()}”.");
    }

    private static async Task<Manifest> ReadManifest(TarReader tar, CancellationToken stop)
    {
        var first = await tar.GetNextEntryAsync(copyData: false, stop);
        return first is { Name: Manifest.FileName, DataStream: { } text } && IsFile(first)
            ? await Manifest.Read(text, stop)
            : throw new Refusal($"This is no backup of a newsroom: it does not begin with {Manifest.FileName}.");
    }

    private static async Task Read(TarEntry entry, Manifest.Content file, string? folder, CancellationToken stop)
    {
        await using var target = folder is null ? Stream.Null : Create(Path.Combine(folder, file.Path));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var (length, buffer) = (0L, new byte[BufferLength]);
        while (
            entry.DataStream is { } content
            && length <= file.Length
            && await content.ReadAsync(buffer, stop) is var read and > 0
        )
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read), stop);
            length += read;
        }
        if (length != file.Length || Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Sha256)
            throw new Refusal($"“{file.Path}” in this backup is not what its list says.");
        if (target is FileStream written) written.Flush(flushToDisk: true);
    }

    private static FileStream Create(string path)
    {
        Disk.CreateDirectory(Path.GetDirectoryName(path)!);
        return Disk.Create(path);
    }

    private static bool IsFile(TarEntry entry) =>
        entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile;
}
