using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Mailroom;

namespace NewsroomApp.Tests.People;

/// <summary>Signing in with a code beside the password.</summary>
public class FactorTests
{
    [Fact]
    public async Task With_an_authenticator_the_password_alone_opens_nothing()
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var ana = await newsroom.SignedIn(DemoCast.Officer);
        var (key, begun, codes) = await Begin(ana);
        Assert.Equal(10, codes.Count);

        using var thief = newsroom.Visitor();
        var asked = (await thief.SignIn(DemoCast.Officer.Email, DemoCast.Password)).Headers.Location!.ToString();
        Assert.Contains("/account/second-factor", asked, StringComparison.Ordinal);
        Assert.False(await IsIn(thief));
        await thief.Submit("/account/second-factor", new() { ["Code"] = "123456" });
        Assert.False(await IsIn(thief));

        // Each is good once, the one that began it too.
        Assert.Null(await Enter(newsroom, begun));
        var next = Code(key, ahead: 1);
        Assert.Equal("/desk", await Enter(newsroom, next));
        Assert.Null(await Enter(newsroom, next));
        // Typed as it is read out, and good once.
        Assert.Equal("/desk", await Enter(newsroom, codes[0].Replace("-", " ", StringComparison.Ordinal)));
        Assert.Null(await Enter(newsroom, codes[0]));
        await using var db = await newsroom.Db();
        Assert.Contains(db.History, h => h.Verb == Verb.ChangeSignIn && h.Note!.Contains("authenticator"));
    }

    [Theory]
    [InlineData("begin-authenticator")]
    [InlineData("recovery-codes")]
    [InlineData("end-authenticator")]
    public async Task A_form_that_another_tab_has_made_pointless_is_answered_by_its_page(string form)
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var ana = await newsroom.SignedIn(DemoCast.Officer);
        if (form is "begin-authenticator") await Begin(ana);
        var answer = await ana.Submit("/account/profile", new() { ["_handler"] = form, ["Code"] = "000000" });
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("nothing was done", page, StringComparison.Ordinal);
        Assert.Contains("Where you are signed in", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_code_begins_nothing_and_an_ended_authenticator_asks_for_none()
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var ana = await newsroom.SignedIn(DemoCast.Officer);
        var page = await ana.Submit(
            "/account/profile",
            new() { ["_handler"] = "begin-authenticator", ["Code"] = "000000" }
        );
        Assert.Contains("This code is not right", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var (key, _, _) = await Begin(ana);
        using var strong = newsroom.Visitor();
        await strong.SignIn(DemoCast.Officer.Email, DemoCast.Password);
        await strong.Submit("/account/second-factor", new() { ["Code"] = Code(key, ahead: 1) });
        await strong.Submit("/account/profile", new() { ["_handler"] = "end-authenticator" });
        using var again = newsroom.Visitor();
        await again.SignIn(DemoCast.Officer.Email, DemoCast.Password);
        Assert.True(await IsIn(again));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("no JSON")]
    public async Task A_passkey_that_nobody_asked_for_is_turned_away_in_a_sentence(string credential)
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var visitor = newsroom.Visitor();
        var fields = new Dictionary<string, string> { ["_handler"] = "passkey", ["Credential"] = credential };
        var answer = await visitor.Submit("/account/sign-in", fields);
        Assert.Contains("does not know this", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var ana = await newsroom.SignedIn(DemoCast.Officer);
        fields = new() { ["_handler"] = "add-passkey", ["Credential"] = credential };
        answer = await ana.Submit("/account/profile", fields);
        Assert.Contains("could not be checked", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_the_newsroom_asks_for_it_an_editor_does_nothing_by_a_password_alone()
    {
        await using var newsroom = await TestNewsroom.Serve("--Newsroom:RequireSecondFactor=true");
        using var officer = await newsroom.SignedIn(DemoCast.Officer);
        Assert.True(await IsIn(officer));
        using var elise = await newsroom.SignedIn(DemoCast.Editor);
        var draft = await newsroom.InReview();
        var denied = await elise.GetAsync($"/desk/review/{draft}");
        Assert.Contains("/account/denied", denied.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("One more step", await elise.GetStringAsync("/account/denied"), StringComparison.Ordinal);
        await Refuses(
            "needs a passkey or a code",
            () => newsroom.Review.Return(newsroom.As(DemoCast.Editor), draft, "Shorter.")
        );

        var (key, _, _) = await Begin(elise);
        Assert.Equal("/desk", await Enter(newsroom, Code(key, ahead: 1), DemoCast.Editor, $"/desk/review/{draft}"));
    }

    [Fact]
    public async Task To_take_the_codes_of_an_editor_away_takes_a_chief_editor_too()
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var elise = await newsroom.SignedIn(DemoCast.Editor);
        await Begin(elise);
        var tariq = newsroom.As(DemoCast.Administrator);
        Assert.True((await newsroom.People.ResetSignIn(tariq, newsroom.Id(DemoCast.Editor))).IsAsked);
        Assert.True((await newsroom.People.Everybody()).Single(p => p.Role is Role.Editor).TwoFactorEnabled);
        await newsroom.ConfirmPeople();
        using var again = newsroom.Visitor();
        await again.SignIn(DemoCast.Editor.Email, DemoCast.Password);
        Assert.True(await IsIn(again));
    }

    private static async Task<bool> IsIn(HttpClient visitor) =>
        (await visitor.GetAsync("/desk/drafts")).StatusCode is HttpStatusCode.OK;

    [Fact]
    public async Task The_password_alone_sets_up_the_first_passkey_or_code_and_changes_none()
    {
        await using var newsroom = await TestNewsroom.Open();
        var actor = newsroom.As(DemoCast.Editor);
        var (elise, session) = (await newsroom.Person(actor), actor.Session);
        await newsroom.Factors.AddPasskey(elise, session, Passkey(1));

        Func<Task>[] changes =
        [
            () => newsroom.Factors.AddPasskey(elise, session, Passkey(2)),
            () => newsroom.Factors.RemovePasskey(elise, session, "AQ"),
            () => newsroom.Factors.Begin(elise, session, "000000"),
            () => newsroom.Factors.NewRecoveryCodes(elise, session),
            () => newsroom.Factors.End(elise, session),
        ];
        foreach (var change in changes) await Refuses("Sign in with your passkey or a code first", change);

        await using var db = await newsroom.Db();
        await db.Sessions.ExecuteUpdateAsync(set => set.SetProperty(s => s.IsStrong, true));
        await newsroom.Factors.RemovePasskey(elise, session, "AQ");
        var told = db.Set<Mail>().Where(m => m.Subject == "How you sign in has changed").Select(m => m.Text).ToList();
        Assert.Equal(2, told.Count);
        Assert.Contains("somebody signed in as you added a passkey", told[0], StringComparison.Ordinal);

        static UserPasskeyInfo Passkey(byte id) => new([id], [2], default, 0, [], true, false, false, [], []);
    }

    /// <returns>The key, as base 32, the code that began it, and the recovery codes.</returns>
    private static async Task<(string Key, string Code, List<string> Codes)> Begin(HttpClient visitor)
    {
        var profile = await visitor.Page("/account/profile");
        var key = profile.QuerySelector(".qr + p code")!.TextContent.Replace(" ", "", StringComparison.Ordinal);
        var code = Code(key);
        var begun = await visitor.Submit(
            "/account/profile",
            new() { ["_handler"] = "begin-authenticator", ["Code"] = code }
        );
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await begun.Content.ReadAsStringAsync());
        Assert.Null(page.QuerySelector(".qr"));
        return (key, code, [.. page.QuerySelectorAll(".recovery-codes code").Select(c => c.TextContent)]);
    }

    /// <returns>Where it leads; null when it is refused.</returns>
    private static async Task<string?> Enter(
        TestNewsroom newsroom,
        string code,
        DemoCast.Member? member = null,
        string page = "/desk/drafts"
    )
    {
        using var visitor = newsroom.Visitor();
        await visitor.SignIn((member ?? DemoCast.Officer).Email, DemoCast.Password);
        var answer = await visitor.Submit("/account/second-factor", new() { ["Code"] = code });
        if (answer.Headers.Location is not { } location) return null;
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(page)).StatusCode);
        return location.IsAbsoluteUri ? location.AbsolutePath : location.ToString();
    }

    /// <summary>RFC 6238 with SHA-1, six digits and thirty seconds; <paramref name="ahead"/> in such steps.</summary>
    private static string Code(string key, int ahead = 0)
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(key.Select(c => Convert.ToString(letters.IndexOf(c), 2).PadLeft(5, '0')));
        var secret = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2));
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var step = BitConverter.GetBytes(IPAddress.HostToNetworkOrder(now / 30 + ahead));
#pragma warning disable CA5350 // The standard asks for it.
        var hash = HMACSHA1.HashData(secret.ToArray(), step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return $"{number % 1_000_000:D6}";
    }
}
