using System.Globalization;

namespace NewsroomApp.Storage;

public enum Tagged
{
    Topics,
    Places,
    People,
}

/// <param name="Count">How many live statements have it; 0 where nobody counted.</param>
public sealed record Tag(string Slug, string Name, long Count = 0);

public sealed record Filter(string Table, string Where, string Order, params (string Name, object Value)[] Values)
{
    private const string ByTime = "l.FirstPublishedAt DESC, l.Id DESC";

    public static readonly Filter All = new("Listing l", "", ByTime);

    public static Filter Between(DateTimeOffset from, DateTimeOffset to) =>
        new(
            "Listing l",
            "WHERE l.FirstPublishedAt >= $from AND l.FirstPublishedAt < $to",
            ByTime,
            ("$from", from.UtcTicks),
            ("$to", to.UtcTicks)
        );

    public static Filter By(Tagged by, string slug) =>
        by switch
        {
            Tagged.Topics => new(
                "Topical t CROSS JOIN Listing l ON l.Id = t.ListingId",
                "WHERE t.Topic = $slug",
                "t.FirstPublishedAt DESC, t.ListingId DESC",
                ("$slug", slug)
            ),
            Tagged.Places => new("Listing l", "WHERE l.Place = $slug", ByTime, ("$slug", slug)),
            _ => new(
                "Quoted q CROSS JOIN Listing l ON l.Id = q.ListingId",
                "WHERE q.Person = $slug",
                "q.FirstPublishedAt DESC, q.ListingId DESC",
                ("$slug", slug)
            ),
        };
}

public sealed record Teaser(
    string StatementId,
    string Headline,
    string Kicker,
    string Summary,
    string Place,
    DateOnly? Date,
    DateTimeOffset FirstPublishedAt,
    DateTimeOffset LastUpdatedAt,
    string Language
)
{
    public string Address => PublicAddress.Of(StatementId, Headline);
}

public sealed record Published(
    string StatementId,
    int Number,
    Document Words,
    DateTimeOffset At,
    DateTimeOffset FirstPublishedAt,
    DateTimeOffset LastUpdatedAt,
    string FeedId
)
{
    public string Address => PublicAddress.Of(StatementId, Words.Headline);
}

public sealed record PublicNotice(Verb Verb, string Reason, DateTimeOffset At);

/// <summary>A retracted statement has notices but no editions.</summary>
/// <param name="Language">As in its words; empty for the institution's first language.</param>
public sealed record PublicStatement(
    Presence Presence,
    string Language,
    IReadOnlyList<Published> Editions,
    IReadOnlyList<PublicNotice> Notices,
    IReadOnlyList<Tag> People
)
{
    public Published Live => Editions[0];
}

public static class PublicAddress
{
    /// <summary>The folder of a statement's files.</summary>
    public static string Files(string statementId) => $"/statements/{statementId}/files";

    public static string Of(string statementId, string headline) => $"/statements/{statementId}/{Slug.Of(headline)}";

    /// <summary>A tag URI (RFC 4151), minted when the statement is first published.</summary>
    public static string Tag(Institution institution, Statement statement)
    {
        var host = new Uri(institution.PublicUrl).IdnHost;
        var authority = string.Concat(host.Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '-')).Trim('-');
        var day = DateOnly.FromDateTime(statement.FirstPublishedAt!.Value.UtcDateTime);
        return $"tag:{authority},{day.ToString(Parts.DayFormat, CultureInfo.InvariantCulture)}:{statement.Id}";
    }

    public static string Of(Tagged by, string slug) =>
        $"/{by.ToString().ToLowerInvariant()}/{Uri.EscapeDataString(slug)}";
}
