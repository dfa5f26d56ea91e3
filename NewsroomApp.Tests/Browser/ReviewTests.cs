using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NewsroomApp.Storage;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>Review by a second person in a browser.</summary>
public sealed class ReviewTests(ServedNewsroom house) : BrowserStory(house), IClassFixture<ServedNewsroom>
{
    [Fact]
    public async Task A_joint_statement_goes_from_submission_to_approved_with_everything_that_is_said_about_it()
    {
        var id = await Newsroom.InReview(Texts.Complete with { Kind = "Joint statement" });
        var elise = await SignedIn(DemoCast.Editor);
        await OpenReview(elise, id);

        // Élise makes three comments, one of them blocking, and a suggestion.
        await Say(elise, "on Wednesday", "Which Wednesday?", blocking: true);
        await Say(elise, "the keepers", "All five of them?");
        await Say(elise, null, "A good text, on the whole.");
        await Mark(elise, "received");
        await elise.Keyboard.PressAsync("c");
        await elise.GetByLabel("Suggest other words").CheckAsync();
        await elise.GetByLabel("Instead").FillAsync("welcomed");
        await elise.Keyboard.PressAsync("Control+Enter");
        await Expect(elise.Locator("article.comment")).ToHaveCountAsync(4);
        await Expect(elise.Locator(".sheet mark")).ToHaveTextAsync(["received", "the keepers", "on Wednesday"]);
        await Expect(elise.GetByRole(AriaRole.Button, new() { Name = "Approve", Exact = true })).ToBeDisabledAsync();
        await Expect(elise.Locator(".banner .blockers")).ToContainTextAsync("Which Wednesday?");

        // Ana accepts the suggestion by keyboard, answers the blocking comment and asks for clearance of a quotation.
        var ana = await AtDraft(DemoCast.Officer, id);
        await ana.GetByRole(AriaRole.Button, new() { Name = "Comments (4)" }).ClickAsync();
        await ana.Locator("article.comment").Filter(new() { HasText = "welcomed" }).FocusAsync();
        await ana.Keyboard.PressAsync("a");
        await Expect(ana.GetByLabel("Body"))
            .ToHaveValueAsync(
                new Regex("^The council welcomed the keepers", RegexOptions.None, TimeSpan.FromSeconds(1))
            );
        await Expect(ana.Locator("article.comment:focus")).ToContainTextAsync("All five of them?");
        var condition = ana.Locator("article.comment").Filter(new() { HasText = "Which Wednesday?" });
        await condition.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await IsSelected(ana.GetByLabel("Body"), "on Wednesday");
        await condition.GetByRole(AriaRole.Button, new() { Name = "Reply" }).ClickAsync();
        await condition.GetByLabel("Reply").FillAsync("The fourth of March.");
        await condition.GetByRole(AriaRole.Button, new() { Name = "Reply" }).ClickAsync();
        await ana.GetByRole(AriaRole.Button, new() { Name = "Quotes 2" }).ClickAsync();
        await ana.GetByRole(AriaRole.Button, new() { Name = "Link for clearance" }).First.ClickAsync();
        var office = await Reader();
        await office.GotoAsync(new Uri(await ana.Locator(".banner code").InnerTextAsync()).AbsolutePath);
        await office.GetByLabel("Yes, as they are").CheckAsync();
        await office.GetByLabel("Your name").FillAsync("Iva Novák");
        await Press(office, "Send the answer");
        await Expect(office.GetByText("Thank you")).ToBeVisibleAsync();
        await Expect(ana.GetByText("Cleared by Iva Novák, by a link that")).ToBeVisibleAsync();

        // Élise reads what changed since she last looked, resolves her comment and approves. Then Ana changes a word,
        // and the approval no longer counts.
        await Press(elise, "Show the changes");
        await Expect(elise.Locator("del")).ToContainTextAsync("received");
        await elise.Keyboard.PressAsync("n");
        await Expect(elise.Locator(".reached")).ToContainTextAsync("received");
        await elise
            .Locator("article.comment")
            .Filter(new() { HasText = "The fourth of March." })
            .GetByRole(AriaRole.Button, new() { Name = "Resolve" })
            .ClickAsync();
        await Press(elise, "Approve");
        await Expect(elise.GetByText("Joint statement: 2 people approve. Élise Çelik did.")).ToBeVisibleAsync();
        await ana.GetByLabel("Kicker").FillAsync("Lamps");
        await Saved(ana);
        await Press(elise, "Show the changes");
        await elise.GetByRole(AriaRole.Button, new() { Name = "Approval 0/2" }).ClickAsync();
        await Expect(elise.GetByText("Does not count. The words are not the same any more.")).ToBeVisibleAsync();

        // Two editors approve the words as they are now.
        await Press(elise, "Approve");
        await Expect(elise.GetByText("Élise Çelik did.")).ToBeVisibleAsync();
        var chief = await SignedIn(DemoCast.ChiefEditor);
        await OpenReview(chief, id);
        await Press(chief, "Approve");
        await Arrives(chief, $"/desk/publishing/{id}");
        Assert.Equal(Stage.Approved, (await Newsroom.Drafting.Find(id))!.Open!.Stage);
    }

