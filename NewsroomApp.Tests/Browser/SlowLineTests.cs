using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>Writing over a line that takes its time, in ms each way, without waiting for the page.</summary>
public sealed class SlowLineTests(ServedNewsroom house) : BrowserStory(house), IClassFixture<ServedNewsroom>
{
    protected override bool Quiet => false;

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(150)]
    [InlineData(400)]
    public async Task What_is_typed_from_the_first_moment_is_stored_to_the_letter(int latency)
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Ministers met." });
        await using var line = BadLine.To(Address);
        line.Delay(TimeSpan.FromMilliseconds(latency), TimeSpan.FromMilliseconds(latency / 4));
        var ana = await Reader(new() { BaseURL = line.Address.ToString() });
        ana.SetDefaultTimeout(60_000);
        const string typed = "[[0, 'Correction: '], [-1, ' EMBARGOED'], [-1, ' UNTIL NOON.']]";
        await ana.AddInitScriptAsync($"{StormTests.Impatient}; impatient('body', {typed})");
        await SignIn(ana, DemoCast.Officer, $"/desk/drafts/{id}");
        await ana.Keyboard.TypeAsync(" Not before.");
        await Saved(ana);
        const string wanted = "Correction: Ministers met. EMBARGOED UNTIL NOON. Not before.";
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync(wanted);
        Assert.Equal(wanted, (await Newsroom.Drafting.Find(id))!.Open!.Words.Body);
    }

    [Fact]
    public async Task A_link_pressed_while_typing_takes_the_last_words_along()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Ministers met." });
        await using var line = BadLine.To(Address);
        line.Delay(TimeSpan.FromMilliseconds(400));
        var ana = await Reader(new() { BaseURL = line.Address.ToString() });
        ana.SetDefaultTimeout(60_000);
        await SignIn(ana, DemoCast.Officer, $"/desk/drafts/{id}");
        await IsReadyToWrite(ana);
        await Go(ana, "Control+End");
        await ana.Keyboard.TypeAsync(" And the last sentence of it.", new() { Delay = 20 });
        await ana.GetByRole(AriaRole.Link, new() { Name = "Drafts" }).First.ClickAsync();
        await Expect(ana).ToHaveURLAsync(new Regex("/desk/drafts$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        var jonas = await AtDraft(DemoCast.Colleague, id);
        await Expect(jonas.GetByLabel("Body")).ToHaveValueAsync("Ministers met. And the last sentence of it.");
    }

    [Fact]
    public async Task A_comment_and_a_reply_keep_every_letter_on_a_slow_line()
    {
        const string typed = "Is this right? I ask because it matters.";
        var id = await Newsroom.Draft();
        await using var line = BadLine.To(Address);
        line.Delay(TimeSpan.FromMilliseconds(75));
        var ana = await Reader(new() { BaseURL = line.Address.ToString() });
        await SignIn(ana, DemoCast.Officer, $"/desk/drafts/{id}");
        await IsReadyToWrite(ana);
        await Press(ana, "Comments");
        await Press(ana, "Add a comment");
        await Keeps(ana.GetByLabel("Comment", new() { Exact = true }));
        await ana.Keyboard.PressAsync("Control+Enter");
        await ana.Locator("article.comment").WaitForAsync();
        await Press(ana, "Reply");
        await Keeps(ana.GetByLabel("Reply", new() { Exact = true }));

        async Task Keeps(ILocator box)
        {
            await Expect(box).ToBeFocusedAsync();
            await ana.Keyboard.TypeAsync(typed, new() { Delay = 40 });
            await Expect(box).ToHaveValueAsync(typed);
        }
    }

    [Fact]
    public async Task A_new_statement_has_the_cursor_in_its_headline()
    {
        var ana = await SignedIn(DemoCast.Officer);
        await ana.GotoAsync("/desk/drafts");
        await Press(ana, "New statement");
        await IsReadyToWrite(ana);
        await ana.Keyboard.TypeAsync("Straight away");
        await Expect(ana.GetByLabel("Headline")).ToHaveValueAsync("Straight away");
    }

    /// <summary>The page has just been seen and typed in, and some round trips later the line is cut.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_line_cut_while_the_page_connects_leaves_it_ready_and_the_words_stored(int trips)
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Ministers met." });
        await using var line = BadLine.To(Address);
        line.Delay(TimeSpan.FromMilliseconds(50));
        var ana = await Reader(new() { BaseURL = line.Address.ToString() });
        await ana.AddInitScriptAsync(
            $"{StormTests.Impatient}; if (!sessionStorage.again) impatient('body', [[-1, ' At noon.']])"
        );
        await SignIn(ana, DemoCast.Officer, "/desk");
        await ana.GotoAsync($"/desk/drafts/{id}", new() { WaitUntil = WaitUntilState.Commit });
        await ana.WaitForFunctionAsync("() => window.hasTyped && (sessionStorage.again = true)");
        for (var i = 0; i < trips; i++) await ana.EvaluateAsync("() => fetch('/health/live').then(() => true)");
        line.Cut();
        line.Mend();
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("Ministers met. At noon.");
        await Saved(ana);
        Assert.Equal("Ministers met. At noon.", (await Newsroom.Drafting.Find(id))!.Open!.Words.Body);
    }

    [Fact]
    public async Task Words_of_a_colleague_who_writes_above_meanwhile_stay()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Start here. End." });
        await using var line = BadLine.To(Address);
        var ana = await Reader(new() { BaseURL = line.Address.ToString() });
        await SignIn(ana, DemoCast.Officer, $"/desk/drafts/{id}");
        await IsReadyToWrite(ana);
        var jonas = await AtDraft(DemoCast.Colleague, id);
        var body = ana.GetByLabel("Body");
        await body.EvaluateAsync("a => { a.focus(); a.setSelectionRange(12, 12); }");
        line.Silence();
        await RichPasteTests.Paste(ana);
        await jonas.GetByLabel("Body").EvaluateAsync("a => { a.focus(); a.setSelectionRange(0, 0); }");
        await jonas.Keyboard.TypeAsync("Jonas was here. ");
        await Saved(jonas);
        line.Speak();
        const string all = $"Jonas was here. Start here. {RichPasteTests.Markdown}\n\nEnd.";
        await Expect(body).ToHaveValueAsync(all);
        await Expect(jonas.GetByLabel("Body")).ToHaveValueAsync(all);
        await ana.Keyboard.PressAsync("Control+z");
        await ana.Keyboard.PressAsync("Control+z");
        await Expect(body).ToHaveValueAsync("Jonas was here. Start here. End.");
    }

    [Fact]
    public async Task What_is_pasted_while_the_line_is_cut_has_its_formats_when_it_is_back()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Start here." });
        await using var line = BadLine.To(Address);
        var ana = await Reader(new() { BaseURL = line.Address.ToString() });
        await SignIn(ana, DemoCast.Officer, $"/desk/drafts/{id}");
        await IsReadyToWrite(ana);
        await ana.GetByLabel("Body").EvaluateAsync("a => { a.focus(); a.setSelectionRange(6, 11); }");
        line.Cut();
        await ana.Locator("[data-connection='lost']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await RichPasteTests.Paste(ana);
        line.Mend();
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync($"Start {RichPasteTests.Markdown}");
        await Saved(ana);
    }

    [Fact]
    public async Task A_line_that_drips_falls_silent_and_is_cut_loses_no_word_of_two_writers()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Middle." });
        await using var line = BadLine.To(Address);
        var ana = await Reader(new() { BaseURL = line.Address.ToString() });
        await SignIn(ana, DemoCast.Officer, $"/desk/drafts/{id}");
        await IsReadyToWrite(ana);
        var jonas = await AtDraft(DemoCast.Colleague, id);
        await Go(ana, "Control+End");
        await Go(jonas, "Control+Home");

        line.Delay(TimeSpan.FromMilliseconds(80), TimeSpan.FromMilliseconds(60));
        line.Drip(20_000);
        await Type("one");
        line.Silence();
        await Type("two");
        line.Speak();
        await Type("three");
        line.Cut();
        await Type("four");
        line.Mend();
        await Type("five");

        await Saved(ana);
        await Saved(jonas);
        const string wanted = "J-one J-two J-three J-four J-five Middle. A-one A-two A-three A-four A-five";
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync(wanted);
        await Expect(jonas.GetByLabel("Body")).ToHaveValueAsync(wanted);
        Assert.Equal(wanted, (await Newsroom.Drafting.Find(id))!.Open!.Words.Body);

        async Task Type(string word)
        {
            await ana.Keyboard.TypeAsync(" A-" + word);
            await jonas.Keyboard.TypeAsync($"J-{word} ");
        }
    }

    private static async Task Go(IPage page, string key)
    {
        await page.GetByLabel("Body").FocusAsync();
        await page.Keyboard.PressAsync(key);
    }
}
