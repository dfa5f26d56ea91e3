using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>Browser and server clean a text in the same way.</summary>
public class CleanTests(ServedNewsroom served) : BrowserStory(served), IClassFixture<ServedNewsroom>
{
    /// <summary>Those that mean something together, or that a rule names; in UTF-16 units.</summary>
    private static readonly string _special =
        "a \t\n\r\v\f\0\u0002\u001E\u001F\u007F\u0085\u00AD\u2028\u2029\uD83D\uDE00\uFEFF\uFFFD\uFFFE\uFFFF";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Browser_and_desk_clean_each_character_alike(bool singleLine)
    {
        var browser = await Cleaned(
            "() => Array.from({ length: 0x10000 }, (_, unit) => `a${String.fromCharCode(unit)}b`)",
            singleLine
        );
        Assert.Equal(Enumerable.Range(0, 0x10000).Select(unit => Told($"a{(char)unit}b", singleLine)), browser);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task They_clean_pairs_and_triples_alike(bool singleLine)
    {
        var units = string.Join(',', _special.Select(c => ((int)c).ToString(CultureInfo.InvariantCulture)));
        var browser = await Cleaned(
            $$"""
            () => {
              const units = [{{units}}].map(unit => String.fromCharCode(unit));
              const pairs = units.flatMap(one => units.map(other => one + other));
              return [...pairs, ...pairs.flatMap(pair => units.map(unit => pair + unit))];
            }
            """,
            singleLine
        );
        string[] pairs = [.. _special.SelectMany(one => _special.Select(other => $"{one}{other}"))];
        string[] all = [.. pairs, .. pairs.SelectMany(pair => _special.Select(unit => $"{pair}{unit}"))];
        Assert.Equal(all.Select(text => Told(text, singleLine)), browser);
    }

    [Fact]
    public async Task What_is_pasted_is_cleaned_under_the_caret_and_can_be_taken_back()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Before after.", Kicker = "" });
        var ana = await AtDraft(DemoCast.Officer, id);
        var body = ana.GetByLabel("Body");
        await body.EvaluateAsync("a => { a.focus(); a.setSelectionRange(7, 7); }");
        await Paste(ana, "a\u0002\u000Bno\u001Ebreak\u001F \u0007");
        await Expect(body).ToHaveValueAsync("Before a\nno\u2011break after.");
        Assert.Equal(18, await body.EvaluateAsync<int>("a => a.selectionStart"));
        await Paste(ana, "\u0001");
        await ana.Keyboard.TypeAsync("x");
        await Expect(body).ToHaveValueAsync("Before a\nno\u2011break xafter.");
        await ana.GetByLabel("Kicker").FocusAsync();
        await Paste(ana, "one\u000Btwo\u2028three\u0085four\uFFFD");
        await Expect(ana.GetByLabel("Kicker")).ToHaveValueAsync("one two three four\uFFFD");
        await Saved(ana);
        var stored = (await Newsroom.Drafting.Find(id))!.Open!.Words;
        Assert.Equal(("Before a\nno\u2011break xafter.", "one two three four\uFFFD"), (stored.Body, stored.Kicker));
        await Press(ana, "Checks (1)");
        await Expect(ana.GetByRole(AriaRole.Region, new() { Name = "Checks" })).ToContainTextAsync("Kicker: A letter");

        await body.FocusAsync();
        await ana.Keyboard.PressAsync("Control+z");
        await ana.Keyboard.PressAsync("Control+z");
        await Expect(body).ToHaveValueAsync("Before after.");
    }

    [Fact]
    public async Task Lines_that_a_mail_wrapped_are_joined_where_the_writer_wants_it()
    {
        const string mail = "The council of the five islands met the keepers of the lamps on\n"
            + "Wednesday and heard how they are kept through the winter storms, in\nwhich nobody sleeps.";
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Before. After." });
        var (ana, jonas) = (await AtDraft(DemoCast.Officer, id), await AtDraft(DemoCast.Colleague, id));
        var body = ana.GetByLabel("Body");
        await body.EvaluateAsync(
            """
            (field, text) => {
              field.focus();
              field.setRangeText(text, 8, 8, 'end');
              field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', data: text, bubbles: true }));
            }
            """,
            mail
        );
        await Expect(ana.GetByText("a line break at the end of every line")).ToBeVisibleAsync();
        await jonas.GetByLabel("Body").PressAsync("Control+Home");
        await jonas.Keyboard.TypeAsync("First. ");
        await Expect(body).ToHaveValueAsync($"First. Before. {mail}After.");
        await ana.GetByRole(AriaRole.Button, new() { Name = "Join the lines" }).ClickAsync();
        await Expect(body).ToHaveValueAsync($"First. Before. {mail.Replace('\n', ' ')}After.");
        await Expect(jonas.GetByLabel("Body")).ToHaveValueAsync($"First. Before. {mail.Replace('\n', ' ')}After.");
        await Expect(ana.GetByText("a line break at the end of every line")).ToBeHiddenAsync();
        await body.PressAsync("Control+z");
        await Expect(body).ToHaveValueAsync($"First. Before. {mail}After.");
    }

    private static async Task Paste(IPage page, string text) =>
        await page.EvaluateAsync("text => document.execCommand('insertText', false, text)", text);

    /// <summary>The cleaned texts as numbers of UTF-16 units, since not all of them can be carried.</summary>
    private async Task<string[]> Cleaned(string texts, bool singleLine)
    {
        var reader = await Reader();
        await reader.GotoAsync("/account/sign-in");
        return await reader.EvaluateAsync<string[]>(
            $$"""
            async single => {
              const { clean } = await import('/editor/clean.js');
              return ({{texts}})().map(text =>
                clean(text, single).split('').map(unit => unit.charCodeAt(0)).join(' '));
            }
            """,
            singleLine
        );
    }

    private static string Told(string text, bool singleLine) =>
        string.Join(' ', CleanText.Of(text, singleLine).Select(c => (int)c));
}
