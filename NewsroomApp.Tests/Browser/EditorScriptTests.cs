using System.Text.Json;
using CsCheck;

namespace NewsroomApp.Tests.Browser;

/// <summary>
/// Runs the editor's modules in a browser: they change texts exactly as the C# code does and lose no word.
/// </summary>
public class EditorScriptTests : BrowserStory
{
    [Fact]
    public async Task Browser_and_desk_change_a_text_in_the_same_way()
    {
        var cases = new List<(string Text, TextChange One, TextChange Other)>();
        Gen.Select(Gen.String[Gen.Char['a', 'h'], 0, 24], Changes.Any, Changes.Any)
            .Sample(
                (text, one, other) =>
                {
                    lock (cases)
                        cases.Add((text, one(text), other(text)));
                },
                iter: 5_000
            );
        var reader = await Reader();
        await reader.GotoAsync("/account/sign-in");
        var browser = await reader.EvaluateAsync<string[]>(
            """
            async cases => {
              const { apply, over, move, between, inverse } = await import('/editor/splices.js');
              return JSON.parse(cases).map(([text, one, other]) => JSON.stringify([
                apply(one, text),
                over(one, other, true),
                over(one, other, false),
                move(one, 5, true),
                move(one, 5, false),
                between(text, apply(one, text)),
                apply(inverse(one, text), apply(one, text))
              ]));
            }
            """,
            JsonSerializer.Serialize(cases.Select(c => new object[] { c.Text, Flat(c.One), Flat(c.Other) }), _plain)
        );
        Assert.All(
            cases.Zip(browser),
            pair =>
            {
                var ((text, one, other), said) = pair;
                Assert.Equal(
                    JsonSerializer.Serialize(
                        new object[]
                        {
                            one.Apply(text),
                            Flat(one.Over(other, behind: true)),
                            Flat(one.Over(other, behind: false)),
                            one.Move(5, past: true),
                            one.Move(5, past: false),
                            Flat(TextChange.Between(text, one.Apply(text))),
                            text,
                        },
                        _plain
                    ),
                    said
                );
            }
        );
    }

    [Theory]
    [InlineData("m1 b", "m2 m1 b", 3, "[[0,0,\"m2 \"]]")]
    [InlineData("aaa", "aa", 1, "[[1,1,\"\"]]")]
    [InlineData("the old hat", "the new hat", 7, "[[4,3,\"new\"]]")]
    [InlineData("abc", "abXc", 0, "[[2,0,\"X\"]]")]
    public async Task The_caret_says_which_of_two_equal_letters_was_typed(
        string before,
        string after,
        int caret,
        string change
    )
    {
        var reader = await Reader();
        await reader.GotoAsync("/account/sign-in");
        Assert.Equal(
            change,
            await reader.EvaluateAsync<string>(
                """
                async ([before, after, caret]) =>
                  JSON.stringify((await import('/editor/splices.js')).typed(before, after, caret))
                """,
                new object[] { before, after, caret }
            )
        );
    }

    [Fact]
    public async Task A_paste_sends_only_the_words_that_differ()
    {
        var reader = await Reader();
        await reader.GotoAsync("/account/sign-in");
        var result = await reader.EvaluateAsync<string>(
            """
            async () => {
              const { apply, over, sparing } = await import('/editor/splices.js');
              let seed = 7;
              const random = n => (seed = (seed * 48271) % 0x7fffffff) % n;
              const known = ['a ', 'lamp ', 'the ', 'was\n', 'x'];
              const words = n => Array.from({ length: n }, () => known[random(5)]).join('');
              for (let run = 0; run < 5000; run++) {
                const text = words(12), at = random(5), deleted = random(text.length - at + 1), put = words(random(8));
                const splices = sparing([at, deleted, put], text);
                if (apply(splices, text) !== text.slice(0, at) + put + text.slice(at + deleted))
                  return JSON.stringify([text, at, deleted, put, splices]);
                if (splices.some(([from], i) => i > 0 && from <= splices[i - 1][0] + splices[i - 1][1]))
                  return 'touching: ' + JSON.stringify(splices);
              }
              const now = 'The old lamp was lit on Wednesday.', theirs = [[16, 0, ' not']];
              const mine = sparing([0, now.length, 'The new lamp was lit on Tuesday.'], now);
              return apply(over(mine, theirs, true), apply(theirs, now));
            }
            """
        );
        Assert.Equal("The new lamp was not lit on Tuesday.", result);
    }

