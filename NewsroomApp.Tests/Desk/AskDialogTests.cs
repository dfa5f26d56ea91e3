namespace NewsroomApp.Tests.Desk;

/// <summary>A verb that needs words asks for them, and does nothing without.</summary>
public class AskDialogTests : ComponentStory
{
    private const string Question = "What has to change? The writer reads this above the draft.";

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task An_editor_who_gives_no_reason_is_told_that_one_is_needed(string reason)
    {
        var (elise, id) = await Returning();
        Assert.Empty(elise.Dialog.All("[role=alert]"));
        Assert.False(elise.Field(Question).HasAttribute("aria-invalid"));
        await elise.Fill(Question, reason);
        await elise.Press("Return it");
        await elise.Dialog.Shows("Give a reason; it is kept in the history.");
        var (field, alert) = (elise.Field(Question), Assert.Single(elise.Dialog.All("[role=alert]")));
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Equal(alert.Id, field.GetAttribute("aria-describedby"));
        Assert.Equal(Stage.InReview, (await Newsroom.Drafting.Find(id))!.Open!.Stage);
    }

    [Fact]
    public async Task The_reason_an_editor_gives_is_the_one_that_is_kept()
    {
        var (elise, id) = await Returning();
        await elise.Press("Return it");
        await elise.Fill(Question, "The second name is misspelt.");
        await elise.Press("Return it");
        await elise.Until(() => Assert.Empty(elise.All("[role=dialog]")));
        var entry = (await Newsroom.Revisions.History(id))!.Entries.First(e => e.Verb is Verb.Return);
        Assert.Equal(("The second name is misspelt.", DemoCast.Editor.Name), (entry.Note, entry.By.Name));
    }

    [Fact]
    public async Task Who_thinks_better_of_it_changes_nothing()
    {
        var (elise, id) = await Returning();
        await elise.Fill(Question, "The second name is misspelt.");
        await elise.Press("Cancel");
        await elise.Until(() => Assert.Empty(elise.All("[role=dialog]")));
        Assert.Equal(Stage.InReview, (await Newsroom.Drafting.Find(id))!.Open!.Stage);
        await elise.Press("Return for changes");
        await elise.Until(() => Assert.Equal("", elise.Field(Question).TextContent));
    }

    [Fact]
    public async Task Each_verb_asks_its_own_question_and_says_what_is_missing()
    {
        var chief = await Open(DemoCast.ChiefEditor, "/desk/publishing");
        await chief.Press("Put up a banner");
        await chief.Dialog.Shows("Above every public page");
        await chief.Press("Put it up");
        await chief.Dialog.Shows("Write the sentence.");
        Assert.Equal("", await Newsroom.Presence.Banner());
    }

    private async Task<(Screen, string)> Returning()
    {
        var id = await Newsroom.InReview();
        var elise = await Open(DemoCast.Editor, $"/desk/review/{id}");
        await elise.Press("Return for changes");
        await elise.Until(() => elise.Field(Question));
        return (elise, id);
    }
}
