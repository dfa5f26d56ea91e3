using Microsoft.AspNetCore.Components.Web;

namespace NewsroomApp.Tests.Margin;

/// <summary>What people say beside the words, and who may settle it.</summary>
public class CommentListTests : MarginStory
{
    private const string Begin = "Add a comment";

    [Fact]
    public async Task Where_nothing_has_been_said_the_list_says_how_to_begin()
    {
        var ana = await Margin(DemoCast.Officer, await Newsroom.Draft());
        await ana.Shows("No comments yet. Mark words in the text and press C");
        Assert.Equal(["Comments 0", "Quotes 2", "Approval 0/1", Begin], ana.Buttons);
    }

    [Fact]
    public async Task A_comment_on_the_whole_text_is_said_once_there_is_something_to_say()
    {
        var id = await Newsroom.InReview();
        var elise = await Margin(DemoCast.Editor, id);
        await elise.Press(Begin);
        await elise.Shows("On the whole text. Mark words in it to comment on those.");
        Assert.DoesNotContain("Suggest other words", elise.Text, StringComparison.Ordinal);
        await elise.Press("Comment");
        await elise.Shows("Write what you want to say first.");
        await elise.Fill("Comment", "A good text, on the whole.");
        await elise.Fill("Blocks approval until it is resolved", true);
        await elise.Press("Comment");
        await elise.Row("A good text").Shows("Élise Çelik, just now · blocks approval · on the whole text");
        Assert.Empty(elise.All("form"));
        var comment = Assert.Single((await Edition(id)).Comments);
        Assert.Equal((true, null), (comment.Blocking, comment.Anchor));

        await elise.Press(Begin);
        Assert.Equal("", elise.Field("Comment").GetAttribute("value"));
        Assert.False(elise.Field("Blocks approval").HasAttribute("checked"));
    }

    [Fact]
    public async Task Other_words_are_suggested_for_those_that_are_marked()
    {
        var id = await Newsroom.InReview();
        var elise = await Margin(DemoCast.Editor, id);
        Marked = On("received");
        await elise.Press(Begin);
        Assert.Equal("“received”", elise.Texts(".composer .quote").Single());
        await elise.Fill("Suggest other words", true);
        Assert.Equal("received", elise.Field("Instead").GetAttribute("value"));
        await elise.Press("Suggest");
        await elise.Shows("The suggestion is the same as the words that are there. Change something in it.");
        await elise.Fill("Instead", "welcomed");
        await elise.Key("form", new() { Key = "Enter", CtrlKey = true });
        await elise.Until(() =>
            Assert.Equal("instead of: received suggested: welcomed", elise.Texts("article .comparison").Single())
        );
        Assert.Equal("Suggestion by Élise Çelik", elise.All("article").Single().GetAttribute("aria-label"));

        Marked = On("on Wednesday");
        await elise.Press(Begin);
        await elise.Fill("Suggest other words", true);
        await elise.Fill("Instead", "");
        await elise.Press("Suggest");
        await elise.Row("on Wednesday").Shows("suggested: (nothing)");
        Assert.Equal(["welcomed", ""], (await Edition(id)).Comments.Select(c => c.Replacement));
    }

    [Fact]
    public async Task Who_suggests_other_words_for_a_quotation_reads_whose_words_they_are()
    {
        var elise = await Margin(DemoCast.Editor, await Newsroom.InReview());
        Marked = On("lamp");
        await elise.Press(Begin);
        await elise.Hides("These are words of");
        await elise.Fill("Suggest other words", true);
        await elise.Shows(
            "These are words of Nuño Ångström. Suggest other words only if Nuño Ångström’s office agrees."
        );
        await elise.Press("Cancel");
        Marked = On("received");
        await elise.Press(Begin);
        await elise.Fill("Suggest other words", true);
        await elise.Shows("Instead");
        await elise.Hides("These are words of");
    }

    [Fact]
    public async Task Who_leaves_an_empty_comment_with_Escape_has_said_nothing_and_a_begun_one_stays()
    {
        var id = await Newsroom.InReview();
        var elise = await Margin(DemoCast.Editor, id);
        await elise.Press(Begin);
        await elise.Fill("Comment", "Which Wed");
        await elise.Key("form", new() { Key = "Escape" });
        Assert.Equal("Which Wed", elise.Field("Comment").GetAttribute("value"));
        await elise.Fill("Comment", "");
        await elise.Key("form", new() { Key = "Escape" });
        await elise.Until(() => elise.Button(Begin));
        Assert.Empty((await Edition(id)).Comments);
    }

