using System.ServiceModel.Syndication;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;
using NewsroomApp.PublicSite.Labels;
using NewsroomApp.Storage;

namespace NewsroomApp.PublicSite;

/// <summary>The latest statements with their full text as Atom (RFC 4287), RSS 2.0 and JSON Feed 1.1.</summary>
public static class Feeds
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerOptions.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private static readonly XNamespace _atom = "http://www.w3.org/2005/Atom";
    private static readonly XmlQualifiedName _language = new("lang", XNamespace.Xml.NamespaceName);

    public static RenderedPage Atom(PublicReader visit, Institution institution) =>
        Xml(visit, institution, "application/atom+xml", "/feed.atom", feed => feed.GetAtom10Formatter());

    public static RenderedPage Rss(PublicReader visit, Institution institution) =>
        Xml(
            visit,
            institution,
            "application/rss+xml",
            "/feed.rss",
            feed =>
            {
                // RSS has one text element per item; with a summary, the formatter would leave the full text out.
                foreach (var item in feed.Items)
                    (item.Summary, item.Content) = ((TextSyndicationContent)item.Content, null!);
                feed.ElementExtensions.Add(
                    new XElement(
                        _atom + "link",
                        new XAttribute(XNamespace.Xmlns + "atom", _atom),
                        new XAttribute("rel", "self"),
                        new XAttribute("type", "application/rss+xml"),
                        new XAttribute("href", institution.PublicUrl + "/feed.rss")
                    )
                );
                return feed.GetRss20Formatter(serializeExtensionsAsAtom: false);
            }
        );

    public static RenderedPage Json(PublicReader visit, Institution institution)
    {
        var feed = new
        {
            version = "https://jsonfeed.org/version/1.1",
            title = institution.Name,
            home_page_url = institution.PublicUrl + "/",
            feed_url = institution.PublicUrl + "/feed.json",
            items = visit.Feed().Select(p => Item(p, institution)),
        };
        return Dated(visit, "application/feed+json", JsonSerializer.SerializeToUtf8Bytes(feed, _json));
    }

    private static object Item(Published statement, Institution institution) =>
        new
        {
            id = statement.FeedId,
            url = institution.PublicUrl + statement.Address,
            title = statement.Words.Headline,
            summary = statement.Words.Standfirst.Length > 0 ? statement.Words.Standfirst : null,
            content_html = FeedContent.Of(statement, institution),
            date_published = statement.FirstPublishedAt.UtcDateTime,
            date_modified = statement.LastUpdatedAt.UtcDateTime,
            language = institution.LanguageOf(statement.Words),
            image = ImageOf(statement, institution),
            tags = statement.Words.Topics is { Count: > 0 } topics ? topics : null,
        };

    private static string? ImageOf(Published statement, Institution institution) =>
        statement.Words.Pictures is [var lead, ..]
            ? institution.PublicUrl + PublicAddress.Of(statement.StatementId, lead)
            : null;

    private static RenderedPage Xml(
        PublicReader visit,
        Institution institution,
        string contentType,
        string address,
        Func<SyndicationFeed, SyndicationFeedFormatter> format
    )
    {
        var feed = Feed(visit, institution, address, contentType);
        using var bytes = new MemoryStream();
        using (
            var xml = XmlWriter.Create(
                bytes,
                new() { Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }
            )
        )
            format(feed).WriteTo(xml);
        return Dated(visit, contentType + "; charset=utf-8", bytes.ToArray());
    }

    private static SyndicationFeed Feed(
        PublicReader visit,
        Institution institution,
        string address,
        string contentType
    )
    {
        var published = visit.Feed();
        var feed = new SyndicationFeed(
            institution.Name,
            PageLabels.In(institution.LanguageOf("")).Format("StatementsOf", institution.Name),
            new(institution.PublicUrl),
            (visit.OldestFeedId() ?? institution.PublicUrl) + address,
            published.Count == 0 ? DateTimeOffset.UnixEpoch : published.Max(p => p.LastUpdatedAt),
            published.Select(p => Entry(p, institution)).ToList()
        );
        feed.Language = institution.LanguageOf("");
        feed.Authors.Add(new() { Name = institution.Name });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new(institution.PublicUrl + address), contentType));
        return feed;
    }

    private static RenderedPage Dated(PublicReader visit, string contentType, byte[] feed) =>
        RenderedPage.Of(StatusCodes.Status200OK, contentType, feed) with
        {
            LastModified = visit.ChangedAt(),
        };

    private static SyndicationItem Entry(Published statement, Institution institution)
    {
        var item = new SyndicationItem(
            statement.Words.Headline,
            SyndicationContent.CreateHtmlContent(FeedContent.Of(statement, institution)),
            new(institution.PublicUrl + statement.Address),
            statement.FeedId,
            statement.LastUpdatedAt
        )
        {
            PublishDate = statement.FirstPublishedAt,
        };
        item.AttributeExtensions.Add(_language, institution.LanguageOf(statement.Words));
        if (statement.Words.Standfirst.Length > 0) item.Summary = new(statement.Words.Standfirst);
        foreach (var topic in statement.Words.Topics) item.Categories.Add(new(topic));
        return item;
    }
}
