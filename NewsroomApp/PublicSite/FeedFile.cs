using NewsroomApp.Storage;

namespace NewsroomApp.PublicSite;

/// <summary>What a feed offers beside the text of a statement.</summary>
/// <param name="Length">In bytes.</param>
internal sealed record FeedFile(string Address, string Title, string ContentType, long Length)
{
    /// <summary>The attachments, and the picture that leads.</summary>
    public static IReadOnlyList<FeedFile> Of(Published statement, PageRequest asked)
    {
        var words = statement.Words;
        var attached = words.AttachedIn("").Select(a => Found(a.File, a.Title));
        var lead = words.Pictures.Take(1).Select(p => Found(p, words[p.CaptionText]));
        return [.. attached.Concat(lead).OfType<FeedFile>()];

        FeedFile? Found(StatementFile file, string title) =>
            asked.Files.Find(file.FileName) is var (path, type)
                ? new(asked.Institution.AddressOf(statement.StatementId, file), title, type, new FileInfo(path).Length)
                : null;
    }
}
