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
}
