using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Accounts;
using NewsroomApp.Mailroom;
using NewsroomApp.People;

namespace NewsroomApp.Tests.People;

public class PeopleDeskTests
{
    [Fact]
    public async Task A_new_name_stands_under_what_comes_and_not_under_what_was()
    {
        await using var newsroom = await TestNewsroom.Open();
        var ana = newsroom.As(DemoCast.Officer);
        var before = await newsroom.Draft();
        await newsroom.People.ChangeName(ana, " Ana Lund ");
        var after = await newsroom.Draft();
        Assert.Equal(
            [DemoCast.Officer.Name, "Ana Lund"],
            [
                (await newsroom.Drafting.Find(before))!.Latest.WrittenBy.Name,
                (await newsroom.Drafting.Find(after))!.Latest.WrittenBy.Name,
            ]
        );
        var same = await Assert.ThrowsAsync<Refusal>(() => newsroom.People.ChangeName(ana, "ELISE CELIK"));
        Assert.StartsWith("A colleague is called", same.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<Refusal>(() => newsroom.People.ChangeName(ana, "\u202Eana"));
        await using var db = await newsroom.Db();
        Assert.Contains(db.Set<Mail>(), m => m.Text.Contains("is called Ana Lund from now on"));
    }

    [Fact]
    public async Task A_new_person_chooses_a_password_by_a_link_that_works_once()
    {
        await using var newsroom = await TestNewsroom.Serve();
        var admin = newsroom.As(DemoCast.Administrator);
        await newsroom.People.Add(admin, "Nuño Ångström", "nuno@newsroom.example", Role.PressOfficer);
        var nuno = (await newsroom.People.Everybody()).Single(p => p.Email == "nuno@newsroom.example");
        var link = (await newsroom.People.PasswordLink(admin, nuno.Id)).Link!;

        using var visitor = newsroom.Visitor();
        Assert.Contains(
            "at least 12 characters",
            await Body(visitor.Submit(link, new() { ["Password"] = "short" })),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "Your password is set",
            await Body(visitor.Submit(link, new() { ["Password"] = "twelve letters at least" })),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "used up or too old",
            await Body(visitor.Submit(link, new() { ["Password"] = "another twelve letters" })),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "/desk",
            (await visitor.SignIn("nuno@newsroom.example", "twelve letters at least")).Headers.Location!.ToString()
        );
    }

    [Fact]
    public async Task The_last_administrator_cannot_leave()
    {
        await using var newsroom = await TestNewsroom.Open();
        var admin = newsroom.As(DemoCast.Administrator);
        await Refuses("only administrator", () => newsroom.People.Deactivate(admin, admin.PersonId));
        await Refuses("only chief editor", () => newsroom.People.Deactivate(admin, newsroom.Id(DemoCast.ChiefEditor)));
        await Refuses(
            "only chief editor",
            () => newsroom.People.ChangeRole(admin, newsroom.Id(DemoCast.ChiefEditor), Role.Editor)
        );
        await Refuses("their own role", () => newsroom.People.ChangeRole(admin, admin.PersonId, Role.PressOfficer));
    }

    [Theory]
    [InlineData("", "a@example.org", "name")]
    [InlineData("A", "nobody", "e-mail address")]
    [InlineData("A\nB", "a@example.org", "one line")]
    [InlineData("A\u2028B", "a@example.org", "one line")]
    [InlineData("\u200B", "a@example.org", "letters")]
    [InlineData("A \u202EB", "a@example.org", "U+202E")]
    [InlineData("A", "a..b@example.org", "e-mail address")]
    [InlineData("A", "ana@newsroom.example", "already taken")]
    public async Task A_person_who_cannot_be_added_is_refused_with_the_reason(string name, string email, string reason)
    {
        await using var newsroom = await TestNewsroom.Open();
        await Refuses(reason, () => newsroom.People.Add(newsroom.As(DemoCast.Administrator), name, email, Role.Editor));
    }

    [Fact]
    public async Task Whoever_changes_the_password_stays_signed_in_here_and_nowhere_else()
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var ana = await newsroom.SignedIn(DemoCast.Officer);
        using var elsewhere = await newsroom.SignedIn(DemoCast.Officer);
        var answer = await ana.Submit(
            "/account/profile",
            new()
            {
                ["_handler"] = "change-password",
                ["Present"] = DemoCast.Password,
                ["Password"] = "another quiet river",
            }
        );
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(
            "Your password has been changed.",
            await answer.Content.ReadAsStringAsync(),
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.OK, (await ana.GetAsync("/desk/drafts")).StatusCode);
        Assert.NotEqual(HttpStatusCode.OK, (await elsewhere.GetAsync("/desk/drafts")).StatusCode);
    }

