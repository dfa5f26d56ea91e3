using System.Net;

namespace NewsroomApp.Tests.Stories;

/// <summary>The first start as the README promises it: a process of its own, in Development.</summary>
[Trait("Pace", "Slow")]
public class FirstStartTests
{
    [Fact]
    public async Task The_first_start_shows_the_demo_to_the_public_lets_the_cast_in_and_warns_of_nothing()
    {
        await using var process = NewsroomProcess.Empty();
        await process.StartAgain();
        using var visitor = new HttpClient { BaseAddress = process.Address };
        // The demo is made once the server answers.
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
        Assert.DoesNotContain(process.Output, line => line.Contains("warn:", StringComparison.Ordinal));
        Assert.DoesNotContain(process.Output, line => line.Contains("fail:", StringComparison.Ordinal));
    }
}
