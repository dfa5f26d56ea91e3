using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>Scheduling and publishing in a browser; every desk says what kept a statement from going out.</summary>
public class PublishingTests : BrowserStory
{
    [Fact]
    public async Task A_browsers_own_field_for_times_is_understood_and_the_zone_remembered()
    {
        await Newsroom.Approved();
        var elise = await SignedIn(DemoCast.Editor, "/desk/publishing");
        await Press(elise, "Schedule");
        var dialog = elise.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Also show").SelectOptionAsync("Asia/Tokyo");
        var year = DateTime.UtcNow.Year + 1;
        await dialog.GetByLabel("When (Brussels time)").FillAsync($"{year}-01-20T09:30");
        await Expect(dialog.GetByText($"20 January {year}, 08:30 (UTC)")).ToBeVisibleAsync();
        await Expect(dialog.GetByText($"20 January {year}, 17:30 (Tokyo time)")).ToBeVisibleAsync();
        await Press(elise, "Schedule it");
        await Expect(elise.GetByText("It goes out by itself")).ToBeVisibleAsync();
        await elise.GetByRole(AriaRole.Button, new() { Name = "Change the time" }).ClickAsync();
        await Expect(dialog.GetByLabel("Also show")).ToHaveValueAsync("Asia/Tokyo");
    }

    [Fact]
    public async Task What_did_not_go_out_is_said_on_every_desk_until_somebody_decides()
    {
        var id = await Newsroom.Scheduled(TimeSpan.FromSeconds(8));
        var comment = await Newsroom.Suggest(id, "on Wednesday", null, "The minister says no.", blocking: true);
        var ana = await SignedIn(DemoCast.Officer);
        var alarm = ana.Locator(".alarm");
        await Expect(alarm).ToContainTextAsync("did not go out", new() { Timeout = 20_000 });
        await Expect(alarm).ToContainTextAsync("The minister says no.");

        var elise = await SignedIn(DemoCast.Editor, "/desk/publishing");
        await Newsroom.Margin.Resolve(Newsroom.As(DemoCast.Editor), id, comment);
        await Press(elise, "Publish now");
        await Press(elise, "Yes, publish");
        await Expect(elise.GetByText("is public.")).ToBeVisibleAsync();
        await Expect(alarm).ToHaveCountAsync(0);
    }
}
