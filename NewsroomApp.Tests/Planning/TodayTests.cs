using NewsroomApp.Planning;

namespace NewsroomApp.Tests.Planning;

/// <summary>Everybody lands on what needs them.</summary>
public class TodayTests : ComponentStory
{
    protected override Task<TestNewsroom> Build() =>
        TestNewsroom.Open(
            "--Newsroom:TimeZone=Europe/Brussels",
            "--Newsroom:Kinds:0:Name=Press statement",
            "--Newsroom:Kinds:1:Name=Joint statement",
            "--Newsroom:Kinds:1:Approvals=2"
        );

    [Fact]
    public async Task Each_sees_what_waits_for_them_and_what_is_due_first()
    {
        await Newsroom.InReview(Texts.Complete with { Headline = "Waits" });
        var asked = await Newsroom.InReview(Texts.Complete with { Headline = "Asked" });
        var due = Clock.GetUtcNow().AddHours(1);
        await Newsroom.Margin.AskToRead(
            Newsroom.As(DemoCast.Officer),
            asked,
            Newsroom.Author(DemoCast.Editor),
            due
        );
        var back = await Newsroom.InReview(Texts.Complete with { Headline = "Back" });
        await Newsroom.Review.Return(Newsroom.As(DemoCast.Editor), back, "Name the lake.");
        await Newsroom.Approved(Texts.Complete with { Headline = "Ready" });
        var urgent = Texts.Complete with { Headline = "Urgent" };
        await Newsroom.Presence.PublishUrgently(
            Newsroom.As(DemoCast.ChiefEditor),
            await Newsroom.Draft(urgent),
            urgent.Fingerprint,
            "The dam is breaking."
        );
        var gone = await Newsroom.Live(Texts.Complete with { Headline = "Gone" });
        await Newsroom.Presence.Ask(Newsroom.As(DemoCast.ChiefEditor), gone, Verb.Withdraw, "Wrong lake.");

        Assert.Equal(
            [
                $"Urgent: {DemoCast.ChiefEditor.Name} published it without review: read and approve it",
                "Asked: You are asked to read it",
                "Waits: Ana Petrović submitted it for review",
                "Ready: It is approved: publish it, or give it a time",
                $"Gone: {DemoCast.ChiefEditor.Name} asked to withdraw it: “Wrong lake.”",
            ],
            await Waiting(DemoCast.Editor)
        );
        Assert.Equal(due, (await Newsroom.Today.Read(Newsroom.Id(DemoCast.Editor), Role.Editor)).Waiting[1].DueAt);
        Assert.Equal(["Back: Élise Çelik returned it: “Name the lake.”"], await Waiting(DemoCast.Officer));
        Assert.Empty(await Waiting(DemoCast.Colleague));
        var chiefs = await Waiting(DemoCast.ChiefEditor);
        Assert.DoesNotContain(chiefs, w => w.StartsWith("Urgent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_one_has_approved_waits_for_one_again_when_its_words_change()
    {
        var words = Texts.Complete with { Headline = "Joint", Kind = "Joint statement" };
        var id = await Newsroom.InReview(words);
        await Newsroom.Review.Approve(Newsroom.As(DemoCast.Editor), id, words.Fingerprint);
        Assert.Empty(await Waiting(DemoCast.Editor));
        Assert.Single(await Waiting(DemoCast.ChiefEditor));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Newsroom.Write(id, words with { Kicker = "Lakes" });
        Assert.Single(await Waiting(DemoCast.Editor));
    }

    [Fact]
    public async Task The_page_shows_what_goes_out_and_what_is_blocked()
    {
        await Newsroom.Scheduled(TimeSpan.FromHours(1), Texts.Complete with { Headline = "Soon" });
        await Newsroom.Scheduled(TimeSpan.FromDays(2), Texts.Complete with { Headline = "Later" });
        var blocked = await Newsroom.Scheduled(TimeSpan.FromHours(2), Texts.Complete with { Headline = "Stuck" });
        await Newsroom.Margin.Comment(Newsroom.As(DemoCast.Officer), blocked, "Wait for the minister.", blocking: true);
        var ana = await Open(DemoCast.Officer, "/desk/today");
        await ana.Shows("Nothing waits for you.");
        Assert.Equal(["Waiting for you", "Blocked", "Goes out today"], ana.Texts("h2"));
        await ana.Row("Stuck").Shows("Blocked: Comment: Ana Petrović: “Wait for the minister.”");
        await ana.Row("Soon").Shows("Goes out ");
        Assert.DoesNotContain("Later", ana.Text, StringComparison.Ordinal);

        // Who approved and scheduled them has left.
        await Newsroom.People.Deactivate(Newsroom.As(DemoCast.Administrator), Newsroom.Id(DemoCast.Editor));
        await ana.Row("Later").Shows("Blocked: The approval does not hold any more");
        Assert.Equal(["Waiting for you", "Blocked"], ana.Texts("h2"));
    }

    [Fact]
    public async Task Somebody_is_asked_by_name_and_told_so()
    {
        var id = await Newsroom.InReview();
        var ana = await Open(DemoCast.Officer, $"/desk/review/{id}");
        await ana.Press("Approval 0/1");
        await ana.Press("Ask somebody to read it");
        await ana.Fill("Who", Newsroom.Id(DemoCast.ChiefEditor));
        await ana.Press("Ask");
        await ana.Shows($"{DemoCast.ChiefEditor.Name} has been asked.");
        await ana.Shows("Asked by Ana Petrović");
        var notices = await Newsroom.Notices.Last(Newsroom.Id(DemoCast.ChiefEditor));
        Assert.Equal("Ana Petrović asks you to read it", notices[0].Notice.Sentence("it"));
        Assert.DoesNotContain(
            await Newsroom.Notices.Last(Newsroom.Id(DemoCast.Editor)),
            n => n.Notice.Verb is Verb.AskReview
        );
        var queue = await Open(DemoCast.Colleague, "/desk/review");
        await queue.Shows($"{DemoCast.ChiefEditor.Name} reads it");

        // What was asked in one round of review is over with it.
        await Newsroom.Review.Return(Newsroom.As(DemoCast.Editor), id, "Name the lake.");
        Clock.Advance(TimeSpan.FromMinutes(1));
        await Newsroom.Drafting.Submit(Newsroom.As(DemoCast.Officer), id);
        await queue.Shows("Waits for an editor");
    }

    private async Task<IEnumerable<string>> Waiting(DemoCast.Member who) =>
        (await Newsroom.Today.Read(Newsroom.Id(who), who.Role)).Waiting.Select(w => $"{w.Title}: {w.Why}");
}
