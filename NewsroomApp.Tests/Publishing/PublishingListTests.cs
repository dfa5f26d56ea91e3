namespace NewsroomApp.Tests.Publishing;

/// <summary>What is ready, what has a time, what is public, and what a second person has to look at.</summary>
public class PublishingListTests : ComponentStory
{
    private const string Address = "/desk/publishing";

    private static readonly string _headline = Texts.Complete.Headline;

    [Fact]
    public async Task Before_the_first_statement_the_lists_say_what_will_stand_in_them()
    {
        var elise = await Open(DemoCast.Editor, Address);
        await elise.Shows("Nothing is approved and waiting. What an editor approves in Review appears here by itself.");
        await elise.Shows("Nothing has been published yet.");
        Assert.Equal(["Approved, without a time", "Public"], elise.Texts("h2"));
        Assert.Empty(elise.Texts("ul.rows li"));
    }

    [Fact]
    public async Task A_press_officer_sees_what_is_ready_and_an_editor_sends_it_out()
    {
        var id = await Newsroom.Approved();
        Clock.Advance(TimeSpan.FromMinutes(5));
        var ana = (await Open(DemoCast.Officer, Address)).Row(_headline);
        await ana.Shows("Approved by Élise Çelik, 5 min ago");
        Assert.Equal($"/desk/review/{id}", ana.Link(_headline).GetAttribute("href"));
        Assert.Equal(["Open", $"Publication of {_headline}"], ana.Buttons);

        foreach (var editor in new[] { DemoCast.Editor, DemoCast.ChiefEditor })
        {
            var row = (await Open(editor, Address)).Row(_headline);
            await row.Until(() =>
                Assert.Equal(["Open", $"Publication of {_headline}", "Schedule", "Publish now"], row.Buttons)
            );
        }
    }

    [Fact]
    public async Task Nothing_is_published_before_the_editor_has_said_yes_a_second_time()
    {
        var id = await Newsroom.Approved();
        var elise = await Open(DemoCast.Editor, Address);
        await elise.Press("Publish now");
        await elise.Dialog.Shows($"“{_headline}” can be read by everybody at once.");
        await elise.Dialog.Press("Cancel");
        await elise.Until(() => Assert.Empty(elise.All("[role=dialog]")));
        Assert.Equal(Stage.Approved, (await Newsroom.Drafting.Find(id))!.Open!.Stage);

        await elise.Press("Publish now");
        await elise.Press("Yes, publish");
        await elise.Shows($"“{_headline}” is public.");
        Assert.Equal(
            $"/statements/{id}",
            elise.Link("Read it as the public does").GetAttribute("href")
        );
        Assert.Equal($"/desk/publishing/{id}", elise.Link("see the proof").GetAttribute("href"));
        await elise.Shows("Nothing is approved and waiting.");
        await elise.Row(_headline).Shows("Edition 1 published just now");
        Assert.NotNull((await Newsroom.Drafting.Find(id))!.Live);
    }

    [Fact]
    public async Task An_editor_is_told_why_it_does_not_go_out_and_it_stays_on_the_list()
    {
        var id = await Newsroom.Approved();
        var elise = await Open(DemoCast.Editor, Address);
        await Newsroom.Suggest(id, "on Wednesday", null, "Which Wednesday?", blocking: true);
        await elise.Press("Publish now");
        await elise.Press("Yes, publish");
        await elise.Shows("Comment: Élise Çelik: “Which Wednesday?”");
        Assert.Contains("Publish now", elise.Row(_headline).Buttons);
        await elise.Hides("is public.");
    }

    [Fact]
    public async Task A_correction_that_is_ready_says_what_kind_it_is_and_what_the_public_is_told()
    {
        var id = await Newsroom.Live();
        await Newsroom.Publishing.Correct(Newsroom.As(DemoCast.Officer), id);
        await Newsroom.Write(id, Texts.Corrected with { Headline = "Keepers received" });
        var elise = await Open(DemoCast.Editor, Address);
        var row = elise.Row(_headline);
        await row.Shows("Draft");
        Assert.Equal($"/desk/drafts/{id}", row.Link("Next edition").GetAttribute("href"));
        Assert.Equal([$"Pin {_headline}", $"Withdraw or retract {_headline}"], row.Buttons);

        await Newsroom.Drafting.Submit(Newsroom.As(DemoCast.Officer), id);
        await Newsroom.Approve(id);
        await elise
            .Row("Keepers received")
            .Shows("Edition 2 · Correction: The keepers were received on Tuesday.");
        await row.Shows("Approved");
    }

