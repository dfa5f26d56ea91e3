using System.Net;

namespace NewsroomApp.Tests.Stories;

/// <summary>What the README promises whoever starts the newsroom for the first time: as a process of its own, in Development.</summary>
public class FirstStartTests
{
    [Fact]
    public async Task The_first_start_shows_the_demo_to_the_public_and_a_door_to_the_cast()
    {
        await using var process = NewsroomProcess.Empty();
        await process.StartAgain();
        using var visitor = new HttpClient { BaseAddress = process.Address };
        // The demo is planted once the doors are open.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        string? statement;
        while (
            (statement = (await visitor.Page("/")).QuerySelector("a[href^='/statements/']")?.GetAttribute("href"))
                is null
        )
            await Task.Delay(20, patience.Token);
        foreach (var address in new[] { statement, "/feed.atom", "/search?q=lake", "/about", "/account/sign-in" })
            Assert.Equal(
                (address, HttpStatusCode.OK),
                (address, (await visitor.GetAsync(address, patience.Token)).StatusCode)
            );
    }
}
