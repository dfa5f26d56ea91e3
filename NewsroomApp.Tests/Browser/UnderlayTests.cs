using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>What lies behind the fields of a draft: marked words, and where colleagues write.</summary>
public sealed class UnderlayTests(ServedNewsroom house) : BrowserStory(house), IClassFixture<ServedNewsroom>
{
    [Fact]
    public async Task Commented_words_are_marked_and_stay_so_while_one_types_before_them()
    {
        var ana = await AtDraft(DemoCast.Officer, await Newsroom.Draft());
        var (body, marks) = (ana.GetByLabel("Body"), ana.Locator(".under mark"));
        await Press(ana, "Comments");
        await Select(body, "keepers on Wednesday.\n\n“A lamp");
        await Press(ana, "Add a comment");
        await Expect(ana.Locator(".under mark.chosen")).ToHaveTextAsync(["keepers on Wednesday.", "“A lamp"]);
        await ana.GetByLabel("Comment", new() { Exact = true }).FillAsync("Is that so?");
        await Press(ana, "Comment");
        await Expect(ana.Locator(".under mark:not(.chosen)")).ToHaveCountAsync(2);

        await body.FocusAsync();
        await ana.Keyboard.PressAsync("Control+Home");
        await ana.Keyboard.TypeAsync("Today.\n\nAnd so ");
        Assert.Equal(["keepers on Wednesday.", "“A lamp"], await InNextFrame(marks));
        await Expect(marks).ToHaveTextAsync(["keepers on Wednesday.", "“A lamp"]);
        Assert.Equal(await body.InputValueAsync(), await Repeated(ana));
        await ana.Keyboard.PressAsync("Control+z");
        await Expect(marks).ToHaveTextAsync(["keepers on Wednesday.", "“A lamp"]);
        foreach (var width in new[] { 1440, 390 })
        {
            await ana.SetViewportSizeAsync(width, 844);
            if (width == 390) await Press(ana, "Write");
            await WaitFor(() => LiesOn(ana, "#part-body"));
        }

        await ana.SetViewportSizeAsync(1440, 844);
        await ana.GetByRole(AriaRole.Button, new() { Name = "Comments (1)" }).ClickAsync();
        // The words move once more when the drawer has opened.
        await Expect(ana.Locator("article.comment")).ToBeVisibleAsync();
        await WaitFor(() => LiesOn(ana, "#part-body"));
        var box = (await marks.Last.BoundingBoxAsync())!;
        await ana.Mouse.ClickAsync(box.X + box.Width / 2, box.Y + box.Height / 2);
        await Expect(ana.Locator("article[data-pointed]")).ToContainTextAsync("Is that so?");
        await Expect(body).ToBeFocusedAsync();
        await Expect(ana.Locator(".under mark.chosen")).ToHaveCountAsync(2);
        await Press(ana, "Resolve");
        await Expect(ana.Locator(".under")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_colleagues_caret_is_seen_and_moves_with_the_words_and_goes()
    {
        var id = await Newsroom.Draft();
        var both = await Task.WhenAll(AtDraft(DemoCast.Officer, id), AtDraft(DemoCast.Colleague, id));
        var (ana, jonas) = (both[0], both[1]);
        var (mine, theirs) = (ana.GetByLabel("Body"), jonas.GetByLabel("Body"));
        var caret = ana.Locator(".caret[data-name=Jonas]");
        await Select(theirs, "Nuño");
        await jonas.Keyboard.PressAsync("ArrowLeft");
        await WaitFor(() => StandsBefore(ana, "Nuño"));

        await mine.FocusAsync();
        await ana.Keyboard.PressAsync("Control+Home");
        await ana.Keyboard.TypeAsync("Today.\n\nAnd so ");
        await WaitFor(() => StandsBefore(ana, "Nuño"));
        await Expect(theirs).ToHaveValueAsync(await mine.InputValueAsync());
        await jonas.Keyboard.TypeAsync("old ");
        await WaitFor(async () =>
            (await mine.InputValueAsync()).Contains("old Nuño", StringComparison.Ordinal)
            && await StandsBefore(ana, "Nuño")
        );
        await jonas.Keyboard.PressAsync("Control+Home");
        await WaitFor(() => StandsBefore(ana, "Today"));

        await theirs.BlurAsync();
        await Expect(caret).ToHaveCountAsync(0);
        await Expect(ana.Locator(".under")).ToHaveCountAsync(0);
        await jonas.GetByLabel("Headline").FocusAsync();
        await Expect(caret).ToHaveCountAsync(1);
        await jonas.GotoAsync("/desk/drafts");
        await Expect(caret).ToHaveCountAsync(0);
    }

    private static async Task Select(ILocator field, string words) =>
        await field.EvaluateAsync(
            "(f, w) => { f.focus(); f.setSelectionRange(f.value.indexOf(w), f.value.indexOf(w) + w.length); }",
            words
        );

    /// <summary>Before the desk could have found them again.</summary>
    private static async Task<IReadOnlyList<string>> InNextFrame(ILocator marks)
    {
        await marks.Page.EvaluateAsync("() => new Promise(requestAnimationFrame)");
        return await marks.AllTextContentsAsync();
    }

    private static Task<string> Repeated(IPage page) =>
        page.Locator(".under").EvaluateAsync<string>("s => [...s.children].map(l => l.textContent).join('\\n')");

    /// <summary>Whether the sheet has the place and the width of its field, and its text the height.</summary>
    private static Task<bool> LiesOn(IPage page, string field) =>
        page.EvaluateAsync<bool>(
            """
            name => {
              const field = document.querySelector(name), sheet = field.previousElementSibling;
              const [one, other] = [field, sheet].map(box => box.getBoundingClientRect());
              const twin = field.cloneNode();
              twin.style.minHeight = 0;
              twin.value = field.value;
              field.after(twin);
              const { height } = twin.getBoundingClientRect();
              twin.remove();
              return [one.left - other.left, one.top - other.top, one.width - other.width, height - other.height]
                .every(difference => Math.abs(difference) < .1);
            }
            """,
            field
        );

    private static Task<bool> StandsBefore(IPage page, string word) =>
        page.EvaluateAsync<bool>(
            """
            word => {
              const bar = document.querySelector('.caret')?.getBoundingClientRect();
              const line = [...document.querySelectorAll('.under > div')].find(l => l.textContent.includes(word));
              if (!bar || !line) return false;
              const range = document.createRange();
              range.setStart(line.firstChild, line.textContent.indexOf(word));
              const place = range.getBoundingClientRect();
              return Math.abs(bar.left + 1 - place.left) < 1 && Math.abs(bar.top - place.top) < 1;
            }
            """,
            word
        );
}
