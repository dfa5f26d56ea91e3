using Microsoft.Data.Sqlite;

namespace NewsroomApp.Tests.Storage;

[Trait("Pace", "Slow")]
public class EditorialTransactionTests
{
    [Fact]
    public async Task While_another_program_writes_nothing_is_done_and_the_sentence_says_so()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (me, id) = (newsroom.As(DemoCast.Officer), await newsroom.Draft());
        await using var other = new SqliteConnection($"Data Source={newsroom.Folder}/newsroom.db;Pooling=False");
        await other.OpenAsync();
        await using (var writing = other.BeginTransaction())
        {
            var busy = await Assert.ThrowsAsync<Refusal>(() => newsroom.Drafting.Submit(me, id));
            Assert.Equal(
                "Another program is writing in the newsroom’s store. Nothing was done; try again.",
                busy.Message
            );
        }
        await newsroom.Drafting.Submit(me, id);
        Assert.Equal(Stage.InReview, (await newsroom.Drafting.Find(id))!.Open!.Stage);
    }
}
