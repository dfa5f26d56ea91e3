using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Desk;

namespace NewsroomApp.Tests.Publishing;

/// <summary>One publication, from the last look to the countdown.</summary>
public class PublicationPageTests : ComponentStory
{
    [Fact]
    public async Task Nobody_can_press_publish_while_something_is_in_the_way_and_everybody_sees_what()
    {
        var id = await Newsroom.Approved();
        var comment = await Newsroom.Suggest(id, "on Wednesday", null, "Which Wednesday?", blocking: true);
        var elise = await Open(DemoCast.Editor, $"/desk/publishing/{id}");
        await elise.Shows("Not ready");
        await elise.Row("Words, quotations and comments").Shows("Comment: Élise Çelik: “Which Wednesday?”");
        await elise.Row("Approvals").Shows("1 of 1: Élise Çelik.");
        Assert.True(elise.Button("Publish now").HasAttribute("disabled"));

        await Newsroom.Margin.Resolve(Newsroom.As(DemoCast.Editor), id, comment);
        await elise.Until(() => Assert.Equal("Ready to go out", elise.Texts("h2").First()));
        Assert.Equal(3, elise.All("li.go").Count());
        Assert.False(elise.Button("Publish now").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_time_that_does_not_count_any_more_is_no_go()
    {
        var (id, chief) = (await Newsroom.InReview(), Newsroom.As(DemoCast.ChiefEditor));
        await Newsroom.Review.Approve(chief, id, Texts.Complete.Fingerprint);
        var editor = Newsroom.As(DemoCast.Editor);
        await Newsroom.Publishing.Schedule(editor, id, Clock.GetUtcNow().AddHours(1));
        await Newsroom.People.ChangeRole(Newsroom.As(DemoCast.Administrator), editor.PersonId, Role.PressOfficer);
        var ana = await Open(DemoCast.Officer, $"/desk/publishing/{id}");
        await ana.Row("Stage").Shows("It will be kept back at its time.");
        Assert.Equal("Not ready", ana.Texts("h2").First());
    }

    [Theory]
    [InlineData(Verb.Withdraw, "withdrawn")]
    [InlineData(Verb.Retract, "retracted")]
    public async Task What_the_public_no_longer_reads_is_nowhere_called_published(Verb verb, string said)
    {
        var id = await Newsroom.Live();
        await Newsroom.Withdraw(id, verb, "It names the wrong lighthouse.");
        foreach (var address in new[] { $"/desk/drafts/{id}", $"/desk/publishing/{id}" })
        {
            var ana = await Open(DemoCast.Officer, address);
            await ana.Shows($"It is {said}.");
            await ana.Shows("It names the wrong lighthouse.");
            Assert.Contains(said, Assert.Single(ana.Texts(".stage")), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Correct it", ana.Text, StringComparison.Ordinal);
        }
        var told = await Open(DemoCast.Officer, "/desk/notices");
        await told.Shows($"confirmed the {(verb is Verb.Withdraw ? "withdrawal" : "retraction")} of");
    }

    [Fact]
    public async Task Who_publishes_a_correction_is_told_that_it_takes_the_place_of_another()
    {
        var id = await Newsroom.Live(Texts.Complete with { Date = null });
        var institution = Newsroom.App.Services.GetRequiredService<Institution>();
        var first = Institution.Spoken(institution.Day(Clock.GetUtcNow()));
        Clock.Advance(TimeSpan.FromDays(3));
        await Newsroom.Publishing.Correct(Newsroom.As(DemoCast.Officer), id);
        await Newsroom.Write(id, Texts.Complete with { Date = null, Place = "Győr", PublicNote = "The place." });
        var ana = await Open(DemoCast.Officer, $"/desk/drafts/{id}");
        await Dated(ana);
        await Newsroom.Drafting.Submit(Newsroom.As(DemoCast.Officer), id);
        var elise = await Open(DemoCast.Editor, $"/desk/review/{id}");
        await elise.Press("As the public would see it");
        await Dated(elise);
        await Newsroom.Approve(id);
        elise = await Open(DemoCast.Editor, $"/desk/publishing/{id}");
        await elise.Press("Publish now");
        await elise.Dialog.Shows("takes the place of the one that the public reads now");

        Task Dated(Screen screen) =>
            screen.Until(() => Assert.Contains(screen.Texts(".preview .sheet"), s => s.Contains(first)));
    }

    [Fact]
    public async Task The_page_says_who_is_at_the_desk()
    {
        var id = await Newsroom.Approved();
        var attendance = Newsroom.App.Services.GetRequiredService<Attendance>();
        attendance.Enter("1", "Ana Petrović");
        var ana = await Open(DemoCast.Officer, $"/desk/publishing/{id}");
        await ana.Shows("At the desk now: Ana Petrović.");
        Assert.DoesNotContain("Publish now", ana.Buttons);
        attendance.Enter("2", "Élise Çelik");
        var elise = await Open(DemoCast.Editor, $"/desk/publishing/{id}");
        await elise.Shows("At the desk now: Ana Petrović, Élise Çelik.");
    }

    [Fact]
    public async Task What_is_scheduled_counts_down_every_second_while_the_clock_is_looking()
    {
        var id = await Newsroom.Scheduled(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(3));
        var elise = await Open(DemoCast.Editor, $"/desk/publishing/{id}");
        await Left(elise, "1 d 00:00:03");
        await elise.Row("Clock").Shows("The embargo clock of this newsroom is not looking.");
        await Newsroom.EmbargoClock.Tick();
        Clock.Advance(TimeSpan.FromSeconds(4));
        await Left(elise, "23:59:59");
        await elise.Row("Clock").Shows("It is 10:30:04 (Brussels time), and the embargo clock looks every second.");
        await elise.Row("Stage").Shows("It goes out by itself.");
        Assert.DoesNotContain("Publish now", elise.Buttons);
    }

    [Fact]
    public async Task A_countdown_that_is_over_says_now()
    {
        var id = await Newsroom.Scheduled(TimeSpan.FromSeconds(2));
        var ana = await Open(DemoCast.Officer, $"/desk/publishing/{id}");
        await Left(ana, "00:00:02");
        Clock.Advance(TimeSpan.FromSeconds(2));
        await Left(ana, "now");
    }

    [Fact]
    public async Task What_was_kept_back_at_its_time_says_so_and_waits_for_an_editor()
    {
        var id = await Newsroom.Scheduled(TimeSpan.FromSeconds(1));
        await Newsroom.Suggest(id, "on Wednesday", null, "The minister says no.", blocking: true);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await Newsroom.EmbargoClock.Tick();
        var elise = await Open(DemoCast.Editor, $"/desk/publishing/{id}");
        await elise.Row("Stage").Shows("It was kept back at its time: Comment: Élise Çelik: “The minister says no.”");
        Assert.True(elise.Button("Publish now").HasAttribute("disabled"));
    }

    [Fact]
    public async Task An_approval_that_counts_no_more_says_why()
    {
        var id = await Newsroom.Approved();
        await Newsroom.People.ChangeRole(
            Newsroom.As(DemoCast.Administrator),
            Newsroom.Id(DemoCast.Editor),
            Role.PressOfficer
        );
        var chief = await Open(DemoCast.ChiefEditor, $"/desk/publishing/{id}");
        await chief.Row("Approvals").Shows("None of 1. Élise Çelik has another role now (Press officer).");
        Assert.True(chief.Button("Publish now").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Only_the_chief_editor_publishes_without_review_and_says_why()
    {
        var id = await Newsroom.Draft();
        var elise = await Open(DemoCast.Editor, $"/desk/publishing/{id}");
        await elise.Row("Approvals").Shows("None of 1.");
        await elise.Row("Stage").Shows("It is a draft.");
        Assert.DoesNotContain("Publish urgently", elise.Buttons);

        var chief = await Open(DemoCast.ChiefEditor, $"/desk/publishing/{id}");
        await chief.Press("Publish urgently");
        await chief.Press("Publish without review");
        await chief.Dialog.Shows("Give a reason; it is kept in the history.");
        await chief.Fill("Everybody can read it at once", "The boats leave at noon.");
        await chief.Press("Publish without review");
        await chief.Shows("It is public. Somebody else has to approve it now.");
        await chief.Shows("Nobody has approved these words yet.");
        Assert.True((await Newsroom.Drafting.Find(id))!.Live!.IsUnreviewed);
    }

    [Fact]
    public async Task Where_there_is_nothing_to_publish_the_page_says_so()
    {
        var elise = await Open(DemoCast.Editor, "/desk/publishing/nothing-here");
        await elise.Shows("There is nothing to publish here.");
    }

    private static Task Left(Screen screen, string time) =>
        screen.Until(() => Assert.Equal(time, screen.Texts("[role=timer] strong").Single()));
}
