using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Browser;

/// <summary>
/// Runs a story in Chromium against a newsroom on a real socket. Stories that create their own statements may share the
/// newsroom of their class. A story fails if a page logs an error or a warning to its console.
/// </summary>
[Trait("Pace", "Slow")]
public abstract class BrowserStory(ServedNewsroom? shared = null) : IAsyncLifetime
{
    private static readonly string _axe = new BundledAxeScriptProvider().GetScript();

    private readonly ConcurrentQueue<string> _console = [];
    private readonly ConcurrentQueue<IBrowserContext> _contexts = [];

    protected TestNewsroom Newsroom { get; private set; } = default!;

    protected virtual Uri Address => Newsroom.Address;

    /// <summary>
    /// Whether console output fails the story; not where connections break, as browser and Blazor log that.
    /// </summary>
    protected virtual bool Quiet => true;

    public virtual async ValueTask InitializeAsync() => Newsroom = shared?.Newsroom ?? await ServedNewsroom.Open();

    public virtual async ValueTask DisposeAsync()
    {
        var failed = TestContext.Current.TestState?.Result is TestResult.Failed;
        foreach (var context in _contexts)
        {
            if (failed) await Tell(context.Pages);
            await context.CloseAsync();
        }
        if (Newsroom is not null && shared is null) await Newsroom.DisposeAsync();
        if (Quiet) Assert.Empty(_console);
        GC.SuppressFinalize(this);
    }