    [Fact]
    public async Task What_has_a_time_is_listed_with_it_in_two_zones_and_only_editors_move_it()
    {
        await Newsroom.Scheduled(TimeSpan.FromHours(2));
        var ana = (await Open(DemoCast.Officer, Address)).Row(_headline);
        await ana.Shows("4 March 2026, 12:30 (Brussels time) 4 March 2026, 11:30 (UTC)");
        await ana.Shows("Scheduled by Élise Çelik, just now");
        Assert.Empty(ana.Buttons);

        var elise = await Open(DemoCast.Editor, Address);
        var row = elise.Row(_headline);
        await row.Until(() =>
            Assert.Equal(
                [$"Publication of {_headline}", $"Unschedule {_headline}", $"Change the time of {_headline}"],
                row.Buttons
            )
        );
        Assert.Equal(["Scheduled", "Approved, without a time", "Public"], elise.Texts("h2"));
    }

    [Fact]
    public async Task Who_takes_it_off_the_schedule_is_asked_once_and_finds_it_ready()
    {
        var id = await Newsroom.Scheduled(TimeSpan.FromHours(2));
        var elise = await Open(DemoCast.Editor, Address);
        await elise.Press($"Unschedule {_headline}");
        await elise.Dialog.Shows("stays approved and does not go out on 4 March 2026, 12:30 (Brussels time).");
        await elise.Press("Yes, unschedule");
        await elise.Shows("Taken off the schedule.");
        await elise.Until(() => elise.Button("Publish now"));
        Assert.Equal(Stage.Approved, (await Newsroom.Drafting.Find(id))!.Open!.Stage);
    }

    [Fact]
    public async Task What_cannot_go_out_says_why_before_its_time_and_after_it_waits_for_an_editor()
    {
        var id = await Newsroom.Scheduled(TimeSpan.FromSeconds(30));
        await Newsroom.Suggest(id, "on Wednesday", null, "The minister says no.", blocking: true);
        await Newsroom.EmbargoClock.Tick();
        var elise = await Open(DemoCast.Editor, Address);
        await elise
            .Row(_headline)
            .Shows("It will not go out like this. Comment: Élise Çelik: “The minister says no.”");
        Assert.DoesNotContain("Publish now", elise.Row(_headline).Buttons);

        Clock.Advance(TimeSpan.FromSeconds(30));
        await Newsroom.EmbargoClock.Tick();
        await elise.Row(_headline).Shows("It did not go out. Comment: Élise Çelik: “The minister says no.”");
        Assert.Contains("Publish now", elise.Row(_headline).Buttons);
        Assert.Single(elise.All("li.blocked"));
        var ana = (await Open(DemoCast.Officer, Address)).Row(_headline);
        await ana.Shows("It did not go out.");
        Assert.Empty(ana.Buttons);
    }

    [Fact]
    public async Task What_did_not_go_out_is_said_on_every_desk_until_somebody_decides()
    {
        var id = await Newsroom.Scheduled(TimeSpan.FromSeconds(30));
        var comment = await Newsroom.Suggest(id, "on Wednesday", null, "The minister says no.", blocking: true);
        var ana = await Open(DemoCast.Officer, "/desk/drafts");
        Assert.Empty(ana.All("[role=alert]"));
        Clock.Advance(TimeSpan.FromSeconds(30));
        await Newsroom.EmbargoClock.Tick();
        await ana.Shows($"“{_headline}” did not go out at 4 March 2026, 10:30 (Brussels time).");
        await ana.Shows("The minister says no.");
        Assert.Equal(Address, ana.Link("To Publishing").GetAttribute("href"));

        var elise = await Open(DemoCast.Editor, Address);
        await Newsroom.Margin.Resolve(Newsroom.As(DemoCast.Editor), id, comment);
        await elise.Press("Publish now");
        await elise.Press("Yes, publish");
        await elise.Shows("is public.");
        await ana.Until(() => Assert.Empty(ana.All("[role=alert]")));
    }

    [Fact]
    public async Task What_needs_a_second_person_stands_first_with_who_asked_and_why()
    {
        var gone = await Newsroom.Live(Texts.Complete with { Headline = "Wrong lighthouse" });
        await Newsroom.Presence.Ask(
            Newsroom.As(DemoCast.ChiefEditor),
            gone,
            Verb.Withdraw,
            "It names the wrong lighthouse."
        );
        var urgent = await Newsroom.Draft(Texts.Complete with { Headline = "Storm tonight" });
        await Newsroom.Presence.PublishUrgently(
            Newsroom.As(DemoCast.ChiefEditor),
            urgent,
            (await Newsroom.Drafting.Find(urgent))!.Open!.Fingerprint,
            "The boats leave at noon."
        );
        var ana = await Open(DemoCast.Officer, Address);
        await ana.Shows("A second person has to look");
        Assert.Equal(["A second person has to look", "Approved, without a time", "Public"], ana.Texts("h2"));
        Assert.Equal(
            [
                "Małgorzata Strauß asked to withdraw “Wrong lighthouse” just now It names the wrong lighthouse.",
                "Małgorzata Strauß published “Storm tonight” without review just now The boats leave at noon.",
            ],
            ana.Texts("li.blocked")
        );
        Assert.Equal(
            $"/desk/presence/{urgent}",
            ana.Link("Małgorzata Strauß published “Storm tonight” without review").GetAttribute("href")
        );
    }

