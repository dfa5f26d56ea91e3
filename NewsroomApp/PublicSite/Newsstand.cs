using Microsoft.EntityFrameworkCore;
using NewsroomApp.Statements;
using NewsroomApp.Storage;
using NewsroomApp.Typesetting;

namespace NewsroomApp.PublicSite;

/// <summary>Station 4: where the public reads. Knows published editions of live statements and nothing else.</summary>
public sealed class Newsstand(IDbContextFactory<NewsroomDb> newsroom)
{
    public const int PageLength = 20;

    private const int SummaryLength = 220;

    public async Task<int> CountPages()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return Math.Max(1, (await db.Editions.Live().CountAsync() + PageLength - 1) / PageLength);
    }

    public async Task<List<Teaser>> Latest(int page)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var rows = await db.Editions.Live().Skip((page - 1) * PageLength).Take(PageLength)
            .Select(e => new
            {
                e.Statement.Id,
                e.Words.Headline,
                e.Words.Kicker,
                e.Words.Standfirst,
                e.Words.Place,
                e.Words.Date,
                Opening = e.Words.Body.Substring(0, 600),
                FirstPublishedAt = e.Statement.FirstPublishedAt!.Value,
                LastUpdatedAt = e.Statement.LastUpdatedAt!.Value,
            })
            .ToListAsync();
        return [.. rows.Select(r => new Teaser(r.Id, r.Headline, r.Kicker, r.Standfirst.Length > 0 ? r.Standfirst : Shorten(PlainText.Of(r.Opening)), r.Place, r.Date, r.FirstPublishedAt, r.LastUpdatedAt))];
    }

    /// <summary>The live statements as the feed carries them, newest first, with their whole words.</summary>
    public async Task<List<Published>> Feed()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await AsPublished(db.Editions.Live().Take(PageLength)).ToListAsync();
    }

    /// <summary>All public texts of a live statement, the newest first; empty for one that is not live or does not exist.</summary>
    public async Task<List<Published>> Editions(string statementId)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return await AsPublished(db.Editions.PublicEditionsOf(statementId).OrderByDescending(e => e.Number)).ToListAsync();
    }

    private static IQueryable<Published> AsPublished(IQueryable<Edition> editions) => editions.AsNoTracking()
        .Select(e => new Published(e.Statement.Id, e.Number, e.Words, e.ActualAt!.Value, e.Statement.FirstPublishedAt!.Value, e.Statement.LastUpdatedAt!.Value));

    private static string Shorten(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= SummaryLength ? line : line[..line.LastIndexOf(' ', SummaryLength)].TrimEnd(',', ';', '–', ' ') + " …";
    }
}

/// <summary>A row of the front page.</summary>
public sealed record Teaser(string StatementId, string Headline, string Kicker, string Summary, string Place, DateOnly? Date, DateTimeOffset FirstPublishedAt, DateTimeOffset LastUpdatedAt)
{
    public string Address => PublicAddress.Of(StatementId, Headline);
}

/// <summary>A published text with its times.</summary>
public sealed record Published(string StatementId, int Number, Words Words, DateTimeOffset At, DateTimeOffset FirstPublishedAt, DateTimeOffset LastUpdatedAt)
{
    public string Address => PublicAddress.Of(StatementId, Words.Headline);
}

public static class PublicAddress
{
    public static string Of(string statementId, string headline) => $"/statements/{statementId}/{Slug.Of(headline)}";
}
