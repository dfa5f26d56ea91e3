using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>
/// Withdrawal and retraction by two people, urgent publication, embargo links and the banner, in a browser.
/// </summary>
public class PresenceTests : BrowserStory
{
    [Fact]
    public async Task A_statement_is_withdrawn_and_retracted_by_two_people_and_the_public_is_told()
    {
        var id = await Newsroom.Live();
        var chief = await SignedIn(DemoCast.ChiefEditor);
        var elise = await SignedIn(DemoCast.Editor);
        var reader = await Reader();
        await Ask(chief, "Withdraw", "It names the wrong lighthouse.");
        await Expect(chief.GetByText("until another editor confirms it")).ToBeVisibleAsync();
        await Expect(chief.GetByRole(AriaRole.Button, new() { Name = "Confirm", Exact = true })).ToHaveCountAsync(0);

        await Open(elise, "/desk/publishing");
        await elise.GetByRole(AriaRole.Link, new() { NameRegex = Words("asked to withdraw") }).ClickAsync();
        await Expect(elise.GetByText("It names the wrong lighthouse.")).ToBeVisibleAsync();
        await Press(elise, "Confirm");
        await Press(elise, "Yes, withdraw");
        await Expect(elise.GetByText("It is withdrawn")).ToBeVisibleAsync();
        await reader.GotoAsync($"/statements/{id}");
        await Expect(reader.GetByText("This statement was withdrawn")).ToBeVisibleAsync();
        await Expect(reader.GetByText("The council received the keepers on Wednesday.")).ToBeVisibleAsync();
        await reader.GotoAsync("/");
        await Expect(reader.GetByText("Nothing has been published yet.")).ToBeVisibleAsync();

        // The chief's page has updated itself, so it is not opened again.
        await Ask(chief, "Retract", "The lighthouse does not exist.", open: false);
        await Press(elise, "Confirm");
        await Press(elise, "Yes, retract");
        await Expect(chief.GetByText("a tombstone stands in its place")).ToBeVisibleAsync();
        var gone = (await reader.GotoAsync($"/statements/{id}/{Slug.Of(Texts.Complete.Headline)}"))!;
        Assert.Equal(410, gone.Status);
        await Expect(reader.GetByText("The lighthouse does not exist.")).ToBeVisibleAsync();
        await Expect(reader.GetByText("keepers")).ToHaveCountAsync(0);

        async Task Ask(IPage page, string verb, string reason, bool open = true)
        {
            if (open) await Open(page, $"/desk/presence/{id}");
            await Press(page, verb);
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync(reason);
            await Press(page, "Ask for it");
        }
    }

    [Fact]
    public async Task What_cannot_wait_goes_out_and_stays_on_the_list_until_somebody_has_read_it()
    {
        var id = await Newsroom.Draft();
        var chief = await SignedIn(DemoCast.ChiefEditor, $"/desk/publishing/{id}");
        await Press(chief, "Publish urgently");
        await chief.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync("The dam is breaking.");
        await Press(chief, "Publish without review");
        await Expect(chief.GetByText("Nobody has approved these words yet.")).ToBeVisibleAsync();
        await chief.GetByRole(AriaRole.Link, new() { Name = "Read and approve them" }).ClickAsync();
        await Expect(chief.GetByText("You published it, so somebody else approves it.")).ToBeVisibleAsync();

        var elise = await SignedIn(DemoCast.Editor, "/desk/publishing");
        await elise.GetByRole(AriaRole.Link, new() { NameRegex = Words("published .* without review") }).ClickAsync();
        await Press(elise, "Approve");
        await Expect(elise.GetByText("Your name stands under these words.")).ToBeVisibleAsync();
        await Expect(elise.GetByText("without review")).ToHaveCountAsync(0);
        Assert.Empty(await Newsroom.Presence.Unreviewed());
    }

    [Fact]
    public async Task An_editor_lets_a_journalist_read_and_takes_it_back()
    {
        var id = await Newsroom.Scheduled(TimeSpan.FromHours(1));
        var elise = await SignedIn(DemoCast.Editor, $"/desk/publishing/{id}");
        await Press(elise, "Share under embargo");
        await elise.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync("Iva Novák, Lake Gazette");
        await Press(elise, "Make the links");
        await Press(elise, "Copy the link");
        await Expect(elise.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        var link = await elise.Locator(".banner code").TextContentAsync();
        var iva = await Reader();
        await iva.GotoAsync(new Uri(link!).AbsolutePath);
        await Expect(iva.GetByText("Under embargo until")).ToBeVisibleAsync();
        await Expect(iva.GetByText("Iva Novák, Lake Gazette").First).ToBeVisibleAsync();
        await Expect(elise.GetByText("Read once")).ToBeVisibleAsync();

        await elise
            .GetByRole(AriaRole.Button, new() { Name = "Revoke the link of Iva Novák, Lake Gazette" })
            .ClickAsync();
        await Press(elise, "Yes, revoke");
        await Expect(elise.GetByText("Nobody outside reads it before its time.")).ToBeVisibleAsync();
        await iva.ReloadAsync();
        await Expect(iva.GetByText("nothing to read by this link now")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task In_a_crisis_one_sentence_stands_above_every_page_at_once()
    {
        var id = await Newsroom.Live();
        var chief = await SignedIn(DemoCast.ChiefEditor);
        var reader = await Reader();
        await reader.GotoAsync($"/statements/{id}");
        await Open(chief, "/desk/publishing");
        await Press(chief, "Put up a banner");
        await chief
            .GetByRole(AriaRole.Dialog)
            .GetByRole(AriaRole.Textbox)
            .FillAsync("The harbour is closed. The next word comes here at noon.");
        await Press(chief, "Put it up");
        await Expect(chief.GetByRole(AriaRole.Button, new() { Name = "Take it down" })).ToBeVisibleAsync();
        foreach (var address in new[] { "/", $"/statements/{id}", "/search", "/nothing" })
        {
            await reader.GotoAsync(address);
            await Expect(reader.GetByText("The harbour is closed.")).ToBeVisibleAsync();
        }
        await Press(chief, "Take it down");
        await Press(chief, "Yes, take it down");
        await Expect(chief.GetByText("Nothing stands there.")).ToBeVisibleAsync();
        await reader.GotoAsync("/about");
        await Expect(reader.GetByText("The harbour is closed.")).ToHaveCountAsync(0);
    }

    private static Regex Words(string words) => new(words, RegexOptions.None, TimeSpan.FromSeconds(1));
}
