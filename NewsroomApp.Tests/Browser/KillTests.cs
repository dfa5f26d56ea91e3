using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>
/// Kills and restarts the newsroom at random moments while two people type in one draft. Their pages reconnect by
/// themselves and keep the caret, so that in the end the text is exactly what one typed in front, the original text,
/// and what the other typed behind it. At each kill the store already has everything older than two seconds. Runs
/// alone, as two seconds cannot be promised while many browsers share two cores.
/// </summary>
[Collection(nameof(Alone))]
public class KillTests : ProcessStory
{
    /// <summary>
    /// Types a character into the body every 35 ms while the body has the focus. The count is in sessionStorage, so
    /// that it survives a reload.
    /// </summary>
    private const string Typist = """
        (() => {
          const times = [];
          let ready = 0;
          // Expects nothing in the first 3.5 s of a page, as page and newsroom may both have just started.
          window.olderThanTwoSeconds = () => performance.now() - ready < 3500 || !ready
            ? 0
            : +sessionStorage.typed - times.filter(at => performance.now() - at < 2000).length;
          setInterval(() => {
            const area = document.querySelector('.room[data-ready] textarea[data-part="body"]');
            if (!area) return;
            ready ||= performance.now();
            if (document.activeElement !== area || !sessionStorage.stream || sessionStorage.rest) return;
            const typed = +(sessionStorage.typed ?? 0);
            document.execCommand('insertText', false, sessionStorage.stream[typed]);
            sessionStorage.typed = typed + 1;
            times.push(performance.now());
          }, 35);
        })();
        """;

    [Fact]
    public async Task A_newsroom_killed_again_and_again_loses_no_word()
    {
        var (ana, jonas) = (await SignedIn(DemoCast.Officer), await SignedIn(DemoCast.Colleague));
        await ana.GetByRole(AriaRole.Link, new() { Name = "Reading room" }).ClickAsync();
        await IsReadyToWrite(ana);
        var address = new Uri(ana.Url).AbsolutePath;
        var before = await Body(ana);
        IPage[] pages = [ana, jonas];
        foreach (var (page, name, key) in new[] { (ana, "a", "Control+End"), (jonas, "j", "Control+Home") })
        {
            await page.Context.AddInitScriptAsync(Typist);
            await OpenDraft(page, address.Split('/')[^1]);
            await page.GetByLabel("Body").FocusAsync();
            await page.Keyboard.PressAsync(key);
            await page.EvaluateAsync(
                "name => { sessionStorage.stream = Array.from({ length: 9000 }, (_, i) => name + i + ' ').join(''); }",
                name
            );
        }

        var random = new Random(20151120);
        for (var kill = 0; kill < Rounds.Kills; kill++)
        {
            // A fixed wait is right here: the kill has to come at a random moment.
            await Task.Delay(random.Next(100, 5_000));
            var old = new List<string>();
            foreach (var page in pages)
                old.Add((await Stream(page))[..await page.EvaluateAsync<int>("() => window.olderThanTwoSeconds()")]);
            await Process.Kill();
            var stored = await Process.StoredBody(address.Split('/')[^1]);
            Assert.Contains(old[0], stored, StringComparison.Ordinal);
            Assert.StartsWith(old[1], stored, StringComparison.Ordinal);
            await Process.StartAgain();
            foreach (var page in pages) await Back(page, address);
        }

        foreach (var page in pages) await page.EvaluateAsync("() => { sessionStorage.rest = 'yes'; }");
        var typed = new List<string>();
        foreach (var page in pages)
            typed.Add(
                (await Stream(page))[
                    ..int.Parse(
                        await page.EvaluateAsync<string>("() => sessionStorage.typed"),
                        CultureInfo.InvariantCulture
                    )
                ]
            );
        Assert.All(
            typed,
            stream => Assert.True(stream.Length > Rounds.Kills * 10, "Too little was typed to prove anything.")
        );
        var wanted = typed[1] + before + typed[0];
        foreach (var page in pages)
            await Expect(page.GetByLabel("Body")).ToHaveValueAsync(wanted, new() { Timeout = 15_000 });
        var fresh = await SignedIn(DemoCast.Editor);
        await OpenDraft(fresh, address.Split('/')[^1]);
        await Expect(fresh.GetByLabel("Body")).ToHaveValueAsync(wanted, new() { Timeout = 15_000 });
    }

    /// <summary>
    /// Waits until the page is usable again. If the kill hit while it was loading, the browser shows an error page of
    /// its own, which a person would reload.
    /// </summary>
    private static async Task Back(IPage page, string address)
    {
        if (page.Url.StartsWith("chrome-error", StringComparison.Ordinal)) await page.GotoAsync(address);
        await page.Locator(".room[data-ready]").WaitForAsync(new() { Timeout = 30_000 });
        await page.WaitForFunctionAsync("() => !document.documentElement.dataset.connection");
    }

    private static Task<string> Body(IPage page) => page.GetByLabel("Body").InputValueAsync();

    private static Task<string> Stream(IPage page) => page.EvaluateAsync<string>("() => sessionStorage.stream");
}