    [Fact]
    public async Task Threads_stand_in_the_order_of_the_text_and_lead_to_their_words()
    {
        var id = await Newsroom.InReview();
        await Newsroom.Margin.Comment(Newsroom.As(DemoCast.Editor), id, "A good text.");
        await Newsroom.Suggest(id, "We keep it.", null, "Who are we?");
        await Newsroom.Suggest(id, "received", null, "Or welcomed?");
        var ana = await Margin(DemoCast.Officer, id);
        await ana.Until(() =>
            Assert.Equal(["Or welcomed?", "Who are we?", "A good text."], ana.Texts("article > .said"))
        );
        await ana.Row("Who are we?").Press("Show");
        Assert.Equal(["We keep it."], Sought);
        Assert.DoesNotContain("Show", ana.Row("A good text.").Buttons);
    }

    [Fact]
    public async Task A_comment_is_answered_in_its_thread()
    {
        var id = await Newsroom.InReview();
        await Newsroom.Suggest(id, "on Wednesday", null, "Which Wednesday?");
        var ana = await Margin(DemoCast.Officer, id);
        await ana.Press("Reply");
        await ana.Press("Reply");
        await ana.Shows("Write what you want to say first.");
        await ana.Fill("Reply", "The fourth of March.");
        await ana.Press("Reply");
        await ana.Until(() =>
            Assert.Equal(["The fourth of March.", "Ana Petrović, just now"], ana.Texts(".reply p"))
        );
        await ana.Press("Reply");
        Assert.Equal("", ana.Field("Reply").GetAttribute("value"));
        await ana.Press("Cancel");
        Assert.Empty(ana.All("form"));
        Assert.Equal("The fourth of March.", (await Edition(id)).Comments[0].Replies.Single().Text);
    }

    [Fact]
    public async Task A_writer_accepts_a_suggestion_and_its_words_are_in_the_text()
    {
        var id = await Newsroom.InReview();
        await Newsroom.Suggest(id, "received", "welcomed");
        await Newsroom.Suggest(id, "the keepers", null, "All five of them?");
        var ana = await Margin(DemoCast.Officer, id);
        Assert.Equal(["Show", "Accept", "Decline", "Reply"], ana.Row("welcomed").Buttons);
        await ana.Row("welcomed").Press("Accept");
        await ana.Shows("Accepted. The words are in the text.");
        Assert.StartsWith("The council welcomed the keepers", (await Edition(id)).Words.Body, StringComparison.Ordinal);
        await ana.Until(() => Assert.Single(ana.All("article")));
        await ana.Row("All five of them?").Shows("Élise Çelik");
        var next = $"comment-{(await Edition(id)).Comments[1].Id}";
        await ana.Until(() => Assert.Equal(next, Shown(ana)));
    }

    [Fact]
    public async Task Nobody_accepts_their_own_suggestion_but_takes_it_back()
    {
        var id = await Newsroom.InReview();
        await Newsroom.Suggest(id, "received", "welcomed");
        var elise = await Margin(DemoCast.Editor, id);
        Assert.Equal(["Show", "Withdraw it", "Reply"], elise.Row("welcomed").Buttons);
        await elise.Key("article", new() { Key = "a" });
        Assert.Null((await Edition(id)).Comments[0].Settled);
        await elise.Press("Withdraw it");
        await elise.Shows("Show resolved comments (1)");
        Assert.Equal(Outcome.Declined, (await Edition(id)).Comments[0].Outcome);
        Assert.Equal(Texts.Complete.Body, (await Edition(id)).Words.Body);
    }

    [Theory]
    [InlineData("a", true, Outcome.Accepted)]
    [InlineData("d", true, Outcome.Declined)]
    [InlineData("r", false, Outcome.Resolved)]
    [InlineData("r", true, null)]
    [InlineData("a", false, null)]
    [InlineData("d", false, null)]
    public async Task One_key_settles_a_thread_if_it_fits_it(string key, bool suggestion, Outcome? outcome)
    {
        var id = await Newsroom.InReview();
        await Newsroom.Suggest(id, "received", suggestion ? "welcomed" : null, "Better?");
        var ana = await Margin(DemoCast.Officer, id);
        foreach (var held in new KeyboardEventArgs[] { new() { CtrlKey = true }, new() { AltKey = true } })
        {
            held.Key = key;
            await ana.Key("article", held);
        }
        Assert.Null((await Edition(id)).Comments[0].Settled);
        await ana.Key("article", new() { Key = key });
        Assert.Equal(outcome, (await Edition(id)).Comments[0].Outcome);
        await ana.Until(() => Assert.Equal(outcome is null ? 1 : 0, ana.All("article").Count()));
    }

