using System.Text.Json;
using NewsroomApp.Planning;

namespace NewsroomApp.Tests.Planning;

public class HistoryDeskTests
{
    [Fact]
    public async Task A_filter_leaves_what_one_asks_for_and_pages_go_back()
    {
        await using var newsroom = await TestNewsroom.Open("--Newsroom:TimeZone=Pacific/Auckland");
        var id = await newsroom.Live();
        // In Auckland it is 22:30, so two hours later is the next day.
        newsroom.Clock!.Advance(TimeSpan.FromHours(2));
        var next = await newsroom.Draft();
        Assert.Equal(
            [Verb.Publish, Verb.Approve],
            (await Page(new(Who: DemoCast.Editor.Name))).Select(r => r.Entry.Verb)
        );
        Assert.Equal([next, id], (await Page(new(Verb: Verb.Start))).Select(r => r.Entry.StatementId));
        Assert.Equal([Verb.Start], (await Page(new(Statement: next))).Select(r => r.Entry.Verb));
        Assert.Equal(
            [next],
            (await Page(new(Verb: Verb.Start, From: new(2026, 3, 5)))).Select(r => r.Entry.StatementId)
        );
        Assert.Equal(
            [id],
            (await Page(new(Verb: Verb.Start, Until: new(2026, 3, 4)))).Select(r => r.Entry.StatementId)
        );
        Assert.Equal(Texts.Complete.Headline, (await Page(new(Statement: id)))[0].Headline);
        Assert.Contains(DemoCast.Editor.Name, await newsroom.History.Names());

        for (var i = 0; i < HistoryDesk.PageLength; i++) await newsroom.Drafting.Start(newsroom.As(DemoCast.Officer));
        var first = await newsroom.History.Page(new(), before: null);
        var second = await newsroom.History.Page(new(), first[^1].Entry.Number);
        Assert.Equal(HistoryDesk.PageLength, first.Count);
        Assert.Equal(first[^1].Entry.Number - 1, second[0].Entry.Number);

        Task<List<HistoryRow>> Page(HistoryFilter filter) => newsroom.History.Page(filter, before: null);
    }

    [Fact]
    public async Task It_leaves_the_house_as_csv_and_json_with_nothing_a_spreadsheet_would_run()
    {
        await using var newsroom = await TestNewsroom.Serve();
        var id = await newsroom.InReview();
        await newsroom.Review.Return(
            newsroom.As(DemoCast.Editor),
            id,
            "=HYPERLINK(\"http://evil.example\"), \"quoted\"\nand a line"
        );
        using var elise = await newsroom.SignedIn(DemoCast.Editor);
        var csv = System.Text.Encoding.UTF8.GetString(
            await elise.GetByteArrayAsync(
                new Uri($"/desk/history.csv?verb=Return&statement={id}", UriKind.Relative),
                TestContext.Current.CancellationToken
            )
        );
        Assert.StartsWith("\uFEFFNumber,At,Name,", csv, StringComparison.Ordinal);
        Assert.Contains(
            "'=HYPERLINK(\"\"http://evil.example\"\"), \"\"quoted\"\"\nand a line",
            csv,
            StringComparison.Ordinal
        );
        using var json = JsonDocument.Parse(
            await elise.GetStringAsync(
                new Uri($"/desk/history.json?statement={id}", UriKind.Relative),
                TestContext.Current.CancellationToken
            )
        );
        var entries = json.RootElement.EnumerateArray().ToList();
        Assert.Equal(["Start", "Submit", "Return"], entries.Select(e => e.GetProperty("verb").GetString()));
        Assert.EndsWith("and a line", entries[2].GetProperty("note").GetString(), StringComparison.Ordinal);
        var all = await elise.GetStringAsync(
            new Uri("/desk/history.json?from=0001-01-01&until=9999-12-31", UriKind.Relative),
            TestContext.Current.CancellationToken
        );
        Assert.Contains(id, all, StringComparison.Ordinal);
        foreach (var wrong in new[] { "json?verb=Nonsense", "json?from=never", "csv?until=2026-13-45", "csv?from=-1" })
        {
            var answer = await elise.GetAsync(new Uri("/desk/history." + wrong, UriKind.Relative));
            Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("as in 2026-03-04", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        Assert.Contains(id, await elise.GetStringAsync("/desk/history.json?from=&until="), StringComparison.Ordinal);
    }
}