    /// <summary>
    /// Several writers share one log, each with a server-side mirror as in DraftSession. Messages are delayed,
    /// connections are lost, pages are reloaded from what the journal would hold, and the server is killed.
    /// </summary>
    [Fact]
    public async Task No_history_of_lost_lines_killed_desks_and_reloads_loses_a_word()
    {
        var reader = await Reader();
        await reader.GotoAsync("/account/sign-in");
        var result = await reader.EvaluateAsync<string>(
            """
            async runs => {
              const { Manuscript, brought } = await import('/editor/manuscript.js');
              const { apply } = await import('/editor/splices.js');
              let seed = 1;
              const random = n => {
                seed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d) + 0x9e3779b9 | 0;
                return ((seed ^ (seed >>> 13)) >>> 0) % n;
              };
              let typed = 0, deleted = 0, reloaded = 0;
              for (let run = 0; run < runs; run++) {
                seed = run * 7919 + 1;
                const log = [], alive = new Set(['zero', 'one', 'two', 'three']);
                let text = 'zero one two three ', names = 0, words = 0;
                const texts = [text];
                const since = version => log.slice(version);
                const fresh = () => {
                  const page = new Manuscript('p' + names++, log.length, { body: text });
                  return {
                    page,
                    queue: [],
                    left: [],
                    mirror: { page: page.page, version: log.length, typed: [], sequence: 0 }
                  };
                };
                const writers = Array.from({ length: 2 + random(3) }, fresh);
                const receive = w => {
                  const { sequence, version, splices, follows, text: there } = w.queue.shift(), m = w.mirror;
                  if (version > m.version) {
                    m.typed = brought(m, since(m.version), version, []).typed;
                    m.version = version;
                  }
                  if (sequence <= m.sequence) return;
                  if (sequence !== m.sequence + 1) throw new Error('a gap');
                  m.typed.push({ sequence, part: 'body', splices, follows });
                  m.sequence = sequence;
                  if (m.typed.reduce((before, t) => apply(t.splices, before), texts[m.version]) !== there)
                    throw new Error(`run ${run}: page and desk mean different texts`);
                };
                const store = w => {
                  const { typed } = brought(w.mirror, since(w.mirror.version), log.length, []);
                  if (typed.length === 0) return;
                  for (const { splices } of typed) text = apply(splices, text);
                  texts.push(text);
                  log.push({
                    version: log.length + 1,
                    page: w.page.page,
                    sequence: w.mirror.sequence,
                    changes: typed.map(t => ['body', ...t.splices.flat()])
                  });
                };
                const send = w => {
                  const next = w.page.next();
                  if (next)
                    w.queue.push({
                      sequence: next.sequence,
                      version: w.page.version,
                      splices: structuredClone(next.splices),
                      follows: next.follows,
                      text: next.text
                    });
                  return next;
                };
                const resume = w => {
                  w.queue = [];
                  for (const line of since(w.page.version)) w.page.take(line);
                  w.page.tellAgain();
                };
                const reload = i => {
                  const old = writers[i], { page, version, unstored: typed } = old.page;
                  writers[i] = fresh();
                  writers[i].left = [...old.left, JSON.parse(JSON.stringify({ page, version, typed }))];
                  reloaded++;
                };
                // At once, or when the writer has chosen to: by then the new page may have stored words of its own.
                const takeOver = w => {
                  for (const left of w.left.splice(0)) {
                    const { page, version, unstored: here } = w.page;
                    for (const t of brought(left, since(left.version), version, [], { here, page }).typed)
                      if (t.splices.length) w.page.type('body', t.splices);
                  }
                };
                for (let act = 0; act < 80; act++) {
                  const i = random(writers.length), w = writers[i], here = w.page.text('body');
                  const gaps = [0, ...[...here.matchAll(/ /g)].map(m => m.index + 1)], at = gaps[random(gaps.length)];
                  switch (random(14)) {
                    case 0: case 1: case 2: case 3: {
                      const word = `w${run}x${words++}`;
                      alive.add(word);
                      w.page.type('body', [[at, 0, word + ' ']]);
                      typed++;
                      break;
                    }
                    case 4: {
                      const to = gaps[Math.min(gaps.indexOf(at) + 1 + random(2), gaps.length - 1)];
                      if (to > at) {
                        here.slice(at, to).trim().split(' ').forEach(word => alive.delete(word));
                        w.page.type('body', [[at, to - at, '']]);
                        deleted++;
                      }
                      break;
                    }
                    case 5: case 6: send(w); break;
                    case 7: if (w.queue.length) receive(w); break;
                    case 8: store(w); break;
                    case 9: for (const line of since(w.page.version).slice(0, 1 + random(3))) w.page.take(line); break;
                    case 10: resume(w); break;
                    case 11: if (w.queue.length) w.queue.splice(1, 0, w.queue[0]); break;
                    case 12: takeOver(w); break;
                    default:
                      if (random(3) === 0) reload(i);
                      else if (random(9) === 0) writers.forEach((_, each) => reload(each));
                      break;
                  }
                }
                for (const w of writers) {
                  resume(w);
                  takeOver(w);
                  while (send(w));
                  while (w.queue.length) receive(w);
                  store(w);
                }
                for (const w of writers) for (const line of since(w.page.version)) w.page.take(line);
                const there = text.trim().split(' ').filter(Boolean).sort().join(' '),
                  wanted = [...alive].sort().join(' ');
                if (there !== wanted) return `run ${run}: words differ\n${there}\n${wanted}`;
                for (const w of writers)
                  if (w.page.text('body') !== text || w.page.unstored.length)
                    return `run ${run}: a page differs\n${w.page.text('body')}\n${text}`;
              }
              return typed > runs * 10 && deleted > runs && reloaded > runs
                ? 'all well'
                : 'too little happened to prove anything';
            }
            """,
            3_000
        );
        Assert.Equal("all well", result);
    }