    [Fact]
    public async Task Who_approved_it_is_named_whoever_took_it_off_the_schedule_and_what_does_not_hold_says_so()
    {
        var id = await Newsroom.Scheduled(TimeSpan.FromHours(1));
        await Newsroom.Publishing.Unschedule(Newsroom.As(DemoCast.ChiefEditor), id);
        var chief = await Open(DemoCast.ChiefEditor, Address);
        await chief.Row(_headline).Shows("Approved by Élise Çelik,");
        Assert.False(chief.Button("Publish now").HasAttribute("disabled"));
        await Newsroom.People.Deactivate(Newsroom.As(DemoCast.Administrator), Newsroom.Id(DemoCast.Editor));
        await chief.GoTo("/desk/review");
        await chief.GoTo(Address);
        await chief.Row(_headline).Shows("It cannot go out like this. The approval does not hold any more");
        Assert.True(chief.Button("Publish now").HasAttribute("disabled"));
    }

    [Fact]
    public async Task A_withdrawn_statement_says_so_and_only_the_chief_editor_may_ask_for_it_back()
    {
        var id = await Newsroom.Live();
        foreach (
            var (member, button) in new[]
            {
                (DemoCast.Officer, "Withdraw or retract"),
                (DemoCast.Editor, "Withdraw or retract"),
                (DemoCast.ChiefEditor, "Withdraw …"),
            }
        )
            await Offers(member, button);
        await Newsroom.Withdraw(id);
        await Offers(DemoCast.Editor, "What the public sees");
        var chief = await Offers(DemoCast.ChiefEditor, "Reinstate …");
        await chief.Shows("Withdrawn: the text stands under a notice");

        async Task<Screen> Offers(DemoCast.Member member, string button)
        {
            var row = (await Open(member, Address)).Row(_headline);
            await row.Until(() =>
                Assert.Equal(
                    [$"{button} {_headline}", $"Correct {_headline}"],
                    row.Buttons.Where(b => !b.StartsWith("Pin", StringComparison.Ordinal))
                )
            );
            return row;
        }
    }

    [Fact]
    public async Task Who_corrects_a_statement_is_taken_to_its_next_edition()
    {
        var id = await Newsroom.Live();
        var ana = await Open(DemoCast.Officer, Address);
        await ana.Press($"Correct {_headline}");
        await ana.Until(() => Assert.Equal($"/desk/drafts/{id}", ana.Address));
        Assert.Equal(2, (await Newsroom.Drafting.Find(id))!.Open!.Number);
    }

    [Fact]
    public async Task The_public_list_turns_its_pages()
    {
        for (var i = 1; i <= 21; i++) await Newsroom.Live(Texts.Complete with { Headline = $"Number {i} of all" });
        var elise = await Open(DemoCast.Editor, Address);
        await elise.Shows("Page 1");
        Assert.Equal(20, elise.All("ul.rows li").Count());
        Assert.True(elise.Button("Newer").HasAttribute("disabled"));
        await elise.Press("Older");
        await elise.Shows("Page 2");
        Assert.Single(elise.All("ul.rows li"));
        Assert.True(elise.Button("Older").HasAttribute("disabled"));
        await elise.Press("Newer");
        await elise.Shows("Page 1");
    }

    [Fact]
    public async Task The_chief_editor_puts_a_sentence_above_every_page_and_takes_it_down()
    {
        var chief = await Open(DemoCast.ChiefEditor, Address);
        await chief.Shows("Nothing stands there. In a crisis, say in a sentence where news will be first.");
        await chief.Press("Put up a banner");
        await chief.Dialog.Fill("One sentence", "Storm: news here first.");
        await chief.Press("Put it up");
        await chief.Shows("It stands above every public page.");
        Assert.Equal(["Storm: news here first."], chief.Texts("p.banner"));
        Assert.Equal("Storm: news here first.", await Newsroom.Presence.Banner());
        var elise = await Open(DemoCast.Editor, Address);
        await elise.Shows("Storm: news here first.");
        Assert.DoesNotContain("Change the banner", elise.Buttons);

        await chief.Press("Take it down");
        await chief.Dialog.Shows("“Storm: news here first.” leaves every public page.");
        await chief.Press("Yes, take it down");
        await chief.Shows("Nothing stands there.");
        Assert.Equal("", await Newsroom.Presence.Banner());
    }

    [Fact]
    public async Task What_a_colleague_approves_appears_by_itself()
    {
        var id = await Newsroom.InReview();
        var ana = await Open(DemoCast.Officer, Address);
        await ana.Shows("Nothing is approved and waiting.");
        await Newsroom.Approve(id);
        await ana.Shows("Approved by Élise Çelik, just now");
    }
}
