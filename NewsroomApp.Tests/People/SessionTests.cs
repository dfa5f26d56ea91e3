using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Accounts;
using NewsroomApp.People;

namespace NewsroomApp.Tests.People;

/// <summary>However a session ends, its cookie and its verbs end with it; what was done before stands.</summary>
public class SessionTests
{
    public static TheoryData<string> Ends =>
        [
            "sign out",
            "sign out everywhere",
            "sign out from another browser",
            "somebody else signs in",
            "change the password",
            "a password by link",
            "another role",
            "deactivation",
        ];

    /// <summary>A tab that still sends the old one may be answered after the new one was set.</summary>
    [Fact]
    public async Task The_cookie_of_a_session_that_has_ended_takes_no_newer_one_along()
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var tab = With(
            newsroom,
            await Visiting.Session(newsroom.Address, DemoCast.Editor.Email, DemoCast.Password)
        );
        var sessions = newsroom.App.Services.GetRequiredService<Sessions>();
        await sessions.End(newsroom.Id(DemoCast.Editor), id: null);
        var answer = await tab.GetAsync("/desk/drafts");
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.DoesNotContain(
            answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [],
            cookie => cookie.StartsWith("newsroom=", StringComparison.Ordinal)
        );
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_session_that_has_ended_does_nothing_any_more(string how)
    {
        await using var newsroom = await TestNewsroom.Serve();
        var sessions = newsroom.App.Services.GetRequiredService<Sessions>();
        var (id, admin) = (newsroom.Id(DemoCast.Editor), newsroom.As(DemoCast.Administrator));
        var cookies = await Visiting.Session(newsroom.Address, DemoCast.Editor.Email, DemoCast.Password);
        using var elise = With(newsroom, cookies);
        using var copy = With(newsroom, cookies);
        Assert.True(await IsIn(elise) && await IsIn(copy));
        var session = (await sessions.Of(id))[0].Id;
        var me = Actor.SignedIn(id, session);
        var approved = await newsroom.InReview();
        await newsroom.Review.Approve(me, approved, (await newsroom.Review.Open(me, approved))!.Shown);
        var told = new List<string>();
        sessions.Ended += told.Add;

        var draft = await newsroom.Draft();
        await using var page = newsroom.Drafting.Open(me, (await newsroom.Drafting.Find(draft))!.Open!);
        page.Type(1, page.OpenedVersion, new(Parts.Body, new([new(0, 0, "Mine. ")])), more: false, hash: null);
        await page.Flush();
        switch (how)
        {
            case "sign out":
                await SignOut(elise, []);
                break;
            case "sign out everywhere":
                await SignOut(elise, new() { ["everywhere"] = "yes" });
                Assert.Empty(await sessions.Of(id));
                break;
            case "sign out from another browser":
                using (var phone = newsroom.Visitor())
                {
                    await phone.SignIn(DemoCast.Editor.Email, DemoCast.Password);
                    await SignOut(phone, new() { ["session"] = session });
                    Assert.True(await IsIn(phone));
                }
                break;
            case "somebody else signs in":
                await elise.SignIn(DemoCast.Officer.Email, DemoCast.Password);
                Assert.True(await IsIn(elise));
                break;
            case "change the password":
                await elise.Submit(
                    "/account/profile",
                    new() { ["Present"] = DemoCast.Password, ["Password"] = "twelve letters at least" }
                );
                // This browser goes on, in a session of its own.
                Assert.True(await IsIn(elise));
                Assert.NotEqual(session, Assert.Single(await sessions.Of(id)).Id);
                break;
            case "a password by link":
                await newsroom.People.PasswordLink(admin, id);
                await newsroom.ConfirmPeople();
                var link = await newsroom.Requests.TakeLink(admin, (await newsroom.Requests.Waiting()).Single().Id);
                await newsroom.Passwords.Set(id, link.Split('=')[^1], "twelve letters at least");
                break;
            case "another role":
                await newsroom.People.ChangeRole(admin, id, Role.ChiefEditor);
                await newsroom.ConfirmPeople();
                break;
            default:
                await newsroom.People.Deactivate(admin, id);
                break;
        }

        Assert.Contains(id, told);
        Assert.False(await IsIn(copy));
        page.Type(2, page.Tell()[^1].Version, new(Parts.Body, new([new(0, 0, "Late. ")])), more: false, hash: null);
        await page.Flush();
        Assert.StartsWith("Mine. ", (await newsroom.Drafting.Find(draft))!.Open!.Words.Body, StringComparison.Ordinal);
        var refusal = await Assert.ThrowsAsync<Refusal>(() => newsroom.Publishing.PublishNow(me, approved));
        Assert.True(
            refusal.Message.Contains("not signed in any more", StringComparison.Ordinal)
                || refusal.Message.Contains("not active", StringComparison.Ordinal)
        );
        Task Publish() => newsroom.Publishing.PublishNow(newsroom.As(DemoCast.ChiefEditor), approved);
        if (how is "deactivation") await Assert.ThrowsAsync<Refusal>(Publish);
        else await Publish();
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        await using var newsroom = await TestNewsroom.Serve();
        var sessions = newsroom.App.Services.GetRequiredService<Sessions>();
        using var ana = newsroom.Visitor();
        await ana.SignIn(DemoCast.Officer.Email, DemoCast.Password);
        using var elise = newsroom.Visitor();
        await elise.SignIn(DemoCast.Editor.Email, DemoCast.Password);
        var hers = (await sessions.Of(newsroom.Id(DemoCast.Editor)))[0].Id;
        await SignOut(ana, new() { ["session"] = hers });
        Assert.True(await IsIn(elise));
        Assert.DoesNotContain(hers, await ana.GetStringAsync("/account/profile"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_lists_where_one_is_signed_in()
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var ana = newsroom.Visitor();
        ana.DefaultRequestHeaders.Add(
            "User-Agent",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"
        );
        await ana.SignIn(DemoCast.Officer.Email, DemoCast.Password);
        var listed = (await ana.Page("/account/profile")).QuerySelectorAll(".sessions li").Select(l => l.TextContent);
        Assert.Contains(listed, l => l.Contains("Firefox on Windows, this one", StringComparison.Ordinal));
        Assert.Contains(listed, l => l.Contains("Another program", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Macintosh; Intel Mac OS X) AppleWebKit/605 Version/18 Safari/605", "Safari on a Mac")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537 Chrome/140 Safari/537 Edg/140", "Edge on Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537 Chrome/140 Mobile Safari/537", "Chrome on Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18) AppleWebKit/605 CriOS/140 Safari/604", "Chrome on an iPhone")]
    [InlineData("curl/8", "Another program")]
    public void A_browser_is_called_what_people_call_it(string userAgent, string name) =>
        Assert.Equal(name, BrowserName.Of(userAgent));

    private static HttpClient With(TestNewsroom newsroom, IEnumerable<Cookie> cookies)
    {
        var container = new CookieContainer();
        foreach (var cookie in cookies) container.Add(newsroom.Address, new Cookie(cookie.Name, cookie.Value));
        return new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = container })
        {
            BaseAddress = newsroom.Address,
        };
    }

    private static async Task<bool> IsIn(HttpClient visitor) =>
        (await visitor.GetAsync("/desk/drafts")).StatusCode is HttpStatusCode.OK;

    private static async Task SignOut(HttpClient visitor, Dictionary<string, string> fields)
    {
        var page = await visitor.Page("/account/profile");
        fields["__RequestVerificationToken"] = page.QuerySelector("input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        using var form = new FormUrlEncodedContent(fields);
        Assert.Equal(302, (int)(await visitor.PostAsync("/account/sign-out", form)).StatusCode);
    }
}
