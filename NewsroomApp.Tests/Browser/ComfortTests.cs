using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>
/// Conveniences of the editor: find and replace, restoring a revision, previews, keyboard help and templates.
/// </summary>
public sealed class ComfortTests(ServedNewsroom house) : BrowserStory(house), IClassFixture<ServedNewsroom>
{
    [Fact]
    public async Task Words_are_found_and_replaced_one_by_one_or_all_and_taken_back()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Lamp lamp LAMP lamp." });
        var ana = await AtDraft(DemoCast.Officer, id);
        var body = ana.GetByLabel("Body");
        await body.FocusAsync();
        await ana.Keyboard.PressAsync("Control+f");
        await ana.GetByLabel("Find", new() { Exact = true }).FillAsync("lamp");
        await Expect(ana.GetByText("4 found")).ToBeVisibleAsync();
        await ana.GetByLabel("Match case").CheckAsync();
        await Expect(ana.GetByText("2 found")).ToBeVisibleAsync();
        await ana.GetByLabel("Replace with").FillAsync("light");
        await Press(ana, "Next");
        await Press(ana, "Replace");
        await Expect(body).ToHaveValueAsync("Lamp light LAMP lamp.");
        await ana.GetByLabel("Match case").UncheckAsync();
        await Press(ana, "Replace all");
        await Expect(body).ToHaveValueAsync("light light light light.");
        await Expect(ana.GetByText("3 replaced")).ToBeVisibleAsync();
        await ana.Keyboard.PressAsync("Escape");
        await Expect(body).ToBeFocusedAsync();
        await ana.Keyboard.PressAsync("Control+z");
        await Expect(body).ToHaveValueAsync("Lamp light LAMP lamp.");
        await Expect(Preview(ana)).ToContainTextAsync("Lamp light LAMP lamp.");
    }

    [Fact]
    public async Task A_revision_is_compared_and_restored_while_a_colleague_looks_on()
    {
        var id = await Newsroom.Draft();
        await Newsroom.Revisions.Save(Newsroom.As(DemoCast.Officer), id);
        await Newsroom.Write(
            id,
            Texts.Complete with
            {
                Body = Texts.Complete.Body.Replace("on Wednesday", "on Friday", StringComparison.Ordinal),
            }
        );
        var jonas = await AtDraft(DemoCast.Colleague, id);
        var ana = await SignedIn(DemoCast.Officer, $"/desk/history/{id}");
        await Expect(ana.Locator(".differences del")).ToContainTextAsync("Wednesday");
        await Expect(ana.Locator(".differences ins")).ToContainTextAsync("Friday");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Restore revision 2 of edition 1" }).ClickAsync();
        await Press(ana, "Yes, restore");
        await Expect(jonas.GetByLabel("Body")).ToHaveValueAsync(Texts.Complete.Body);
        await Expect(ana.GetByText("No word differs.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_page_is_shown_as_on_a_telephone_as_mail_and_alone()
    {
        var id = await Newsroom.Draft();
        var ana = await AtDraft(DemoCast.Officer, id);
        await Press(ana, "Phone");
        await Expect(Preview(ana).Locator(".sheet")).ToHaveCSSAsync("width", "320px");
        await Press(ana, "E-mail text");
        await Expect(Preview(ana).Locator("pre")).ToContainTextAsync("Harbour council welcomes");
        await Press(ana, "Focus");
        await Expect(Preview(ana)).ToBeHiddenAsync();
        await Expect(ana.GetByLabel("Body")).ToBeFocusedAsync();
        await ana.Keyboard.PressAsync("Escape");
        await Expect(Preview(ana)).ToBeVisibleAsync();
        await Expect(ana.Locator(".length")).ToHaveTextAsync("50 words · 1 min to read");
    }

    [Fact]
    public async Task A_question_mark_shows_the_keys_but_not_while_writing()
    {
        var id = await Newsroom.Draft();
        var ana = await AtDraft(DemoCast.Officer, id);
        await ana.GetByLabel("Kicker").FocusAsync();
        await ana.Keyboard.TypeAsync("Why?");
        await Expect(ana.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Expect(ana.GetByLabel("Kicker")).ToHaveValueAsync("Why?");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Checks" }).FocusAsync();
        await ana.Keyboard.PressAsync("?");
        await Expect(ana.GetByRole(AriaRole.Dialog, new() { Name = "Keyboard" })).ToBeVisibleAsync();
        await ana.Keyboard.PressAsync("Escape");
        await Expect(ana.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_first_link_of_a_page_leads_to_its_content()
    {
        var ana = await SignedIn(DemoCast.Officer, "/desk/drafts");
        await ana.Keyboard.PressAsync("Tab");
        await ana.Keyboard.PressAsync("Enter");
        await Expect(ana.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
        await ana.Keyboard.PressAsync("Tab");
        await Expect(ana.GetByRole(AriaRole.Main).Locator(":focus")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_its_field_until_it_is_there()
    {
        var id = await Newsroom.Draft(new Document { Kicker = "Harbour" });
        var ana = await AtDraft(DemoCast.Officer, id);
        await Press(ana, "Checks (2)");
        await Press(ana, "Submit for review");
        var headline = ana.GetByLabel("Headline");
        await Expect(headline).ToBeFocusedAsync();
        await Expect(headline).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(ana.GetByText("Write a headline.")).ToBeVisibleAsync();
        await Expect(ana.GetByText("Write the body.")).ToBeVisibleAsync();
        await ana.Keyboard.TypeAsync("Lamps");
        await Expect(ana.GetByText("Write a headline.")).ToHaveCountAsync(0);
        await Expect(headline).Not.ToHaveAttributeAsync("aria-invalid", "true");
        await ana.GetByLabel("Body").FillAsync("They are lit.");
        await Press(ana, "Submit for review");
        await Expect(ana.GetByText("Submitted. An editor will read it")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_draft_becomes_a_template_and_the_template_a_draft()
    {
        var id = await Newsroom.Draft();
        var ana = await AtDraft(DemoCast.Officer, id);
        await Press(ana, "More");
        await ana.GetByText("Save as template").ClickAsync();
        await ana.GetByLabel("What is it called?").FillAsync("Keepers");
        await Press(ana, "Save it");
        await Expect(ana.GetByText("Everybody finds it under Templates")).ToBeVisibleAsync();
        var jonas = await SignedIn(DemoCast.Colleague, "/desk/drafts");
        await Press(jonas, "Templates");
        await Press(jonas, "Begin from Keepers");
        await IsReadyToWrite(jonas);
        await Expect(jonas.GetByLabel("Press contact")).ToHaveValueAsync(Texts.Complete.PressContact);
    }

    [Fact]
    public async Task The_quotations_in_the_margin_follow_the_typing()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "“One,” said Ana Berg." });
        var ana = await AtDraft(DemoCast.Officer, id);
        await ana.GetByRole(AriaRole.Button, new() { Name = "Comments" }).ClickAsync();
        await ana.GetByRole(AriaRole.Button, new() { Name = "Quotes 1" }).ClickAsync();
        await ana.GetByLabel("Body").FocusAsync();
        await ana.Keyboard.PressAsync("Control+End");
        await ana.Keyboard.TypeAsync(" “Two,” said Karl Huber.");
        await Expect(ana.GetByRole(AriaRole.Button, new() { Name = "Quotes 2" })).ToBeVisibleAsync();
        await Expect(ana.GetByRole(AriaRole.Article, new() { Name = "Quotation 2" })).ToContainTextAsync("Karl Huber");
    }
}
