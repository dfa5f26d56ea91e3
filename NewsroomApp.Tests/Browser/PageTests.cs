using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>
/// Checks all pages: axe finds nothing in light and dark, nothing overflows at 320 px (at the desk, 390 px), and the
/// public side works without JavaScript.
/// </summary>
public class PageTests : BrowserStory
{
    [Fact]
    public async Task Axe_finds_nothing_on_any_page()
    {
        var corrected = await Newsroom.Live();
        await Newsroom.Correct(corrected, Texts.Corrected);
        var draft = await Newsroom.Draft(Texts.Complete with { Headline = "", Body = "<b>x</b>" });
        var waiting = await Newsroom.InReview();
        await Newsroom.Suggest(waiting, "on Wednesday", "on Tuesday", "Was it not Tuesday?", blocking: true);
        var said = (await Newsroom.Drafting.Find(waiting))!.Open!.Quotations[0];
        var clearance = await Newsroom.Clearance.Ask(
            Newsroom.As(DemoCast.Officer),
            waiting,
            said.Fingerprint,
            said.Speaker
        );
        var ready = await Newsroom.Approved();
        await Newsroom.Publishing.Correct(Newsroom.As(DemoCast.Officer), corrected);
        await Task.WhenAll(
            AsNobody(clearance),
            AsEditor(draft, corrected, waiting, ready),
            AsChiefEditor(),
            AsAdministrator()
        );
    }

    private async Task AsNobody(string clearance)
    {
        var reader = await Reader();
        string[] addresses =
        [
            "/account/sign-in",
            "/account/denied",
            "/account/set-password",
            "/account/setup",
            clearance,
            clearance + "x",
        ];
        foreach (var address in addresses)
        {
            await reader.GotoAsync(address);
            await AxeFindsNothing(reader);
        }
    }

    private async Task AsEditor(string draft, string corrected, string waiting, string ready)
    {
        var elise = await SignedIn(DemoCast.Editor);
        string[] addresses =
        [
            "/desk/today",
            "/desk/drafts",
            $"/desk/drafts/{draft}",
            $"/desk/drafts/{corrected}",
            "/desk/review",
            $"/desk/review/{waiting}",
            "/desk/publishing",
            $"/desk/publishing/{ready}",
            $"/desk/publishing/{corrected}",
            $"/desk/history/{corrected}",
            "/desk/drafts/00000000",
            "/desk/notices",
            "/desk/history",
            "/desk/planning",
            $"/desk/planning/{DateTimeOffset.UtcNow:yyyy-MM}",
        ];
        foreach (var address in addresses)
        {
            await Open(elise, address);
            await elise.Locator("main h1").First.WaitForAsync();
            await elise.GetByText("…").WaitForAsync(new() { State = WaitForSelectorState.Detached });
            await AxeFindsNothing(elise);
        }
        await Open(elise, $"/desk/review/{waiting}");
        foreach (var shelf in new[] { "Quotes", "Approval" })
        {
            await elise
                .GetByRole(
                    AriaRole.Button,
                    new()
                    {
                        NameRegex = new(
                            $"^{shelf}",
                            System.Text.RegularExpressions.RegexOptions.None,
                            TimeSpan.FromSeconds(1)
                        ),
                    }
                )
                .ClickAsync();
            await AxeFindsNothing(elise);
        }
        await elise.GotoAsync("/account/profile");
        await AxeFindsNothing(elise);
    }

    [Fact]
    public async Task Axe_finds_nothing_in_open_dialogs_menus_and_drawers()
    {
        var (draft, waiting, ready) = (await Newsroom.Draft(), await Newsroom.InReview(), await Newsroom.Approved());
        var elise = await AtDraft(DemoCast.Editor, draft);
        await elise.Locator("[data-details]").ClickAsync();
        await Press(elise, "Choose a day (Date)");
        await AxeFindsNothing(elise);
        await elise.Keyboard.PressAsync("Escape");
        await elise.SetViewportSizeAsync(1440, 900);
        foreach (var drawer in new[] { "Comments", "Checks" })
        {
            await elise.GetByRole(AriaRole.Button, new() { Name = drawer }).First.ClickAsync();
            await AxeFindsNothing(elise);
        }
        await Press(elise, "More");
        await AxeFindsNothing(elise);
        await elise.Keyboard.PressAsync("Escape");
        await Press(elise, "Keyboard");
        await AxeFindsNothing(elise);
        await Asked(elise, $"/desk/review/{waiting}", "Return for changes");
        await Asked(elise, $"/desk/review/{waiting}", "Approval", "Ask somebody to read it");
        await Asked(elise, $"/desk/publishing/{ready}", "Publish now");
        await Asked(elise, $"/desk/publishing/{ready}", "Schedule");

        async Task Asked(IPage page, string address, params string[] buttons)
        {
            await page.SetViewportSizeAsync(1440, 900);
            await Open(page, address);
            foreach (var button in buttons)
                await page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
            await AxeFindsNothing(page);
        }
    }

