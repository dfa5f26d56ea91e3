namespace NewsroomApp.Tests.Publishing;

public class PublishingDeskTests
{
    [Fact]
    public async Task A_discarded_edition_with_the_number_of_the_live_one_is_in_no_list()
    {
        await using var newsroom = await TestNewsroom.Open();
        var officer = newsroom.As(DemoCast.Officer);
        var id = await newsroom.Live();
        await newsroom.Publishing.Correct(officer, id);
        await newsroom.Write(id, Texts.Complete with { Headline = "Not this one" });
        await newsroom.Drafting.Discard(officer, id);
        await newsroom.Correct(id, Texts.Corrected);
        var row = Assert.Single(await newsroom.Publishing.Live(1));
        Assert.Equal((2, Texts.Corrected.Headline), (row.Number, row.Headline));

        await newsroom.Publishing.Correct(officer, id);
        await newsroom.Write(id, Texts.Corrected with { Headline = "Another word" });
        await newsroom.Drafting.Submit(officer, id);
        Assert.NotNull(Assert.Single(await newsroom.Review.Queue()).Changed);
    }
}
