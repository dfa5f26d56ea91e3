using System.Text.RegularExpressions;
using NewsroomApp.Storage;

namespace NewsroomApp.Files;

/// <summary>Files that are on their way, in pieces: after a cut line an upload goes on where it was.</summary>
public sealed partial class Uploads(FileFolder folder)
{
    /// <param name="name">Chosen by the browser; a person has names of their own.</param>
    public string PathOf(string personId, string name) =>
        Name().IsMatch(name)
            ? folder.Passage($"{personId}-{name}")
            : throw new Refusal("The upload has no name. Load the page again and try once more.");

    /// <summary>Adds a piece; one that begins elsewhere than where the file ends changes nothing.</summary>
    /// <returns>How long the file is now, in bytes.</returns>
    public async Task<long> Add(string path, long at, Stream piece, long largest, CancellationToken stop)
    {
        await using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        if (file.Length != at) return file.Length;
        file.Seek(0, SeekOrigin.End);
        var buffer = new byte[64 * 1024];
        for (int read; (read = await piece.ReadAsync(buffer, stop)) > 0;)
        {
            try
            {
                if (file.Length + read > largest)
                    throw new Refusal($"This file has more than {largest / 1_000_000} MB.");
                await file.WriteAsync(buffer.AsMemory(0, read), CancellationToken.None);
            }
            catch
            {
                // A disk that it filled has room again.
                file.SetLength(0);
                throw;
            }
        }
        return file.Length;
    }

    [GeneratedRegex("^[0-9a-f-]{8,40}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
