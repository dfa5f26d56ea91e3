using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NewsroomApp.Drafting;
using NewsroomApp.People;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Storage;

/// <summary>Where a disk takes nothing more, every verb says so, nothing is half done, and all goes on later.</summary>
public class BadDiskTests
{
    private const string Full = "The disk of the newsroom is full, so nothing was done. Call whoever runs the machine.";

    private static readonly Document _long = Texts.Complete with { Body = Texts.Prose(9_000) };

    [Fact]
    public async Task On_a_full_disk_what_needs_room_is_refused_in_a_sentence_and_works_again_afterwards()
    {
        var disk = new BadDisk();
        await using var newsroom = await TestNewsroom.Open(disk);
        var (ana, id) = (newsroom.As(DemoCast.Officer), await newsroom.Draft(_long));
        var (template, file) = (await Template(newsroom, id), Encoding.UTF8.GetBytes($"Lamps\n\n{_long.Body}"));
        Func<Task>[] verbs =
        [
            async () =>
                await newsroom.Drafting.Import(ana, await newsroom.Drafting.Read("long.txt", file, apart: false)),
            () => newsroom.Write(id, _long with { Body = Texts.Prose(9_900) }),
            () => newsroom.Templates.Duplicate(ana, id),
            () => newsroom.Templates.Start(ana, template),
            () => newsroom.Templates.Save(ana, id, "Another"),
            () => newsroom.Revisions.Save(ana, id),
            () => newsroom.Drafting.Submit(ana, id),
        ];
        disk.IsFull = true;
        foreach (var verb in verbs) await Refuses(Full, verb);
        Assert.Equal(_long, (await newsroom.Drafting.Find(id))!.Open!.Words);
        disk.IsFull = false;
        foreach (var verb in verbs) await verb();
    }

    [Fact]
    public async Task On_a_disk_that_is_read_only_every_verb_is_refused_in_a_sentence()
    {
        var disk = new BadDisk();
        await using var newsroom = await TestNewsroom.Open(disk);
        var (ana, elise, chief) = (
            newsroom.As(DemoCast.Officer),
            newsroom.As(DemoCast.Editor),
            newsroom.As(DemoCast.ChiefEditor)
        );
        var (draft, review, ready, live) = (
            await newsroom.Draft(),
            await newsroom.InReview(),
            await newsroom.Approved(),
            await newsroom.Live()
        );
        var shown = (await newsroom.Review.Open(elise, review))!.Shown;
        Func<Task>[] verbs =
        [
            () => newsroom.Drafting.Start(ana),
            () => newsroom.Drafting.Submit(ana, draft),
            () => newsroom.Drafting.Discard(ana, draft),
            () => newsroom.Drafting.Recall(ana, review),
            () => newsroom.Review.Open(chief, review),
            () => newsroom.Review.Approve(elise, review, shown),
            () => newsroom.Review.Return(elise, review, "Shorter."),
            () => newsroom.Suggest(review, "on Wednesday", null, "Which?"),
            () => newsroom.Publishing.PublishNow(elise, ready),
            () => newsroom.Publishing.Schedule(elise, ready, newsroom.Clock!.GetUtcNow().AddHours(1)),
            () => newsroom.Publishing.Correct(ana, live),
            () => newsroom.Presence.Ask(chief, live, Verb.Withdraw, "A name is wrong."),
            () => newsroom.Topics.Keep(chief, "Lamps"),
            () => newsroom.Notices.Seen(newsroom.Id(DemoCast.Officer), statementId: null),
            () => newsroom.People.Deactivate(newsroom.As(DemoCast.Administrator), newsroom.Id(DemoCast.Colleague)),
        ];
        disk.IsReadOnly = true;
        foreach (var verb in verbs)
            await Refuses("The disk of the newsroom cannot be written on, so nothing was done.", verb);
        disk.IsReadOnly = false;
        await newsroom.Publishing.PublishNow(elise, ready);
    }

    [Fact]
    public async Task What_is_typed_on_a_full_disk_stays_on_the_page_which_says_why_and_is_stored_once_there_is_room()
    {
        var disk = new BadDisk();
        await using var newsroom = await TestNewsroom.Open(disk);
        var id = await newsroom.Draft();
        var edition = (await newsroom.Drafting.Find(id))!.Open!;
        await using var page = newsroom.Drafting.Open(newsroom.As(DemoCast.Officer), edition);
        disk.IsFull = true;
        Assert.True(
            page.Type(1, page.OpenedVersion, new(Parts.Body, new([new(0, 0, _long.Body)])), more: false, hash: null)
        );
        await page.Flush();
        Assert.Equal(Safety.Failed, page.Safety);
        Assert.Equal(
            "The disk of the newsroom is full. Your words stay on this page, which tries again. Call whoever runs the machine.",
            page.Trouble
        );
        disk.IsFull = false;
        await page.Flush();
        Assert.Equal((Safety.Saved, null), (page.Safety, page.Trouble));
        Assert.StartsWith(_long.Body, (await newsroom.Drafting.Find(id))!.Open!.Words.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_newsroom_is_not_ready_while_its_disk_is_full_and_is_again_without_a_restart()
    {
        var disk = new BadDisk();
        await using var newsroom = await TestNewsroom.Open(disk);
        Assert.Equal(HealthStatus.Healthy, await Health());
        foreach (var bad in new Action<bool>[] { on => disk.IsFull = on, on => disk.IsReadOnly = on })
        {
            bad(true);
            Assert.Equal(HealthStatus.Unhealthy, await Health());
            bad(false);
            Assert.Equal(HealthStatus.Healthy, await Health());
        }
        // The trial left nothing behind.
        await Check(newsroom);

        async Task<HealthStatus> Health()
        {
            newsroom.Clock!.Advance(TimeSpan.FromSeconds(1));
            return (await newsroom.App.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status;
        }
    }

    [Fact]
    public async Task People_at_work_go_on_reading_and_searching_on_a_full_disk()
    {
        var disk = new BadDisk();
        await using var newsroom = await TestNewsroom.Open(disk);
        await newsroom.Draft();
        disk.IsReadOnly = true;
        newsroom.Clock!.Advance(TimeSpan.FromMinutes(6));
        var ana = newsroom.As(DemoCast.Officer);
        var sessions = newsroom.App.Services.GetRequiredService<Sessions>();
        Assert.True(await sessions.IsOpen(ana.Session, ana.PersonId));
        Assert.Empty(await newsroom.Drafting.List(new(DraftShelf.Mine, Text: "keepers"), ana.PersonId));
    }

    private static async Task<int> Template(TestNewsroom newsroom, string id)
    {
        await newsroom.Templates.Save(newsroom.As(DemoCast.Officer), id, "Long");
        return (await newsroom.Templates.List())[0].Id;
    }

    private static Task<string> Check(TestNewsroom newsroom) =>
        newsroom.App.Services.GetRequiredService<Audit>().Check();
}
