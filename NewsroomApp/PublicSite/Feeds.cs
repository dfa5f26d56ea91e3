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

    public static RenderedPage Atom(PageRequest asked) =>
        Xml(asked, "application/atom+xml", "/feed.atom", feed => feed.GetAtom10Formatter());

    public static RenderedPage Rss(PageRequest asked) =>
        Xml(
            asked,
            "application/rss+xml",
            "/feed.rss",
            feed =>
            {
                // RSS has one text element per item; with a summary, the formatter would leave the full text out.
                foreach (var item in feed.Items)
                {
                    (item.Summary, item.Content) = ((TextSyndicationContent)item.Content, null!);
                    // Nor do its readers agree on more than one file.
                    foreach (var more in item.Links.Where(l => l.RelationshipType is "enclosure").Skip(1).ToList())
                        item.Links.Remove(more);
                }
                feed.ElementExtensions.Add(
                    new XElement(
                        _atom + "link",
                        new XAttribute(XNamespace.Xmlns + "atom", _atom),
                        new XAttribute("rel", "self"),
                        new XAttribute("type", "application/rss+xml"),
                        new XAttribute("href", asked.Institution.PublicUrl + "/feed.rss")
                    )
                );
                return feed.GetRss20Formatter(serializeExtensionsAsAtom: false);
            }
        );

    public static RenderedPage Json(PageRequest asked)
    {
        var feed = new
        {
            version = "https://jsonfeed.org/version/1.1",
            title = asked.Institution.Name,
            home_page_url = asked.Institution.PublicUrl + "/",
            feed_url = asked.Institution.PublicUrl + "/feed.json",
            items = asked.Reader.Feed().Select(p => Item(p, asked)),
        };
        return Dated(asked, "application/feed+json", JsonSerializer.SerializeToUtf8Bytes(feed, _json));
    }

    private static object Item(Published statement, PageRequest asked) =>
        new
        {
            id = statement.FeedId,
            url = asked.Institution.PublicUrl + statement.Address,
            title = statement.Words.Headline,
            summary = statement.Words.Standfirst.Length > 0 ? statement.Words.Standfirst : null,
            content_html = FeedContent.Of(statement, asked.Institution),
            date_published = statement.FirstPublishedAt.UtcDateTime,
            date_modified = statement.LastUpdatedAt.UtcDateTime,
            language = asked.Institution.LanguageOf(statement.Words),
            image = ImageOf(statement, asked),
            tags = statement.Words.Topics is { Count: > 0 } topics ? topics : null,
            attachments = FeedFile.Of(statement, asked) is { Count: > 0 } files ? files.Select(AsJson) : null,
        };

    private static object AsJson(FeedFile file) =>
        new
        {
            url = file.Address,
            mime_type = file.ContentType,
            title = file.Title,
            size_in_bytes = file.Length,
        };

    private static string? ImageOf(Published statement, PageRequest asked) =>
        statement.Words.Pictures is [var lead, ..]
            ? asked.Institution.AddressOf(statement.StatementId, lead)
            : null;

    private static RenderedPage Xml(
        PageRequest asked,
        string contentType,
        string address,
        Func<SyndicationFeed, SyndicationFeedFormatter> format
    )
    {
        var feed = Feed(asked, address, contentType);
        using var bytes = new MemoryStream();
        using (
            var xml = XmlWriter.Create(
                bytes,
                new() { Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }
            )
        )
            format(feed).WriteTo(xml);
        return Dated(asked, contentType + "; charset=utf-8", bytes.ToArray());
    }

    private static SyndicationFeed Feed(PageRequest asked, string address, string contentType)
    {
        var (institution, published) = (asked.Institution, asked.Reader.Feed());
        var feed = new SyndicationFeed(
            institution.Name,
            PageLabels.In(institution.LanguageOf("")).Format("StatementsOf", institution.Name),
            new(institution.PublicUrl),
            (asked.Reader.OldestFeedId() ?? institution.PublicUrl) + address,
            published.Count == 0 ? DateTimeOffset.UnixEpoch : published.Max(p => p.LastUpdatedAt),
            published.Select(p => Entry(p, asked)).ToList()
        );
        feed.Language = institution.LanguageOf("");
        feed.Authors.Add(new() { Name = institution.Name });
        feed.Links.Add(SyndicationLink.CreateSelfLink(new(institution.PublicUrl + address), contentType));
        return feed;
    }

    private static RenderedPage Dated(PageRequest asked, string contentType, byte[] feed) =>
        RenderedPage.Of(StatusCodes.Status200OK, contentType, feed) with
        {
            LastModified = asked.Reader.ChangedAt(),
        };

    private static SyndicationItem Entry(Published statement, PageRequest asked)
    {
        var item = new SyndicationItem(
            statement.Words.Headline,
            SyndicationContent.CreateHtmlContent(FeedContent.Of(statement, asked.Institution)),
            new(asked.Institution.PublicUrl + statement.Address),
            statement.FeedId,
            statement.LastUpdatedAt
        )
        {
            PublishDate = statement.FirstPublishedAt,
        };
        item.AttributeExtensions.Add(_language, asked.Institution.LanguageOf(statement.Words));
        if (statement.Words.Standfirst.Length > 0) item.Summary = new(statement.Words.Standfirst);
        foreach (var topic in statement.Words.Topics) item.Categories.Add(new(topic));
        foreach (var file in FeedFile.Of(statement, asked))
            item.Links.Add(new(new(file.Address), "enclosure", file.Title, file.ContentType, file.Length));
        return item;
    }
}
