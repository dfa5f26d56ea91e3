using System.Text.Json;

namespace NewsroomApp.Storage.Backups;

/// <summary>The first file of a backup says what else is in it, so that a restore can verify each file.</summary>
/// <param name="Format">Of the archive; a later program reads the earlier ones.</param>
/// <param name="MadeAt">UTC. Everything committed before is in it.</param>
public sealed record Manifest(
    int Format,
    DateTimeOffset MadeAt,
    long LastEntry,
    string LastHash,
    IReadOnlyList<Manifest.Content> Files
)
{
    public const int CurrentFormat = 1;

    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <param name="Path">Below the data directory, with slashes.</param>
    public sealed record Content(string Path, long Length, string Sha256);

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, _json);

    public static async Task<Manifest> Read(Stream text, CancellationToken stop)
    {
        var manifest = await JsonSerializer.DeserializeAsync<Manifest>(text, _json, stop) ?? throw new JsonException();
        if (manifest.Format != CurrentFormat)
            throw new Refusal(
                $"This backup has format {manifest.Format}, and this program reads format {CurrentFormat}. Restore it with the program that made it."
            );
        foreach (var file in manifest.Files)
            if (!IsBelow(file.Path))
                throw new Refusal($"This backup wants to write to “{file.Path}”, outside its directory.");
        return manifest;
    }

    private static bool IsBelow(string path) =>
        !Path.IsPathRooted(path)
        && !path.Any(letter => letter is '\\' || char.IsControl(letter))
        && Array.TrueForAll(path.Split('/'), step => step is not ("" or "." or ".."));
}
