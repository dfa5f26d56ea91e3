using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>Words are found however they were typeset, and replaced where they stand.</summary>
public class FindTests(ServedNewsroom served) : BrowserStory(served), IClassFixture<ServedNewsroom>
{
    /// <summary>Text, what is looked for, in the same case or not, and what is found there.</summary>
    private static readonly (string Text, string Wanted, bool Exact, string[] Found)[] _cases =
    [
        (
            "Mr. Smith, Mr.\u00A0Smith, mr.\nsmith, Mr.Smith",
            "Mr. Smith",
            false,
            ["Mr. Smith", "Mr.\u00A0Smith", "mr.\nsmith"]
        ),
        ("Mr.\u00A0Smith, mr.\u00A0smith", "Mr. Smith", true, ["Mr.\u00A0Smith"]),
        ("Mr.\n\nSmith", "Mr. Smith", false, []),
        ("10\u202F000, 10\u2009000, 10 000", "10\u00A0000", false, ["10\u202F000", "10\u2009000", "10 000"]),
        ("He doesn’t, she doesn't", "doesn't", true, ["doesn’t", "doesn't"]),
        ("„Ja“ “yes” \"oui\"", "\"", false, ["„", "“", "“", "”", "\"", "\""]),
        ("«oui»", "\"", false, []),
        ("O´Neill, O`Neill, O′Neill, ONeill", "O'Neill", false, ["O´Neill", "O`Neill", "O′Neill"]),
        ("ﬁnance, oﬃce, finance", "finance", false, ["ﬁnance", "finance"]),
        ("Straße, STRASSE", "strasse", false, ["Straße", "STRASSE"]),
        ("Straße sß", "s", false, ["S", "s"]),
        ("Wait… wait... wait..", "wait...", false, ["Wait…", "wait..."]),
        ("co\u2010op, co\u2011op, co-op, co–op", "co-op", false, ["co\u2010op", "co\u2011op", "co-op"]),
        ("har\u00ADbour\u00AD, \u00ADhar\u200Bbour", "harbour", false, ["har\u00ADbour", "har\u200Bbour"]),
        ("harbour", "har\u00ADbour", false, ["harbour"]),
        ("a\u00ADb", "\u00AD", false, ["\u00AD"]),
        ("Vuc\u030Cic\u0301, Vučić, Vucic", "vučić", false, ["Vuc\u030Cic\u0301", "Vučić"]),
        ("Vuc\u030Cic\u0301, Vučić, Vucic", "Vucic", false, ["Vucic"]),
        ("e\u0301, é, e", "e", false, ["e"]),
        ("ṩ s\u0323\u0307 s\u0307\u0323 ṡ\u0323", "ṩ", false, ["ṩ", "s\u0323\u0307", "s\u0307\u0323", "ṡ\u0323"]),
        ("각 \u1100\u1161\u11A8", "가", false, []),
        ("👩‍🚒 👩 👍🏽", "👩", false, ["👩"]),
        ("👍🏽 👍", "👍", false, ["👍"]),
        ("😀😁", "\uD83D", false, []),
        ("ΟΔΟΣ, οδος, Οδός", "οδος", false, ["ΟΔΟΣ", "οδος"]),
        ("İI", "i", false, ["I"]),
        ("aaaaa", "aa", false, ["aa", "aa"]),
        ("a.c abc", "a.c", false, ["a.c"]),
        ("anything", "", false, []),
    ];

    [Fact]
    public async Task Words_are_found_however_they_were_typeset()
    {
        var found = await InPage(
            """
            const { matches } = find;
            return cases.map(([text, wanted, exact]) => matches(text, wanted, exact)
              .map(([at, length]) => text.slice(at, at + length)));
            """,
            _cases.Select(c => new object[] { c.Text, c.Wanted, c.Exact })
        );
        Assert.Equal(_cases.Length, found.Length);
        Assert.All(_cases.Zip(found), pair => Assert.Equal(pair.First.Found, pair.Second));
    }

