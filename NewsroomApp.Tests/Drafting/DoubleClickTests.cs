using Microsoft.EntityFrameworkCore;

namespace NewsroomApp.Tests.Drafting;

/// <summary>People click twice where once is enough.</summary>
public class DoubleClickTests : ComponentStory
{
    /// <summary>The desk has made the draft, and the browser does not know yet.</summary>
    [Fact]
    public async Task Two_clicks_on_new_statement_make_one_draft_on_a_slow_line_too()
    {
        var ana = await Open(DemoCast.Officer, "/desk/drafts");
        ana.StaysWhere();
        await ana.PressTwice("New statement");
        Assert.Single(await Drafts());
        await ana.PressTwice("New statement");
        Assert.Single(await Drafts());
    }

    [Fact]
    public async Task Two_clicks_on_a_template_make_one_draft()
    {
        var source = await Newsroom.Draft();
        await Newsroom.Templates.Save(Newsroom.As(DemoCast.Officer), source, "Harbour");
        await Newsroom.Drafting.Discard(Newsroom.As(DemoCast.Officer), source);
        var ana = await Open(DemoCast.Officer, "/desk/drafts");
        ana.StaysWhere();
        await ana.Press("Templates");
        await ana.PressTwice("Begin from Harbour");
        Assert.Single(await Drafts());
    }

    [Fact]
    public async Task Two_clicks_on_correct_open_one_edition_and_complain_of_nothing()
    {
        await Newsroom.Live();
        var ana = await Open(DemoCast.Officer, "/desk/publishing");
        ana.StaysWhere();
        await ana.PressTwice($"Correct {Texts.Complete.Headline}");
        Assert.Empty(ana.All(".mud-snackbar"));
        Assert.Single(await Drafts());
    }

    [Fact]
    public async Task A_question_is_asked_once_and_its_answer_acts_once()
    {
        await Newsroom.Approved();
        var elise = await Open(DemoCast.Editor, "/desk/publishing");
        await elise.Press("Publish now");
        await elise.Press("Publish now");
        await elise.Dialog.Shows("Publish now?");
        await elise.Press("Yes, publish");
        await elise.Until(() => Assert.Empty(elise.All("[role=dialog]")));
    }

    private async Task<List<Edition>> Drafts()
    {
        await using var db = await Newsroom.Db();
        return await db.Editions.Open().ToListAsync();
    }
}