    [Theory]
    [InlineData("siobhan.o'neill@newsroom.example")]
    [InlineData("jürgen.müller+presse@bücher.example")]
    public async Task An_address_may_have_any_letter(string address)
    {
        await using var newsroom = await TestNewsroom.Open();
        await newsroom.People.Add(newsroom.As(DemoCast.Administrator), "A", address, Role.PressOfficer);
        Assert.Contains(await newsroom.People.Everybody(), p => p.Email == address);
    }

    [Fact]
    public async Task A_deactivated_person_is_turned_away_at_the_door_and_at_the_next_click()
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var ana = await newsroom.SignedIn(DemoCast.Officer);
        await newsroom.People.Deactivate(newsroom.As(DemoCast.Administrator), newsroom.Id(DemoCast.Officer));
        await Refuses("not active", () => newsroom.Drafting.Start(newsroom.As(DemoCast.Officer)));
        using var again = newsroom.Visitor();
        Assert.Contains(
            "not right",
            await Body(again.SignIn(DemoCast.Officer.Email, DemoCast.Password)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Wrong_passwords_hold_up_whoever_tries_them_and_not_the_person_who_is_told()
    {
        await using var newsroom = await TestNewsroom.Serve(
            "--Newsroom:SignInsPerMinute=10",
            "--Newsroom:TrustedProxies:0=127.0.0.1"
        );
        using var stranger = newsroom.Visitor();
        stranger.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        for (var i = 0; i < 6; i++) await stranger.SignIn(DemoCast.Editor.Email, "wrong wrong wrong");
        var answer = await stranger.SignIn(DemoCast.Editor.Email, DemoCast.Password);
        Assert.Equal(429, (int)answer.StatusCode);
        using var elise = newsroom.Visitor();
        elise.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.3");
        Assert.Equal(302, (int)(await elise.SignIn(DemoCast.Editor.Email, DemoCast.Password)).StatusCode);

        await using var db = await newsroom.Db();
        var entry = db.History.Single(h => h.Verb == Verb.TurnAway);
        Assert.Equal(("Somebody at 203.0.113.7", "Wrong passwords for Élise Çelik"), (entry.By.Name, entry.Note));
        Assert.Equal([DemoCast.Editor.Email], (await newsroom.Outbox.Last()).Select(m => m.To));
    }

    [Fact]
    public async Task Too_many_attempts_from_one_address_are_turned_away()
    {
        await using var newsroom = await TestNewsroom.Serve("--Newsroom:SignInsPerMinute=3");
        using var visitor = newsroom.Visitor();
        var answers = new List<int>();
        for (var i = 0; i < 5; i++)
            answers.Add((int)(await visitor.SignIn($"nobody{i}@example.org", "wrong wrong wrong")).StatusCode);
        Assert.Equal([200, 200, 200, 429, 429], answers);
    }

    [Theory]
    [InlineData("/desk/review", "/desk/review")]
    [InlineData("https://evil.example/", "/desk")]
    [InlineData("//evil.example/", "/desk")]
    [InlineData("/\\evil.example/", "/desk")]
    [InlineData("/\t/evil.example/", "/desk")]
    public async Task Signing_in_leads_back_into_this_house_only(string returnUrl, string to)
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var visitor = newsroom.Visitor();
        var answer = await visitor.Submit(
            "/account/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl),
            new() { ["Form.Email"] = DemoCast.Editor.Email, ["Form.Password"] = DemoCast.Password }
        );
        Assert.Equal(to, answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var ana = await newsroom.SignedIn(DemoCast.Officer);
        using var forged = new FormUrlEncodedContent([new("_handler", "change-password")]);
        Assert.Equal(400, (int)(await ana.PostAsync("/account/profile", forged)).StatusCode);
        Assert.Equal(400, (int)(await ana.PostAsync("/account/sign-out", forged)).StatusCode);
        Assert.Equal(200, (int)(await ana.GetAsync("/desk/drafts")).StatusCode);
    }

    [Fact]
    public async Task Signing_out_closes_the_desk()
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var ana = await newsroom.SignedIn(DemoCast.Officer);
        var token = (await ana.Page("/account/profile"))
            .QuerySelector("input[name=__RequestVerificationToken]")!
            .GetAttribute("value")!;
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        Assert.Equal(302, (int)(await ana.PostAsync("/account/sign-out", form)).StatusCode);
        Assert.StartsWith(
            "/account/sign-in",
            (await ana.GetAsync("/desk/drafts")).Headers.Location!.ToString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_setup_link_is_good_only_while_nobody_is_here()
    {
        await using var newsroom = await TestNewsroom.Serve();
        var link = newsroom.App.Services.GetRequiredService<SetupLink>();
        using var visitor = newsroom.Visitor();
        Assert.Contains("no longer valid", await visitor.GetStringAsync(link.Path), StringComparison.Ordinal);
        Assert.False(link.Fits(null));
        Assert.False(link.Fits("0"));
    }

    private static async Task<string> Body(Task<HttpResponseMessage> answer) =>
        await (await answer).Content.ReadAsStringAsync();
}
