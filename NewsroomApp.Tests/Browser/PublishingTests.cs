using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>Scheduling and publishing in a browser; every desk says what kept a statement from going out.</summary>
public class PublishingTests : BrowserStory
{
    [Fact]
    public async Task The_focus_stays_where_a_verb_took_its_own_button_away()
    {
        var id = await Newsroom.Scheduled(TimeSpan.FromHours(3));
        var elise = await SignedIn(DemoCast.Editor, $"/desk/publishing/{id}");
        await Press(elise, "Unschedule");
        await Press(elise, "Yes, unschedule");
        await Expect(elise.GetByRole(AriaRole.Button, new() { Name = "Unschedule" })).ToHaveCountAsync(0);
        await elise.WaitForFunctionAsync(
            "() => document.activeElement !== document.body && !document.activeElement.closest('.mud-dialog')"
        );
    }

    [Fact]
    public async Task An_editor_schedules_by_typing_alone_and_the_zone_is_remembered()
    {
        await Newsroom.Approved();
        var elise = await SignedIn(DemoCast.Editor, "/desk/publishing");
        await elise.GetByRole(AriaRole.Button, new() { Name = "Schedule", Exact = true }).FocusAsync();
        await elise.Keyboard.PressAsync("Enter");
        var dialog = elise.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByLabel("Day", new() { Exact = true })).ToBeFocusedAsync();
        var year = DateTime.UtcNow.Year + 1;
        await elise.Keyboard.TypeAsync($"20.1.{year}");
        await Tab(times: 2);
        await Expect(dialog.GetByLabel("Day", new() { Exact = true })).ToHaveValueAsync($"20 January {year}");
        await elise.Keyboard.TypeAsync("9.30");
        await Tab();
        await Expect(dialog.GetByLabel("Time")).ToHaveValueAsync("09:30");
        await elise.Keyboard.TypeAsync("tokyo");
        await Tab();
        await Expect(dialog.GetByText($"20 January {year}, 08:30 (UTC)")).ToBeVisibleAsync();
        await Expect(dialog.GetByText($"20 January {year}, 17:30 (Tokyo time)")).ToBeVisibleAsync();
        await Tab();
        await elise.Keyboard.PressAsync("Enter");
        await Expect(elise.GetByText("It goes out by itself")).ToBeVisibleAsync();
        await elise.GetByRole(AriaRole.Button, new() { Name = "Change the time" }).ClickAsync();
        await Expect(dialog.GetByLabel("Also show")).ToHaveValueAsync("Asia/Tokyo");
        await elise.Keyboard.PressAsync("Escape");
        await Expect(elise.GetByRole(AriaRole.Button, new() { Name = "Change the time" })).ToBeFocusedAsync();

        async Task Tab(int times = 1)
        {
            for (var i = 0; i < times; i++) await elise.Keyboard.PressAsync("Tab");
        }
    }

    [Fact]
    public async Task A_day_is_picked_from_the_grid_by_keys_alone_however_fast_they_come()
    {
        await Newsroom.Approved();
        var elise = await SignedIn(DemoCast.Editor, "/desk/publishing");
        await Press(elise, "Schedule");
        var dialog = elise.GetByRole(AriaRole.Dialog, new() { Name = "Schedule" });
        var (day, button) = (dialog.GetByLabel("Day", new() { Exact = true }), dialog.GetByLabel("Choose a day"));
        var year = DateTime.UtcNow.Year + 1;
        await day.FillAsync($"{year}-01-31");
        await elise.Keyboard.PressAsync("Tab");
        await Expect(day).ToHaveValueAsync($"31 January {year}");
        await Expect(button).ToBeFocusedAsync();
        await elise.Keyboard.PressAsync("Enter");
        var grid = dialog.GetByRole(AriaRole.Grid, new() { Name = $"January {year}" });
        await Expect(grid.Locator("[tabindex='0']")).ToBeFocusedAsync();
        await AxeFindsNothing(elise);
        foreach (var key in "PageDown ArrowDown ArrowRight Shift+PageDown Home ArrowUp".Split(' '))
            await elise.Keyboard.PressAsync(key);
        await elise.Keyboard.PressAsync(" ");
        var picked = Picked(year);
        await Expect(day).ToHaveValueAsync(Institution.Spoken(picked));
        await Expect(button).ToBeFocusedAsync();
        await Expect(grid).ToHaveCountAsync(0);

        await elise.Keyboard.PressAsync("Enter");
        await Expect(dialog.Locator("[aria-selected='true']")).ToBeFocusedAsync();
        await elise.Keyboard.PressAsync("ArrowRight");
        await elise.Keyboard.PressAsync("Escape");
        await Expect(button).ToBeFocusedAsync();
        await Expect(day).ToHaveValueAsync(Institution.Spoken(picked));
    }

    private static DateOnly Picked(int year)
    {
        var day = new DateOnly(year, 1, 31).AddMonths(1).AddDays(8).AddYears(1);
        return day.AddDays(-(((int)day.DayOfWeek + 6) % 7) - 7);
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
