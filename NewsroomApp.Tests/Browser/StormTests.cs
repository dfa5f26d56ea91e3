using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>Words typed at the worst moment: before the page is ready, on a dead line, over a lock.</summary>
public sealed class StormTests(ServedNewsroom house) : BrowserStory(house), IClassFixture<ServedNewsroom>
{
    /// <summary>Types into a field at the first moment its text can be seen; -1 is the end of the text.</summary>
    internal const string Impatient = """
        window.impatient = (part, typed) => new MutationObserver((_, watch) => {
          const field = document.querySelector(`textarea[data-part="${part}"]`);
          if (!field) return;
          watch.disconnect();
          setTimeout(() => {
            for (const [at, text] of typed) {
              const place = at < 0 ? field.value.length : at;
              field.focus();
              field.setSelectionRange(place, place);
              document.execCommand('insertText', false, text);
            }
            window.hasTyped = true;
          }, 0);
        }).observe(document, { childList: true, subtree: true });
        """;

    protected override bool Quiet => false;

    [Theory]
    [InlineData("[[-1, ' EMBARGOED UNTIL NOON.']]", "Ministers met. EMBARGOED UNTIL NOON.")]
    [InlineData("[[0, 'Correction: '], [-1, ' And more.']]", "Correction: Ministers met. And more.")]
    public async Task Words_typed_the_moment_the_field_is_seen_are_stored(string typed, string wanted)
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Ministers met." });
        var ana = await Reader();
        await ana.AddInitScriptAsync($"{Impatient}; if (!sessionStorage.again) impatient('body', {typed})");
        await SignIn(ana, DemoCast.Officer, $"/desk/drafts/{id}");
        await ana.WaitForFunctionAsync("() => window.hasTyped");
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync(wanted);
        await Saved(ana);
        Assert.Equal(wanted, await Stored(id));
        await ana.EvaluateAsync("() => { sessionStorage.again = 'yes'; }");
        await OpenDraft(ana, id);
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync(wanted);
    }

    [Theory]
    [InlineData("/desk/today")]
    [InlineData("/desk/drafts")]
    public async Task A_new_statement_takes_its_headline_at_once(string page)
    {
        var ana = await SignedIn(DemoCast.Officer, page);
        await ana.EvaluateAsync(Impatient + "; impatient('headline', [[0, 'Harbour council meets']])");
        await Press(ana, "New statement");
        await ana.WaitForFunctionAsync("() => window.hasTyped");
        await Expect(ana.GetByLabel("Headline")).ToBeFocusedAsync();
        await ana.Keyboard.TypeAsync(" at noon");
        await Saved(ana);
        await Expect(ana.GetByLabel("Headline")).ToHaveValueAsync("Harbour council meets at noon");
        await Expect(ana.GetByLabel("Headline")).ToBeFocusedAsync();
        var id = new Uri(ana.Url).AbsolutePath.Split('/')[^1];
        Assert.Equal("Harbour council meets at noon", (await Newsroom.Drafting.Find(id))!.Open!.Words.Headline);
    }

    [Fact]
    public async Task Undo_takes_back_what_was_typed_before_words_of_an_earlier_page_came_back()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Ministers met." });
        var (ana, line) = await OnALine(id);
        await line.Cut();
        await ana.GetByLabel("Body").FillAsync("Left here. Ministers met.");
        await WaitFor(() => Keeps(ana, "Left here"));
        await ana.GotoAsync("about:blank");
        line.Mend();
        await ana.AddInitScriptAsync($"{Impatient}; impatient('body', [[-1, ' At noon.']])");
        await OpenDraft(ana, id);
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("Left here. Ministers met. At noon.");
        await ana.GetByLabel("Body").PressAsync("Control+z");
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("Left here. Ministers met.");
    }

    [Fact]
    public async Task All_that_earlier_pages_left_is_offered_one_after_the_other()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Met on Monday." });
        var ana = await SignedIn(DemoCast.Officer);
        await Leave(ana, id, "x", "Met on Tuesday.", broken: true, (7, "Tues"));
        await Leave(ana, id, "y", "Met on Friday.", broken: true, (7, "Fri"));
        await OpenDraft(ana, id);
        var offered = ana.Locator(".banners ins");
        var isFriday = (await offered.InnerTextAsync()).Contains("Friday.", StringComparison.Ordinal);
        var (first, second) = isFriday ? ("Friday.", "Tuesday.") : ("Tuesday.", "Friday.");
        await Expect(offered).ToContainTextAsync(first);
        await Press(ana, "Discard them");
        await Expect(offered).ToContainTextAsync(second);
        await Press(ana, "Put them in");
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync($"Met on {second}");
        await Expect(offered).ToHaveCountAsync(0);
        await Saved(ana);
        await ana.WaitForFunctionAsync("() => localStorage.length === 0");
    }

    [Fact]
    public async Task What_is_offered_differs_from_the_text_with_all_that_came_back_by_itself()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Met on Monday." });
        var ana = await SignedIn(DemoCast.Officer);
        var typed = new[] { (0, "1"), (3, "2"), (6, "3"), (9, "4"), (12, "5"), (15, "6") };
        await Leave(ana, id, "x", "1Me2t 3on4 M5on6day.", broken: false, typed);
        await Leave(ana, id, "y", "Met on Friday.", broken: true, (7, "Fri"));
        await ana.EvaluateAsync("() => sessionStorage.setItem('newsroom.tab', 'x')");
        await OpenDraft(ana, id);
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("1Me2t 3on4 M5on6day.");
        await Expect(ana.Locator(".banners del").Last).ToContainTextAsync("M5on6day.");
        await Expect(ana.Locator(".banners ins").Last).ToContainTextAsync("Friday.");
    }

    [Fact]
    public async Task Words_of_an_earlier_page_go_where_they_were_typed_though_this_page_has_stored_some_since()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Met on Monday." });
        var ana = await SignedIn(DemoCast.Officer);
        await Leave(ana, id, "x", "Met on Monday at noon.", broken: false, (13, " at noon"));
        await Newsroom.Write(id, Texts.Complete with { Body = "Met on Monday. Jonas." }, DemoCast.Colleague);
        await OpenDraft(ana, id);
        await Expect(ana.GetByRole(AriaRole.Button, new() { Name = "Put them in" })).ToBeVisibleAsync();
        await ana.GetByLabel("Body").FocusAsync();
        await ana.Keyboard.PressAsync("Control+Home");
        // With the second the page hears that the first is stored.
        await ana.Keyboard.TypeAsync("They ");
        await WaitFor(async () => await Stored(id) == "They Met on Monday. Jonas.");
        await ana.Keyboard.TypeAsync("all ");
        await WaitFor(async () => await Stored(id) == "They all Met on Monday. Jonas.");
        await Press(ana, "Put them in");
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("They all Met on Monday at noon. Jonas.");
        await Saved(ana);
        Assert.Equal("They all Met on Monday at noon. Jonas.", await Stored(id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_who_replace_one_word_with_the_line_cut_keep_both_whole_and_the_later_is_asked(bool loadsAgain)
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Gamma three." });
        var (ana, line) = await OnALine(id);
        await line.Cut();
        await ana.GetByLabel("Body").EvaluateAsync("field => { field.focus(); field.setSelectionRange(6, 11); }");
        await ana.Keyboard.TypeAsync("thirty");
        await Newsroom.Write(id, Texts.Complete with { Body = "Gamma fifty." }, DemoCast.Colleague);
        if (loadsAgain)
        {
            await WaitFor(() => Keeps(ana, "thirty"));
            await ana.GotoAsync("about:blank");
        }
        line.Mend();
        if (loadsAgain)
        {
            await OpenDraft(ana, id);
            await Press(ana, "Put them in");
        }
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("Gamma fifty.thirty");
        await Saved(ana);
        Assert.Equal("Gamma fifty.thirty", await Stored(id));
        if (!loadsAgain)
            await Expect(ana.GetByRole(AriaRole.Button, new() { Name = "Keep mine" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_word_replaced_offline_and_by_a_colleague_after_an_approval_is_asked_about()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Gamma three." });
        var (ana, line) = await OnALine(id);
        await line.Cut();
        await ana.GetByLabel("Body").EvaluateAsync("field => { field.focus(); field.setSelectionRange(6, 11); }");
        await ana.Keyboard.TypeAsync("sixty");
        await Newsroom.Drafting.Submit(Newsroom.As(DemoCast.Officer), id);
        await Newsroom.Approve(id);
        await Newsroom.Drafting.Reopen(Newsroom.As(DemoCast.Officer), id, "A word is wrong.");
        await Newsroom.Write(id, Texts.Complete with { Body = "Gamma fifty." }, DemoCast.Colleague);
        line.Mend();
        await Expect(ana.GetByText("sixty").First).ToBeVisibleAsync();
        await Expect(ana.GetByRole(AriaRole.Button, new() { Name = "Put them in" })).ToBeVisibleAsync();
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("Gamma fifty.");
    }

    /// <summary>The line is back when the correction is being written already, or in between.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Words_of_an_edition_that_went_out_meanwhile_are_there_to_copy_beside_its_correction(bool late)
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "The keepers met." });
        var (ana, line) = await OnALine(id);
        await line.Cut();
        await ana.GetByLabel("Body").EvaluateAsync("field => { field.focus(); field.setSelectionRange(16, 16); }");
        await ana.Keyboard.TypeAsync(" Offline.");
        await Newsroom.Drafting.Submit(Newsroom.As(DemoCast.Officer), id);
        await Newsroom.Approve(id);
        await Newsroom.Publishing.PublishNow(Newsroom.As(DemoCast.Editor), id);
        if (late) await Newsroom.Publishing.Correct(Newsroom.As(DemoCast.Editor), id);
        line.Mend();
        if (!late)
        {
            await Expect(ana.Locator(".left pre")).ToContainTextAsync("The keepers met. Offline.");
            await Newsroom.Publishing.Correct(Newsroom.As(DemoCast.Editor), id);
        }
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("The keepers met.");
        await Expect(ana.Locator(".left pre")).ToContainTextAsync("The keepers met. Offline.");
        await Expect(ana.Locator("[data-late]")).ToHaveTextAsync("Not saved yet");
        await ana.GetByLabel("Body").FocusAsync();
        await ana.Keyboard.TypeAsync("x");
        await Expect(ana.Locator("[data-late]")).ToHaveTextAsync("Not saved yet");
        await OpenDraft(ana, id);
        await Expect(ana.Locator(".left pre")).ToContainTextAsync("The keepers met. Offline.");
        await ana.Locator(".left").GetByRole(AriaRole.Button, new() { Name = "Discard them" }).ClickAsync();
        await Expect(ana.Locator(".left")).ToBeHiddenAsync();
        await Saved(ana);
    }

    [Theory]
    [InlineData("One two three four.", "Five six seven.")]
    [InlineData("First para is kept here. Old words stood here.", "New words went away. First para is kept here.")]
    [InlineData("A.\n\nThird para moves.\n\nOld words.", "Third para moves.\n\nA.\n\nNew words that came.")]
    public async Task Words_that_a_colleague_has_put_back_are_not_put_back_again_by_undo(string old, string now)
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = old });
        var (ana, _) = await OnALine(id);
        var body = ana.GetByLabel("Body");
        await body.EvaluateAsync("field => { field.focus(); field.select(); }");
        await ana.Keyboard.InsertTextAsync(now);
        await Saved(ana);
        await Newsroom.Write(id, Texts.Complete with { Body = old }, DemoCast.Colleague);
        await Expect(body).ToHaveValueAsync(old);
        await ana.Keyboard.PressAsync("Control+z");
        await ana.Keyboard.PressAsync("Control+y");
        await ana.Keyboard.PressAsync("Control+z");
        await body.EvaluateAsync("field => field.setSelectionRange(field.value.length, field.value.length)");
        await ana.Keyboard.TypeAsync("!");
        await Saved(ana);
        Assert.Equal(old + "!", await Stored(id));
    }

    [Fact]
    public async Task The_correction_of_a_withdrawn_statement_is_saved_and_says_so()
    {
        var id = await Newsroom.Live(Texts.Complete with { Body = "The keepers met." });
        await Newsroom.Publishing.Correct(Newsroom.As(DemoCast.Officer), id);
        await Newsroom.Withdraw(id);
        var (ana, _) = await OnALine(id);
        await ana.GetByLabel("Body").FillAsync("The keepers did not meet.");
        await Saved(ana);
    }

    [Fact]
    public async Task A_mark_inside_an_emoji_does_not_halve_it()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "a 😀 b" });
        var (ana, _) = await OnALine(id);
        await ana.GetByLabel("Body").EvaluateAsync("field => { field.focus(); field.setSelectionRange(3, 6); }");
        await ana.Keyboard.PressAsync("Control+b");
        await Saved(ana);
        Assert.Equal("a **😀 b**", await Stored(id));
    }

    [Fact]
    public async Task Keys_typed_right_after_a_cut_are_stored_though_the_desk_has_those_before()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "one" });
        var (ana, line) = await OnALine(id);
        var body = ana.GetByLabel("Body");
        await body.FocusAsync();
        await ana.Keyboard.PressAsync("Control+End");
        line.IsDeaf = true;
        await ana.Keyboard.InsertTextAsync(" two three");
        await WaitFor(async () => await Stored(id) == "one two three");
        await line.Cut();
        await ana.Keyboard.InsertTextAsync(" FOUR FIVE");
        line.Mend();
        await Saved(ana);
        await Expect(body).ToHaveValueAsync("one two three FOUR FIVE");
        Assert.Equal("one two three FOUR FIVE", await Stored(id));
    }

    [Fact]
    public async Task On_a_silent_line_the_bar_says_that_nothing_is_saved()
    {
        var id = await Newsroom.Draft();
        var (ana, line) = await OnALine(id);
        line.IsSilent = true;
        await ana.GetByLabel("Kicker").FillAsync("Typed into silence");
        await Expect(ana.Locator("[data-saved]")).ToHaveTextAsync("Not saved yet", new() { UseInnerText = true });
        await Expect(ana.Locator("[data-saved]")).Not.ToContainTextAsync("Saved", new() { UseInnerText = true });
        line.Speak();
        await Saved(ana);
        Assert.Equal("Typed into silence", (await Newsroom.Drafting.Find(id))!.Open!.Words.Kicker);
    }

    [Fact]
    public async Task Words_typed_offline_while_the_text_was_approved_are_shown_beside_it_and_never_in_it()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Before." });
        var (ana, line) = await OnALine(id);
        await line.Cut();
        await Expect(ana.GetByText("No connection to the newsroom.")).ToBeVisibleAsync();
        await ana.GetByLabel("Body").FocusAsync();
        await ana.Keyboard.PressAsync("Control+End");
        await ana.Keyboard.TypeAsync(" Typed to nobody.");
        await Newsroom.Drafting.Submit(Newsroom.As(DemoCast.Officer), id);
        await Newsroom.Approve(id);
        line.Mend();
        for (var time = 0; time < 2; time++)
        {
            await Expect(ana.Locator(".left pre")).ToContainTextAsync("Before. Typed to nobody.");
            await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("Before.");
            await Expect(ana.GetByLabel("Body")).ToHaveAttributeAsync("readonly", "");
            await Expect(ana.Locator("[data-saved]")).ToHaveTextAsync("Not saved yet", new() { UseInnerText = true });
            await ana.ReloadAsync();
        }
        Assert.Equal("Before.", await Stored(id));

        // Opened again, the text takes them.
        await Newsroom.Drafting.Reopen(Newsroom.As(DemoCast.Officer), id, "A sentence is missing.");
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("Before. Typed to nobody.");
        await Saved(ana);
        Assert.Equal("Before. Typed to nobody.", await Stored(id));
    }

    [Fact]
    public async Task What_an_extension_puts_into_a_field_without_a_word_is_kept_and_stored()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Teh lamp." });
        var (ana, _) = await OnALine(id);
        await ana.GetByLabel("Body").EvaluateAsync("field => { field.value = 'The lamp.'; }");
        await Newsroom.Write(id, Texts.Complete with { Body = "Teh lamp. It shines." }, DemoCast.Colleague);
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("The lamp. It shines.");
        await Saved(ana);
        Assert.Equal("The lamp. It shines.", await Stored(id));

        await ana.GetByLabel("Kicker").EvaluateAsync("field => { field.value = 'Lamps'; }");
        await WaitFor(async () => (await Newsroom.Drafting.Find(id))!.Open!.Words.Kicker == "Lamps");
    }

    [Fact]
    public async Task A_change_at_three_thousand_places_arrives_in_pieces()
    {
        var id = await Newsroom.Draft(
            Texts.Complete with
            {
                Body = string.Concat(Enumerable.Repeat("lamp ", 3_000)).TrimEnd(),
            }
        );
        var (ana, _) = await OnALine(id);
        await ana.GetByLabel("Body").FocusAsync();
        await ana.Keyboard.PressAsync("Control+f");
        await ana.GetByLabel("Find", new() { Exact = true }).FillAsync("lamp");
        await ana.GetByLabel("Replace with").FillAsync("lantern");
        await Press(ana, "Replace all");
        await Saved(ana);
        Assert.Equal(string.Concat(Enumerable.Repeat("lantern ", 3_000)).TrimEnd(), await Stored(id));
    }

    [Fact]
    public async Task What_an_input_method_composes_is_undone_in_one_step()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Tokyo" });
        var (ana, _) = await OnALine(id);
        var body = ana.GetByLabel("Body");
        await body.FocusAsync();
        await ana.Keyboard.PressAsync("Control+End");
        var keys = await ana.Context.NewCDPSessionAsync(ana);
        foreach (var step in new[] { "n", "ni", "nih", "にほ", "にほn", "にほん", "日本" })
            await keys.SendAsync(
                "Input.imeSetComposition",
                new() { ["text"] = step, ["selectionStart"] = step.Length, ["selectionEnd"] = step.Length }
            );
        await keys.SendAsync("Input.insertText", new() { ["text"] = "日本" });
        await keys.SendAsync(
            "Input.imeSetComposition",
            new() { ["text"] = "語", ["selectionStart"] = 1, ["selectionEnd"] = 1 }
        );
        await keys.SendAsync("Input.insertText", new() { ["text"] = "語" });
        await Expect(body).ToHaveValueAsync("Tokyo日本語");
        await ana.Keyboard.PressAsync("Control+z");
        await Expect(body).ToHaveValueAsync("Tokyo日本");
        await ana.Keyboard.PressAsync("Control+z");
        await Expect(body).ToHaveValueAsync("Tokyo");
        await ana.Keyboard.PressAsync("Control+Shift+z");
        await Expect(body).ToHaveValueAsync("Tokyo日本");
        await Saved(ana);
        Assert.Equal("Tokyo日本", await Stored(id));
    }

    [Fact]
    public async Task Signing_out_with_words_that_are_not_stored_asks_first_and_then_leaves_none_behind()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Before." });
        var (ana, line) = await OnALine(id);
        line.IsSilent = true;
        await ana.GetByLabel("Body").FillAsync("Before. Secret.");
        var (asked, answer) = (0, false);
        ana.Dialog += async (_, dialog) =>
        {
            asked++;
            if (answer) await dialog.AcceptAsync();
            else await dialog.DismissAsync();
        };
        await Press(ana, "Sign out");
        await WaitFor(() => Task.FromResult(asked == 1));
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("Before. Secret.");
        Assert.True(await Keeps(ana, "Secret"));
        answer = true;
        await Press(ana, "Sign out");
        await Arrives(ana, "/account/sign-in");
        await ana.WaitForFunctionAsync("() => localStorage.length === 0");
    }

    [Fact]
    public async Task What_a_browser_keeps_can_be_read_by_nobody_but_its_person()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Before." });
        var (page, line) = await OnALine(id);
        await line.Cut();
        await page.GetByLabel("Body").FillAsync("Before. Secret.");
        await WaitFor(() => Keeps(page, "Secret"));
        Assert.False(await KeepsInTheOpen(page, "Secret"));
        await page.GotoAsync("about:blank");
        await page.Context.ClearCookiesAsync();
        line.Mend();

        await SignIn(page, DemoCast.Colleague, $"/desk/drafts/{id}");
        await IsReadyToWrite(page);
        await Expect(page.GetByLabel("Body")).ToHaveValueAsync("Before.");
        Assert.False(await Keeps(page, "Secret"));
        await page.Context.ClearCookiesAsync();

        await SignIn(page, DemoCast.Officer, $"/desk/drafts/{id}");
        await Expect(page.GetByLabel("Body")).ToHaveValueAsync("Before. Secret.");
        await Saved(page);
        Assert.Equal("Before. Secret.", await Stored(id));
    }

    [Fact]
    public async Task A_page_whose_browser_somebody_else_signed_in_with_becomes_theirs_and_nobodys_words_do()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Before." });
        var (page, line) = await OnALine(id);
        await line.Cut();
        await page.GetByLabel("Body").FillAsync("Before. Of Ana.");
        await SignIn(await page.Context.NewPageAsync(), DemoCast.Colleague);
        await page.EvaluateAsync("() => { window.isOld = true; }");
        line.Mend();
        await page.WaitForFunctionAsync("() => !window.isOld");
        await IsReadyToWrite(page);
        await Expect(page.Locator(".desk-bar")).ToContainTextAsync(DemoCast.Colleague.Name);
        await page.GetByLabel("Kicker").FillAsync("By Jonas");
        await Saved(page);

        await SignIn(page, DemoCast.Officer, $"/desk/drafts/{id}");
        // They may have been on their way, under her name, before the page was loaded again.
        var (body, offer) = (page.GetByLabel("Body"), page.GetByRole(AriaRole.Button, new() { Name = "Put them in" }));
        await WaitFor(async () => await offer.IsVisibleAsync() || await body.InputValueAsync() == "Before. Of Ana.");
        if (await offer.IsVisibleAsync()) await offer.ClickAsync();
        await Expect(body).ToHaveValueAsync("Before. Of Ana.");
        await Saved(page);
        var log = await Newsroom.Drafting.Since((await Newsroom.Drafting.Find(id))!.Open!.Id, 0);
        Assert.All(
            log.Where(l => l.Changes.Any(c => c.Part == Parts.Body)),
            line => Assert.Equal(DemoCast.Officer.Name, line.By.Name)
        );
    }

    /// <summary>Puts into the browser what an earlier page of Ana's would have left there.</summary>
    private async Task Leave(
        IPage ana,
        string id,
        string page,
        string body,
        bool broken,
        params (int At, string Typed)[] splices
    ) =>
        await ana.EvaluateAsync(
            """
            ([key, left, texts]) => {
              localStorage.setItem(key, left);
              localStorage.setItem(`${key}.texts`, texts);
            }
            """,
            new[]
            {
                $"newsroom.typed.{Newsroom.Id(DemoCast.Officer)}.{id}.{page}",
                JsonSerializer.Serialize(
                    new
                    {
                        edition = (await Newsroom.Drafting.Find(id))!.Open!.Id,
                        page,
                        version = (await Newsroom.Drafting.Find(id))!.Open!.Version,
                        at = 0,
                        broken,
                        typed = splices.Select(
                            (s, i) =>
                                new
                                {
                                    sequence = i + 1,
                                    part = "body",
                                    splices = new[] { new object[] { s.At, 0, s.Typed } },
                                }
                        ),
                    }
                ),
                JsonSerializer.Serialize(new { body }),
            }
        );

    private async Task<(IPage Ana, BreakableLine Line)> OnALine(string id)
    {
        var ana = await Reader();
        var line = await BreakableLine.Of(ana);
        await SignIn(ana, DemoCast.Officer, $"/desk/drafts/{id}");
        await IsReadyToWrite(ana);
        return (ana, line);
    }

    private async Task<string> Stored(string id) => (await Newsroom.Drafting.Find(id))!.Open!.Words.Body;
}
