using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Drafting;
using NewsroomApp.Review;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Review;

/// <summary>A kind that asks for less never counts by itself, once the statement was submitted as another.</summary>
public class KindTests
{
    private const string Joint = "Joint statement";

    [Theory]
    [InlineData("in review")]
    [InlineData("after a recall")]
    [InlineData("in a correction")]
    [InlineData("by restoring a revision")]
    public async Task A_statement_submitted_for_two_people_still_takes_two(string way)
    {
        await using var newsroom = await TestNewsroom.Open();
        var (ana, elise) = (newsroom.As(DemoCast.Officer), newsroom.As(DemoCast.Editor));
        var id = await Lowered(newsroom, way);
        await newsroom.Approve(id);
        var edition = (await newsroom.Drafting.Find(id))!.Open!;
        Assert.Equal(Stage.InReview, edition.Stage);
        var margin = (await newsroom.Margin.Read(id))!;
        Assert.Contains("It still needs 2 approvals", edition.KindRemark(margin.Office), StringComparison.Ordinal);

        await Refuses("Editor", () => newsroom.Review.LowerKind(ana, id));
        await newsroom.Review.LowerKind(elise, id);
        await newsroom.Write(id, edition.Words with { Kicker = "Again" });
        await newsroom.Approve(id);
        edition = (await newsroom.Drafting.Find(id))!.Open!;
        Assert.Equal(Stage.Approved, edition.Stage);
        Assert.Contains(
            "Élise Çelik decided that it needs 1 approval",
            edition.KindRemark(margin.Office),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("writes in it")]
    [InlineData("has another role")]
    public async Task Whoever_lowered_it_must_still_be_an_editor_who_wrote_nothing(string since)
    {
        await using var newsroom = await TestNewsroom.Open();
        var elise = newsroom.As(DemoCast.Editor);
        var id = await Lowered(newsroom, "in review");
        await newsroom.Review.LowerKind(elise, id);
        if (since is "writes in it")
            await newsroom.Write(id, Texts.Complete with { Kicker = "Hers" }, DemoCast.Editor);
        else
            await newsroom.People.ChangeRole(
                newsroom.As(DemoCast.Administrator),
                elise.PersonId,
                Role.PressOfficer
            );
        var margin = (await newsroom.Margin.Read(id))!;
        Assert.Equal(2, margin.Kind.Approvals);
        if (since is not "writes in it") return;
        await Refuses("You wrote in this edition", () => newsroom.Review.LowerKind(elise, id));
    }

    [Fact]
    public async Task An_approval_given_before_it_was_lowered_is_given_again_and_then_enough()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await Lowered(newsroom, "in review");
        await newsroom.Approve(id);
        await newsroom.Review.LowerKind(newsroom.As(DemoCast.ChiefEditor), id);
        Assert.Equal(Stage.InReview, (await newsroom.Drafting.Find(id))!.Open!.Stage);
        await newsroom.Approve(id);
        var edition = (await newsroom.Drafting.Find(id))!.Open!;
        Assert.Equal((Stage.Approved, 1), (edition.Stage, edition.Approvals.Count));
    }

    [Fact]
    public async Task Settings_that_ask_for_less_do_not_count_for_what_was_submitted_before()
    {
        await using var newsroom = await TestNewsroom.Open();
        var looser = new Institution { Kinds = [new() { Name = "Press statement" }, new() { Name = Joint }] };
        var desk = ActivatorUtilities.CreateInstance<ReviewDesk>(newsroom.App.Services, looser);
        var id = await newsroom.InReview(Texts.Complete with { Kind = Joint });
        await Approve(DemoCast.Editor);
        var (edition, office) = await Now();
        Assert.Equal(Stage.InReview, edition.Stage);
        Assert.Contains("asked for more, and is", edition.KindRemark(office), StringComparison.Ordinal);
        await Approve(DemoCast.ChiefEditor);
        Assert.Equal(Stage.Approved, (await Now()).Edition.Stage);

        id = await newsroom.InReview(Texts.Complete with { Kind = Joint });
        await newsroom.Drafting.Recall(newsroom.As(DemoCast.Officer), id);
        await ActivatorUtilities
            .CreateInstance<DraftingDesk>(newsroom.App.Services, looser)
            .Submit(newsroom.As(DemoCast.Officer), id);
        await Approve(DemoCast.Editor);
        Assert.Equal(Stage.InReview, (await Now()).Edition.Stage);

        id = await newsroom.InReview(Texts.Complete with { Kind = Joint });
        await desk.LowerKind(newsroom.As(DemoCast.Editor), id);
        await Approve(DemoCast.Editor);
        Assert.Equal(Stage.Approved, (await Now()).Edition.Stage);

        async Task Approve(DemoCast.Member editor) =>
            await desk.Approve(newsroom.As(editor), id, (await desk.Open(newsroom.As(editor), id))!.Shown);

        async Task<(Edition Edition, PressOffice Office)> Now()
        {
            await using var db = await newsroom.Db();
            return ((await newsroom.Drafting.Find(id))!.Open!, await db.PressOffice(looser));
        }
    }

    [Fact]
    public async Task A_kind_that_asks_for_as_much_says_nothing()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.InReview();
        await newsroom.Write(id, Texts.Complete with { Kind = Joint });
        var margin = (await newsroom.Margin.Read(id))!;
        Assert.Equal(2, margin.Kind.Approvals);
        Assert.Null(margin.Edition.KindRemark(margin.Office));
        await Refuses(
            "no more than its kind asks for",
            () => newsroom.Review.LowerKind(newsroom.As(DemoCast.Editor), id)
        );
    }

    /// <summary>In review as a plain statement, which was a joint one before.</summary>
    private static async Task<string> Lowered(TestNewsroom newsroom, string way)
    {
        var ana = newsroom.As(DemoCast.Officer);
        if (way is "in a correction")
        {
            var live = await newsroom.InReview(Texts.Complete with { Kind = Joint });
            await newsroom.Approve(live);
            var chief = newsroom.As(DemoCast.ChiefEditor);
            await newsroom.Review.Approve(chief, live, (await newsroom.Review.Open(chief, live))!.Shown);
            await newsroom.Publishing.PublishNow(chief, live);
            await newsroom.Publishing.Correct(ana, live);
            await newsroom.Write(live, Texts.Corrected);
            await newsroom.Drafting.Submit(ana, live);
            return live;
        }
        var id = await newsroom.Draft(Texts.Complete);
        await newsroom.Write(id, Texts.Complete with { Kind = Joint });
        await newsroom.Drafting.Submit(ana, id);
        if (way is "after a recall") await newsroom.Drafting.Recall(ana, id);
        if (way is "by restoring a revision")
        {
            var first = (await newsroom.Revisions.History(id))!.Revisions[^1];
            await newsroom.Revisions.Restore(ana, id, first.Id, (await newsroom.Drafting.Find(id))!.Open!);
        }
        await newsroom.Write(id, Texts.Complete);
        if (way is "after a recall") await newsroom.Drafting.Submit(ana, id);
        return id;
    }
}
