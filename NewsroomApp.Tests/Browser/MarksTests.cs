using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using NewsroomApp.Typesetting;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>The toolbar's marks and the letters of shortcuts, in the page's own modules and in a draft.</summary>
public sealed class MarksTests(ServedNewsroom house) : BrowserStory(house), IClassFixture<ServedNewsroom>
{
    /// <summary>
    /// ⟦ and ⟧ stand around the selection, ‸ at the caret. Pressed again the text is the one before, unless the last
    /// column says otherwise.
    /// </summary>
    private static readonly (string Mark, string Before, string After, string? Again)[] _presses =
    [
        ("bold", "⟦lamp⟧", "**⟦lamp⟧**", null),
        ("bold", "the ⟦lamp ⟧on", "the **⟦lamp⟧** on", null),
        ("bold", "the⟦ lamp\n⟧on", "the **⟦lamp⟧**\non", null),
        ("bold", "⟦a **b** c⟧", "**⟦a b c⟧**", "⟦a b c⟧"),
        ("bold", "a **b ⟦c** d⟧", "a **b ⟦c d⟧**", "a **b** ⟦c d⟧"),
        ("italic", "⟦a *b* c⟧", "*⟦a b c⟧*", "⟦a b c⟧"),
        ("bold", "⟦**a** **b**⟧", "⟦a b⟧", null),
        ("bold", "**a ⟦b⟧ c**", "**a** ⟦b⟧ **c**", null),
        ("bold", "⟦**a\nb**⟧", "⟦a\nb⟧", null),
        ("bold", "⟦*x*⟧", "***⟦x⟧***", null),
        ("italic", "**⟦x⟧**", "***⟦x⟧***", null),
        ("bold", "***⟦x⟧***", "*⟦x⟧*", null),
        ("italic", "***⟦x⟧***", "**⟦x⟧**", null),
        ("bold", "*a ⟦b⟧ c*", "*a **⟦b⟧** c*", null),
        ("italic", "⟦a **b** c⟧", "*⟦a **b** c⟧*", null),
        ("bold", "a *b ⟦c* d⟧", "a *b **⟦c*** **d⟧**", null),
        ("bold", "**a *b ⟦c* d⟧**", "**a** ***b** ⟦c* d⟧", null),
        ("bold", "***all tw⟦o th⟧ree*** on", "***all** ⟦two three⟧* on", null),
        ("italic", "***all tw⟦o th⟧ree*** on", "***all* ⟦two three⟧** on", null),
        ("bold", "⟦a\n\nb⟧", "**⟦a**\n\n**b⟧**", null),
        (
            "bold",
            "⟦- a\n- b\n1. c\n> d\n> - e\n\n## f\n\n---\n\ng\nh⟧",
            "- **⟦a**\n- **b**\n1. **c**\n> **d**\n> - **e**\n\n## **f**\n\n---\n\n**g**\n**h⟧**",
            null
        ),
        ("italic", "⟦| a | b |\n|---|---|\n| c | |⟧", "| *⟦a* | *b* |\n|---|---|\n| *c⟧* | |", null),
        ("bold", "la‸mp", "**la‸mp**", null),
        ("bold", "a **big la‸mp**", "a **big** la‸mp", null),
        ("italic", "don‸’t go", "*don‸’t* go", null),
        ("bold", "the ‸", "the **⟦bold words⟧**", null),
        ("bold", "‸- a", "- **⟦bold words⟧**a", null),
        ("italic", "‸", "*⟦words in italics⟧*", null),
        ("bold", "**lamp‸** on", "**lamp**‸ on", null),
        ("bold", "**lamp**‸ on", "**lamp‸** on", null),
        ("bold", @"\*⟦a⟧\* b", @"\***⟦a⟧**\* b", null),
        ("bold", @"⟦\*a\* b⟧", @"**⟦\*a\* b⟧**", null),
        ("bold", @"⟦a\⟧", @"**⟦a**\⟧", null),
        ("bold", "⟦a `**` b⟧", "**⟦a `**` b⟧**", null),
        ("bold", "a `b⟦c⟧d` e", "a **⟦`bcd`⟧** e", null),
        ("bold", "⟦The price* is 5⟧", "**⟦The price*** **is 5⟧**", null),
        ("bold", "你好⟦，世⟧界", "你好⟦，**世⟧**界", null),
        ("bold", "a ⟦b [c⟧ d](https://example.org)", "a **⟦b** [**c⟧** d](https://example.org)", null),
        ("bold", "⟦a [b](https://example.org/*c*)⟧", "**⟦a [b](https://example.org/*c*)⟧**", null),
        ("bold", "[a](https://exa‸mple.org)", "[a](https://exa‸mple.org)", null),
        ("bold", "```\nco⟦de⟧ x\n```", "```\nco⟦de⟧ x\n```", null),
        ("bold", "```\nco‸\n```", "```\nco‸\n```", null),
        ("bold", "⟦a\n\n~~~js\ncode\n~~~\n\nb⟧", "**⟦a**\n\n~~~js\ncode\n~~~\n\n**b⟧**", null),
        ("bold", "⟦> ```\n> code\n> ```\n> b⟧", "> ```\n> code\n> ```\n> **⟦b⟧**", null),
        ("bold", "⟦a\n\n    code\n\nb⟧", "**⟦a**\n\n    code\n\n**b⟧**", null),
        ("bold", "⟦a\n    b⟧", "**⟦a**\n    **b⟧**", null),
        ("bold", "1. a\n\n    ⟦b⟧", "1. a\n\n    **⟦b⟧**", null),
        ("bold", "⟦[a][1]\n\n[1]: https://example.org/*a*⟧", "**⟦[a][1]⟧**\n\n[1]: https://example.org/*a*", null),
        ("italic", "⟦_two_⟧", "⟦two⟧", null),
        ("italic", "a _tw‸o_", "a tw‸o", null),
        ("bold", "⟦__two__ three⟧", "**⟦two three⟧**", "⟦two three⟧"),
        ("italic", "_one ⟦two⟧_", "*one* ⟦two⟧", null),
        ("bold", "_un⟦der_ more⟧", "_un**⟦der**_ **more⟧**", null),
        ("bold", "snake_⟦case_name⟧", "snake_**⟦case_name⟧**", null),
        ("list", "a\n⟦b\n\nc\n⟧d", "a\n- ⟦b\n\n- c\n⟧d", null),
        ("list", "⟦- a\nb⟧", "⟦- a\n- b⟧", "⟦a\nb⟧"),
        ("list", "‸", "- ‸", null),
        ("quotation", "⟦a\n\nb⟧", "> ⟦a\n> \n> b⟧", null),
        ("quotation", "⟦> a\n>\n> b⟧", "⟦a\n\nb⟧", null),
        ("heading", "a\nb‸c", "a\n## b‸c", null),
        ("heading", "### b‸c", "b‸c", null),
        ("link", "⟦lamp⟧", "[lamp](⟦https://⟧)", null),
        ("link", "the ⟦lamp ⟧on", "the [lamp](⟦https://⟧) on", null),
        ("link", "‸", "[link text](⟦https://⟧)", null),
        ("link", "⟦https://example.org/a⟧", "[⟦https://example.org/a⟧](https://example.org/a)", null),
        ("link", "⟦www.example.org ⟧", "[⟦www.example.org⟧](https://www.example.org) ", null),
        ("link", "⟦a.b@example.org⟧", "[⟦a.b@example.org⟧](mailto:a.b@example.org)", null),
        ("link", "see https://exa‸mple.org", "see [⟦https://example.org⟧](https://example.org)", null),
        ("link", "the la‸mp", "the [lamp](⟦https://⟧)", null),
        ("link", "⟦one\n\n- two⟧", "[one](⟦https://⟧)\n\n- [two](https://)", null),
        ("link", "⟦a ] b⟧", @"[a \] b](⟦https://⟧)", null),
        ("link", "⟦a [1] b⟧", "[a [1] b](⟦https://⟧)", null),
        ("link", "a **te⟦xt** b⟧", "a **te[xt](⟦https://⟧)** [b](https://)", null),
        ("link", "⟦a [b](https://b.example) c⟧", "[⟦a b c⟧](https://b.example)", null),
        ("link", "⟦a [b⟧c](https://b.example)", "[⟦a bc⟧](https://b.example)", null),
        ("link", "⟦a `b⟧c` d", "[a `bc`](⟦https://⟧) d", null),
        ("link", "```\n⟦code⟧\n```", "```\n⟦code⟧\n```", null),
        ("link", "[⟦a⟧](https://example.org)", "⟦a⟧", null),
        ("link", "[a‸b](https://example.org)", "[ab](⟦https://example.org⟧)", null),
    ];

