namespace NewsroomApp.Tests.Drafting;

public class TopicDeskTests
{
    [Fact]
    public async Task A_statement_gets_topics_from_the_list_that_the_chief_editor_keeps()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (chief, me) = (newsroom.As(DemoCast.ChiefEditor), newsroom.As(DemoCast.Officer));
        await newsroom.Topics.Keep(chief, "Lamps\n Harbours \n\nLamps\nFog");
        Assert.Equal(["Lamps", "Harbours", "Fog"], await newsroom.Topics.All());
        var id = await newsroom.Draft();
        await newsroom.Topics.Choose(me, id, "Fog", isChosen: true);
        Assert.Equal(["Lamps", "Fog"], await newsroom.Topics.Choose(me, id, "Lamps", isChosen: true));
        Assert.Equal(["Lamps", "Fog"], (await newsroom.Drafting.Find(id))!.Open!.Words.Topics);
        await Refuses(
            "“Ferries” is not on the institution’s list",
            () => newsroom.Topics.Choose(me, id, "Ferries", isChosen: true)
        );

        // What leaves the list stays where it was chosen.
        await newsroom.Topics.Keep(chief, "Harbours");
        await newsroom.Topics.Choose(me, id, "Lamps", isChosen: false);
        await newsroom.Topics.Choose(me, id, "Harbours", isChosen: true);
        Assert.Equal(["Harbours", "Fog"], (await newsroom.Drafting.Find(id))!.Open!.Words.Topics);
        var approved = await newsroom.Approved();
        await Refuses("locked", () => newsroom.Topics.Choose(me, approved, "Harbours", isChosen: true));
    }

    [Fact]
    public async Task Another_spelling_of_a_topic_takes_its_place()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (chief, me) = (newsroom.As(DemoCast.ChiefEditor), newsroom.As(DemoCast.Officer));
        await newsroom.Topics.Keep(chief, "Lamps\nFog");
        var id = await newsroom.Draft();
        await newsroom.Topics.Choose(me, id, "Lamps", isChosen: true);
        await newsroom.Topics.Keep(chief, "LAMPS\nFog");
        Assert.Equal(["LAMPS"], await newsroom.Topics.Choose(me, id, "LAMPS", isChosen: true));
    }

    [Theory]
    [InlineData("Čaj\ncaj", "cannot be told apart")]
    [InlineData("!!", "cannot be told apart")]
    public async Task A_list_that_addresses_cannot_name_is_refused(string names, string why)
    {
        await using var newsroom = await TestNewsroom.Open();
        await Refuses(why, () => newsroom.Topics.Keep(newsroom.As(DemoCast.ChiefEditor), names));
    }

    [Fact]
    public async Task A_statement_is_listed_under_each_of_its_topics_and_not_under_its_kicker()
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var reader = newsroom.Visitor();
        var id = await newsroom.Live(Texts.Complete with { Kicker = "Visit", Topics = ["Fog", "Lamps & horns"] });
        Assert.Equal(
            ["Fog", "Lamps & horns"],
            (await reader.Page("/topics")).QuerySelectorAll(".index a").Select(a => a.TextContent)
        );
        foreach (var topic in new[] { "fog", "lamps-horns" })
            Assert.Single((await reader.Page($"/topics/{topic}")).QuerySelectorAll(".notices li"));
        var page = await reader.Page(await reader.AddressOf(id));
        Assert.Equal(2, page.QuerySelectorAll(".more a[href^='/topics/']").Length);
        await newsroom.Correct(id, Texts.Corrected with { Topics = ["Fog"] });
        Assert.Single((await reader.Page("/topics")).QuerySelectorAll(".index a"));
    }
}
