using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.PublicSite;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Storage;

/// <summary>The benchmarks measure a store as the app itself would have written it.</summary>
public sealed class FullStoreTests
{
    [Fact]
    public async Task A_full_store_passes_the_check_and_its_newest_statements_stand_on_the_front_page()
    {
        await using var newsroom = await TestNewsroom.Open();
        await newsroom.Fill(count: 40, words: 80);
        Assert.Contains(
            "41 approved or published texts fit",
            await newsroom.App.Services.GetRequiredService<Audit>().Check()
        );
        using var visit = newsroom.App.Services.GetRequiredService<Newsstand>().Enter();
        var latest = visit.List(Filter.All, page: 1).Take(Newsstand.PageLength).ToList();
        Assert.Equal(
            Enumerable.Range(22, 19).Reverse().Select(FullStore.Address),
            latest.Skip(1).Select(t => t.Address)
        );
        await using var db = await newsroom.Db();
        var bodies = (await db.Editions.AsNoTracking().Include(e => e.Statement).ToListAsync())
            .Where(e => e.Statement.Id != latest[0].StatementId)
            .Select(e => e.Words.Body)
            .ToList();
        Assert.Equal(40, bodies.Distinct().Count());
        Assert.Equal(10, bodies.Count(b => b.Contains(FullStore.RareWord, StringComparison.Ordinal)));
    }
}
