using NewsroomApp.People;

namespace NewsroomApp.Tests.People;

/// <summary>Nobody becomes able to publish by the act of one person.</summary>
public class PersonRequestTests
{
    public static TheoryData<string> Ways =>
        [
            "a new editor",
            "a new chief editor",
            "a higher role",
            "an administrator made editor",
            "a reactivated editor",
            "a new password for an editor",
            "a new address for an editor",
        ];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_lets_somebody_publish_waits_for_a_chief_editor(string way)
    {
        await using var newsroom = await TestNewsroom.Open();
        var (tariq, chief) = (newsroom.As(DemoCast.Administrator), newsroom.As(DemoCast.ChiefEditor));
        await Prepare(newsroom, way);
        var before = await People(newsroom);
        var outcome = await Ask(newsroom, way);
        Assert.Equal((true, null), (outcome.IsAsked, outcome.Link));
        Assert.Equal(before, await People(newsroom));
        var request = Assert.Single(await newsroom.Requests.Waiting());
        foreach (var somebody in new[] { DemoCast.Administrator, DemoCast.Editor, DemoCast.Officer })
            if (way is not "a reactivated editor" || somebody != DemoCast.Editor)
                await Assert.ThrowsAsync<Refusal>(() => newsroom.Requests.Confirm(newsroom.As(somebody), request.Id));
        await Assert.ThrowsAsync<Refusal>(() => newsroom.Requests.TakeLink(tariq, request.Id));
        Assert.Equal(before, await People(newsroom));

        await newsroom.Requests.Confirm(chief, request.Id);
        await Refuses("answered this already", () => newsroom.Requests.Confirm(chief, request.Id));
        if (way is "a new password for an editor" or "a new editor" or "a new chief editor")
        {
            await Assert.ThrowsAsync<Refusal>(() => newsroom.Requests.TakeLink(chief, request.Id));
            Assert.StartsWith(
                "/account/set-password?",
                await newsroom.Requests.TakeLink(tariq, request.Id),
                StringComparison.Ordinal
            );
            await Assert.ThrowsAsync<Refusal>(() => newsroom.Requests.TakeLink(tariq, request.Id));
        }
        if (way is not "a new password for an editor") Assert.NotEqual(before, await People(newsroom));
        Assert.Empty(await newsroom.Requests.Waiting());
        // Told are the chief editor when it was asked, and whoever it is about.
        var told = (await newsroom.Outbox.Last()).Select(m => m.To).ToList();
        Assert.Contains(DemoCast.ChiefEditor.Email, told);
        if (way is not ("a new editor" or "a new chief editor"))
            Assert.Contains(told, to => to != DemoCast.ChiefEditor.Email);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task What_is_turned_down_is_not_done(string way)
    {
        await using var newsroom = await TestNewsroom.Open();
        await Prepare(newsroom, way);
        var before = await People(newsroom);
        await Ask(newsroom, way);
        var request = Assert.Single(await newsroom.Requests.Waiting());
        await newsroom.Requests.TurnDown(newsroom.As(DemoCast.ChiefEditor), request.Id);
        Assert.Empty(await newsroom.Requests.Waiting());
        await Refuses(
            "answered this already",
            () => newsroom.Requests.Confirm(newsroom.As(DemoCast.ChiefEditor), request.Id)
        );
        Assert.Equal(before, await People(newsroom));
    }

    [Fact]
    public async Task What_an_administrator_asked_for_dies_with_the_role()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (tariq, jonas) = (newsroom.As(DemoCast.Administrator), newsroom.As(DemoCast.Colleague));
        await newsroom.People.ChangeRole(tariq, newsroom.Id(DemoCast.Officer), Role.Administrator);
        await newsroom.People.ChangeRole(tariq, jonas.PersonId, Role.Editor);
        await newsroom.SignInAgain(DemoCast.Officer);
        await newsroom.People.Deactivate(newsroom.As(DemoCast.Officer), tariq.PersonId);
        await Refuses("does not work here any more", newsroom.ConfirmPeople);
    }

