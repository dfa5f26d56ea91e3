namespace NewsroomApp.Tests.Desk;

/// <summary>From one statement to another, by a link on the page.</summary>
public class NavigationTests : ComponentStory
{
    [Theory]
    [InlineData("drafts")]
    [InlineData("history")]
    [InlineData("review")]
    [InlineData("publishing")]
    [InlineData("presence")]
    public async Task Whoever_goes_to_another_statement_sees_that_one_only(string station)
    {
        var (first, second) = (await Made(station, "The first lamp"), await Made(station, "Another lamp"));
        var elise = await Open(DemoCast.ChiefEditor, $"/desk/{station}/{first}");
        await elise.Shows("The first lamp");
        await elise.GoTo($"/desk/{station}/{second}");
        await elise.Shows("Another lamp");
        await elise.Hides("The first lamp");
    }

    [Fact]
    public async Task Whoever_goes_from_a_draft_to_its_copy_writes_in_the_copy()
    {
        var (first, second) = (await Newsroom.Draft(), await Newsroom.Draft(new() { Headline = "Another lamp" }));
        var ana = await Open(DemoCast.Officer, $"/desk/drafts/{first}");
        await ana.Shows(Texts.Complete.Headline);
        await ana.GoTo($"/desk/drafts/{second}");
        await ana.Shows("Another lamp");
        await ana.Press("Submit for review");
        Assert.Equal(Stage.Draft, (await Newsroom.Drafting.Find(first))!.Open!.Stage);
    }

    private Task<string> Made(string station, string headline)
    {
        var words = Texts.Complete with { Headline = headline };
        return station switch
        {
            "review" => Newsroom.InReview(words),
            "publishing" => Newsroom.Approved(words),
            "presence" => Newsroom.Live(words),
            _ => Newsroom.Draft(words),
        };
    }
}
