using System.Text.RegularExpressions;
using AngleSharp.Dom;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Drafting.Import;

/// <summary>The headline and the standfirst of a document with formats, and the rest as Markdown.</summary>
internal sealed record RichDocument(
    string Headline,
    string Standfirst,
    string Markdown,
    NotTaken NotTaken,
    List<ImportedComment> Comments,
    string? GuessedEncoding
)
{
    public const string HeadlineMark = "data-headline";

    public const string StandfirstMark = "data-standfirst";

    public IReadOnlyList<ImportedPicture> Pictures { get; private init; } = [];

    /// <returns>Null for plain text and Markdown.</returns>
    public static RichDocument? Read(string fileName, byte[] bytes, CancellationToken cancel)
    {
        var (kind, notTaken) = (FileKinds.Of(fileName, bytes), new NotTaken());
        if (kind is FileKind.Text) return null;
        if (kind is FileKind.Html)
        {
            var (html, guess) = TextEncoding.Decode(fileName, bytes);
            var parsed = ImportedPage.Parse(fileName, html, cancel);
            WebPage.TakeOut(parsed, notTaken);
            return Of(parsed, notTaken, [], guess, cancel);
        }
        var page = new ImportedPage(fileName, notTaken, cancel);
        if (kind is FileKind.Word) WordFile.Read(fileName, bytes, page, cancel);
        else OpenDocumentFile.Read(fileName, bytes, page, cancel);
        return Of(page.Html, notTaken, page.Comments, guess: null, cancel) with { Pictures = page.Pictures };
    }

    private static RichDocument Of(
        IDocument html,
        NotTaken notTaken,
        List<ImportedComment> comments,
        string? guess,
        CancellationToken cancel
    )
    {
        var title = HeadlineOf(html);
        var (standfirst, headline) = (TakeOut(StandfirstBelow(title)), TakeOut(title));
        var rest = HtmlToMarkdown.Of(html, notTaken, firstNote: 1, cancel);
        return new(headline, standfirst, rest, notTaken, comments, guess);
    }

    private static string TakeOut(IElement? element)
    {
        element?.Remove();
        var words = element?.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', words ?? []);
    }

    private static IElement? StandfirstBelow(IElement? headline)
    {
        var next = headline?.NextElementSibling;
        while (next is not null && string.IsNullOrWhiteSpace(next.TextContent)) next = next.NextElementSibling;
        return next?.HasAttribute(StandfirstMark) is true && next.QuerySelector("sup") is null ? next : null;
    }

    private static IElement? HeadlineOf(IDocument html)
    {
        if (html.QuerySelector($"[{HeadlineMark}]") is { } title) return title;
        if (html.QuerySelectorAll("h1") is [var only]) return only;
        var first = html.Body!.QuerySelectorAll("h1, h2, h3, h4, h5, h6, p, li, td")
            .FirstOrDefault(e => !string.IsNullOrWhiteSpace(e.TextContent) && e.QuerySelector("p, li, td") is null);
        return first?.LocalName is not ("li" or "td") && first?.TextContent.Trim().Length <= Parts.Headline.Limit
            ? first
            : null;
    }
}