    [Fact]
    public async Task It_does_not_come_back_with_the_role()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (tariq, jonas) = (newsroom.As(DemoCast.Administrator), newsroom.As(DemoCast.Colleague));
        var ana = newsroom.Id(DemoCast.Officer);
        await newsroom.People.ChangeRole(tariq, ana, Role.Administrator);
        await newsroom.SignInAgain(DemoCast.Officer);
        await newsroom.People.ChangeRole(newsroom.As(DemoCast.Officer), jonas.PersonId, Role.Editor);
        await Refuses(
            "is asked of a chief editor already",
            () => newsroom.People.ChangeRole(tariq, jonas.PersonId, Role.ChiefEditor)
        );
        await newsroom.People.ChangeRole(tariq, ana, Role.PressOfficer);
        await newsroom.People.ChangeRole(tariq, ana, Role.Administrator);
        Assert.Empty(await newsroom.Requests.Waiting());
        await Refuses(
            "is Press officer already",
            () => newsroom.People.ChangeRole(tariq, jonas.PersonId, Role.PressOfficer)
        );
    }

    [Theory]
    [InlineData("password")]
    [InlineData("address")]
    [InlineData("codes")]
    public async Task Whoever_was_an_editor_is_not_taken_over_on_the_way_through_another_role(string way)
    {
        await using var newsroom = await TestNewsroom.Open();
        var (tariq, elise) = (newsroom.As(DemoCast.Administrator), newsroom.Id(DemoCast.Editor));
        Assert.False((await newsroom.People.ChangeRole(tariq, elise, Role.PressOfficer)).IsAsked);
        var outcome = way switch
        {
            "password" => await newsroom.People.PasswordLink(tariq, elise),
            "address" => await newsroom.People.ChangeEmail(tariq, elise, "mine@newsroom.example"),
            _ => await newsroom.People.ResetSignIn(tariq, elise),
        };
        Assert.Equal((true, null), (outcome.IsAsked, outcome.Link));
    }

    [Fact]
    public async Task Whoever_confirms_a_role_reads_what_was_done_with_the_account_before()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (tariq, jonas) = (newsroom.As(DemoCast.Administrator), newsroom.Id(DemoCast.Colleague));
        await newsroom.People.PasswordLink(tariq, jonas);
        await newsroom.People.ChangeRole(tariq, jonas, Role.Editor);
        var lately = await newsroom.Requests.Lately((await newsroom.Requests.Waiting()).Single());
        Assert.Equal("Made a password link for Jonas Grybauskas", lately[0].Note);
    }

    [Fact]
    public async Task A_chief_editor_confirms_nothing_about_themselves()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (tariq, chief) = (newsroom.As(DemoCast.Administrator), newsroom.As(DemoCast.ChiefEditor));
        await newsroom.People.PasswordLink(tariq, chief.PersonId);
        var request = (await newsroom.Requests.Waiting()).Single().Id;
        await Refuses("It is about you", () => newsroom.Requests.Confirm(chief, request));
        await newsroom.Requests.Confirm(newsroom.As(await newsroom.SecondChief()), request);
    }

    [Fact]
    public async Task Taking_away_and_the_operator_need_nobody()
    {
        await using var newsroom = await TestNewsroom.Open();
        var tariq = newsroom.As(DemoCast.Administrator);
        await newsroom.SecondChief();
        var (chief, elise) = (newsroom.Id(DemoCast.ChiefEditor), newsroom.Id(DemoCast.Editor));
        Assert.False((await newsroom.People.ChangeRole(tariq, chief, Role.Editor)).IsAsked);
        Assert.False((await newsroom.People.ChangeRole(tariq, elise, Role.PressOfficer)).IsAsked);
        Assert.NotNull((await newsroom.People.PasswordLink(tariq, newsroom.Id(DemoCast.Colleague))).Link);
        var byOperator = await newsroom.People.Add(
            Actor.Operator,
            "Edda",
            "edda@newsroom.example",
            Role.Editor,
            DemoCast.Password
        );
        Assert.False(byOperator.IsAsked);
    }

    [Fact]
    public async Task Until_there_has_been_a_chief_editor_the_administrator_is_alone()
    {
        await using var newsroom = await TestNewsroom.Open();
        await using (var db = await newsroom.Db())
        {
            foreach (var chief in db.Users.Where(p => p.Role == Role.ChiefEditor))
                (chief.Role, chief.WasChiefEditor) = (Role.PressOfficer, false);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var (tariq, jonas) = (newsroom.As(DemoCast.Administrator), newsroom.Id(DemoCast.Colleague));
        Assert.False((await newsroom.People.ChangeRole(tariq, jonas, Role.Editor)).IsAsked);
        Assert.False((await newsroom.People.ChangeRole(tariq, jonas, Role.ChiefEditor)).IsAsked);
        Assert.True((await newsroom.People.ChangeRole(tariq, newsroom.Id(DemoCast.Officer), Role.Editor)).IsAsked);
    }

    [Fact]
    public async Task With_mail_set_up_nobody_but_the_person_sees_the_link()
    {
        await using var newsroom = await TestNewsroom.Open(
            "--Newsroom:Smtp:Host=mail.example",
            "--Newsroom:Smtp:From=newsroom@example.org"
        );
        var tariq = newsroom.As(DemoCast.Administrator);
        var outcome = await newsroom.People.PasswordLink(tariq, newsroom.Id(DemoCast.Officer));
        Assert.Equal((true, null), (outcome.IsMailed, outcome.Link));
        await newsroom.People.PasswordLink(tariq, newsroom.Id(DemoCast.Editor));
        await newsroom.ConfirmPeople();
        Assert.Empty(await newsroom.Requests.Waiting());
        await using var db = await newsroom.Db();
        Assert.Equal(
            [DemoCast.Officer.Email, DemoCast.Editor.Email],
            db.Set<NewsroomApp.Mailroom.Mail>()
                .Where(m => m.Text.Contains("/account/set-password?"))
                .OrderBy(m => m.Id)
                .Select(m => m.To)
        );
    }

    private static async Task Prepare(TestNewsroom newsroom, string way)
    {
        if (way is "a reactivated editor")
            await newsroom.People.Deactivate(newsroom.As(DemoCast.Administrator), newsroom.Id(DemoCast.Editor));
        if (way is "an administrator made editor")
            await newsroom.People.ChangeRole(
                newsroom.As(DemoCast.Administrator),
                newsroom.Id(DemoCast.Colleague),
                Role.Administrator
            );
    }

    private static Task<PeopleOutcome> Ask(TestNewsroom newsroom, string way)
    {
        var (people, tariq, elise) = (
            newsroom.People,
            newsroom.As(DemoCast.Administrator),
            newsroom.Id(DemoCast.Editor)
        );
        return way switch
        {
            "a new editor" => people.Add(tariq, "Edda", "edda@newsroom.example", Role.Editor),
            "a new chief editor" => people.Add(tariq, "Edda", "edda@newsroom.example", Role.ChiefEditor),
            "a higher role" => people.ChangeRole(tariq, elise, Role.ChiefEditor),
            "an administrator made editor" => people.ChangeRole(tariq, newsroom.Id(DemoCast.Colleague), Role.Editor),
            "a reactivated editor" => people.Reactivate(tariq, elise),
            "a new password for an editor" => people.PasswordLink(tariq, elise),
            _ => people.ChangeEmail(tariq, elise, "somebody@else.example"),
        };
    }

    private static async Task<List<(string, string?, Role, bool)>> People(TestNewsroom newsroom) =>
        (await newsroom.People.Everybody()).ConvertAll(p => (p.Id, p.Email, p.Role, p.IsActive));
}