    [Fact]
    public async Task A_half_written_comment_outlives_the_session_and_the_page()
    {
        var id = await Newsroom.InReview();
        var elise = await SignedIn(DemoCast.Editor);
        await OpenReview(elise, id);
        await Mark(elise, "on Wednesday");
        await elise.Keyboard.PressAsync("c");
        await elise.GetByLabel("Comment", new() { Exact = true }).FillAsync("Which Wednes");
        await elise.Keyboard.TypeAsync("d");
        Assert.True(await Keeps(elise, "Which Wednesd"));
        Assert.False(await KeepsInTheOpen(elise, "Which"));
        await elise.Context.ClearCookiesAsync();

        await SignIn(elise, DemoCast.Editor);
        await OpenReview(elise, id);
        await Expect(elise.GetByLabel("Comment", new() { Exact = true })).ToHaveValueAsync("Which Wednesd");
        await Expect(elise.Locator(".composer .quote")).ToHaveTextAsync("“on Wednesday”");
        await elise.Locator(".composer [type=submit]").ClickAsync();
        await Expect(elise.Locator("article.comment")).ToContainTextAsync("Which Wednesd");
        await OpenReview(elise, id);
        await Expect(elise.Locator("article.comment")).ToHaveCountAsync(1);
        await Expect(elise.Locator(".composer form")).ToHaveCountAsync(0);

        await Press(elise, "Reply");
        await elise.GetByLabel("Reply", new() { Exact = true }).FillAsync("The fou");
        await OpenReview(elise, id);
        await Press(elise, "Reply");
        await Expect(elise.GetByLabel("Reply", new() { Exact = true })).ToHaveValueAsync("The fou");
        await elise.Locator(".comment [type=submit]").ClickAsync();
        await Expect(elise.Locator(".reply")).ToContainTextAsync("The fou");
        await Press(elise, "Reply");
        await Expect(elise.GetByLabel("Reply", new() { Exact = true })).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Words_are_marked_on_a_telephone_too_and_a_comment_whose_words_are_gone_says_so()
    {
        var id = await Newsroom.InReview();
        var elise = await SignedIn(
            DemoCast.Editor,
            options: new() { ViewportSize = new() { Width = 390, Height = 844 } }
        );
        await OpenReview(elise, id);
        await Mark(elise, "Harbour");
        await Press(elise, "Comment C");
        await elise.GetByLabel("Comment", new() { Exact = true }).FillAsync("Port?");
        await elise.Locator(".composer [type=submit]").ClickAsync();
        await Expect(elise.Locator("h1 mark")).ToHaveTextAsync("Harbour");
        await Newsroom.Write(id, Texts.Complete with { Headline = "Five islands" });
        await Press(elise, "Show the changes");
        await Expect(elise.GetByText("These words are gone from the text.")).ToBeVisibleAsync();
        Assert.Equal(390, await elise.EvaluateAsync<int>("() => document.documentElement.scrollWidth"));
    }

    [Fact]
    public async Task A_caption_and_the_words_below_a_picture_are_commented_on_where_they_stand()
    {
        var picture = await Newsroom.Uploaded(TestPictures.Jpeg());
        var words = Texts.Complete with { Body = "Above.\n\n![](picture-1)\n\nBelow the pier.", Pictures = [picture] };
        var id = await Newsroom.InReview(words.Described("picture-1"));
        var elise = await SignedIn(DemoCast.Editor);
        await OpenReview(elise, id);
        await Say(elise, "Below", "How far?");
        await Expect(elise.Locator(".preview mark")).ToHaveTextAsync("Below");
        await Say(elise, "The picture-1 at noon", "At one.");
        await Expect(elise.Locator("article.comment").Filter(new() { HasText = "At one." }))
            .ToContainTextAsync("The picture-1 at noon");
        Assert.Equal(
            [(Parts.Body.Key, "Below"), (picture.CaptionText.Key, "The picture-1 at noon")],
            (await Newsroom.Drafting.Find(id))!.Open!.Comments.Select(c => (c.Anchor!.Part, c.Anchor.Quote))
        );
    }

    private static async Task OpenReview(IPage page, string id)
    {
        await Open(page, $"/desk/review/{id}");
        await page.Locator(".margin .shelves").WaitForAsync();
    }

    private static async Task Say(IPage page, string? words, string text, bool blocking = false)
    {
        var before = await page.Locator("article.comment").CountAsync();
        if (words is null) await Press(page, "Add a comment");
        else
        {
            await Mark(page, words);
            await page.Keyboard.PressAsync("c");
        }
        await page.GetByLabel("Comment", new() { Exact = true }).FillAsync(text);
        if (blocking) await page.GetByLabel("Blocks approval").CheckAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await Expect(page.Locator("article.comment")).ToHaveCountAsync(before + 1);
    }

    /// <summary>Selects words on the sheet, as with a mouse or a finger.</summary>
    private static async Task Mark(IPage page, string words) =>
        Assert.True(
            await page.EvaluateAsync<bool>(
                """
                words => {
                  document.activeElement?.blur();
                  const walker = document.createTreeWalker(document.querySelector('.sheet'), NodeFilter.SHOW_TEXT);
                  while (walker.nextNode()) {
                    const at = walker.currentNode.data.indexOf(words);
                    if (at < 0) continue;
                    getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
                    return true;
                  }
                  return false;
                }
                """,
                words
            )
        );
}