    private const string Chance =
        """
        let seed = 1;
        const start = run => { seed = run * 7919 + 1; };
        const random = n => {
          seed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + 0x9e3779b9 | 0;
          return ((seed ^ (seed >>> 13)) >>> 0) % n;
        };
        const any = list => list[random(list.length)];
        """;

    [Fact]
    public async Task A_button_marks_what_a_word_processor_would_and_takes_it_back()
    {
        var reader = await Modules();
        var pressed = await reader.EvaluateAsync<string[][]>(
            """
            async presses => {
              const { Marks } = await import('/editor/marks.js');
              const { apply } = await import('/editor/splices.js');
              const area = document.body.appendChild(document.createElement('textarea'));
              const marks = new Marks(area, document.createElement('div'), (splices, from, to) => {
                area.value = apply(splices, area.value);
                area.setSelectionRange(from, to);
              });
              const shown = () => {
                const { value: text, selectionStart: from, selectionEnd: to } = area;
                return text.slice(0, from) + (from === to ? '‸' : `⟦${text.slice(from, to)}⟧`) + text.slice(to);
              };
              return JSON.parse(presses).map(([mark, before]) => {
                const from = before.search(/[⟦‸]/), to = before.includes('⟧') ? before.indexOf('⟧') - 1 : from;
                area.value = before.replace(/[⟦⟧‸]/g, '');
                area.setSelectionRange(from, to);
                marks.set(mark);
                const after = shown();
                marks.set(mark);
                return [after, shown()];
              });
            }
            """,
            JsonSerializer.Serialize(_presses.Select(p => new[] { p.Mark, p.Before }))
        );
        Assert.Equal(
            _presses.Select(p => $"{p.Mark}: {p.Before} → {p.After} → {p.Again ?? p.Before}"),
            _presses.Zip(pressed, (p, texts) => $"{p.Mark}: {p.Before} → {texts[0]} → {texts[1]}")
        );
    }

