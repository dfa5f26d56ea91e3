using NewsroomApp.Storage;

namespace NewsroomApp.PublicSite.Pages;

/// <summary>
/// A file is there exactly as long as a public edition shows it. What only drafts or retracted statements show is
/// answered like what does not exist.
/// </summary>
public static class FilePages
{
    private const string FullEnding = "-full.jpg";

    public static string FullName(Picture picture) => picture.Hash + FullEnding;

    /// <summary>For the press, of what is live.</summary>
    public static async Task<RenderedPage> Press(PageRequest asked)
    {
        if (
            asked.Reader.Find(StatementPages.Canonical(asked.Value("id"))) is not { Presence: Presence.Live } statement
            || statement.Live is not { Words.Pictures.Count: > 0 } live
        )
            return await asked.NotFound();
        if (asked.Address != live.Address + "/pictures") return RenderedPage.MovedTo(live.Address + "/pictures");
        return await asked.Render<PicturesPage>(new() { [nameof(PicturesPage.Live)] = live }) with
        {
            StatementId = live.StatementId,
            LastModified = live.LastUpdatedAt,
            NoIndex = true,
        };
    }

    public static async Task<RenderedPage> File(PageRequest asked)
    {
        var (id, name) = (StatementPages.Canonical(asked.Value("id")), asked.Value("name"));
        var shown = asked.Reader.Find(id)?.Editions.Select(e => e.Words) ?? [];
        var file = name.EndsWith(FullEnding, StringComparison.Ordinal)
            ? Full(shown, name[..^FullEnding.Length], asked.Files)
            : await OneOf(shown, name, asked);
        return file is null ? await asked.NotFound() : file with { StatementId = id };
    }

    private static async Task<RenderedPage?> OneOf(IEnumerable<Document> shown, string name, PageRequest asked)
    {
        if (shown.FirstOrDefault(words => words.Shows(name)) is not { } words) return null;
        if (asked.Files.Find(name) is not var (path, type)) return null;
        if (words.Attachments.FirstOrDefault(a => a.FileName == name) is not { } attached)
            return RenderedPage.Of(StatusCodes.Status200OK, type, await System.IO.File.ReadAllBytesAsync(path));
        var proxy = asked.Renderer.Settings.AccelRedirect.TrimEnd('/');
        return RenderedPage.OfFile(type, [], path, skipped: 0, attached.Hash) with
        {
            Disposition = words.DispositionOf(name),
            Policy = SecurityHeaders.Attachment,
            AccelRedirect = proxy.Length > 0 ? $"{proxy}/{FileFolder.InnerPath(attached)}" : null,
        };
    }

    /// <summary>As large as it came, with caption and credit in it as the newest edition has them.</summary>
    private static RenderedPage? Full(IEnumerable<Document> shown, string hash, FileFolder files) =>
        shown.SelectMany(words => Figure.In(words)).FirstOrDefault(f => f.Picture.Hash == hash) is { } figure
        && files.FullOf(hash) is { } path
            ? RenderedPage.OfFile("image/jpeg", PressCopy.Head(figure), path, PressCopy.Replaced, hash) with
            {
                Disposition = $"inline; filename=\"{figure.Picture.Name}.jpg\"",
            }
            : null;
}
