using NewsroomApp.Storage;

namespace NewsroomApp.PublicSite.Pages;

/// <summary>
/// A picture is there exactly as long as a public edition shows it. What only drafts or retracted statements show is
/// answered like what does not exist.
/// </summary>
public static class PicturePages
{
    public static async Task<RenderedPage> File(PageRequest asked)
    {
        var id = StatementPages.Canonical(asked.Value("id"));
        return PictureFile.Named(asked.Value("picture")) is { } file
            && asked.Reader.Find(id) is { } statement
            && statement.Editions.Any(e => e.Words.Pictures.Any(file.Shows))
            && asked.Pictures.PathOf(file) is { } path
            ? Served(file.ContentType, await System.IO.File.ReadAllBytesAsync(path)) with { StatementId = id }
            : await asked.NotFound();
    }

    private static RenderedPage Served(string contentType, byte[] bytes) =>
        RenderedPage.Of(StatusCodes.Status200OK, contentType, bytes);
}
