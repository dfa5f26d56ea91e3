using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Storage;

/// <summary>What several pages have pending is stored together.</summary>
public class TypingQueueTests
{
    [Fact]
    public async Task What_waits_goes_in_together_and_what_is_refused_stays_out_alone()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (first, second, locked) = (await newsroom.Draft(), await newsroom.Draft(), await newsroom.InReview());
        await using var ana = await Open(newsroom, first, DemoCast.Officer);
        await using var jonas = await Open(newsroom, first, DemoCast.Colleague);
        await using var beside = await Open(newsroom, second, DemoCast.Officer);
        await using var late = await Open(newsroom, locked, DemoCast.Officer);
        await newsroom.Approve(locked);

        for (var round = 1; round <= 3; round++)
        {
            Task[] stored;
            using (await newsroom.App.Services.GetRequiredService<WriteGate>().Enter())
            {
                foreach (var page in new[] { ana, jonas, beside }) Write(page, round);
                if (round == 3) Write(late, round: 1);
                stored = [ana.Flush(), late.Flush(), jonas.Flush(), beside.Flush()];
            }
            await Task.WhenAll(stored);
            foreach (var page in new[] { ana, jonas })
            {
                await page.Pull();
                page.Took(page.Tell() is [.., var last] ? last.Version : 0);
            }
            var together = (await newsroom.Drafting.Find(first))!.Open!.Words.Body;
            Assert.Equal(2 * round, together.Split("Lamp ").Length - 1);
            Assert.Equal((together, together), (ana.Words.Body, jonas.Words.Body));
        }

        Assert.Equal(
            (Safety.Saved, Safety.Saved, Safety.Saved, Safety.Failed),
            (ana.Safety, jonas.Safety, beside.Safety, late.Safety)
        );
        Assert.StartsWith("Lamp 3. Lamp 2. Lamp 1. ", beside.Words.Body, StringComparison.Ordinal);
        Assert.Equal(beside.Words, (await newsroom.Drafting.Find(second))!.Open!.Words);
        Assert.Equal(Texts.Complete, (await newsroom.Drafting.Find(locked))!.Open!.Words);
    }

    private static async Task<DraftSession> Open(TestNewsroom newsroom, string id, DemoCast.Member member) =>
        newsroom.Drafting.Open(newsroom.As(member), (await newsroom.Drafting.Find(id))!.Open!);

    private static void Write(DraftSession page, int round) =>
        Assert.True(
            page.Type(
                round,
                page.OpenedVersion,
                new(Parts.Body, new([new(0, 0, $"Lamp {round}. ")])),
                more: false,
                hash: null
            )
        );
}
