using NewsroomApp.Planning;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Planning;

/// <summary>The morning meeting looks at the board, then at the calendar.</summary>
public class PlanningPageTests : ComponentStory
{
    private static readonly string _headline = Texts.Complete.Headline;

    [Fact]
    public async Task An_empty_board_says_of_each_column_what_is_missing_in_it()
    {
        var ana = await Open(DemoCast.Officer, "/desk/planning");
        await ana.Section("Draft").Shows("Nobody is writing. Begin under Drafts.");
        await ana.Section("In review").Shows("Nothing waits for review.");
        await ana.Section("Approved").Shows("Nothing is ready to go out.");
        await ana.Section("Scheduled").Shows("Nothing has a time to go out at.");
        await ana.Section("Published").Shows("Nothing went out in the last seven days.");
        Assert.Equal(
            ["✎ Draft 0", "◐ In review 0", "✓ Approved 0", "◷ Scheduled 0", "● Published 0 in 7 days"],
            ana.Texts("h2")
        );
    }

    [Fact]
    public async Task A_statement_stands_in_the_column_of_its_stage_with_what_the_meeting_asks_about_it()
    {
        await Newsroom.Begun();
        var read = await Newsroom.InReview(Texts.Complete with { Headline = "Read", Kicker = "Harbour" });
        await Newsroom.Suggest(read, "on Wednesday", null, "Which Wednesday?");
        await Newsroom.Suggest(read, "received", "welcomed");
        await Newsroom.Scheduled(TimeSpan.FromHours(1), Texts.Complete with { Headline = "Soon" });
        var live = await Newsroom.Live(Texts.Complete with { Headline = "Out" });
        await Newsroom.Publishing.Correct(Newsroom.As(DemoCast.Officer), live);

        var ana = await Open(DemoCast.Officer, "/desk/planning");
        await ana.Section("Draft").Row("No headline yet").Shows("Jonas Grybauskas, just now");
        await ana.Section("Draft").Row("Out").Shows("Ana Petrović, just now · edition 2");
        await ana.Section("In review").Row("Read").Shows("Harbour");
        await ana.Section("In review").Row("Read").Shows("Ana Petrović, just now · 2 open comments");
        await ana.Section("Scheduled").Row("Soon").Shows("Élise Çelik, 4 March 2026, 11:30 (Brussels time)");
        Assert.Equal($"/desk/review/{read}", ana.Link("Read").GetAttribute("href"));
        var link = ana.Section("Published").Link("Out");
        Assert.Equal(($"/statements/{live}", "_blank"), (link.GetAttribute("href"), link.GetAttribute("target")));
        Assert.Equal($"/desk/drafts/{live}", ana.Section("Draft").Link("Out").GetAttribute("href"));
    }

    [Fact]
    public async Task The_board_moves_by_itself()
    {
        var id = await Newsroom.Draft();
        var ana = await Open(DemoCast.Officer, "/desk/planning");
        await ana.Until(() => ana.Section("Draft").Link(_headline));
        await Newsroom.Drafting.Submit(Newsroom.As(DemoCast.Officer), id);
        await ana.Until(() => ana.Section("In review").Link(_headline));
        await ana.Section("Draft").Shows("Nobody is writing.");
    }

    [Fact]
    public async Task The_meeting_looks_at_one_topic_at_one_kind_or_each_at_their_own()
    {
        await Newsroom.Draft(Texts.Complete with { Headline = "Lamps", Kicker = "Harbour", Kind = "Interview" });
        var theirs = await Newsroom.Drafting.Start(Newsroom.As(DemoCast.Colleague));
        await Newsroom.Write(theirs, Texts.Complete with { Headline = "Ferries" }, DemoCast.Colleague);
        var jonas = await Open(DemoCast.Colleague, "/desk/planning");
        await jonas.Until(() => Assert.Equal(["Lamps", "Ferries"], jonas.Section("Draft").Texts("li a")));
        Assert.Equal(["Any", "Harbour"], jonas.Field("Kicker").QuerySelectorAll("option").Select(o => o.TextContent));

        await jonas.Fill("Kicker", "Harbour");
        await jonas.Until(() => Assert.Equal(["Lamps"], jonas.Section("Draft").Texts("li a")));
        await jonas.Section("Approved").Shows("Nothing like that here.");
        await jonas.Fill("Owner", "mine");
        await jonas.Section("Draft").Shows("Nothing like that here.");
        await jonas.Fill("Kicker", "");
        await jonas.Until(() => Assert.Equal(["Ferries"], jonas.Section("Draft").Texts("li a")));
        await jonas.Fill("Owner", "");
        await jonas.Fill("Kind", "Interview");
        await jonas.Until(() => Assert.Equal(["Lamps"], jonas.Section("Draft").Texts("li a")));
    }

    [Fact]
    public async Task A_column_that_is_too_long_says_where_the_rest_is()
    {
        for (var i = 0; i <= PlanningDesk.ColumnLength; i++)
            await Newsroom.Begun();
        var ana = await Open(DemoCast.Officer, "/desk/planning");
        await ana.Section("Draft").Shows("And more. Choose a topic, or look under Drafts.");
        Assert.Equal("✎ Draft 50+", ana.Texts("h2").First());
        Assert.Equal(PlanningDesk.ColumnLength, ana.Section("Draft").All("li").Count());
    }

    [Fact]
    public async Task The_calendar_has_a_page_for_each_month_and_says_when_it_is_empty()
    {
        await Newsroom.Draft();
        var ana = await Open(DemoCast.Officer, "/desk/planning/2026-02");
        await ana.Shows("Nothing went out or is scheduled in this month, and no draft is dated in it.");
        Assert.Equal("February 2026", ana.Texts("h1").Single());
        Assert.Equal("page", ana.Link("Calendar").GetAttribute("aria-current"));
        Assert.Equal("/desk/planning/2026-01", ana.Link("← January 2026").GetAttribute("href"));
        await ana.Go("March 2026 →");
        await ana.Until(() => Assert.Equal("March 2026", ana.Texts("h1").Single()));
        await ana.Hides("Nothing went out");
        Assert.Equal("Wednesday 4 · today", ana.Texts("td.today .day").Single());
    }

    [Fact]
    public async Task A_day_holds_what_went_out_what_is_to_go_out_and_what_is_dated_on_it()
    {
        var out_ = await Newsroom.Live(Texts.Complete with { Headline = "Out" });
        var soon = await Newsroom.Scheduled(TimeSpan.FromHours(13.5), Texts.Complete with { Headline = "Soon" });
        var dated = await Newsroom.InReview(Texts.Complete with { Headline = "Dated" });
        await Newsroom.Draft(Texts.Complete with { Headline = "Undated", Date = null });
        var ana = await Open(DemoCast.Officer, "/desk/planning/2026-03");
        await ana.Until(() =>
            Assert.Equal(
                ["10:30 Out", "In review Dated", "00:00 Scheduled Soon"],
                ana.Texts("td .entry")
            )
        );
        Assert.Equal(["Wednesday 4 · today", "Thursday 5"], ana.Texts("td:not(.empty) .day"));
        Assert.Equal(
            [$"/statements/{out_}", $"/desk/review/{dated}", $"/desk/publishing/{soon}"],
            ana.All("td a").Select(a => a.GetAttribute("href"))
        );
        await ana.Shows("Times are Brussels time.");
    }

    [Fact]
    public async Task A_month_that_cannot_be_read_is_this_month()
    {
        var ana = await Open(DemoCast.Officer, "/desk/planning/next-week");
        await ana.Until(() => Assert.Equal("March 2026", ana.Texts("h1").Single()));
    }
}
