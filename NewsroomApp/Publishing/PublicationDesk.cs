using System.Net;
using System.Xml;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Publishing;

/// <summary>One publication: the last checks before it, and afterwards the proof of what the public reads.</summary>
public sealed class PublicationDesk(
    IDbContextFactory<NewsroomDb> newsroom,
    Institution institution,
    PublicView view,
    TimeProvider clock
)
{
    /// <summary>How many statements the feed and the front page list.</summary>
    private const int Listed = 20;

    public async Task<PublicationCopy?> Read(string statementId)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        if (
            await db.Load(statementId) is not { } statement
            || (statement.Open ?? statement.Issued) is not { } edition
        )
            return null;
        var office = await db.PressOffice(institution);
        return new(
            edition,
            edition.Kind(office),
            [.. edition.ApprovalStandings(office)],
            edition.Stage is Stage.Published ? [] : [.. edition.Blockers(office)],
            office
        );
    }

    /// <summary>Reads what the public reads, and compares it with the stored words of the live edition.</summary>
    public async Task<Proof> Prove(string statementId)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        if (await db.Load(statementId) is not { Live: { Words: var words } })
            throw new Refusal("Nothing of this statement is live.");
        var listed = (await db.Statements.Newest().Take(Listed).ToListAsync()).Contains(statementId);
        var sights = new List<Sight>
        {
            await Look("The page", $"/statements/{statementId}", page => Missing(page, statementId, words)),
        };
        if (listed)
        {
            sights.Add(await Look("The feed", "/feed.atom", feed => MissingInFeed(feed, statementId, words)));
            sights.Add(await Look("The front page", "/", page => MissingInList(page, statementId, words)));
        }
        return new(clock.GetUtcNow(), sights);
    }

    private async Task<Sight> Look(string what, string path, Func<string, string?> missing)
    {
        var page = await view.Read(path);
        if (page.WhyUnread is { } why) return new(what, path, Finding.Unread, why);
        var difference = page.Text is { } text ? missing(text) : "The public is told that there is no such page.";
        return difference is null ? new(what, path, Finding.Same, "") : new(what, path, Finding.Different, difference);
    }

    /// <summary>A sentence about the first part that the page does not carry; null when it carries all.</summary>
    public static string? Missing(string page, string statementId, Document words)
    {
        // What a picture shows may be said otherwise where it is placed.
        var said = words.Files.SelectMany(f => f.Texts).Except(words.Pictures.Select(p => p.AltText));
        var different = Parts
            .TextOf(words)
            .Where(p => !p.Is(Parts.PublicNote) && !words.FileTexts.Any(p.Is))
            .Concat(said)
            .FirstOrDefault(part =>
                part.IsMarkdown
                    ? Set(words, part, statementId).Blocks().Any(block => !Contains(page, block.Html.Trim()))
                    : !Contains(page, words[part])
            );
        return different is null ? null : $"{different.Label} is not what was approved.";
    }

    private string? MissingInFeed(string feed, string statementId, Document words)
    {
        try
        {
            return Missing(XDocument.Parse(feed), statementId, words);
        }
        catch (XmlException)
        {
            return "It is no feed that can be read.";
        }
    }

    private string? Missing(XDocument feed, string statementId, Document words)
    {
        var page = institution.PublicUrl + PublicAddress.Of(statementId, words.Headline);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        return feed
                .Descendants(atom + "entry")
                .FirstOrDefault(e =>
                    e.Element(atom + "id")!.Value.EndsWith(statementId, StringComparison.Ordinal)
                )
                is not { } entry
                ? "It does not carry this statement."
            : entry.Element(atom + "title")!.Value != words.Headline
            || Parts
                .TextOf(words)
                .Where(p => p.IsMarkdown)
                .Any(p => !Has(entry.Element(atom + "content")!, Set(words, p, statementId).HtmlFor(page)))
                ? "Its words are not what was approved."
            : null;
    }

    private static TypesetText Set(Document words, Part part, string statementId) =>
        TypesetText.Of(words, part, PublicAddress.Files(statementId));

    private static bool Has(XElement content, string html) => content.Value.Contains(html, StringComparison.Ordinal);

    private static string? MissingInList(string page, string statementId, Document words) =>
        Contains(page, $"/statements/{statementId}/") && Contains(page, words.Headline)
            ? null
            : "It does not list this headline.";

    private static bool Contains(string page, string text) =>
        WebUtility.HtmlDecode(page).Contains(WebUtility.HtmlDecode(text), StringComparison.Ordinal);
}

public sealed record PublicationCopy(
    Edition Edition,
    StatementKind Kind,
    IReadOnlyList<ApprovalStanding> Standings,
    IReadOnlyList<Issue> Blockers,
    PressOffice Office
);

public sealed record Proof(DateTimeOffset At, IReadOnlyList<Sight> Sights);

public enum Finding
{
    Same,
    Different,
    Unread,
}

public sealed record Sight(string What, string Path, Finding Finding, string Says);
