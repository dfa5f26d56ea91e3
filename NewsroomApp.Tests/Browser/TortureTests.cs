using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>
/// Three writers in one draft, each over a bad line, do whatever writers do, while lines are cut, pages are
/// loaded again and the server is killed. Every word carries a number. In the end each word that was typed and not
/// deleted stands whole in the store or in a banner that offers it, and all fields agree with the store.
/// </summary>
[Collection(nameof(Alone))]
public sealed partial class TortureTests : ProcessStory
{
    /// <summary>
    /// One act in the page, in one task so that no colleague's change comes between. It notes in the tab which words it
    /// put in and took out, by what the field holds before and after, since the page may be loaded again at any moment.
    /// </summary>
    private const string Act = """
        ([kind, name, from, pick]) => {
          const room = document.querySelector('.room'), field = room?.querySelector('textarea[data-part="body"]');
          if (!field || field.readOnly) return;
          const words = () => field.value.match(/[ajm]\d+/g) ?? [];
          const before = words();
          const gaps = [0, ...[...field.value.matchAll(/ /g)].map(m => m.index + 1)];
          const after = count => gaps[pick % gaps.length + count] ?? field.value.length, at = after(0), next = after(1);
          const one = list => list[pick % list.length], find = name => room.querySelector(`[data-find="${name}"]`);
          field.focus();
          if (kind === 'type' || kind === 'paste') {
            field.setSelectionRange(at, at);
            const count = kind === 'type' ? 1 : 5;
            const put = Array.from({ length: count }, (_, i) => `${name}${from + i} `).join('');
            if (kind === 'paste') document.execCommand('insertText', false, put);
            else for (const letter of put) document.execCommand('insertText', false, letter);
          } else if (kind === 'delete') {
            // Only a word that is whole here: half of one that is being typed may stand glued to another.
            if (!/^[ajm]\d+ $/.test(field.value.slice(at, next))) return;
            field.setSelectionRange(at, next);
            document.execCommand('delete');
          } else if (kind === 'enter') {
            field.setSelectionRange(at, at);
            document.execCommand('insertText', false, '\n\n');
          } else if (kind === 'mark') {
            field.setSelectionRange(at, after(pick % 4));
            one([...room.querySelectorAll('[data-mark]')]).click();
          } else if (kind === 'replace') {
            find('open').click();
            [find('text').value, find('by').value] = one([['**', '__'], ['_', ''], ['*', '_'], ['- ', ''], ['> ', '']]);
            find('all').click();
            find('close').click();
          } else field.dispatchEvent(new KeyboardEvent('keydown', {
            key: 'z', code: 'KeyZ', ctrlKey: true, shiftKey: kind === 'redo', bubbles: true, cancelable: true,
          }));
          const now = words(), acts = JSON.parse(sessionStorage.acts ?? '[]');
          acts.push({
            at: performance.timeOrigin + performance.now(),
            kind,
            put: now.filter(w => !before.includes(w)),
            gone: before.filter(w => !now.includes(w)),
          });
          sessionStorage.acts = JSON.stringify(acts);
        }
        """;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    private readonly Random _random = new(20151120);
    private readonly List<string> _banners = [];

    [Fact]
    public async Task No_word_of_three_writers_is_torn_or_lost()
    {
        var reader = await SignedIn(DemoCast.Officer);
        var href = await reader.GetByRole(AriaRole.Link, new() { Name = "Reading room" }).GetAttributeAsync("href");
        var id = href!.Split('/')[^1];
        await reader.Context.CloseAsync();
        var writers = new List<Writer>();
        foreach (
            var (member, name) in new[]
            {
                (DemoCast.Officer, "a"),
                (DemoCast.Colleague, "j"),
                (DemoCast.ChiefEditor, "m"),
            }
        )
            writers.Add(await Sit(member, name, id));

        using var end = new CancellationTokenSource(Rounds.Torture);
        for (var act = 0; !end.IsCancellationRequested; act++)
        {
            await Do(writers[_random.Next(writers.Count)], act);
            if (act % 150 == 149) await Kill(writers);
        }

        foreach (var writer in writers) writer.Line.Mend();
        foreach (var writer in writers) writer.Line.Speak();
        await Settle(writers, id);
        foreach (var writer in writers) await writer.Line.DisposeAsync();
    }

    private async Task<Writer> Sit(DemoCast.Member member, string name, string id)
    {
        var line = BadLine.To(Address);
        line.Delay(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(40));
        var page = await Reader(new() { BaseURL = line.Address.ToString() });
        page.SetDefaultTimeout(60_000);
        await SignIn(page, member, $"/desk/drafts/{id}");
        await IsReadyToWrite(page);
        return new(page, line, name);
    }

    private async Task Do(Writer writer, int act)
    {
        var dice = _random.Next(100);
        if (dice >= 97) await Reload(writer);
        else if (dice >= 94) writer.Line.Cut();
        else if (dice >= 92) writer.Line.Silence();
        else if (dice >= 86) writer.Line.Mend();
        else
        {
            var kind =
                dice < 44 ? "type"
                : dice < 50 ? "paste"
                : dice < 54 ? "enter"
                : dice < 61 ? "delete"
                : dice < 69 ? "mark"
                : dice < 72 ? "replace"
                : dice < 79 ? "undo"
                : "redo";
            await Write(writer, kind, act * 10);
        }
        if (dice is >= 86 and < 92) writer.Line.Speak();
        await Task.Delay(_random.Next(60));
    }