    [Fact]
    public async Task Words_that_clashed_on_a_page_that_has_gone_are_still_a_question_on_the_next()
    {
        var reader = await Reader();
        await reader.GotoAsync("/account/sign-in");
        var clashes = await reader.EvaluateAsync<bool[]>(
            """
            async () => {
              const { Manuscript, brought } = await import('/editor/manuscript.js');
              return [[6, 5, 'fifty'], [0, 0, 'The ']].map(theirs => {
                const page = new Manuscript('a', 0, { body: 'Gamma three.' });
                page.type('body', [[6, 5, 'sixty']]);
                page.take({ version: 1, page: 'b', sequence: 1, changes: [['body', ...theirs]] });
                const left = JSON.parse(JSON.stringify({ page: 'a', version: 1, typed: page.unstored }));
                return brought(left, [], 1, []).clash;
              });
            }
            """
        );
        Assert.Equal([true, false], clashes);
    }

    /// <summary>A message may bring the answer that was waited for, and right behind it a colleague's line.</summary>
    [Fact]
    public async Task Words_of_an_earlier_page_stay_whole_where_a_line_arrives_with_what_they_waited_for()
    {
        var reader = await Reader();
        await reader.GotoAsync("/account/sign-in");
        var texts = await reader.EvaluateAsync<string[]>(
            """
            async () => {
              const { Leftovers } = await import('/editor/leftovers.js');
              const { Line } = await import('/editor/line.js');
              const { Manuscript } = await import('/editor/manuscript.js');
              const line = (version, at, word) =>
                ({ version, page: 'other', sequence: version, changes: [['body', at, 0, word]] });
              const texts = [];
              for (const kept of [false, true]) for (let hops = 0; hops < 12; hops++) {
                const first = line(1, 0, 'zero '), second = line(2, 0, 'sooner ');
                const manuscript = new Manuscript('new', 1, { body: 'zero one two ' }), answers = [];
                const log = new Line(manuscript, { });
                log.desk = { invokeMethodAsync: () => new Promise(answer => answers.push(answer)) };
                const page = {
                  about: { edition: 1 },
                  fields: { byPart: new Map([['body', null]]), wholes: [], has: () => true, isWhole: () => false },
                  line: log,
                  manuscript,
                  undo: { body: { around() { } } },
                  notice() { },
                  journal: { keep() { } },
                  takeOver() { },
                  make(key, splices) { manuscript.type(key, splices); }
                };
                const old = { edition: 1, page: 'old', version: 0, typed: [
                  { sequence: 1, part: 'body', splices: [[4, 0, 'and ']] }
                ] };
                const leftovers = new Leftovers(page);
                leftovers.found = { ...old, key: 'another' };
                localStorage.setItem('another', '');
                const over = kept ? leftovers.decide(true) : leftovers.takeOver(old, null, true);
                // The answer and the line behind it.
                answers.shift()([first]);
                (async () => {
                  for (let i = 0; i < hops; i++) await null;
                  manuscript.take(second);
                })();
                for (let i = 0; i < 99; i++) await null;
                answers.shift()?.([first, second]);
                await over;
                texts.push(manuscript.text('body'));
              }
              return texts;
            }
            """
        );
        Assert.All(texts, text => Assert.Equal("sooner zero one and two ", text));
    }

    private static readonly JsonSerializerOptions _plain = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static object[][] Flat(TextChange change) =>
        [.. change.Splices.Select(s => new object[] { s.At, s.Deleted, s.Inserted })];
}
