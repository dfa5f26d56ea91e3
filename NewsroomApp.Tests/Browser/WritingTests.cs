using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>Two people in one draft, and connections that break.</summary>
public sealed class WritingTests(ServedNewsroom house) : BrowserStory(house), IClassFixture<ServedNewsroom>
{
    protected override bool Quiet => false;

    [Fact]
    public async Task A_colleagues_words_arrive_without_moving_my_caret_or_my_scroll()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = Texts.Prose(3_000) });
        var (ana, jonas) = await Both(id);
        var body = ana.GetByLabel("Body");
        await body.EvaluateAsync(
            """
            a => {
              const at = a.value.indexOf('keepers', a.value.length / 2);
              a.focus();
              a.setSelectionRange(at, at + 7);
              a.closest('.writing').scrollTop = a.scrollHeight / 2;
            }
            """
        );
        var sight = await Sight(body);

        await jonas.GetByLabel("Body").FocusAsync();
        await jonas.Keyboard.PressAsync("Control+Home");
        await jonas.Keyboard.InsertTextAsync("Jonas begins.\n\nAnd again.\n\n");
        await Expect(body)
            .ToHaveValueAsync(
                new Regex("^Jonas begins\\.\n\nAnd again\\.\n\n", RegexOptions.None, TimeSpan.FromSeconds(1))
            );
        await IsSelected(body, "keepers");
        Assert.InRange(Math.Abs(await Sight(body) - sight), 0, 2);
        await Expect(Preview(ana)).ToContainTextAsync("Jonas begins.");

        // The caret's distance in pixels from the upper edge of the window, which changes only if the text in it moves.
        static Task<double> Sight(ILocator area) =>
            area.EvaluateAsync<double>(
                """
                a => {
                  const probe = document.createElement('div'), style = getComputedStyle(a);
                  for (const p of ['font', 'lineHeight', 'padding', 'border', 'boxSizing', 'letterSpacing'])
                    probe.style[p] = style[p];
                  Object.assign(probe.style, {
                    position: 'absolute',
                    visibility: 'hidden',
                    whiteSpace: 'pre-wrap',
                    overflowWrap: 'break-word',
                    width: a.clientWidth + 'px',
                    border: '0'
                  });
                  probe.textContent = a.value.slice(0, a.selectionStart);
                  document.body.append(probe);
                  const height = probe.clientHeight;
                  probe.remove();
                  return height + a.getBoundingClientRect().top;
                }
                """
            );
    }

    [Theory]
    [InlineData(1440)]
    [InlineData(390)]
    public async Task What_is_typed_at_either_end_of_a_long_text_is_in_sight(int width)
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = Texts.Prose(2_000), NotesToEditors = "" });
        var ana = await AtDraft(DemoCast.Officer, id);
        await ana.SetViewportSizeAsync(width, 844);
        var body = ana.GetByLabel("Body");
        await body.FocusAsync();
        // On a phone the toolbar stands below the text, else above it.
        var (tools, below) = (ana.Locator(".tools"), width < 500);
        await ana.Keyboard.PressAsync("Control+End");
        await ana.Keyboard.TypeAsync("Here.");
        Assert.InRange(await Edge(body, "bottom"), 0, (below ? await Edge(tools, "top") : 844) + 8);
        await ana.Keyboard.PressAsync("Control+Home");
        await ana.Keyboard.TypeAsync("Here.");
        Assert.InRange(await Edge(body, "top"), (below ? 0 : await Edge(tools, "bottom")) - 8, 844);

        static Task<double> Edge(ILocator part, string edge) =>
            part.EvaluateAsync<double>("(part, edge) => part.getBoundingClientRect()[edge]", edge);
    }

    [Fact]
    public async Task Enter_goes_from_the_headline_to_the_standfirst_and_on_to_the_body()
    {
        var ana = await AtDraft(DemoCast.Officer, await Newsroom.Draft(new Document { Kicker = "Harbour" }));
        await ana.GetByLabel("Headline").FocusAsync();
        await ana.Keyboard.TypeAsync("Lamps");
        await ana.Keyboard.PressAsync("Enter");
        await ana.Keyboard.TypeAsync("Five of them.");
        await ana.Keyboard.PressAsync("Enter");
        await ana.Keyboard.TypeAsync("They are lit.");
        await Expect(ana.GetByLabel("Headline")).ToHaveValueAsync("Lamps");
        await Expect(ana.GetByLabel("Standfirst")).ToHaveValueAsync("Five of them.");
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("They are lit.");
    }

    [Fact]
    public async Task Both_see_who_is_there_and_where()
    {
        var id = await Newsroom.Draft();
        var (ana, jonas) = await Both(id);
        await Expect(ana.Locator(".colleagues")).ToHaveTextAsync("Jonas Grybauskas");
        await jonas.GetByLabel("Body").FocusAsync();
        await jonas.Keyboard.PressAsync("Control+End");
        await Expect(ana.Locator(".colleagues")).ToHaveTextAsync("Jonas Grybauskas · Body, paragraph 2");
        await jonas.GotoAsync("/desk/drafts");
        await Expect(ana.Locator(".colleagues")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Undo_takes_back_my_words_and_leaves_my_colleagues()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Middle." });
        var (ana, jonas) = await Both(id);
        var (mine, theirs) = (ana.GetByLabel("Body"), jonas.GetByLabel("Body"));
        await mine.FocusAsync();
        await ana.Keyboard.PressAsync("Control+End");
        await ana.Keyboard.TypeAsync(" Mine.");
        await Expect(theirs).ToHaveValueAsync("Middle. Mine.");
        await theirs.FocusAsync();
        await jonas.Keyboard.PressAsync("Control+Home");
        await jonas.Keyboard.TypeAsync("Theirs. ");
        await Expect(mine).ToHaveValueAsync("Theirs. Middle. Mine.");
        await ana.Keyboard.PressAsync("Control+z");
        await Expect(theirs).ToHaveValueAsync("Theirs. Middle.");
        await ana.Keyboard.PressAsync("Control+Shift+z");
        await Expect(theirs).ToHaveValueAsync("Theirs. Middle. Mine.");
    }

    [Fact]
    public async Task A_line_that_breaks_stops_nobody_from_writing_and_mends_itself()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Before. They met on Wednesday." });
        var ana = await Reader();
        var line = await BreakableLine.Of(ana);
        await SignIn(ana, DemoCast.Officer, $"/desk/drafts/{id}");
        await IsReadyToWrite(ana);
        var jonas = await AtDraft(DemoCast.Colleague, id);
        var (mine, theirs) = (ana.GetByLabel("Body"), jonas.GetByLabel("Body"));

        await line.Cut();
        await Expect(ana.GetByText("No connection to the newsroom.")).ToBeVisibleAsync();
        await Select(mine, "Wednesday");
        await ana.Keyboard.TypeAsync("Tuesday");
        await ana.Keyboard.PressAsync("Control+Home");
        await ana.Keyboard.TypeAsync("Offline. ");
        await Select(theirs, "Wednesday");
        await jonas.Keyboard.TypeAsync("Thursday");
        await Saved(jonas);
        Assert.Equal("Before. They met on Thursday.", (await Newsroom.Drafting.Find(id))!.Open!.Words.Body);

        line.Mend();
        await Expect(theirs).ToHaveValueAsync("Offline. Before. They met on ThursdayTuesday.");
        await Expect(mine).ToHaveValueAsync("Offline. Before. They met on ThursdayTuesday.");
        await Expect(ana.GetByText("No connection to the newsroom.")).ToBeHiddenAsync();
        await Expect(ana.Locator("[data-clash]"))
            .ToContainTextAsync("Jonas Grybauskas and you changed the same words in Body at the same time.");
        await ana.Keyboard.PressAsync("Control+Home");
        await ana.Keyboard.TypeAsync("Typed ");
        // Otherwise the desk may say that the words have just changed again, and ask once more.
        await Saved(ana);
        await Press(ana, "Keep theirs");
        await Expect(theirs).ToHaveValueAsync("Typed Offline. Before. They met on Thursday.");
        await Expect(ana.Locator("[data-clash]")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_windows_of_one_person_and_a_choice_of_date_agree()
    {
        var id = await Newsroom.Draft();
        var ana = await AtDraft(DemoCast.Officer, id);
        var second = await ana.Context.NewPageAsync();
        await OpenDraft(second, id);
        await Expect(ana.Locator(".colleagues")).ToContainTextAsync("You, in another window");
        await ana.GetByLabel("Kicker").FillAsync("From the first window");
        await second.GetByLabel("Date", new() { Exact = true }).FillAsync("2026-05-06");
        await second.GetByLabel("Kicker").FocusAsync();
        await Expect(second.GetByLabel("Kicker")).ToHaveValueAsync("From the first window");
        await Expect(ana.GetByLabel("Date", new() { Exact = true })).ToHaveValueAsync("6 May 2026");
        await Expect(Preview(ana)).ToContainTextAsync("6 May 2026");
    }

    [Fact]
    public async Task A_day_is_typed_in_the_order_of_the_house_or_picked_and_nothing_else_is_taken()
    {
        var id = await Newsroom.Draft();
        var ana = await AtDraft(DemoCast.Officer, id);
        var field = ana.GetByLabel("Date", new() { Exact = true });
        string[] ways = ["20.11.2015", "20 nov 2015", "2015-11-20", "20. November 2015", "20 novembre 2015"];
        ways = [.. ways, "Friday, 20th November 2015", "20/11/15", "20-11-2015"];
        foreach (var typed in ways)
        {
            await field.FillAsync("1 May 2026");
            await field.FillAsync(typed);
            await field.BlurAsync();
            await Expect(field).ToHaveValueAsync("20 November 2015");
            await Expect(Preview(ana)).ToContainTextAsync("20 November 2015");
        }
        await field.FillAsync("31 February 2015");
        await field.BlurAsync();
        await Expect(ana.GetByText("Give a day, such as 20 November 2015")).ToBeVisibleAsync();
        await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await Expect(field).ToHaveValueAsync("31 February 2015");
        await Saved(ana);
        Assert.Equal(new DateOnly(2015, 11, 20), (await Newsroom.Drafting.Find(id))!.Latest.Words.Date);
        await ana.GetByRole(AriaRole.Button, new() { Name = "Choose a day (Date)" }).ClickAsync();
        await ana.GetByRole(AriaRole.Gridcell, new() { Name = "Monday 23 November 2015" }).ClickAsync();
        await Expect(field).ToHaveValueAsync("23 November 2015");
        await Expect(Preview(ana)).ToContainTextAsync("23 November 2015");
        await field.FillAsync("");
        await field.BlurAsync();
        await Expect(Preview(ana)).Not.ToContainTextAsync("2015");
    }

    [Fact]
    public async Task Words_whose_sign_in_ended_come_back_after_the_next()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Before." });
        var ana = await Reader();
        var line = await BreakableLine.Of(ana);
        await SignIn(ana, DemoCast.Officer, $"/desk/drafts/{id}");
        await IsReadyToWrite(ana);
        await line.Cut();
        await Expect(ana.GetByText("No connection to the newsroom.")).ToBeVisibleAsync();
        await ana.GetByLabel("Body").FocusAsync();
        await ana.Keyboard.PressAsync("Control+End");
        await ana.Keyboard.TypeAsync(" Typed to nobody.");
        await ana.Context.ClearCookiesAsync();
        await ana.GotoAsync("/");
        line.Mend();
        await SignInByForm(ana, DemoCast.Officer);
        await OpenDraft(ana, id);
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("Before. Typed to nobody.");
        await Saved(ana);
        Assert.Equal("Before. Typed to nobody.", (await Newsroom.Drafting.Find(id))!.Open!.Words.Body);
    }

    [Fact]
    public async Task A_caret_comes_back_to_its_words_after_others_wrote_in_front_of_it()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "One two three." });
        var ana = await Reader();
        var line = await BreakableLine.Of(ana);
        await SignIn(ana, DemoCast.Officer);
        foreach (var typed in new[] { "", "and a half " })
        {
            await OpenDraft(ana, id);
            await line.Cut();
            await Expect(ana.GetByText("No connection to the newsroom.")).ToBeVisibleAsync();
            await Select(ana.GetByLabel("Body"), "three");
            await ana.Keyboard.PressAsync("ArrowLeft");
            if (typed.Length > 0) await ana.Keyboard.TypeAsync(typed);
            await Newsroom.Write(
                id,
                Texts.Complete with
                {
                    Body = "Jonas begins. " + (await Newsroom.Drafting.Find(id))!.Open!.Words.Body,
                },
                DemoCast.Colleague
            );
            line.Mend();
            await OpenDraft(ana, id);
            await Expect(ana.GetByLabel("Body")).ToBeFocusedAsync();
            Assert.Equal(
                "three.",
                await ana.GetByLabel("Body").EvaluateAsync<string>("a => a.value.slice(a.selectionStart)")
            );
        }
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("Jonas begins. Jonas begins. One two and a half three.");
    }

    [Fact]
    public async Task Words_left_in_a_closed_window_are_shown_before_they_are_put_into_a_text_that_moved_on()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Before." });
        var ana = await Left(id, " Typed to nobody.");
        await Newsroom.Write(id, Texts.Complete with { Body = "Jonas begins. Before." }, DemoCast.Colleague);
        await OpenDraft(ana, id);
        await Expect(ana.GetByText("never reached the newsroom")).ToBeVisibleAsync();
        await Expect(ana.GetByRole(AriaRole.Alert).Locator("ins")).ToContainTextAsync("Typed to nobody.");
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("Jonas begins. Before.");
        await Press(ana, "Put them in");
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("Jonas begins. Before. Typed to nobody.");
        await Saved(ana);
        await OpenDraft(ana, id);
        await Expect(ana.GetByText("never reached the newsroom")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Words_left_that_are_too_long_for_one_message_arrive_whole_with_no_character_halved()
    {
        var words = " " + string.Concat(Enumerable.Repeat("\U0001F54A", 3_000));
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Before." });
        var ana = await Left(id, words);
        await Newsroom.Write(id, Texts.Complete with { Body = "Jonas begins. Before." }, DemoCast.Colleague);
        await OpenDraft(ana, id);
        await Expect(ana.GetByRole(AriaRole.Alert).Locator("ins")).ToContainTextAsync(words);
        await Press(ana, "Put them in");
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("Jonas begins. Before." + words);
    }

    [Fact]
    public async Task The_same_words_changed_on_both_sides_of_a_reload_are_shown_before_they_meet()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "They met on Wednesday." });
        var ana = await Reader();
        var line = await BreakableLine.Of(ana);
        await SignIn(ana, DemoCast.Officer, $"/desk/drafts/{id}");
        await IsReadyToWrite(ana);
        await line.Cut();
        await Expect(ana.GetByText("No connection to the newsroom.")).ToBeVisibleAsync();
        await Select(ana.GetByLabel("Body"), "Wednesday");
        await ana.Keyboard.TypeAsync("Tuesday");
        await Newsroom.Write(id, Texts.Complete with { Body = "They met on a Friday." }, DemoCast.Colleague);
        line.Mend();
        await OpenDraft(ana, id);
        await Expect(ana.GetByText("never reached the newsroom")).ToBeVisibleAsync();
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("They met on a Friday.");
        await Press(ana, "Discard them");
        await Expect(ana.GetByText("never reached the newsroom")).ToHaveCountAsync(0);
        await OpenDraft(ana, id);
        await Expect(ana.GetByText("never reached the newsroom")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Words_left_for_a_draft_that_was_discarded_are_still_there_to_copy()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Before." });
        var ana = await Left(id, " Typed to nobody.");
        await Newsroom.Drafting.Discard(Newsroom.As(DemoCast.Officer), id);
        await Open(ana, $"/desk/drafts/{id}");
        await Expect(ana.Locator(".left pre")).ToContainTextAsync("Before. Typed to nobody.");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Discard them" }).ClickAsync();
        await Open(ana, $"/desk/drafts/{id}");
        await Expect(ana.GetByText("Nothing is being drafted here")).ToBeVisibleAsync();
        await Expect(ana.Locator(".left")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Another_persons_leftovers_and_broken_ones_are_left_alone()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Before." });
        var edition = (await Newsroom.Drafting.Find(id))!.Open!.Id.ToString(CultureInfo.InvariantCulture);
        var ana = await SignedIn(DemoCast.Officer);
        await ana.EvaluateAsync(
            """
            ([me, other, id, edition]) => {
              const left = JSON.stringify({
                edition: +edition,
                page: 'x',
                version: 0,
                at: 9e99,
                texts: { body: 'Stolen' },
                typed: [{ sequence: 1, part: 'body', splices: [[0, 0, 'Stolen']] }]
              });
              localStorage.setItem(`newsroom.typed.${other}.${id}.x`, left);
              localStorage.setItem(`newsroom.typed.${me}.${id}.y`, '{"typed":[{"sequence":"one"');
              localStorage.setItem(`newsroom.typed.${me}.${id}.z`, JSON.stringify({
                edition: +edition,
                page: 'z',
                version: 0,
                texts: {},
                typed: [{ sequence: 1, part: 'Soul', splices: [[99999, 3, 'x']] }]
              }));
              localStorage.setItem(`newsroom.typed.${me}.${id}.u`, JSON.stringify({ ...JSON.parse(left), at: 'soon' }));
            }
            """,
            new[] { Newsroom.Id(DemoCast.Officer), Newsroom.Id(DemoCast.Colleague), id, edition }
        );
        await OpenDraft(ana, id);
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("Before.");
        await ana.GetByLabel("Body").FillAsync("After.");
        await Saved(ana);
        Assert.Equal("After.", (await Newsroom.Drafting.Find(id))!.Open!.Words.Body);
    }

    [Theory]
    [InlineData("Object.defineProperty(window, 'localStorage', { get() { throw new Error('forbidden'); } })")]
    [InlineData("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")]
    public async Task A_browser_that_keeps_nothing_says_so_and_still_saves(string forbid)
    {
        var id = await Newsroom.Draft();
        var ana = await Reader();
        await ana.AddInitScriptAsync(forbid);
        await SignIn(ana, DemoCast.Officer, $"/desk/drafts/{id}");
        await IsReadyToWrite(ana);
        await ana.GetByLabel("Kicker").FillAsync("Typed");
        await Expect(ana.Locator("[data-saved][data-unkept]")).ToBeVisibleAsync();
        await Saved(ana);
        Assert.Equal("Typed", (await Newsroom.Drafting.Find(id))!.Open!.Words.Kicker);
    }

    [Fact]
    public async Task Emoji_marks_and_right_to_left_letters_are_cut_by_nothing()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "👩‍🚒🇪🇺é שלום" });
        var (ana, jonas) = await Both(id);
        await Select(ana.GetByLabel("Body"), "👩‍🚒");
        await ana.Keyboard.InsertTextAsync("👨‍🚒");
        await Select(jonas.GetByLabel("Body"), "שלום");
        await jonas.Keyboard.InsertTextAsync("مرحبا 🇱🇻");
        await ana.GetByLabel("Kicker")
            .EvaluateAsync("a => { a.value = 'half \\uD83D a pair\\u0007'; a.dispatchEvent(new Event('input')); }");
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync("👨‍🚒🇪🇺é مرحبا 🇱🇻");
        await Expect(jonas.GetByLabel("Body")).ToHaveValueAsync("👨‍🚒🇪🇺é مرحبا 🇱🇻");
        await Expect(jonas.GetByLabel("Kicker")).ToHaveValueAsync("half \uFFFD a pair");
    }

    private async Task<(IPage Ana, IPage Jonas)> Both(string id)
    {
        var both = await Task.WhenAll(AtDraft(DemoCast.Officer, id), AtDraft(DemoCast.Colleague, id));
        return (both[0], both[1]);
    }

    /// <summary>
    /// Types words without a connection and closes the window; returns another page of the same browser.
    /// </summary>
    private async Task<IPage> Left(string id, string words)
    {
        var ana = await Reader();
        var closed = await ana.Context.NewPageAsync();
        var line = await BreakableLine.Of(closed);
        await SignIn(closed, DemoCast.Officer, $"/desk/drafts/{id}");
        await IsReadyToWrite(closed);
        await line.Cut();
        await Expect(closed.GetByText("No connection to the newsroom.")).ToBeVisibleAsync();
        await closed.GetByLabel("Body").FocusAsync();
        await closed.Keyboard.PressAsync("Control+End");
        await closed.Keyboard.InsertTextAsync(words);
        await closed.CloseAsync();
        return ana;
    }

    internal static async Task Select(ILocator area, string words) =>
        await area.EvaluateAsync(
            """
            (a, words) => {
              const at = a.value.indexOf(words);
              a.focus();
              a.setSelectionRange(at, at + words.length);
            }
            """,
            words
        );
}