    private async Task Write(Writer writer, string kind, int from)
    {
        try
        {
            await writer
                .Page.EvaluateAsync(Act, new object[] { kind, writer.Name, from, _random.Next(10_000) })
                .WaitAsync(_patience);
        }
        catch (TimeoutException)
        {
            // The page is being loaded over a line that is silent, and nobody else would let it speak.
            writer.Line.Mend();
            writer.Line.Speak();
        }
        catch (PlaywrightException gone) when (gone.Message.Contains("navigation", StringComparison.Ordinal))
        {
            // The page came back by itself just then; what was done is noted in the tab.
        }
    }

    /// <summary>The words that were typed and deleted by nobody, by what the tabs have noted.</summary>
    private static async Task<(HashSet<string> Words, List<Note> Notes)> Alive(List<Writer> writers)
    {
        var notes = new List<Note>();
        foreach (var writer in writers)
        {
            var kept = await writer.Page.EvaluateAsync<string>("() => sessionStorage.acts ?? '[]'");
            var own = JsonSerializer.Deserialize<Note[]>(kept, JsonSerializerOptions.Web)!;
            notes.AddRange(own.Select(n => n with { By = writer.Name }));
        }
        notes = [.. notes.OrderBy(n => n.At)];
        var alive = new HashSet<string>();
        foreach (var note in notes)
        {
            alive.UnionWith(note.Put);
            alive.ExceptWith(note.Gone);
        }
        return (alive, notes);
    }

    private static async Task<string> Kept(List<Writer> writers)
    {
        var kept = new List<string>();
        foreach (var writer in writers)
            kept.Add(
                await writer.Page.EvaluateAsync<string>(
                    """
                    async () => {
                      const { unseal } = await import('/seal.js');
                      return JSON.stringify(await Promise.all(Object.values(localStorage).map(unseal)));
                    }
                    """
                )
            );
        return string.Join('\n', kept);
    }

    /// <summary>What was done with a word, for whoever looks for it.</summary>
    private static string Story(string word, List<Note> notes) =>
        $"{word}: {string.Join(", ", notes.Where(n => n.Put.Contains(word) || n.Gone.Contains(word))
            .Select(n => $"{n.By} {n.Kind} {(n.Put.Contains(word) ? "put" : "gone")} {n.At % 1_000_000:F0}"))}";

    private static async Task Reload(Writer writer)
    {
        writer.Line.Mend();
        writer.Line.Speak();
        try
        {
            await writer.Page.ReloadAsync();
        }
        catch (PlaywrightException)
        {
            // The page was just being loaded again by itself.
        }
        await IsReadyToWrite(writer.Page);
    }

    private async Task Kill(List<Writer> writers)
    {
        await Process.Kill();
        await Write(writers[0], "type", 900_000 + _random.Next(90_000));
        await Process.StartAgain();
    }

    private async Task Settle(List<Writer> writers, string id)
    {
        foreach (var writer in writers)
        {
            if (writer.Page.Url.StartsWith("chrome-error", StringComparison.Ordinal)) await Reload(writer);
            await Saved(writer.Page);
        }
        var stored = await Process.StoredBody(id);
        foreach (var writer in writers)
            await Expect(writer.Page.GetByLabel("Body")).ToHaveValueAsync(stored, new() { Timeout = 30_000 });
        var kept = await Kept(writers);
        var offered = new List<string>();
        foreach (var writer in writers) offered.AddRange(await Offered(writer.Page));
        var (alive, notes) = await Alive(writers);
        var missing = alive.Except(Words(stored)).Except(offered).ToList();
        var stories = string.Join('\n', missing.Select(w => Story(w, notes)));
        Assert.True(missing.Count == 0, $"{stories}\n{stored}\n{kept}\n{string.Join('\n', _banners)}");
        Assert.True(alive.Count > 20, "Too little was written to prove anything.");
    }

    /// <summary>What the banner offers, one after the other until nothing is left.</summary>
    private async Task<List<string>> Offered(IPage page)
    {
        var offered = new List<string>();
        var keys = "() => Object.keys(localStorage).filter(key => !key.endsWith('.texts')).length";
        var banner = "() => [...document.querySelectorAll('.banners')].map(b => b.innerText).join('\\n')";
        var next = $"([left, shown]) => ({keys})() < left && (({keys})() === 0 || ({banner})() !== shown)";
        for (int left; (left = await page.EvaluateAsync<int>(keys)) > 0;)
        {
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Discard them" })).ToBeVisibleAsync();
            offered.AddRange(Words(string.Join(' ', await page.Locator(".banners ins").AllInnerTextsAsync())));
            var shown = await page.EvaluateAsync<string>(banner);
            _banners.Add(shown);
            await Press(page, "Discard them");
            // Until what is offered next stands there: the words thrown away may stay on the screen for a moment.
            await page.WaitForFunctionAsync(next, new object[] { left, shown });
        }
        return offered;
    }

    private static List<string> Words(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    /// <summary>A torn word has lost digits. The letter of a word half undone may stand in front.</summary>
    [GeneratedRegex(@"[ajm]\d+", RegexOptions.None, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Word();

    private sealed record Note(double At, string Kind, string[] Put, string[] Gone, string By = "");

    private sealed record Writer(IPage Page, BadLine Line, string Name);
}
