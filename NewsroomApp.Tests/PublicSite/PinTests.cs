namespace NewsroomApp.Tests.PublicSite;

/// <summary>The front page begins with the newest statement, or with the one that an editor pinned.</summary>
public class PinTests
{
    [Fact]
    public async Task The_pinned_statement_leads_while_it_is_live_and_nobody_unpins_it()
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var reader = newsroom.Visitor();
        var editor = newsroom.As(DemoCast.Editor);
        var old = await newsroom.Live(Texts.Complete with { Headline = "Old" });
        var middle = await newsroom.Live(Texts.Complete with { Headline = "Middle" });
        await newsroom.Live(Texts.Complete with { Headline = "New" });
        Assert.Equal(["New", "Middle", "Old"], await Front());
        await newsroom.Publishing.Pin(editor, middle, isPinned: true);
        await newsroom.Publishing.Pin(editor, old, isPinned: true);
        Assert.Equal(old, await newsroom.Publishing.Pinned());
        Assert.Equal(["Old", "New", "Middle"], await Front());
        await newsroom.Publishing.Pin(editor, old, isPinned: false);
        Assert.Equal(["New", "Middle", "Old"], await Front());
        await newsroom.Publishing.Pin(editor, old, isPinned: true);
        await newsroom.Withdraw(old);
        Assert.Equal(["New", "Middle"], await Front());
        await Refuses("Only what is live", () => newsroom.Publishing.Pin(editor, old, isPinned: true));

        async Task<string[]> Front() =>
            [.. (await reader.Page("/")).QuerySelectorAll(".notices h2").Select(h => h.TextContent)];
    }
}
