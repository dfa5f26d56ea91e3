using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>What Word, Outlook, Google Docs and web pages put on the clipboard beside the plain text.</summary>
public sealed class RichPasteTests(ServedNewsroom house) : BrowserStory(house), IClassFixture<ServedNewsroom>
{
    /// <summary>Google Docs wraps it all in a bold that is none.</summary>
    private const string Html =
        "<b style='font-weight:normal'><p>The <span style='font-weight:700'>council</span> met</p>"
        + "<ul><li>one<li><a href='https://x.example'>two</a></ul></b>";

    private const string Plain = "The council met\none\ntwo";

    internal const string Markdown = "The **council** met\n\n- one\n- [two](https://x.example)";

    private const string Offer = "formatting of what you pasted was kept";

    [Fact]
    public async Task A_rich_paste_keeps_its_formats_and_is_taken_back_in_one_step()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Before. Old words. After." });
        var ana = await AtDraft(DemoCast.Officer, id);
        var body = ana.GetByLabel("Body");
        await body.EvaluateAsync("a => { a.focus(); a.setSelectionRange(8, 18); }");
        await Paste(ana);
        await Expect(body).ToHaveValueAsync($"Before. {Markdown}\n\n After.");
        await Expect(ana.GetByText(Offer)).ToBeVisibleAsync();
        await ana.Keyboard.TypeAsync("x");
        await Expect(body).ToHaveValueAsync($"Before. {Markdown}\n\nx After.");
        await ana.Keyboard.PressAsync("Control+z");
        await ana.Keyboard.PressAsync("Control+z");
        await Expect(body).ToHaveValueAsync("Before. Old words. After.");
        await ana.Keyboard.PressAsync("Control+y");
        await Expect(body).ToHaveValueAsync($"Before. {Markdown}\n\n After.");
        await Saved(ana);
        Assert.Equal($"Before. {Markdown}\n\n After.", (await Newsroom.Drafting.Find(id))!.Open!.Words.Body);
    }

    [Fact]
    public async Task Plain_text_can_be_had_instead()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "" });
        var ana = await AtDraft(DemoCast.Officer, id);
        var body = ana.GetByLabel("Body");
        await body.FocusAsync();
        await Paste(ana);
        await Expect(body).ToHaveValueAsync(Markdown);
        await Press(ana, "Paste as plain text");
        await Expect(body).ToHaveValueAsync(Plain);
        await Expect(ana.GetByText(Offer)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_list_pasted_into_bold_words_ends_them_and_is_taken_back_with_their_blanks()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "a **b  c** d" });
        var ana = await AtDraft(DemoCast.Officer, id);
        var body = ana.GetByLabel("Body");
        await body.EvaluateAsync("a => { a.focus(); a.setSelectionRange(6, 6); }");
        await Paste(ana);
        await Expect(body).ToHaveValueAsync($"a **b** {Markdown}\n\n**c** d");
        await ana.Keyboard.PressAsync("Control+z");
        await Expect(body).ToHaveValueAsync("a **b  c** d");
        await ana.Keyboard.PressAsync("Control+y");
        await Press(ana, "Paste as plain text");
        await Expect(body).ToHaveValueAsync($"a **b {Plain} c** d");
    }

    [Fact]
    public async Task Words_that_were_changed_meanwhile_stay_as_they_are()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "" });
        var ana = await AtDraft(DemoCast.Officer, id);
        var body = ana.GetByLabel("Body");
        await body.FocusAsync();
        await Paste(ana, then: "document.execCommand('delete')");
        await Saved(ana);
        await Paste(ana);
        await Expect(ana.GetByText(Offer)).ToBeVisibleAsync();
        await Expect(body).ToHaveValueAsync(Plain[..^1] + Markdown);
    }

    /// <summary>What is typed before the desk has answered, in place of what, and what the text is then.</summary>
    [Theory]
    [InlineData("Above. ", 0, 0, "Above. Start here. " + Markdown + "\n\nEnd.")]
    [InlineData("", 0, 6, "here. " + Markdown + "\n\nEnd.")]
    [InlineData("x", 31, 31, "Start here. " + "The council met\nonex\ntwo" + "End.")]
    [InlineData("", 20, 24, "Start here. " + "The counmet\none\ntwo" + "End.")]
    [InlineData("! ", 35, 35, "Start here. " + Markdown + "\n\n! End.")]
    [InlineData("", 36, 38, "Start here. " + Markdown + "\n\nE.")]
    public async Task Words_typed_before_the_desk_has_answered_stay(string typed, int from, int to, string then)
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Start here. End." });
        var ana = await AtDraft(DemoCast.Officer, id);
        var body = ana.GetByLabel("Body");
        await body.EvaluateAsync("a => { a.focus(); a.setSelectionRange(12, 12); }");
        await Paste(
            ana,
            then: $$"""
            field.setRangeText('{{typed}}', {{from}}, {{to}}, 'end');
            field.dispatchEvent(new InputEvent('input', { inputType: 'insertText', bubbles: true }));
            """
        );
        await Expect(body).ToHaveValueAsync(then);
        await Saved(ana);
        await ana.Keyboard.TypeAsync("1");
        await Saved(ana);
        await ana.Keyboard.PressAsync("Backspace");
        await Saved(ana);
        await Expect(body).ToHaveValueAsync(then);
        Assert.Equal(then, (await Newsroom.Drafting.Find(id))!.Open!.Words.Body);
    }

    [Fact]
    public async Task On_a_phone_the_offer_leaves_the_tabs_free()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "" });
        var ana = await AtDraft(DemoCast.Officer, id);
        await ana.SetViewportSizeAsync(390, 844);
        await ana.GetByLabel("Body").FocusAsync();
        await Paste(ana);
        await ana.GetByText(Offer).WaitForAsync();
        var offer = await Box(".offer");
        Assert.True((await Box(".tabs")).Y >= offer.Y + offer.Height);

        async Task<LocatorBoundingBoxResult> Box(string what) => (await ana.Locator(what).BoundingBoxAsync())!;
    }

    [Fact]
    public async Task A_paste_that_was_changed_before_its_formats_came_says_so()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "" });
        var ana = await AtDraft(DemoCast.Officer, id);
        await ana.GetByLabel("Body").FocusAsync();
        await Paste(ana, then: "document.execCommand('delete')");
        await Press(ana, "All right");
        await Expect(ana.GetByLabel("Body")).ToHaveValueAsync(Plain[..^1]);
    }

    [Fact]
    public async Task What_stays_behind_is_said_also_where_there_is_no_format()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "" });
        var ana = await AtDraft(DemoCast.Officer, id);
        await ana.GetByLabel("Body").FocusAsync();
        await Paste(ana, html: "The council met<br>one<br>two<img src='file:///a.png' alt='Bridge'>");
        await Expect(ana.GetByText("A picture: “Bridge”")).ToBeVisibleAsync();
        await Press(ana, "All right");
        await Expect(ana.GetByText("A picture: “Bridge”")).ToBeHiddenAsync();
        await ana.GetByLabel("Body").FocusAsync();
        await Paste(ana, html: Html + "<img src='file:///b.png' alt='Pier'>");
        await Expect(ana.GetByText("A picture: “Pier”")).ToBeVisibleAsync();
        await Expect(ana.GetByText(Offer)).ToBeVisibleAsync();
    }

    internal static async Task Paste(IPage page, string then = "", string html = Html) =>
        await page.EvaluateAsync(
            $$"""
            ([text, html]) => {
              const field = document.activeElement, data = new DataTransfer();
              data.setData('text/plain', text);
              data.setData('text/html', html);
              field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
              field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
              field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', data: text, bubbles: true }));
              {{then}}
            }
            """,
            new[] { Plain, html }
        );
}
