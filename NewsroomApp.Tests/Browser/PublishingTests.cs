using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>A statement gets a time, and what keeps it from going out is said on every desk.</summary>
public class PublishingTests : BrowserStory
{
    [Fact]
    public async Task A_time_is_read_back_in_three_zones_and_those_that_do_not_exist_are_refused()
    {
        await Newsroom.Approved();
        var elise = await SignedIn(DemoCast.Editor, "/desk/publishing");
        await Press(elise, "Schedule");
        var dialog = elise.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Also show").SelectOptionAsync("Asia/Tokyo");
        var year = DateTime.UtcNow.Year + 1;
        await When(dialog).FillAsync($"{year}-01-20T09:30");
        await Expect(dialog.GetByText($"20 January {year}, 08:30 (UTC)")).ToBeVisibleAsync();
        await Expect(dialog.GetByText($"20 January {year}, 17:30 (Tokyo time)")).ToBeVisibleAsync();

        await When(dialog).FillAsync(LastSunday(year, 3) + "T02:30");
        await Expect(dialog.GetByText("Clocks go forward in that night")).ToBeVisibleAsync();
        await Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Schedule it" })).ToBeDisabledAsync();
        await When(dialog).FillAsync("2020-01-01T09:00");
        await Expect(dialog.GetByText("That is past.")).ToBeVisibleAsync();
        await When(dialog).FillAsync(LastSunday(year, 10) + "T02:30");
        await dialog.GetByLabel("The second").CheckAsync();
        await Expect(dialog.Locator("dd").Nth(1)).ToContainTextAsync("01:30 (UTC)");
        await Press(elise, "Schedule it");
        await Expect(elise.GetByText("It goes out by itself")).ToBeVisibleAsync();
        Assert.Equal(1, (await Newsroom.Publishing.Scheduled())[0].IntendedAt.Hour);

        // The zone is remembered, and so is which of the two half past twos it was.
        await elise.GetByRole(AriaRole.Button, new() { Name = "Change the time" }).ClickAsync();
        await Expect(dialog.GetByLabel("Also show")).ToHaveValueAsync("Asia/Tokyo");
        await Expect(dialog.GetByLabel("The second")).ToBeCheckedAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await elise.GetByRole(AriaRole.Button, new() { Name = "Unschedule" }).ClickAsync();
        await Press(elise, "Yes, unschedule");
        await Expect(elise.GetByRole(AriaRole.Button, new() { Name = "Publish now" })).ToBeVisibleAsync();
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
        await Newsroom.Margin.Resolve(Newsroom.Id(DemoCast.Editor), id, comment);
        await Press(elise, "Publish now");
        await Press(elise, "Yes, publish");
        await Expect(elise.GetByText("is public.")).ToBeVisibleAsync();
        await Expect(alarm).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_publication_counts_down_goes_out_and_is_proved()
    {
        var id = await Newsroom.Approved(
            Texts.Complete with
            {
                Kicker = "Lamps & <light>",
                Body = Texts.Complete.Body + "\n\n- a *list*\n- of [two](https://example.org/?a=1&b=2)",
            }
        );
        var comment = await Newsroom.Suggest(id, "on Wednesday", null, "Which Wednesday?", blocking: true);
        var elise = await SignedIn(DemoCast.Editor, $"/desk/publishing/{id}");
        await Expect(elise.GetByRole(AriaRole.Heading, new() { Name = "No go" })).ToBeVisibleAsync();
        await Expect(elise.GetByText("Which Wednesday?")).ToBeVisibleAsync();
        await Expect(elise.GetByRole(AriaRole.Button, new() { Name = "Publish now" })).ToBeDisabledAsync();
        await Newsroom.Margin.Resolve(Newsroom.Id(DemoCast.Editor), id, comment);
        await Expect(elise.GetByRole(AriaRole.Heading, new() { Name = "Go", Exact = true })).ToBeVisibleAsync();
        await Expect(elise.GetByText("At the desk now: Élise Çelik.")).ToBeVisibleAsync();

        await Newsroom.Publishing.Schedule(
            Newsroom.Id(DemoCast.Editor),
            id,
            TimeProvider.System.GetUtcNow().AddSeconds(6)
        );
        await Expect(elise.GetByRole(AriaRole.Timer)).ToContainTextAsync("00:00:0");
        await Expect(elise.GetByText("the embargo clock looks every second")).ToBeVisibleAsync();
        await Expect(elise.GetByText("seen live")).ToHaveCountAsync(3, new() { Timeout = 20_000 });
        await Expect(elise.GetByText("s after its time")).ToBeVisibleAsync();
    }

    private static ILocator When(ILocator dialog) => dialog.GetByLabel("When (Brussels time)");

    private static string LastSunday(int year, int month)
    {
        var day = new DateOnly(year, month, 31);
        return day.AddDays(-(int)day.DayOfWeek).ToString("O", CultureInfo.InvariantCulture);
    }
}