    /// <summary>The same letters are set twice at random; an index into the letters says where they must be.</summary>
    [Fact]
    public async Task Every_way_to_set_the_same_letters_is_found_where_it_stands_and_no_letter_is_torn()
    {
        var wrong = await InPage(
            """
            const { matches, replaced } = find, { apply } = await import('/editor/splices.js');
            const letters = [['a', 'A'], ['b'], ['é', 'e\u0301', 'É'], ['e'], ['ǭ', 'ǫ\u0304', 'o\u0304\u0328'], ['😀'],
              [' ', '\u00A0', '\u202F', '\u2009', '\n'], ["'", '’', '‘'], ['"', '“', '„'], ['-', '\u2010', '\u2011']];
            let seed = 7, wrong = [];
            const random = n => {
              seed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + 0x9e3779b9 | 0;
              return ((seed ^ (seed >>> 13)) >>> 0) % n;
            };
            const set = word => word.map(i => letters[i][random(letters[i].length)] + '\u00AD'.repeat(+!random(6)));
            for (let run = 0; run < 20000; run++) {
              const kinds = 2 + random(letters.length - 1);
              const there = Array.from({ length: random(30) }, () => random(kinds)), signs = set(there);
              const word = Array.from({ length: 1 + random(3) }, () => random(kinds)), wanted = set(word).join('');
              const text = signs.join(''), expected = [];
              for (let i = 0; i + word.length <= there.length;) {
                if (word.some((letter, k) => there[i + k] !== letter)) { i++; continue; }
                const before = signs.slice(0, i).join('').length;
                const here = signs.slice(i, i + word.length).join('').replace(/\u00AD+$/, '');
                expected.push([before, here.length]);
                i += word.length;
              }
              const places = matches(text, wanted, false), by = set(word).join('');
              if (JSON.stringify(places) !== JSON.stringify(expected)) wrong.push([text, wanted, '']);
              let all = '', at = 0;
              for (const [from, length] of places) { all += text.slice(at, from) + by; at = from + length; }
              if (apply(replaced(text, places, by), text) !== all + text.slice(at)) wrong.push([text, wanted, by]);
            }
            const soup = ['e', '\u0301', '\u00AD', '\uD83D', '\uDE00', ' ', '\u200D', '👩', '🚒', '🇪', '🇺', '\uFE0F'];
            for (let run = 0; run < 20000; run++) {
              const mix = length => Array.from({ length }, () => soup[random(soup.length)]).join('');
              const text = mix(random(20)), wanted = mix(1 + random(2));
              const torn = place => {
                const [before, behind] = [text.slice(0, place), text.slice(place)];
                return (/[\uD800-\uDBFF]$/.test(before) && /^[\uDC00-\uDFFF]/.test(behind))
                  || (/[^\u00AD]/.test(before) && /^\u00AD*\p{M}/u.test(behind));
              };
              if (matches(text, wanted, true).some(([at, length]) => !length || torn(at) || torn(at + length)))
                wrong.push([escape(text), escape(wanted), 'torn']);
            }
            return wrong;
            """,
            []
        );
        Assert.Empty(wrong.Select(w => string.Join(" | ", w)));
    }

    [Fact]
    public async Task Only_the_signs_that_differ_are_replaced()
    {
        var splices = await InPage(
            """
            const { matches, replaced } = find;
            return cases.map(([text, wanted, by]) => replaced(text, matches(text, wanted), by).map(String));
            """,
            [
                ["Mr.\u00A0Smith, Mr. Smith", "mr. smith", "Mr. Smith"],
                ["Mr.\u00A0John Smith", "mr. john smith", "Mr. John Smyth"],
                ["the harbour light", "harbour light", "harbour lamp"],
                ["lamplamp", "lamp", "lamps"],
                ["😀", "😀", "😁"],
                ["x", "y", "z"],
            ]
        );
        Assert.Equal<string[]>(
            [
                ["3,1, "],
                ["3,1, ", "9,3,Smy"],
                ["13,4,amp"],
                ["4,0,s", "8,0,s"],
                ["0,2,😁"],
                [],
            ],
            splices
        );
    }

