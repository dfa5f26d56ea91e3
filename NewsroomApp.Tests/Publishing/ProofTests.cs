using Microsoft.EntityFrameworkCore;

namespace NewsroomApp.Tests.Publishing;

/// <summary>What went out is read as the public reads it, over a real socket and by the clock on the wall.</summary>
public class ProofTests : ComponentStory
{
    protected override Task<TestNewsroom> Build() => TestNewsroom.Serve("--Newsroom:TimeZone=Europe/Brussels");

    [Fact]
    public async Task A_publication_goes_out_by_itself_and_is_proved_on_the_same_page()
    {
        var id = await Newsroom.Approved(
            Texts.Complete with
            {
                Kicker = "Lamps & <light>",
                Body = Texts.Complete.Body + "\n\n- a *list*\n- of [two](https://example.org/?a=1&b=2)",
            }
        );
        var elise = await Open(DemoCast.Editor, $"/desk/publishing/{id}");
        await elise.Shows("Ready, without a time.");
        await Newsroom.Publishing.Schedule(
            Newsroom.As(DemoCast.Editor),
            id,
            TimeProvider.System.GetUtcNow().AddSeconds(2)
        );
        await elise.Until(() =>
            Assert.StartsWith("00:00:0", elise.Texts("[role=timer]").Single(), StringComparison.Ordinal)
        );
        await elise.Shows("the embargo clock looks every second");
        await elise.Shows("s after its time");
        await elise.Until(() =>
            Assert.Equal(["The page", "The feed", "The front page"], elise.Texts("li.go strong"))
        );
        Assert.All(elise.Texts("li.go"), sight => Assert.Contains("seen live", sight, StringComparison.Ordinal));
        Assert.Empty(elise.All("[role=alert]"));
        await elise.Press("Look again");
        await elise.Until(() => Assert.Equal(3, elise.All("li.go").Count()));
    }

    [Fact]
    public async Task Other_words_than_those_approved_raise_the_alarm()
    {
        var id = await Newsroom.Live();
        await (await Open(DemoCast.Editor, $"/desk/publishing/{id}")).Shows("seen live");
        await using (var db = await Newsroom.Db())
            await db.Database.ExecuteSqlAsync(
                $"UPDATE Editions SET Document = replace(Document, 'on Wednesday', 'on Monday')",
                TestContext.Current.CancellationToken
            );
        var elise = await Open(DemoCast.Editor, $"/desk/publishing/{id}");
        await elise.Shows("What the public reads is not what was approved.");
        Assert.Single(elise.All("[role=alert]"));
        Assert.Equal(["The page", "The feed"], elise.Texts("li.no strong"));
    }
}

/// <summary>A proof that cannot be read says so, and not that the words are wrong.</summary>
public class UnreadProofTests : ComponentStory
{
    protected override Task<TestNewsroom> Build() => TestNewsroom.Open("--Newsroom:PublicUrl=http://127.0.0.1:1");

    [Fact]
    public async Task A_page_that_could_not_be_read_is_a_question_and_no_accusation()
    {
        var id = await Newsroom.Live();
        var elise = await Open(DemoCast.Editor, $"/desk/publishing/{id}");
        var address = $"http://127.0.0.1:1/statements/{id}";
        await elise.Shows(
            $"The page could not be read from here (nothing answers). Look at it yourself: {address}"
        );
        Assert.Equal(address, elise.All("[role=alert] a").Single().GetAttribute("href"));
        Assert.Single(elise.All("[role=alert]"));
        Assert.Equal(["The page", "The feed", "The front page"], elise.Texts("li.unknown strong"));
        Assert.Empty(elise.All("li.no"));
    }
}