    [Fact]
    public async Task A_condition_is_resolved_by_whoever_made_it_or_an_editor_who_wrote_nothing()
    {
        var id = await Newsroom.InReview();
        await Newsroom.Suggest(id, "on Wednesday", null, "Which Wednesday?", blocking: true);
        await Newsroom.Suggest(id, "received", null, "By whom?", blocking: true);
        var ana = await Margin(DemoCast.Officer, id);
        Assert.Equal(2, ana.All("article.blocking").Count());
        await ana.Row("Which Wednesday?").Shows("Élise Çelik, just now · blocks approval");
        await ana.Row("Which Wednesday?").Press("Resolve");
        await ana.Shows("Élise Çelik made this a condition. Élise Çelik, or an editor who wrote nothing");
        Assert.Equal(2, ana.All("article.blocking").Count());

        var chief = await Margin(DemoCast.ChiefEditor, id);
        await chief.Row("Which Wednesday?").Press("Resolve");
        await chief.Shows("Resolved.");
        var elise = await Margin(DemoCast.Editor, id);
        await elise.Row("By whom?").Press("Resolve");
        await elise.Shows("Show resolved comments (2)");
        Assert.All((await Edition(id)).Comments, c => Assert.Equal(Outcome.Resolved, c.Outcome));
    }

    [Fact]
    public async Task What_is_settled_is_out_of_the_way_and_can_be_looked_up_and_taken_up_again()
    {
        var id = await Newsroom.InReview();
        await Newsroom.Suggest(id, "received", "welcomed");
        await Newsroom.Suggest(id, "on Wednesday", null, "Which Wednesday?");
        var ana = await Margin(DemoCast.Officer, id);
        await ana.Press("Decline");
        await ana.Press("Resolve");
        await ana.Shows("Comments 0");
        Assert.Empty(ana.All("article"));
        await ana.Press("Show resolved comments (2)");
        Assert.Equal("true", ana.Button("Hide resolved comments (2)").GetAttribute("aria-pressed"));
        await ana.Row("welcomed").Shows("Declined by Ana Petrović, just now");
        Assert.Equal(["Show"], ana.Row("welcomed").Buttons);
        await ana.Row("Which Wednesday?").Shows("Resolved by Ana Petrović, just now");
        await ana.Row("Which Wednesday?").Press("Reopen");
        await ana.Shows("Comments 1");
        Assert.Null((await Edition(id)).Comments[1].Settled);
        await ana.Press("Hide resolved comments (1)");
        Assert.Equal(["Which Wednesday?"], ana.Texts("article > .said"));
    }

    [Fact]
    public async Task A_comment_whose_words_are_gone_or_others_now_says_so()
    {
        var id = await Newsroom.InReview();
        await Newsroom.Suggest(id, "on Wednesday", null, "Which Wednesday?");
        await Newsroom.Suggest(id, "received", "welcomed");
        var ana = await Margin(DemoCast.Officer, id);
        await Reword(
            id,
            Texts.Complete with
            {
                Body = Texts.Complete.Body.Replace("received", "met", StringComparison.Ordinal),
            },
            ana
        );
        await ana.Row("welcomed").Shows("It says “met” now.");
        await ana.Row("welcomed").Press("Accept");
        await ana.Shows("“received” does not stand in the text any more. Decline the suggestion");
        Assert.Equal(2, ana.All("article").Count());

        await Reword(id, Texts.Complete with { Body = "Nothing of it is left." }, ana);
        await ana.Row("Which Wednesday?").Shows("“on Wednesday” These words are gone from the text.");
        Assert.DoesNotContain("Show", ana.Row("Which Wednesday?").Buttons);
    }

    [Fact]
    public async Task Words_that_came_by_a_link_say_so()
    {
        var id = await Newsroom.InReview();
        var link = await Newsroom.Clearance.Ask(Newsroom.As(DemoCast.Officer), id, null, "Nuño Ångström");
        await Newsroom.Clearance.Answer(
            link[(link.LastIndexOf('/') + 1)..],
            "Iva Novák",
            ClearanceAnswer.OtherWords,
            "Please leave out the second one.",
            "192.0.2.1",
            "A test"
        );
        var ana = await Margin(DemoCast.Officer, id);
        await ana
            .Row("Please leave out the second one.")
            .Shows("Iva Novák (by link), just now · blocks approval · on the whole text");
    }

    [Fact]
    public async Task What_a_colleague_says_appears_by_itself()
    {
        var id = await Newsroom.InReview();
        var ana = await Margin(DemoCast.Officer, id);
        await ana.Shows("No comments yet.");
        await Newsroom.Suggest(id, "on Wednesday", null, "Which Wednesday?");
        await ana.Row("Which Wednesday?").Shows("Élise Çelik");
        Assert.Contains("Comments 1", ana.Buttons);
    }
}