    private async Task AsChiefEditor()
    {
        var chief = await SignedIn(DemoCast.ChiefEditor);
        await Open(chief, "/desk/settings");
        await chief.GetByLabel("Tagline").FillAsync(new string('x', 201));
        await Press(chief, "Save");
        await Expect(chief.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await AxeFindsNothing(chief);
    }

    private async Task AsAdministrator()
    {
        var tariq = await SignedIn(DemoCast.Administrator);
        await tariq.Locator(".rows li").First.WaitForAsync();
        await AxeFindsNothing(tariq);
        await Open(tariq, "/desk/settings");
        await tariq.GetByLabel("Server").WaitForAsync();
        await AxeFindsNothing(tariq);
        await Open(tariq, "/desk/outbox");
        await tariq.Locator(".rows li").First.WaitForAsync();
        await AxeFindsNothing(tariq);
    }

    [Fact]
    public async Task Nothing_hangs_over_the_edge_of_a_narrow_screen()
    {
        var id = await Newsroom.Live(
            Texts.Complete with
            {
                Headline =
                    "Donaudampfschifffahrtsgesellschaftskapitänswitwenversammlung in "
                    + "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
                Body = "| a | b |\n|---|---|\n| " + new string('x', 80) + " | 2 |\n\n    " + new string('y', 120),
            }
        );
        var reader = await Reader(
            new()
            {
                ViewportSize = new() { Width = 320, Height = 700 },
            }
        );
        foreach (var address in new[] { "/", $"/statements/{id}", "/nothing", "/account/sign-in" })
        {
            await reader.GotoAsync(address);
            Assert.Equal(320, await reader.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
        }
        var elise = await SignedIn(
            DemoCast.Editor,
            options: new() { ViewportSize = new() { Width = 390, Height = 844 } }
        );
        string[] addresses =
        [
            "/desk/drafts",
            $"/desk/drafts/{await Newsroom.Draft()}",
            $"/desk/review/{await Newsroom.InReview()}",
            "/desk/publishing",
            $"/desk/publishing/{id}",
            $"/desk/history/{id}",
            "/desk/notices",
            "/desk/history",
            "/desk/planning",
            "/desk/planning/2026-03",
        ];
        foreach (var address in addresses)
        {
            await Open(elise, address);
            await elise.Locator("main h1").First.WaitForAsync();
            Assert.Equal(
                (address, 390),
                (address, await elise.EvaluateAsync<int>("() => document.documentElement.scrollWidth"))
            );
        }
    }

    [Fact]
    public async Task The_public_side_needs_no_script()
    {
        var id = await Newsroom.Live();
        await Newsroom.Correct(id, Texts.Corrected);
        var reader = await Reader(new() { JavaScriptEnabled = false });
        await reader.GotoAsync("/");
        await reader.GetByRole(AriaRole.Link, new() { Name = "Harbour council" }).ClickAsync();
        await Expect(reader.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Texts.Complete.Headline);
        await reader.GetByRole(AriaRole.Link, new() { Name = "Read edition 1" }).ClickAsync();
        await Expect(reader.Locator("del")).ToContainTextAsync("Wednesday");
    }

    [Fact]
    public async Task A_key_in_a_long_draft_travels_light()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Body = Texts.Prose(10_000) });
        var ana = await Reader();
        var (up, down, messages) = (0, 0, 0);
        ana.WebSocket += (_, socket) =>
        {
            socket.FrameSent += (_, frame) =>
            {
                up += Length(frame);
                messages++;
            };
            socket.FrameReceived += (_, frame) => down += Length(frame);
        };
        await SignIn(ana, DemoCast.Officer, $"/desk/drafts/{id}");
        await IsReadyToWrite(ana);
        await ana.GetByLabel("Body").FocusAsync();
        await ana.Keyboard.PressAsync("Control+Home");
        await Type("!");
        (up, down, messages) = (0, 0, 0);

        const string typed = "twenty keys, no more";
        foreach (var key in typed) await Type(key.ToString());
        Assert.InRange(messages, typed.Length, int.MaxValue);
        Assert.InRange(up / typed.Length, 1, 500);
        Assert.InRange(down / typed.Length, 1, 1_000);

        async Task Type(string key)
        {
            await ana.Keyboard.InsertTextAsync(key);
            var text = await ana.GetByLabel("Body").InputValueAsync();
            await Expect(Preview(ana).Locator(".body p").First)
                .ToHaveTextAsync(text[..text.IndexOf('\n', StringComparison.Ordinal)].TrimEnd());
        }
        static int Length(IWebSocketFrame frame) => frame.Binary?.Length ?? frame.Text?.Length ?? 0;
    }
}
