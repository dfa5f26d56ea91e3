using NewsroomApp.Planning;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Planning;

public class PlanningDeskTests
{
    [Fact]
    public async Task The_board_shows_each_statement_at_its_stages_and_as_published_what_is_live()
    {
        await using var newsroom = await TestNewsroom.Open();
        await newsroom.Draft(Texts.Complete with { Headline = "A draft" });
        await newsroom.InReview(Texts.Complete with { Headline = "Read" });
        await newsroom.Approved(Texts.Complete with { Headline = "Ready" });
        var id = await newsroom.Live(Texts.Complete with { Headline = "Out" });
        await newsroom.Correct(id, Texts.Corrected with { Headline = "Out again" });
        await newsroom.Publishing.Correct(newsroom.As(DemoCast.Officer), id);
        await newsroom.Withdraw(await newsroom.Live(Texts.Complete with { Headline = "Withdrawn" }));
        await newsroom.Drafting.Discard(newsroom.As(DemoCast.Officer), await newsroom.Draft());
        Assert.Equal(
            [
                "Draft: A draft",
                "Draft: Out again 3",
                "InReview: Read",
                "Approved: Ready",
                "Published: Out again 2",
            ],
            Said(await newsroom.Planning.Board(new(), ""))
        );
        newsroom.Clock!.Advance(TimeSpan.FromDays(7));
        Assert.Empty((await newsroom.Planning.Board(new(), ""))[^1].Cards);

        static IEnumerable<string> Said(List<BoardColumn> board) =>
            board.SelectMany(c =>
                c.Cards.Select(card => $"{c.Stage}: {card.Headline}{(card.Number > 1 ? $" {card.Number}" : "")}")
                    .Order(StringComparer.Ordinal)
            );
    }

    [Fact]
    public async Task A_filter_leaves_what_one_asks_for()
    {
        await using var newsroom = await TestNewsroom.Open(
            "--Newsroom:Kinds:0:Name=Statement",
            "--Newsroom:Kinds:1:Name=Interview"
        );
        await newsroom.Draft(Texts.Complete with { Headline = "Lamps", Kicker = "Harbour" });
        await newsroom.Draft(Texts.Complete with { Headline = "Talk", Kind = "Interview" });
        await newsroom.Begun();
        Assert.Equal(["Harbour"], await newsroom.Planning.Kickers());
        Assert.Equal(["Lamps"], await Drafts(new(Kicker: "Harbour")));
        Assert.Equal(["Talk"], await Drafts(new(Kind: "Interview")));
        Assert.Equal(["Lamps", ""], await Drafts(new(Kind: "Statement")));
        Assert.Equal(["Lamps", "Talk"], await Drafts(new(Mine: true)));
        Assert.Equal([""], await Drafts(new(Mine: true), DemoCast.Colleague));
        Assert.Empty(await Drafts(new(Mine: true, Kicker: "Harbour"), DemoCast.Colleague));

        async Task<IEnumerable<string>> Drafts(PlanFilter filter, DemoCast.Member? who = null) =>
            (await newsroom.Planning.Board(filter, newsroom.Id(who ?? DemoCast.Officer)))[0]
                .Cards.OrderBy(c => c.EditionId)
                .Select(c => c.Headline);
    }

    /// <summary>Auckland is 13 hours ahead of UTC in summer: 22:00 UTC on 28 February is 1 March there.</summary>
    [Theory]
    [InlineData("UTC", "2026-02-28")]
    [InlineData("Pacific/Auckland", "2026-03-01")]
    [InlineData("America/Los_Angeles", "2026-02-28")]
    public async Task The_calendar_counts_the_days_of_the_institution(string zone, string day)
    {
        await using var newsroom = await TestNewsroom.Open($"--Newsroom:TimeZone={zone}");
        newsroom.Clock!.AutoAdvanceAmount = TimeSpan.Zero;
        newsroom.Clock.AdjustTime(new(2026, 2, 28, 22, 0, 0, TimeSpan.Zero));
        await newsroom.Live(Texts.Complete with { Headline = "Out" });
        await newsroom.Draft(Texts.Complete with { Headline = "Dated", Date = new(2026, 3, 31) });
        await newsroom.Draft(Texts.Complete with { Headline = "Undated", Date = null });
        var published = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var month = await newsroom.Planning.Month(published, new(), "");
        Assert.Equal(["Out"], month[published].Select(c => c.Headline));
        var march = await newsroom.Planning.Month(new(2026, 3, 15), new(), "");
        Assert.Equal(["Dated"], march[new(2026, 3, 31)].Select(c => c.Headline));
        Assert.DoesNotContain("Undated", march.SelectMany(d => d).Select(c => c.Headline));
    }
}