    /// <summary>Writes the text and the console of each page to the test output when a story has failed.</summary>
    private async Task Tell(IEnumerable<IPage> pages)
    {
        foreach (var page in pages)
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{page.Url}\n{await page.EvaluateAsync<string>("document.body.innerText")}\n"
            );
        foreach (var said in _console) TestContext.Current.TestOutputHelper?.WriteLine(said);
    }

    protected async Task<IPage> Reader(BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL ??= Address.ToString();
        options.ViewportSize ??= new() { Width = 1440, Height = 900 };
        options.ReducedMotion = ReducedMotion.Reduce;
        // The headless shell has nobody to ask whether a page may copy.
        options.Permissions = ["clipboard-read", "clipboard-write"];
        var context = await (await Chromium.Browser).NewContextAsync(options);
        _contexts.Enqueue(context);
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(20_000);
        // The browser itself logs answers with status 404 and 410.
        page.Console += (_, said) =>
        {
            if (
                said.Type is "error" or "warning"
                && !said.Text.Contains("status of 404", StringComparison.Ordinal)
                && !said.Text.Contains("status of 410", StringComparison.Ordinal)
            )
                _console.Enqueue($"{page.Url}: {said.Text}");
        };
        page.PageError += (_, error) => _console.Enqueue($"{page.Url}: {error}");
        return page;
    }

    protected async Task<IPage> SignedIn(
        DemoCast.Member member,
        string address = "/desk",
        BrowserNewContextOptions? options = null
    )
    {
        var page = await Reader(options);
        await SignIn(page, member, address);
        return page;
    }

    protected async Task<IPage> AtDraft(DemoCast.Member member, string id)
    {
        var page = await SignedIn(member, $"/desk/drafts/{id}");
        await IsReadyToWrite(page);
        return page;
    }

    /// <summary>Signs in with a cookie obtained over HTTP, which is quicker than filling in the form.</summary>
    protected async Task SignIn(IPage page, DemoCast.Member member, string address = "/desk")
    {
        var cookies = await (Newsroom?.Session(member) ?? Visiting.Session(Address, member.Email, DemoCast.Password));
        await page.Context.AddCookiesAsync(
            cookies.Select(c => new Cookie
            {
                Name = c.Name,
                Value = c.Value,
                Url = Address.ToString(),
                HttpOnly = c.HttpOnly,
            })
        );
        await Open(page, address);
    }

    protected static async Task SignInByForm(IPage page, DemoCast.Member member)
    {
        await page.GotoAsync("/account/sign-in");
        await page.GetByLabel("E-mail address").FillAsync(member.Email);
        await page.GetByLabel("Password").FillAsync(DemoCast.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Ready(page);
    }

    /// <summary>Opens a page of the desk and waits until it responds to clicks.</summary>
    protected static async Task Open(IPage page, string address)
    {
        await page.GotoAsync(address);
        await Ready(page);
    }

    protected static async Task OpenDraft(IPage page, string id)
    {
        await Open(page, $"/desk/drafts/{id}");
        await IsReadyToWrite(page);
    }

    protected static Task IsReadyToWrite(IPage page) => page.Locator(".room[data-ready]").WaitForAsync();

    /// <summary>
    /// Waits for this URL, after a page load or a navigation by Blazor. An address that ends in a question mark may be
    /// followed by any query.
    /// </summary>
    protected static Task Arrives(IPage page, string address) =>
        Assertions
            .Expect(page)
            .ToHaveURLAsync(
                new Regex(
                    Regex.Escape(address) + (address.EndsWith('?') ? "" : "$"),
                    RegexOptions.None,
                    TimeSpan.FromSeconds(1)
                ),
                new() { Timeout = 20_000 }
            );

    protected static async Task WaitFor(Func<Task<bool>> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!await isSo()) await Task.Delay(20, patience.Token);
    }

    protected static Task IsSelected(ILocator field, string words) =>
        WaitFor(async () =>
            await field.EvaluateAsync<string>("f => f.value.slice(f.selectionStart, f.selectionEnd)") == words
        );

    protected static Task Press(IPage page, string button) =>
        page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    protected static ILocator Preview(IPage page) => page.GetByRole(AriaRole.Region, new() { Name = "Preview" });

    /// <summary>Whether this browser keeps the words, and whoever is signed in could read them.</summary>
    protected static Task<bool> Keeps(IPage page, string words) =>
        page.EvaluateAsync<bool>(
            """
            async words => {
              const { unseal } = await import('/seal.js');
              const kept = await Promise.allSettled(Object.values(localStorage).map(unseal));
              return kept.some(each => each.value?.includes(words));
            }
            """,
            words
        );

    /// <summary>Whether anybody at this browser could read the words in what it keeps.</summary>
    protected static Task<bool> KeepsInTheOpen(IPage page, string words) =>
        page.EvaluateAsync<bool>(
            "words => Object.values(localStorage).some(kept => kept.includes(words))",
            words
        );

    /// <summary>Waits until the browser knows that all its text is stored, and the bar says so.</summary>
    protected static async Task Saved(IPage page)
    {
        await page.Locator(".room[data-ready]:not([data-unstored])").WaitForAsync();
        await page.Locator("p.saved[data-saved] span")
            .Filter(new() { HasTextRegex = new("^Saved", RegexOptions.None, TimeSpan.FromSeconds(1)) })
            .WaitForAsync();
    }

    /// <summary>
    /// Checks every rule in the light theme on a narrow and a wide screen, and only contrast in the dark theme, where
    /// nothing but the colours differs.
    /// </summary>
    protected static async Task AxeFindsNothing(IPage page)
    {
        // Runs axe in the page itself, which has no frames; Deque.AxeCore.Playwright opens an extra page for each run.
        await page.EvaluateAsync(_axe);
        foreach (var width in new[] { 390, 1440 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await AxeFindsNothing(page, "['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']");
        }
        var light = await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('main')).color");
        await Show(ColorScheme.Dark, "!==");
        await AxeFindsNothing(page, "{ type: 'rule', values: ['color-contrast'] }");
        await Show(ColorScheme.Light, "===");

        async Task Show(ColorScheme scheme, string compared)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.WaitForFunctionAsync(
                $"light => getComputedStyle(document.querySelector('main')).color {compared} light",
                light
            );
        }
    }

    private static async Task AxeFindsNothing(IPage page, string rules)
    {
        // Contrast cannot be measured while colours are still in transition.
        await page.EvaluateAsync("() => Promise.allSettled(document.getAnimations().map(a => a.finished))");
        var found = await page.EvaluateAsync<string[]>(
            $$"""
            () => axe.run({ resultTypes: ['violations'], runOnly: {{rules}} })
              .then(seen => seen.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}\n   ${n.html}`)))
            """
        );
        Assert.True(found.Length == 0, $"{page.Url}, {rules}\n{string.Join('\n', found)}");
    }

    private static Task Ready(IPage page) =>
        page.Locator("[data-ready]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
}
