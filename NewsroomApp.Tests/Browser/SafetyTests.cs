using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>
/// Puts attacks into every field and opens the pages that show them in Chromium: nothing is executed.
/// </summary>
public class SafetyTests : BrowserStory
{
    private static readonly string _all = string.Join("\n\n", Attacks.All);

    [Fact]
    public async Task Nothing_executes_on_any_page()
    {
        var words = new Document { ChangeKind = null };
        foreach (var part in Parts.Text.Where(p => p != Parts.PublicNote))
        {
            var text = part.SingleLine ? string.Join(' ', Attacks.All) : _all;
            words = words.With(part, text[..Math.Min(text.Length, part.Limit)]);
        }
        var id = await Newsroom.Live(words);
        await Newsroom.Correct(
            id,
            words with
            {
                Body = _all + "\n\n" + _all,
                ChangeKind = CorrectionKind.Correction,
                PublicNote = string.Join(' ', Attacks.All)[..1_000],
            }
        );
        // Each attack also gets a statement of its own.
        foreach (var attack in Attacks.All)
            await Newsroom.Live(words with { Headline = attack.ReplaceLineEndings(" "), Body = attack });
        var waiting = await Newsroom.InReview(words);

        var reader = await Reader();
        string[] publicPages =
        [
            "/",
            "/?page=2",
            "/?page=3",
            $"/statements/{id}",
            $"/statements/{id}/x/editions/1",
            "/feed.atom",
            "/statements/%3Cscript%3E",
            "/?page=%3Cscript%3Ealert(1)%3C/script%3E",
        ];
        foreach (var address in publicPages)
        {
            var answer = await reader.GotoAsync(address);
            Assert.True(answer!.Status < 500, $"{address} answers {answer.Status}");
            await NothingRan(reader);
        }

        var elise = await SignedIn(DemoCast.Editor);
        string[] deskPages =
        [
            "/desk/drafts",
            $"/desk/drafts/{waiting}",
            "/desk/review",
            $"/desk/review/{waiting}",
            "/desk/publishing",
            $"/desk/history/{id}",
        ];
        foreach (var address in deskPages)
        {
            await Open(elise, address);
            await elise.Locator(".rows li, .sheet, .empty-state:not(:has-text('…'))").First.WaitForAsync();
            await NothingRan(elise);
        }
        await elise.Locator("details summary").First.ClickAsync();
        await NothingRan(elise);
    }

    [Fact]
    public async Task A_person_may_be_named_anything()
    {
        var admin = Newsroom.As(DemoCast.Administrator);
        // On one line, and without signs that turn it.
        var names = Attacks.All.Select(a =>
            new string([.. a.Select(c => char.IsControl(c) || c is >= '\u202A' and <= '\u2069' ? ' ' : c)])
        );
        foreach (var (i, name) in names.Index())
            await Newsroom.People.Add(admin, name, $"person{i}@example.org", Role.PressOfficer);
        var tariq = await SignedIn(DemoCast.Administrator, "/desk/people");
        await Expect(tariq.Locator(".rows li")).ToHaveCountAsync(Attacks.All.Length + DemoCast.Everybody.Count);
        await NothingRan(tariq);
    }

    private static async Task NothingRan(IPage page)
    {
        Assert.Equal("undefined", await page.EvaluateAsync<string>("() => typeof window.attacked"));
        Assert.Equal(
            0,
            await page.Locator(
                    "iframe, object, embed, main script, main form[action^='http'], "
                        + "base[href^='http'], meta[http-equiv=refresh]"
                )
                .CountAsync()
        );
        Assert.Equal(
            0,
            await page.Locator("main :is(a, img)")
                .EvaluateAllAsync<int>(
                    "all => all.filter(e => /^\\s*(javascript|data|vbscript):/i.test(e.href || e.src)).length"
                )
        );
    }
}