    /// <summary>
    /// Words are marked and unmarked at random; a plain set of words says which must be bold or italic, and the
    /// typesetter which are.
    /// </summary>
    [Fact]
    public async Task What_is_marked_is_printed_so_and_nothing_else()
    {
        var reader = await Modules();
        var texts = await reader.EvaluateAsync<string[][]>(
            $$"""
            async runs => {
              const { marked } = await import('/editor/marks.js');
              const { apply } = await import('/editor/splices.js');
              {{Chance}}
              const between = [' ', ' ', ' ', '\n', '\n\n', '\n- ', '\n\n## ', '\n\n> ', '\n> ', '\n\n1. '];
              const around = [
                w => w, w => w, w => `“${w}”`, w => `[${w}](https://example.org)`, w => `\`${w}\``, w => `_${w}_`,
              ];
              const placed = (text, word) => {
                const letters = word.replaceAll('_', '').split('').map(c => c.replace(/\W/, '\\$&')).join('\\**');
                const [found] = text.matchAll(new RegExp(letters, 'g'));
                return [found.index, found.index + found[0].length];
              };
              return Array.from({ length: runs }, (_, run) => {
                start(run);
                const words = Array.from({ length: 2 + random(7) }, (_, i) => `w${i}x`);
                const shown = words.map(w => any(around)(w));
                let text = shown.map((w, i) => (i > 0 ? any(between) : '') + w).join('');
                const set = { bold: new Set(), italic: new Set(words.filter((_, i) => shown[i].startsWith('_'))) };
                for (let press = random(6); press >= 0; press--) {
                  const mark = any(['bold', 'italic']), first = random(words.length);
                  const chosen = words.slice(first, first + 1 + random(3)), has = chosen.every(w => set[mark].has(w));
                  const [from] = placed(text, shown[first]), [, to] = placed(text, shown[first + chosen.length - 1]);
                  text = apply(marked(text, from, to, mark).splices, text);
                  for (const word of chosen) set[mark][has ? 'delete' : 'add'](word);
                }
                return [text, [...set.bold].sort().join(' '), [...set.italic].sort().join(' ')];
              });
            }
            """,
            5_000
        );
        Assert.All(
            texts,
            text =>
            {
                var html = new HtmlParser().ParseDocument(TypesetText.Of(text[0]).Html);
                Assert.Equal((text[0], text[1], text[2]), (text[0], Words(html, "strong"), Words(html, "em")));
                Assert.Equal(-1, html.Body!.TextContent.AsSpan().IndexOfAny('*', '_'));
            }
        );
        static string Words(IDocument html, string element) =>
            string.Join(
                ' ',
                html.QuerySelectorAll(element)
                    .SelectMany(e => e.TextContent.Split([' ', '\n', ',', '.', '“', '”'], StringSplitOptions.None))
                    .Where(w => w.Length > 0)
                    .Distinct()
                    .Order(StringComparer.Ordinal)
            );
    }

