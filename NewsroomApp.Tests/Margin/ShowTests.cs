namespace NewsroomApp.Tests.Margin;

/// <summary>From what stands in the way of an approval to where it is said.</summary>
public class ShowTests : MarginStory
{
    [Fact]
    public async Task Show_leads_from_what_stands_in_the_way_to_the_comment_it_is()
    {
        var id = await Newsroom.InReview();
        var comment = await Newsroom.Suggest(id, "on Wednesday", null, "Which Wednesday?", blocking: true);
        var elise = await Margin(DemoCast.Editor, id);
        await elise.Press("Approval 0/1");
        await elise.Press("Show");
        await elise.Until(() => Assert.Equal($"comment-{comment}", Shown(elise)));
    }

    [Fact]
    public async Task Who_asks_a_second_time_to_see_a_quotation_is_shown_it_again()
    {
        var id = await Newsroom.InReview(Texts.Complete with { Kind = "Interview" });
        var elise = await Open(DemoCast.Editor, $"/desk/review/{id}");
        var blocker = elise.Row("“We keep it.” is not cleared yet.");
        await blocker.Press("Show");
        await blocker.Press("Show");
        await elise.Until(() =>
            Assert.Equal(2, elise.Scripts.Invocations["newsroom.show"].Count(i => i.Arguments[0] is "quotation-2"))
        );
    }
}
