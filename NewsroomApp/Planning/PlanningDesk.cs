using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;

namespace NewsroomApp.Planning;

/// <summary>The whole newsroom at a glance: what is at which stage, and what went out when. Reads only.</summary>
public sealed class PlanningDesk(IDbContextFactory<NewsroomDb> newsroom, Institution institution, TimeProvider clock)
{
    public const int ColumnLength = 50;

    public const int MonthLength = 1_000;

    private static readonly TimeSpan _fresh = TimeSpan.FromDays(7);

    /// <summary>One column per stage. What has waited longest comes first; of the published, the newest.</summary>
    public async Task<List<BoardColumn>> Board(PlanFilter filter, string me)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var editions = Matching(db.Editions.Begun(), filter, me);
        var published = clock.GetUtcNow() - _fresh;
        var columns = new List<BoardColumn>();
        foreach (var stage in new[] { Stage.Draft, Stage.InReview, Stage.Approved })
            columns.Add(await Column(stage, editions.Where(e => e.Stage == stage).OrderBy(e => e.Since.At)));
        columns.Add(await Column(Stage.Scheduled, editions.Scheduled()));
        columns.Add(
            await Column(
                Stage.Published,
                editions.Live().Where(e => e.ActualAt > published).OrderByDescending(e => e.ActualAt)
            )
        );
        return columns;
    }

    /// <summary>What went out or is scheduled in a month of the institution's, and drafts dated in it.</summary>
    public async Task<ILookup<DateOnly, EditionRow>> Month(DateOnly month, PlanFilter filter, string me)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var editions = Matching(db.Editions, filter, me);
        var first = new DateOnly(month.Year, month.Month, 1);
        var last = first.AddMonths(1).AddDays(-1);
        var (from, to) = (institution.Begins(first), institution.Begins(last.AddDays(1)));
        var published = editions.Where(e => e.ActualAt >= from && e.ActualAt < to).OrderBy(e => e.ActualAt);
        var scheduled = editions.Scheduled().Where(e => e.IntendedAt >= from && e.IntendedAt < to);
        var dated = editions
            .Open()
            .Where(e => e.Stage != Stage.Scheduled && e.Summary.Date >= first && e.Summary.Date <= last)
            .OrderBy(e => e.Since.At);
        var rows = new List<EditionRow>();
        foreach (var some in new[] { published, scheduled, dated })
            rows.AddRange(await some.Rows().Take(MonthLength).ToListAsync());
        return rows.ToLookup(r => r.At is { } at ? institution.Day(at) : r.Date!.Value);
    }

    public async Task<List<string>> Kickers()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var published = clock.GetUtcNow() - _fresh;
        return await db.Editions.Open().Concat(db.Editions.Where(e => e.ActualAt > published)).Kickers().ToListAsync();
    }

    private IQueryable<Edition> Matching(IQueryable<Edition> editions, PlanFilter filter, string me)
    {
        if (filter.Mine) editions = editions.WrittenInBy(me);
        if (filter.Kicker.Length > 0) editions = editions.Where(e => e.Summary.Kicker == filter.Kicker);
        // Words without a kind are of the first kind.
        if (filter.Kind.Length > 0)
            editions =
                filter.Kind == institution.Kinds.FirstOrDefault()?.Name
                    ? editions.Where(e => e.Summary.Kind == filter.Kind || e.Summary.Kind == "")
                    : editions.Where(e => e.Summary.Kind == filter.Kind);
        return editions;
    }

    private static async Task<BoardColumn> Column(Stage stage, IQueryable<Edition> editions)
    {
        var cards = await editions.Rows().Take(ColumnLength + 1).ToListAsync();
        return new(stage, [.. cards.Take(ColumnLength)], cards.Count > ColumnLength);
    }
}

/// <summary>Empty means any; <paramref name="Mine"/> keeps those the person has written in.</summary>
public sealed record PlanFilter(bool Mine = false, string Kicker = "", string Kind = "");

/// <summary><paramref name="More"/> means that some did not fit.</summary>
public sealed record BoardColumn(Stage Stage, IReadOnlyList<EditionRow> Cards, bool More);
