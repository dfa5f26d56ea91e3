using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>The bell on everybody's desk, the administrator's outbox, and the board for the morning meeting.</summary>
public class MailroomTests : BrowserStory
{
    [Fact]
    public async Task The_bell_counts_what_others_did_and_forgets_what_was_looked_at()
    {
        var id = await Newsroom.InReview();
        var ana = await SignedIn(DemoCast.Officer);
        await Expect(Bell(ana)).ToHaveAccessibleNameAsync("Notices");
        await Newsroom.Review.Return(Newsroom.Id(DemoCast.Editor), id, "The second name is misspelt.");
        await Expect(Bell(ana)).ToHaveAccessibleNameAsync("Notices, 1 new");
        await Bell(ana).ClickAsync();
        await Expect(ana.GetByText("The second name is misspelt.")).ToBeVisibleAsync();
        await ana.GetByRole(
                AriaRole.Link,
                new() { Name = $"Élise Çelik returned “{Texts.Complete.Headline}” for changes" }
            )
            .ClickAsync();
        await Arrives(ana, $"/desk/drafts/{id}");
        await Expect(Bell(ana)).ToHaveAccessibleNameAsync("Notices");

        // What happens to the page one looks at needs no notice.
        await IsReadyToWrite(ana);
        await Newsroom.Suggest(id, "on Wednesday", null, "Which Wednesday?");
        await Expect(ana.GetByText("Margin (1)")).ToBeVisibleAsync();
        await Expect(Bell(ana)).ToHaveAccessibleNameAsync("Notices");

        await Bell(ana).ClickAsync();
        await ana.GetByLabel("Comments and suggestions: at the desk").UncheckAsync();
        await Expect(ana.GetByLabel("Comments and suggestions: at the desk")).Not.ToBeCheckedAsync();
        await Newsroom.Suggest(id, "on Wednesday", null, "This Wednesday?");
        await Newsroom.Drafting.Submit(Newsroom.Id(DemoCast.Officer), id);
        await Newsroom.Review.Return(Newsroom.Id(DemoCast.Editor), id, "Still misspelt.");
        await Expect(Bell(ana)).ToHaveAccessibleNameAsync("Notices, 1 new");
        await Press(ana, "Mark all as seen");
        await Expect(Bell(ana)).ToHaveAccessibleNameAsync("Notices");
    }

    [Fact]
    public async Task The_outbox_says_that_mails_wait_and_lets_one_be_discarded()
    {
        await Newsroom.InReview();
        var tariq = await SignedIn(DemoCast.Administrator);
        await Expect(Bell(tariq)).ToHaveCountAsync(0);
        await tariq.GetByRole(AriaRole.Link, new() { Name = "Outbox" }).ClickAsync();
        await Expect(tariq.GetByText("There is no mail server yet")).ToBeVisibleAsync();
        await Expect(tariq.GetByText("2 waiting")).ToBeVisibleAsync();
        await tariq
            .GetByRole(AriaRole.Button, new() { Name = "Discard the mail to elise@newsroom.example" })
            .ClickAsync();
        await Press(tariq, "Yes, discard");
        await Expect(tariq.GetByText("1 waiting")).ToBeVisibleAsync();
        await Expect(tariq.GetByText(DemoCast.Editor.Email)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_board_moves_by_itself_and_the_calendar_turns_its_pages()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Kicker = "Harbour" });
        var ana = await SignedIn(DemoCast.Officer);
        await ana.GetByRole(AriaRole.Link, new() { Name = "Planning" }).ClickAsync();
        await Expect(Column(ana, "Draft").GetByRole(AriaRole.Link, new() { Name = Texts.Complete.Headline }))
            .ToBeVisibleAsync();
        await Newsroom.Drafting.Submit(Newsroom.Id(DemoCast.Officer), id);
        await Expect(Column(ana, "In review").GetByRole(AriaRole.Link, new() { Name = Texts.Complete.Headline }))
            .ToBeVisibleAsync();
        await Expect(Column(ana, "Draft").GetByText("Nobody is writing.")).ToBeVisibleAsync();
        await ana.GetByLabel("Topic").SelectOptionAsync("Harbour");
        await Expect(Column(ana, "Draft").GetByText("Nothing like that here.")).ToBeVisibleAsync();

        await Open(ana, "/desk/planning/2026-02");
        await Expect(ana.GetByRole(AriaRole.Heading, new() { Name = "February 2026" })).ToBeVisibleAsync();
        await Expect(ana.GetByText("Nothing went out or is scheduled in this month")).ToBeVisibleAsync();
        await ana.GetByRole(AriaRole.Link, new() { Name = "March 2026" }).ClickAsync();
        await ana.GetByRole(AriaRole.Cell, new() { Name = "4", Exact = false })
            .GetByRole(AriaRole.Link, new() { Name = Texts.Complete.Headline })
            .First.ClickAsync();
        await Arrives(ana, $"/desk/review/{id}");
    }

    private static ILocator Bell(IPage page) => page.Locator("a.bell");

    private static ILocator Column(IPage page, string stage) => page.GetByRole(AriaRole.Region, new() { Name = stage });
}
