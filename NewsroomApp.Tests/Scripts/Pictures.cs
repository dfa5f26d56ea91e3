using Microsoft.Playwright;
using NewsroomApp.Cli;
using NewsroomApp.Tests.Browser;

namespace NewsroomApp.Tests.Scripts;

/// <summary>Takes the pictures that the docs show, of the product as it is (contributing.md has the command).</summary>
public class Pictures : BrowserStory
{
    [Fact(Explicit = true)]
    public async Task A_draft()
    {
        var id = await Newsroom.Draft(DemoTexts.River);
        await Newsroom.Margin.Comment(
            Newsroom.As(DemoCast.Colleague),
            id,
            "Since when? The old plan said 1 May.",
            Anchor.At(Parts.Body, DemoTexts.River, DemoTexts.River.Body.IndexOf("1 March", StringComparison.Ordinal), 7)
        );
        var ana = await AtDraft(DemoCast.Officer, id);
        await Press(ana, "Comments (1)");
        await ana.Locator("article.comment").WaitForAsync();
        await Take(ana, "draft.png");
    }

    [Fact(Explicit = true)]
    public async Task The_front_page()
    {
        foreach (var words in DemoTexts.Earlier) await Newsroom.Live(words);
        await Newsroom.Live(DemoTexts.River);
        var reader = await Reader();
        await reader.GotoAsync("/");
        await Take(reader, "front.png");
    }

    private static Task<byte[]> Take(IPage page, string name) =>
        page.ScreenshotAsync(new() { Path = Path.Combine(TestNewsroom.AppFolder(), "Docs", name) });
}
