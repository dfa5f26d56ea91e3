using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using NewsroomApp.People;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>Where the focus goes, and what is said there, when a setting or a name is refused.</summary>
public sealed class SettingsTests : BrowserStory
{
    private const string Settings = "/desk/settings";

    [Fact]
    public async Task The_first_wrong_field_on_the_page_takes_the_focus()
    {
        var tariq = await SignedIn(DemoCast.Administrator, Settings);
        await tariq.GetByLabel("Server").FillAsync("smtp.example.org");
        await tariq.GetByLabel("Port").FillAsync("99999");
        await tariq.GetByLabel("From").FillAsync("");
        await Press(tariq, "Save");
        await IsWrong(tariq.GetByLabel("Port"), "Enter a number from 1 to 65535, such as 587.");
        await Expect(tariq.GetByLabel("From")).ToHaveAttributeAsync("aria-invalid", "true");
        await tariq.GetByLabel("Port").FillAsync("587");
        await Press(tariq, "Save");
        await IsWrong(tariq.GetByLabel("From"), "Enter the address e-mails are sent from");
    }

    [Fact]
    public async Task A_kind_is_added_named_and_removed_where_the_focus_is()
    {
        var chief = await SignedIn(DemoCast.ChiefEditor, Settings);
        var names = chief.Locator(".kinds").GetByLabel("Name");
        await Expect(names).ToHaveCountAsync(3);
        await Press(chief, "Add a kind");
        await Expect(names.Nth(3)).ToBeFocusedAsync();
        await Press(chief, "Save");
        await IsWrong(names.Nth(3), "Enter a name for this kind of statement.");
        await names.Nth(3).FillAsync(await names.Nth(1).InputValueAsync());
        await Press(chief, "Save");
        await IsWrong(names.Nth(3), "There is already a kind called");
        await AxeFindsNothing(chief);

        await Remove(0);
        await Expect(names).ToHaveCountAsync(3);
        await Expect(names.Nth(0)).ToBeFocusedAsync();
        await Expect(chief.Locator(".kinds [aria-invalid]")).ToHaveCountAsync(0);
        await Remove(2);
        await Expect(names).ToHaveCountAsync(2);
        await Expect(chief.GetByRole(AriaRole.Button, new() { Name = "Add a kind" })).ToBeFocusedAsync();
        await Remove(0);
        await Expect(names).ToHaveCountAsync(1);
        var last = chief.Locator(".kinds li").GetByRole(AriaRole.Button, new() { Name = "Remove" });
        await Expect(last).ToBeDisabledAsync();
        await Expect(last).ToHaveAccessibleDescriptionAsync("It cannot be removed: keep at least one kind.");

        async Task Remove(int at)
        {
            await chief.Locator(".kinds li").Nth(at).GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
            await Press(chief, "Yes, remove it");
        }
    }

    [Theory]
    [InlineData("   ", "Enter the name as it should appear in the history.")]
    [InlineData("123", "A name must contain letters.")]
    [InlineData("Ana\u200B", "an invisible character, U+200B")]
    [InlineData("Élise Çelik", "A colleague is called Élise Çelik already.")]
    public async Task A_name_that_is_refused_stays_in_its_field_which_says_why(string name, string said)
    {
        var ana = await SignedIn(DemoCast.Officer);
        await ana.GotoAsync("/account/profile");
        var field = ana.GetByLabel("Name", new() { Exact = true });
        await field.FillAsync(name);
        await Press(ana, "Change name");
        await IsWrong(field, said);
        await Expect(field).ToHaveValueAsync(name);
    }

    [Fact]
    public async Task Whoever_confirms_a_mail_server_reads_of_mail_alone()
    {
        await Newsroom.App.Services.GetRequiredService<SettingsWatch>().Look();
        await Newsroom.Settings.SaveMail(
            Newsroom.As(DemoCast.Administrator),
            new() { Host = "mail.example", From = "a@b.example" }
        );
        var chief = await SignedIn(DemoCast.ChiefEditor, "/desk/people");
        await chief.GetByRole(AriaRole.Button, new() { Name = "Confirm: change the settings: e-mail" }).ClickAsync();
        await Expect(chief.GetByRole(AriaRole.Dialog)).ToContainTextAsync(
            "asks to change the settings: e-mail is sent through mail.example:587. If you do not know why"
        );
        await Expect(chief.GetByRole(AriaRole.Dialog)).Not.ToContainTextAsync("in review");
    }

    private static async Task IsWrong(ILocator field, string said)
    {
        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        var note = field.Page.Locator("#" + (await field.GetAttributeAsync("aria-describedby"))!.Replace(":", "\\:"));
        await Expect(note).ToContainTextAsync(said);
    }
}