    /// <summary>In texts of any signs: wherever they are pressed, only signs come and go.</summary>
    [Fact]
    public async Task A_mark_touches_no_word_and_pressed_twice_leaves_no_trace()
    {
        var reader = await Modules();
        var result = await reader.EvaluateAsync<string>(
            $$"""
            async runs => {
              const { Marks, marked } = await import('/editor/marks.js');
              const { apply, inverse, over } = await import('/editor/splices.js');
              {{Chance}}
              const tokens = [
                'ab', 'c', ' ', '*', '**', '_', '\n', '\n\n', '- ', '> ', '## ', '`', '```', '    ', '[d](/u)', '\\',
              ];
              const signs = { bold: /^[*_]*$/, italic: /^[*_]*$/, list: /^([-+*] +)?$/, quotation: /^(> ?)?$/ };
              const area = document.body.appendChild(document.createElement('textarea'));
              const change = (splices, from, to) => {
                area.value = apply(splices, area.value);
                area.setSelectionRange(from, to);
              };
              let changed = 0, mixed = 0;
              for (let run = 0; run < runs; run++) {
                start(run);
                const text = Array.from({ length: 2 + random(12) }, () => any(tokens)).join('');
                const [from, to] = [random(text.length + 1), random(text.length + 1)].sort((a, b) => a - b);
                const mark = any(Object.keys(signs)), first = marked(text, from, to, mark), { splices } = first;
                const what = `run ${run}: ${JSON.stringify([text, from, to, mark, splices])}`;
                let end = -1;
                for (const [at, deleted, inserted] of splices) {
                  const plain = inserted.replace(/bold words|words in italics/, '');
                  if (at <= end || at + deleted > text.length || !deleted && !inserted) return `disorder, ${what}`;
                  if (!signs[mark].test(text.slice(at, at + deleted)) || !signs[mark].test(plain))
                    return `words, ${what}`;
                  end = at + deleted;
                }
                const after = apply(splices, text);
                if (apply(inverse(splices, text), after) !== text) return `no way back, ${what}`;

                const theirs = [[random(text.length + 1), 0, 'XYZ']];
                const both = apply(over(splices, theirs, true), apply(theirs, text));
                if (!both.includes('XYZ') || both.replace('XYZ', '') !== after) return `torn, ${what}`;
                const undone = apply(over(inverse(splices, text), over(theirs, splices, false), true), both);
                if (!undone.includes('XYZ') || undone.replace('XYZ', '') !== text) return `torn by undo, ${what}`;

                area.value = text;
                area.setSelectionRange(from, to);
                const marks = new Marks(area, document.createElement('div'), change);
                marks.set(mark);
                if (area.value !== after) return `another text, ${what}`;
                marks.set(mark);
                if (first.mixed) mixed++;
                else if (area.value !== text) return `a trace, ${what}`;
                if (splices.length > 0) changed++;
              }
              return changed > runs / 2 && mixed > runs / 100 ? 'all well' : `too little: ${changed}, ${mixed}`;
            }
            """,
            20_000
        );
        Assert.Equal("all well", result);
    }

    /// <summary>In texts of any signs: what is printed stays, letter for letter, but for the signs of links.</summary>
    [Fact]
    public async Task A_link_prints_the_words_that_were_there()
    {
        var reader = await Modules();
        var texts = await reader.EvaluateAsync<string[][]>(
            $$"""
            async runs => {
              const { marked } = await import('/editor/marks.js');
              const { apply, inverse } = await import('/editor/splices.js');
              {{Chance}}
              const tokens = [
                'ab', 'c', ' ', ' *d* ', ' **e f** ', ' _g_ ', '\n', '\n\n', '\n- ', '\n> ', ' [i', 'j] ', ' [h](/u)',
              ];
              return Array.from({ length: runs }, (_, run) => {
                start(run);
                const text = Array.from({ length: 2 + random(12) }, () => any(tokens)).join('');
                const [from, to] = [random(text.length + 1), random(text.length + 1)].sort((a, b) => a - b);
                const { splices } = marked(text, from, to, 'link'), after = apply(splices, text);
                return [text, text.slice(from, to), after, apply(inverse(splices, text), after)];
              }).filter(([, chosen]) => chosen.trim());
            }
            """,
            5_000
        );
        Assert.All(
            texts,
            text =>
            {
                Assert.Equal(text[0], text[3]);
                Assert.Equal((text[1], text[2], Printed(text[0])), (text[1], text[2], Printed(text[2])));
            }
        );
        Assert.True(texts.Count(t => t[0] != t[2]) > 3_000, "Too few links to prove anything.");
        static string Printed(string text) =>
            string.Concat(
                new HtmlParser()
                    .ParseDocument(TypesetText.Of(text).Html)
                    .Body!.TextContent.Where(c => !char.IsWhiteSpace(c))
            );
    }

