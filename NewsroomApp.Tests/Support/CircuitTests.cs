using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Accounts;
using NewsroomApp.Desk;

namespace NewsroomApp.Tests.Support;

/// <summary>Pages without a browser are pages to the newsroom, over a good line and a bad one.</summary>
[Trait("Pace", "Slow")]
public sealed class CircuitTests : IAsyncLifetime
{
    private const string Begun = "The council met.\n\nWriter 1: a\n\nWriter 2: b\n\nThat is all.";

    private TestNewsroom _newsroom = default!;

    public async ValueTask InitializeAsync() => _newsroom = await TestNewsroom.Serve();

    public ValueTask DisposeAsync() => _newsroom.DisposeAsync();

    [Fact]
    public async Task Two_who_write_in_one_draft_see_and_store_the_same_words()
    {
        var id = await _newsroom.Draft(Texts.Complete with { Body = Begun });
        var people = await _newsroom.Hire(2);
        await using var first = await Open(_newsroom.Address, people[0], "Writer 1: ", id);
        await using var second = await Open(_newsroom.Address, people[1], "Writer 2: ", id);
        foreach (var letter in "lighthouse")
        {
            first.Press(letter);
            second.Press(letter);
            await Task.Delay(20);
        }
        var wanted = Begun.Replace(": a", ": alighthouse", StringComparison.Ordinal)
            .Replace(": b", ": blighthouse", StringComparison.Ordinal);
        await Until(async () => (first.Text, second.Text, await Stored(id)) == (wanted, wanted, wanted));
        await Until(() => Task.FromResult((first.Seen.Count, second.Seen.Count) == (10, 10)));
    }

    [Fact]
    public async Task Whoever_looks_at_the_list_of_all_drafts_sees_it_change()
    {
        var id = await _newsroom.Draft();
        var person = (await _newsroom.Hire(1))[0];
        await using var page = new Watched(_newsroom.Address, await _newsroom.SignInCookie(person));
        await page.Open("/desk/drafts");
        await page.Shows(Texts.Complete.Headline);
        await _newsroom.Write(id, Texts.Complete with { Headline = "The keepers have left" });
        await page.Shows("The keepers have left");
        Assert.Null(page.Trouble);
    }

    [Fact]
    public async Task Whoever_has_a_page_open_is_at_the_desk_until_the_line_is_cut()
    {
        var attendance = _newsroom.App.Services.GetRequiredService<Attendance>();
        var person = (await _newsroom.Hire(1))[0];
        var page = new Circuit(_newsroom.Address, await _newsroom.SignInCookie(person));
        await page.Open("/desk/drafts");
        Assert.Equal([person.Name], attendance.Names);
        await page.DisposeAsync();
        await Until(() => Task.FromResult(attendance.Names.Count == 0));
    }

    [Fact]
    public async Task What_is_typed_over_a_bad_line_is_stored()
    {
        var id = await _newsroom.Draft(Texts.Complete with { Body = Begun });
        await using var line = BadLine.To(_newsroom.Address);
        line.Delay(TimeSpan.FromMilliseconds(40), TimeSpan.FromMilliseconds(40));
        await using var page = await Open(line.Address, (await _newsroom.Hire(1))[0], "Writer 1: ", id);
        foreach (var letter in "before-") page.Press(letter);
        await Until(() => Task.FromResult(page.Seen.Count == 7));
        line.Silence();
        foreach (var letter in "during-") page.Press(letter);
        await Task.Delay(700);
        Assert.Equal((7, false), (page.Seen.Count, (await Stored(id)).Contains("during", StringComparison.Ordinal)));
        line.Speak();
        foreach (var letter in "after") page.Press(letter);
        var wanted = Begun.Replace(": a", ": abefore-during-after", StringComparison.Ordinal);
        await Until(async () => await Stored(id) == wanted);
        Assert.Null(page.Trouble);
        line.Cut();
        await Until(() => Task.FromResult(page.Trouble is not null));
    }

    private async Task<DraftPage> Open(Uri address, Person person, string writer, string id)
    {
        var page = new DraftPage(address, await _newsroom.SignInCookie(person), writer, Begun);
        await page.OpenDraft(id);
        return page;
    }

    private async Task<string> Stored(string id) => (await _newsroom.Drafting.Find(id))!.Open!.Words.Body;

    private static async Task Until(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await isSo()) await Task.Delay(50, patience.Token);
    }

    private sealed class Watched(Uri address, string cookie) : ListPage(address, cookie)
    {
        private readonly ConcurrentQueue<string> _batches = [];

        public Task Shows(string words) =>
            Until(() => Task.FromResult(_batches.Any(b => b.Contains(words, StringComparison.Ordinal))));

        protected override void Rendered(ReadOnlySpan<byte> batch)
        {
            _batches.Enqueue(Encoding.UTF8.GetString(batch));
            base.Rendered(batch);
        }
    }
}
