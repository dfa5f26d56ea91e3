using System.Globalization;
using Microsoft.Playwright;
using NewsroomApp.Tests.Browser;

namespace NewsroomApp.Tests.Benchmarks;

/// <summary>
/// Latency, traffic and memory of the editor. Run by hand in NewsroomApp.Tests:
/// dotnet run -c Release -- -explicit only -class '*EditorBenchmark' -showLiveOutput
/// Key to preview: Chromium key events in the middle of the body, a letter and a Backspace in turn, every 120 ms; from
/// the event's time stamp to the first mutation of the preview, both on the browser's clock. 200 keys to warm up, 150
/// timed. The reference, in the same browser, is a textarea whose input event copies its text into one element.
/// Bytes: all WebSocket frames over 150 keys on another page, including acknowledgements, log lines and saved times.
/// Memory: managed bytes per draft page with 500 words, beyond those of a page that lists drafts.
/// </summary>
public class EditorBenchmark : BrowserStory
{
    private const int Keys = 150;

    protected override bool Quiet => false;

    [Fact(Explicit = true)]
    public async Task Measure()
    {
        var said = new List<string>
        {
            "| words | key to preview p50 / p95 / p99, ms | reference p50 / p95, ms | bytes a key, up / down |",
            "|---|---|---|---|",
        };
        foreach (var words in new[] { 500, 2_000, 10_000 })
        {
            var id = await Newsroom.Draft(Texts.Complete with { Body = Texts.Prose(words) });
            var ana = await SignedIn(DemoCast.Officer);
            await OpenDraft(ana, id);
            await Watch(ana, ".preview .body");
            await Type(ana, ana.GetByLabel("Body"), 200);
            var keys = await Type(ana, ana.GetByLabel("Body"), Keys);

            await ana.SetContentAsync(
                """
                <textarea style='width:600px;height:600px'></textarea><div class='copy'
                  style='white-space:pre-wrap'></div>
                """
            );
            await ana.EvaluateAsync(
                """
                text => {
                  const area = document.querySelector('textarea'), copy = document.querySelector('.copy');
                  area.value = copy.textContent = text;
                  area.addEventListener('input', () => { copy.textContent = area.value; });
                }
                """,
                Texts.Prose(words)
            );
            await Watch(ana, ".copy");
            await Type(ana, ana.Locator("textarea"), 20);
            var reference = await Type(ana, ana.Locator("textarea"), Keys);

            // On another page, because counting the frames takes time.
            var counted = await Reader();
            var (up, down) = (0L, 0L);
            counted.WebSocket += (_, socket) =>
            {
                socket.FrameSent += (_, frame) =>
                    Interlocked.Add(ref up, frame.Binary?.Length ?? frame.Text?.Length ?? 0);
                socket.FrameReceived += (_, frame) =>
                    Interlocked.Add(ref down, frame.Binary?.Length ?? frame.Text?.Length ?? 0);
            };
            await SignIn(counted, DemoCast.Officer);
            await OpenDraft(counted, id);
            await Watch(counted, ".preview .body");
            await Type(counted, counted.GetByLabel("Body"), 20);
            await Saved(counted);
            Interlocked.Exchange(ref up, 0);
            Interlocked.Exchange(ref down, 0);
            await Type(counted, counted.GetByLabel("Body"), Keys);
            var (sent, received) = (Interlocked.Read(ref up) / Keys, Interlocked.Read(ref down) / Keys);
            await counted.CloseAsync();
            var typed = Figures(keys, 50, 95, 99);
            var copied = Figures(reference, 50, 95);
            said.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {words:N0} | {typed} | {copied} | {sent} / {received} |"
                )
            );
        }
        var memory = await MemoryOfAnOpenEditor();
        said.Add(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Managed memory of an open editor over the list of drafts: {memory / 1e6:F2} MB"
            )
        );
        await Console.Out.WriteLineAsync(string.Join('\n', said));
    }

    private static async Task Watch(IPage page, string preview) =>
        await page.EvaluateAsync(
            """
            selector => {
              window.taken = []; let key = null;
              addEventListener('keydown', e => { key = e.timeStamp; }, true);
              new MutationObserver(() => {
                if (key !== null) {
                  taken.push(performance.now() - key);
                  key = null;
                }
              }).observe(
                document.querySelector(selector),
                { subtree: true, childList: true, characterData: true }
              );
            }
            """,
            preview
        );

    private static async Task<double[]> Type(IPage page, ILocator area, int keys)
    {
        await area.EvaluateAsync(
            """
            a => {
              const at = a.value.indexOf(' ', a.value.length / 2);
              a.focus();
              a.setSelectionRange(at, at);
              taken.length = 0;
            }
            """
        );
        for (var i = 0; i < keys; i++)
        {
            await page.Keyboard.PressAsync(i % 2 == 0 ? "a" : "Backspace");
            await page.WaitForTimeoutAsync(120);
        }
        await page.WaitForFunctionAsync("n => taken.length >= n", keys);
        return await page.EvaluateAsync<double[]>("() => taken");
    }

    private static string Figures(double[] values, params int[] percents) =>
        string.Join(" / ", percents.Select(p => At(values, p).ToString("F1", CultureInfo.InvariantCulture)));

    private static double At(double[] values, int percent) =>
        values.Order().ElementAt(Math.Min(values.Length - 1, values.Length * percent / 100));

    private async Task<double> MemoryOfAnOpenEditor()
    {
        const int pages = 10;
        var ana = await SignedIn(DemoCast.Officer);
        var open = new List<IPage>();
        for (var i = 0; i < pages; i++) open.Add(await ana.Context.NewPageAsync());
        foreach (var page in open) await Open(page, "/desk/drafts");
        var list = await Settled();
        foreach (var page in open)
            await OpenDraft(page, await Newsroom.Draft(Texts.Complete with { Body = Texts.Prose(500) }));
        return (await Settled() - list) / (double)pages;

        // The server may keep the circuit of a page for a while after the browser has left it. Each tab opens the list
        // and then the draft, so that ten pages are open at both measurements.
        static async Task<long> Settled()
        {
            await Task.Delay(5_000);
            return GC.GetTotalMemory(forceFullCollection: true);
        }
    }
}
