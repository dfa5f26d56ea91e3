using Bunit;

namespace NewsroomApp.Tests.Desk;

/// <summary>After what matters the desk says what happened, and what one can do now.</summary>
public class MomentTests : ComponentStory
{
    [Fact]
    public async Task The_writer_sees_that_it_went_live_with_the_address_and_the_text_to_send()
    {
        var id = await Newsroom.Approved();
        var ana = await Open(DemoCast.Officer, $"/desk/drafts/{id}");
        await ana.Shows("They are locked");
        await Newsroom.Publishing.PublishNow(Newsroom.As(DemoCast.Editor), id);
        await ana.Shows("It is live. Published by Élise Çelik");
        var address = $"http://localhost:5000/statements/{id}";
        Assert.Equal(address, ana.Link(address).GetAttribute("href"));
        Assert.Equal($"/desk/publishing/{id}", ana.Link("Correct it …").GetAttribute("href"));
        var copy = ana.Scripts.Setup<bool>(
            "newsroom.copy",
            call =>
                call.Arguments[0] is string text
                && text.Contains("“A lamp is a promise,”", StringComparison.Ordinal)
                && text.Contains(address, StringComparison.Ordinal)
        );
        copy.SetResult(true);
        await ana.Press("Copy the text for e-mail");
        await ana.Until(() => ana.Button("Copied"));

        var elise = await Open(DemoCast.Editor, $"/desk/publishing/{id}");
        await elise.Press("Correct");
        await elise.Until(() => Assert.Equal($"/desk/drafts/{id}", elise.Address));
    }

    [Fact]
    public async Task An_accepted_suggestion_is_taken_back_by_undo()
    {
        var id = await Newsroom.InReview();
        await Newsroom.Suggest(id, "received", "welcomed");
        var ana = await Open(DemoCast.Officer, $"/desk/review/{id}");
        await ana.Press("Accept");
        await ana.Shows("Accepted. The words are in the text.");
        Assert.Contains("welcomed", Body(id), StringComparison.Ordinal);
        await ana.Press("Undo");
        await ana.Shows("Undone. What others wrote since stays.");
        Assert.Equal(Texts.Complete.Body, Body(id));
        await ana.Until(() => ana.Button("Accept"));
    }

    [Fact]
    public async Task A_restored_revision_is_taken_back_by_undo()
    {
        var id = await Newsroom.Draft();
        await Newsroom.Revisions.Save(Newsroom.As(DemoCast.Officer), id);
        await Newsroom.Write(id, Texts.Complete with { Body = "Nothing is left." });
        var ana = await Open(DemoCast.Officer, $"/desk/history/{id}");
        await ana.Press("Restore revision 1 of edition 1");
        await ana.Press("Yes, restore");
        await ana.Shows("is the working copy again.");
        Assert.Equal("", Body(id));
        await ana.Press("Undo");
        await ana.Shows("Undone. What others wrote since stays.");
        Assert.Equal("Nothing is left.", Body(id));
    }

    private string Body(string id) => Newsroom.Drafting.Find(id).Result!.Open!.Words.Body;
}