    [Fact]
    public async Task All_are_replaced_and_the_writer_stays_at_the_words_where_they_were()
    {
        const int Paragraphs = 300;
        const string Put = "the honourable Mr. Smith of the harbour, of the island and of the lighthouse on the island, too";
        var body = string.Concat(Enumerable.Range(0, Paragraphs).Select(i => $"{i:000} Mr.\u00A0Smith met us.\n\n"));
        var id = await Newsroom.Draft(Texts.Complete with { Body = body.TrimEnd() });
        var ana = await AtDraft(DemoCast.Officer, id);
        var area = ana.GetByLabel("Body");
        await WritingTests.Select(area, "150 Mr.\u00A0Smith met us");
        await ana.Keyboard.PressAsync("Control+f");
        await ana.GetByLabel("Find", new() { Exact = true }).FillAsync("Mr. Smith");
        await Expect(ana.GetByText("300 found")).ToBeVisibleAsync();
        await ana.GetByLabel("Replace with").FillAsync(Put);
        var before = await Scrolled(area, top: 148.0 / Paragraphs);
        await Press(ana, "Replace all");
        await Expect(ana.GetByText("300 replaced")).ToBeVisibleAsync();

        var after = await Scrolled(area);
        Assert.True(after.Height > before.Height * 1.3, "Paragraphs should have grown by a line or more.");
        Assert.InRange(after.Top / after.Height * Paragraphs, 147.9, 148.1);
        Assert.Equal($"150 {Put} met us", await Selected(area));
        await ana.Keyboard.PressAsync("Escape");
        await Expect(area).ToBeFocusedAsync();
        // Within a pixel: the bar goes from above the text, and browsers scroll by whole ones.
        Assert.InRange((await Scrolled(area)).Top, after.Top - 1, after.Top + 1);

        await ana.Keyboard.PressAsync("Control+z");
        await Expect(area).ToHaveValueAsync(body.TrimEnd());
        var caret = await area.EvaluateAsync<int>("a => a.selectionEnd");
        Assert.EndsWith("150 Mr.\u00A0Smith met us", body[..caret], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_after_the_other_is_shown_counted_and_replaced_whatever_its_length()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "Vučić, Vuc\u030Cic\u0301, vu\u00ADčić. Vucic." });
        var ana = await AtDraft(DemoCast.Officer, id);
        var area = ana.GetByLabel("Body");
        await area.EvaluateAsync("a => { a.focus(); a.setSelectionRange(0, 0); }");
        await ana.Keyboard.PressAsync("Control+f");
        await ana.GetByLabel("Find", new() { Exact = true }).FillAsync("vučić");
        foreach (var (said, selected) in new[] { ("1 of 3", "Vučić"), ("2 of 3", "Vuc\u030Cic\u0301") })
        {
            await Press(ana, "Next");
            await Expect(ana.GetByText(said)).ToBeVisibleAsync();
            Assert.Equal(selected, await Selected(area));
        }
        await ana.GetByLabel("Replace with").FillAsync("Vučić");
        await Press(ana, "Replace");
        await Expect(area).ToHaveValueAsync("Vučić, Vučić, vu\u00ADčić. Vucic.");
        await Expect(ana.GetByText("3 of 3")).ToBeVisibleAsync();
        Assert.Equal("vu\u00ADčić", await Selected(area));
        await Press(ana, "Previous");
        await Expect(ana.GetByText("2 of 3")).ToBeVisibleAsync();
        await Press(ana, "Replace all");
        await Expect(ana.GetByText("1 replaced")).ToBeVisibleAsync();
        await Press(ana, "Replace all");
        await Expect(ana.GetByText("3 found, none differs")).ToBeVisibleAsync();
        await Expect(area).ToHaveValueAsync("Vučić, Vučić, Vučić. Vucic.");
    }

    private static Task<string> Selected(ILocator area) =>
        area.EvaluateAsync<string>("a => a.value.slice(a.selectionStart, a.selectionEnd)");

    /// <summary>How far a field is scrolled, in CSS pixels of its text; first to this share of it.</summary>
    private static async Task<(double Top, double Height)> Scrolled(ILocator area, double? top = null)
    {
        var now = await area.EvaluateAsync<double[]>(
            """
            (area, top) => {
              const { paddingTop, paddingBottom, lineHeight } = getComputedStyle(area);
              const padding = parseFloat(paddingTop), line = parseFloat(lineHeight);
              const height = area.scrollHeight - padding - parseFloat(paddingBottom) + line;
              const pane = area.closest('.writing');
              const hidden = () => pane.getBoundingClientRect().top - area.getBoundingClientRect().top;
              if (top !== null) pane.scrollTop += Math.round(top * height + padding - hidden());
              return [hidden() - padding, height];
            }
            """,
            top
        );
        return (now[0], now[1]);
    }

    private async Task<string[][]> InPage(string script, IEnumerable<object[]> cases)
    {
        var reader = await Reader();
        await reader.GotoAsync("/account/sign-in");
        // Half a surrogate pair goes through JSON only as an escape.
        var told = await reader.EvaluateAsync<string>(
            $$"""
            async told => {
              const find = await import('/editor/matches.js'), cases = JSON.parse(told);
              return JSON.stringify(await (async () => { {{script}} })());
            }
            """,
            "[" + string.Join(',', cases.Select(c => "[" + string.Join(',', c.Select(Json)) + "]")) + "]"
        );
        return JsonSerializer.Deserialize<string[][]>(told)!;
    }

    private static string Json(object value) =>
        value is string text
            ? $"\"{string.Concat(text.Select(c => $"\\u{(int)c:x4}"))}\""
            : JsonSerializer.Serialize(value);
}