    [Fact]
    public async Task A_colleagues_words_inside_a_mark_stay_whole_when_it_is_taken_back()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "The lamp is lit." });
        var ana = await AtDraft(DemoCast.Officer, id);
        var jonas = await AtDraft(DemoCast.Colleague, id);
        var body = ana.GetByLabel("Body");
        await body.SelectTextAsync();
        await ana.Keyboard.PressAsync("Control+Alt+q");
        await Expect(jonas.GetByLabel("Body")).ToHaveValueAsync("> The lamp is lit.");
        await jonas.GetByLabel("Body").EvaluateAsync("area => { area.focus(); area.setSelectionRange(6, 6); }");
        await jonas.Keyboard.TypeAsync("old ");
        await Expect(body).ToHaveValueAsync("> The old lamp is lit.");
        await body.FocusAsync();
        await ana.Keyboard.PressAsync("Control+z");
        await Expect(body).ToHaveValueAsync("The old lamp is lit.");
        await Expect(jonas.GetByLabel("Body")).ToHaveValueAsync("The old lamp is lit.");
    }

    [Fact]
    public async Task A_shortcut_goes_by_the_printed_letter_and_on_other_scripts_by_its_place()
    {
        (string Key, string Code, string Letter)[] keys =
        [
            ("b", "KeyB", "b"),
            ("B", "KeyB", "b"),
            ("a", "KeyQ", "a"),
            ("z", "KeyY", "z"),
            (";", "KeyZ", ""),
            (",", "KeyM", ""),
            ("é", "Digit2", ""),
            ("ø", "KeyO", ""),
            ("@", "KeyQ", ""),
            ("и", "KeyB", "b"),
            ("И", "KeyB", "b"),
            ("Enter", "Enter", ""),
            ("х", "BracketLeft", ""),
            ("β", "KeyB", "b"),
            (";", "KeyQ", "q"),
            ("1", "Digit1", ""),
            ("נ", "KeyB", "b"),
            ("/", "KeyQ", "q"),
            ("لا", "KeyB", "b"),
            ("Dead", "KeyQ", ""),
            ("q", "KeyQ", "q"),
            (";", "KeyQ", ""),
        ];
        var reader = await Modules();
        var letters = await reader.EvaluateAsync<string[]>(
            """
            async keys => {
              const { letter } = await import('/editor/shortcuts.js');
              const pressed = JSON.parse(keys).map(([key, code]) => new KeyboardEvent('keydown', { key, code }));
              const composing = new KeyboardEvent('keydown', { key: 'b', code: 'KeyB', isComposing: true });
              const third = new KeyboardEvent('keydown', { key: 'ײ', code: 'KeyH', modifierAltGraph: true });
              return [...pressed, composing, third].map(letter);
            }
            """,
            JsonSerializer.Serialize(keys.Select(k => new[] { k.Key, k.Code }))
        );
        Assert.Equal(
            [.. keys.Select(k => $"{k.Key} {k.Code} {k.Letter}"), "composing ", "AltGr "],
            [
                .. keys.Zip(letters, (k, letter) => $"{k.Key} {k.Code} {letter}"),
                $"composing {letters[^2]}",
                $"AltGr {letters[^1]}",
            ]
        );
    }

    [Fact]
    public async Task Marks_are_set_from_a_Cyrillic_keyboard()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = "lamp" });
        var ana = await AtDraft(DemoCast.Officer, id);
        var body = ana.GetByLabel("Body");
        (string Key, string Code, bool Alt, string Value)[] presses =
        [
            ("и", "KeyB", false, "**lamp**"),
            ("и", "KeyB", false, "lamp"),
            ("ш", "KeyI", false, "*lamp*"),
            ("ш", "KeyI", false, "lamp"),
            ("р", "KeyH", true, "## lamp"),
            ("р", "KeyH", true, "lamp"),
            ("й", "KeyQ", true, "> lamp"),
            ("й", "KeyQ", true, "lamp"),
            ("д", "KeyL", true, "- lamp"),
            ("д", "KeyL", true, "lamp"),
            ("л", "KeyK", false, "[lamp](https://)"),
        ];
        await body.SelectTextAsync();
        foreach (var (key, code, altKey, value) in presses)
        {
            await body.DispatchEventAsync("keydown", new { key, code, altKey, ctrlKey = true });
            await Expect(body).ToHaveValueAsync(value);
        }
    }

    private async Task<IPage> Modules()
    {
        var reader = await Reader();
        await reader.GotoAsync("/account/sign-in");
        return reader;
    }
}
