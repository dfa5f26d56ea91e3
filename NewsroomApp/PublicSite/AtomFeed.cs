using System.ServiceModel.Syndication;
using System.Xml;
using NewsroomApp.Statements;
using NewsroomApp.Typesetting;

namespace NewsroomApp.PublicSite;

/// <summary>The latest statements as an Atom feed (RFC 4287), each with its whole text.</summary>
public static class AtomFeed
{
    public static async Task Write(HttpContext context, Newsstand newsstand, Institution institution)
    {
        var published = await newsstand.Feed();
        var feed = new SyndicationFeed(institution.Name, $"Statements of {institution.Name}", new(institution.PublicUrl), $"{institution.PublicUrl}/feed.atom",
            published.Count == 0 ? DateTimeOffset.UnixEpoch : published.Max(p => p.LastUpdatedAt), published.Select(p => Entry(p, institution)));
        feed.Authors.Add(new() { Name = institution.Name });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new($"{institution.PublicUrl}/feed.atom"), "application/atom+xml"));

        using var bytes = new MemoryStream();
        await using (var xml = XmlWriter.Create(bytes, new() { Async = true, Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
            feed.GetAtom10Formatter().WriteTo(xml);
        context.Response.ContentType = "application/atom+xml; charset=utf-8";
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length));
    }

    private static SyndicationItem Entry(Published statement, Institution institution)
    {
        var address = new Uri(institution.PublicUrl + statement.Address);
        var item = new SyndicationItem(statement.Words.Headline, SyndicationContent.CreateHtmlContent(Typesetter.Html(statement.Words.Body)), address,
            $"{institution.PublicUrl}/statements/{statement.StatementId}", statement.LastUpdatedAt)
        {
            PublishDate = statement.FirstPublishedAt,
        };
        if (statement.Words.Standfirst.Length > 0) item.Summary = new(statement.Words.Standfirst);
        return item;
    }
}
