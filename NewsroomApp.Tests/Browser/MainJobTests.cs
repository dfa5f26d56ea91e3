using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NewsroomApp.Storage;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>The main job of the newsroom in a browser: writing, review, publication and correction.</summary>
public sealed partial class MainJobTests(ServedNewsroom house)
    : BrowserStory(house),
        IClassFixture<ServedNewsroom>
{
    [Fact]
    public async Task A_file_becomes_a_public_page_by_four_eyes()
    {
        var ana = await Reader();
        await SignInByForm(ana, DemoCast.Officer);
        await ana.GetByRole(AriaRole.Link, new() { Name = "Drafts" }).ClickAsync();
        var chooser = await ana.RunAndWaitForFileChooserAsync(() => Press(ana, "Import"));
        await chooser.SetFilesAsync(
            new FilePayload
            {
                Name = "statement.txt",
                MimeType = "text/plain",
                Buffer = System.Text.Encoding.UTF8.GetBytes(Texts.PlainFile),
            }
        );
        await IsReadyToWrite(ana);
        await Expect(ana.GetByLabel("Headline"))
            .ToHaveValueAsync("Commissioner praises bridge builders on visit to Şile");
        await Expect(Preview(ana)).ToContainTextAsync("“Nobody builds alone,” she said.");
        await Press(ana, "Say who");
        await ana.GetByLabel(DemoCast.Colleague.Name).CheckAsync();
        await Press(ana, "They wrote in it");
        await Expect(ana.GetByText("Imported from")).ToHaveCountAsync(0);

        await ana.GetByLabel("Place").FillAsync("Şile");
        await ana.GetByLabel("Kicker").FillAsync("Visit");
        await Expect(Preview(ana)).ToContainTextAsync("Şile, 3 September 2014");
        await Press(ana, "Submit for review");
        await Expect(ana.GetByText("Submitted just now")).ToBeVisibleAsync();
        await Expect(ana.GetByRole(AriaRole.Button, new() { Name = "Approve" })).ToHaveCountAsync(0);

        var elise = await SignedIn(DemoCast.Editor);
        await elise.GetByRole(AriaRole.Link, new() { Name = "Review" }).ClickAsync();
        await elise.GetByRole(AriaRole.Link, new() { Name = "Commissioner praises" }).ClickAsync();
        await Press(elise, "Approve");
        await Expect(elise.GetByText("Ready to go out")).ToBeVisibleAsync();
        await elise.GetByRole(AriaRole.Link, new() { Name = "Publishing" }).ClickAsync();
        await elise
            .GetByRole(AriaRole.Listitem)
            .Filter(new() { HasText = "Commissioner praises" })
            .GetByRole(AriaRole.Button, new() { Name = "Publish now" })
            .ClickAsync();
        await Press(elise, "Yes, publish");
        await Expect(elise.GetByText("is public.")).ToBeVisibleAsync();

        var reader = await Reader();
        await reader.GotoAsync("/");
        await reader.GetByRole(AriaRole.Link, new() { Name = "Commissioner praises" }).ClickAsync();
        await Expect(reader)
            .ToHaveURLAsync(
                new Regex(
                    "/statements/[0-9a-z]{8}/commissioner-praises-bridge-builders-on-visit-to-sile$",
                    RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                )
            );
        await Expect(reader.GetByText("The original was last updated on 4 September 2014, 09:07")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_preview_is_the_public_page_block_by_block()
    {
        var id = await Newsroom.Draft(
            Texts.Complete with
            {
                Headline = "Lamps of five islands",
                Body = "## Lamps\n\n> A *promise*\n\n- one\n- two\n\n[press](mailto:press@example.org)",
            }
        );
        var ana = await AtDraft(DemoCast.Officer, id);
        var previewed = await Preview(ana).Locator(".body").InnerHTMLAsync();
        await Newsroom.Drafting.Submit(Newsroom.As(DemoCast.Officer), id);
        await Newsroom.Approve(id);
        await Newsroom.Publishing.PublishNow(Newsroom.As(DemoCast.Editor), id);

        var reader = await Reader();
        await reader.GotoAsync($"/statements/{id}");
        Assert.Equal(Plain(await reader.Locator(".body").InnerHTMLAsync()), Plain(previewed));
        static string Plain(string html) => Between().Replace(html, "").Trim();
    }

    [Fact]
    public async Task Words_typed_are_shown_saved_and_there_again()
    {
        var id = await Newsroom.Draft();
        var ana = await AtDraft(DemoCast.Officer, id);
        var body = ana.GetByLabel("Body");
        await body.FocusAsync();
        await ana.Keyboard.PressAsync("Control+End");
        await ana.Keyboard.TypeAsync("\n\nNaïve 👩‍🚒 café 🇪🇺 \"straight\" & <plain>");
        await Expect(Preview(ana)).ToContainTextAsync("Naïve 👩‍🚒 café 🇪🇺 \"straight\" & <plain>");
        await Saved(ana);
        await Expect(ana.Locator("[data-saved]"))
            .ToHaveTextAsync(
                new Regex(@"^\s*Saved \d\d:\d\d:\d\d Brussels time\s*$", RegexOptions.None, TimeSpan.FromSeconds(1))
            );

        await OpenDraft(ana, id);
        await Expect(ana.GetByLabel("Body"))
            .ToHaveValueAsync(Texts.Complete.Body + "\n\nNaïve 👩‍🚒 café 🇪🇺 \"straight\" & <plain>");
    }

    [Fact]
    public async Task Marks_and_their_shortcuts_set_and_take_back()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "lamp" });
        var ana = await AtDraft(DemoCast.Officer, id);
        var body = ana.GetByLabel("Body");
        await body.SelectTextAsync();
        await ana.Keyboard.PressAsync("Control+b");
        await Expect(body).ToHaveValueAsync("**lamp**");
        await Expect(Preview(ana).Locator("strong")).ToHaveTextAsync("lamp");
        await ana.Keyboard.PressAsync("Control+b");
        await Expect(body).ToHaveValueAsync("lamp");
        await Press(ana, "Italic");
        await Expect(body).ToHaveValueAsync("*lamp*");
        await ana.Keyboard.PressAsync("Control+z");
        await Expect(body).ToHaveValueAsync("lamp");
        (string Button, string Value)[] presses =
        [
            ("Heading", "## lamp"),
            ("Heading", "lamp"),
            ("Quotation", "> lamp"),
            ("Quotation", "lamp"),
            ("List", "- lamp"),
            ("List", "lamp"),
        ];
        foreach (var (button, value) in presses)
        {
            await Press(ana, button);
            await Expect(body).ToHaveValueAsync(value);
        }
        await body.SelectTextAsync();
        await ana.Keyboard.PressAsync("Control+k");
        await ana.Keyboard.TypeAsync("https://example.org");
        await Expect(body).ToHaveValueAsync("[lamp](https://example.org)");
        await Expect(Preview(ana).GetByRole(AriaRole.Link, new() { Name = "lamp" }))
            .ToHaveAttributeAsync("href", "https://example.org");
    }

    [Fact]
    public async Task An_editor_is_told_when_the_words_change_under_their_eyes()
    {
        var id = await Newsroom.InReview();
        var elise = await SignedIn(DemoCast.Editor, $"/desk/review/{id}");
        await elise.GetByRole(AriaRole.Button, new() { Name = "Approve" }).WaitForAsync();
        await Newsroom.Write(id, Texts.Complete with { Body = Texts.Complete.Body + " And more." });
        await Expect(elise.GetByText("You cannot approve what you have not seen")).ToBeVisibleAsync();
        await Press(elise, "Approve");
        await Expect(elise.GetByText("nothing was approved")).ToBeVisibleAsync();
        await Expect(elise.Locator("ins")).ToContainTextAsync("And more.");
        await Press(elise, "Approve");
        await Arrives(elise, $"/desk/publishing/{id}");
    }

    [Fact]
    public async Task A_return_asks_for_a_reason_and_shows_it_to_the_writer()
    {
        var id = await Newsroom.InReview();
        var ana = await AtDraft(DemoCast.Officer, id);
        var elise = await SignedIn(DemoCast.Editor, $"/desk/review/{id}");
        await Press(elise, "Return for changes");
        await Press(elise, "Return it");
        await Expect(elise.GetByText("Give a reason")).ToBeVisibleAsync();
        await elise.GetByLabel("What has to change?").FillAsync("The second name is misspelt.");
        await Press(elise, "Return it");
        await Expect(ana.GetByText("Élise Çelik returned it for changes: “The second name is misspelt.”"))
            .ToBeVisibleAsync();
        await Expect(ana.GetByRole(AriaRole.Button, new() { Name = "Submit for review" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_live_statement_is_corrected_as_a_further_edition()
    {
        var id = await Newsroom.Live();
        var ana = await SignedIn(DemoCast.Officer, "/desk/publishing");
        await ana.GetByRole(AriaRole.Button, new() { Name = $"Correct {Texts.Complete.Headline}" }).ClickAsync();
        await IsReadyToWrite(ana);
        await ana.GetByLabel("Body").FillAsync(Texts.Corrected.Body);
        await ana.GetByLabel("Public note").FillAsync(Texts.Corrected.PublicNote);
        await Press(ana, "Submit for review");
        await Expect(ana.GetByText("Submitted just now")).ToBeVisibleAsync();
        Assert.Equal(Texts.Corrected, (await Newsroom.Drafting.Find(id))!.Open!.Words);
    }

    [Fact]
    public async Task A_paste_over_the_limit_is_refused_whole_and_one_below_arrives_whole()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Before." });
        var ana = await SignedIn(
            DemoCast.Officer,
            options: new() { Permissions = ["clipboard-read", "clipboard-write"] }
        );
        await OpenDraft(ana, id);
        var body = ana.GetByLabel("Body");
        await ana.EvaluateAsync("text => navigator.clipboard.writeText(text)", new string('x', 2_000_000));
        await body.FocusAsync();
        await ana.Keyboard.PressAsync("Control+End");
        await ana.Keyboard.PressAsync("Control+v");
        await Expect(ana.GetByText("Body takes up to 500,000. Nothing was put in")).ToBeVisibleAsync();
        await Expect(body).ToHaveValueAsync("Before.");

        var prose = Texts.Prose(50_000);
        await ana.EvaluateAsync("text => navigator.clipboard.writeText(text)", prose);
        await body.SelectTextAsync();
        await ana.Keyboard.PressAsync("Control+v");
        await Expect(ana.GetByText("Not saved yet")).ToBeVisibleAsync();
        await Saved(ana);
        Assert.Equal(prose, (await Newsroom.Drafting.Find(id))!.Open!.Words.Body);
    }

    [Fact]
    public async Task Words_dragged_to_a_part_that_is_too_small_for_them_stay_where_they_are()
    {
        var passage = new string('x', Parts.Place.Limit + 30);
        var id = await Newsroom.Draft(Texts.Complete with { Body = $"{passage} After.", Place = "" });
        var ana = await AtDraft(DemoCast.Officer, id);
        var (body, place) = (ana.GetByLabel("Body"), ana.GetByLabel("Place"));
        await ana.GetByRole(AriaRole.Button, new() { Name = "Details" }).ClickAsync();
        await Drag(ana, body, place, passage.Length);
        await Expect(ana.GetByText("Place takes up to 120. Nothing was put in")).ToBeVisibleAsync();
        await Expect(body).ToHaveValueAsync($"{passage} After.");
        await Expect(place).ToHaveValueAsync("");

        await Drag(ana, body, place, 40);
        await Expect(place).ToHaveValueAsync(passage[..40]);
        await Expect(body).ToHaveValueAsync($"{passage[40..]} After.");
        await Expect(ana.GetByText("Nothing was put in")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_part_made_too_long_by_a_program_says_so_until_it_is_shorter()
    {
        var id = await Newsroom.Draft(Texts.Complete);
        var ana = await AtDraft(DemoCast.Officer, id);
        var headline = ana.GetByLabel("Headline");
        await headline.EvaluateAsync("field => { field.value = 'y'.repeat(700); }");
        var note = ana.Locator("#part-headline-note");
        await Expect(note).ToHaveTextAsync("Headline takes up to 300; this one has 700. Shorten it.");
        await Saved(ana);
        await headline.FillAsync("Short");
        await Expect(note).ToHaveTextAsync("");
    }

    private static async Task Drag(IPage page, ILocator from, ILocator to, int length)
    {
        await from.EvaluateAsync("(field, end) => { field.focus(); field.setSelectionRange(0, end); }", length);
        var (source, target) = ((await from.BoundingBoxAsync())!, (await to.BoundingBoxAsync())!);
        await page.Mouse.MoveAsync(source.X + 60, source.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(source.X + 70, source.Y + 12, new() { Steps = 4 });
        await page.Mouse.MoveAsync(target.X + 40, target.Y + 15, new() { Steps = 6 });
        await page.Mouse.UpAsync();
    }

    [GeneratedRegex(@"<!--.*?-->|(?<=>)\s+(?=<)", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Between();
}
