using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Mailroom;
using NewsroomApp.People;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.People;

/// <summary>Whoever has the machine changes settings; what makes them less strict waits for a chief editor.</summary>
public class SettingsWatchTests
{
    private const string Removed =
        "“Joint statement” is removed, so its statements need 1 approval instead of 2; “Interview” is removed, so quotations in its statements no longer need clearance";

    private static readonly Institution _strict = new()
    {
        Kinds =
        [
            new() { Name = "Statement" },
            new() { Name = "Joint statement", Approvals = 2 },
            new() { Name = "Interview", Clearance = true },
        ],
    };

    [Theory]
    [InlineData("approvals", "“Joint statement” needs 1 approval instead of 2")]
    [InlineData("clearance", "quotations in “Interview” no longer need clearance")]
    [InlineData("no kinds", Removed)]
    [InlineData("other names", Removed)]
    [InlineData("mail server", "e-mail is sent through elsewhere.example:587 instead of mail.example:587")]
    public async Task What_is_made_less_strict_counts_once_a_chief_editor_has_accepted_it(string what, string asks)
    {
        await using var newsroom = await TestNewsroom.Open();
        var mail = new SmtpSettings { Host = "mail.example", From = "newsroom@example.org" };
        await Watch(newsroom, _strict, mail).Look();
        var (now, server) = (
            what switch
            {
                "approvals" => With("Joint statement", k => k with { Approvals = 1 }),
                "clearance" => With("Interview", k => k with { Clearance = false }),
                "no kinds" => _strict with { Kinds = [] },
                "other names" => _strict with
                {
                    Kinds = [.. _strict.Kinds.Select(k => new StatementKind { Name = k.Name + "s" })],
                },
                _ => _strict,
            },
            what is "mail server" ? mail with { Host = "elsewhere.example" } : mail
        );
        var watch = Watch(newsroom, now, server);
        for (var start = 0; start < 2; start++) await watch.Look();
        var request = Assert.Single(await newsroom.Requests.Waiting());
        Assert.Contains(asks, request.What, StringComparison.Ordinal);
        Assert.Equal((2, true), await Asked(newsroom, now));
        if (what is "other names")
            Assert.Equal((2, true), await Asked(newsroom, now, now.Kinds[1].Name, now.Kinds[2].Name));
        Assert.Equal(what is not "mail server", await Trusted(newsroom, server));

        var desk = ActivatorUtilities.CreateInstance<RequestDesk>(newsroom.App.Services, watch, now);
        await Assert.ThrowsAsync<Refusal>(() => desk.Confirm(newsroom.As(DemoCast.Administrator), request.Id));
        await desk.Confirm(newsroom.As(DemoCast.ChiefEditor), request.Id);
        Assert.Empty(await newsroom.Requests.Waiting());
        Assert.Equal(
            (now.KindOf("Joint statement").Approvals, now.KindOf("Interview").Clearance),
            await Asked(newsroom, now)
        );
        Assert.True(await Trusted(newsroom, server));
    }

    [Fact]
    public async Task What_is_put_back_or_made_stricter_asks_nobody()
    {
        await using var newsroom = await TestNewsroom.Open();
        var none = new SmtpSettings();
        await Watch(newsroom, _strict, none).Look();
        await Watch(newsroom, With("Joint statement", k => k with { Approvals = 1 }), none).Look();
        Assert.Single(await newsroom.Requests.Waiting());
        await Watch(newsroom, _strict, none).Look();
        Assert.Empty(await newsroom.Requests.Waiting());
        var stricter = With("Statement", k => k with { Approvals = 2 });
        await Watch(newsroom, stricter, none).Look();
        Assert.Empty(await newsroom.Requests.Waiting());
        await Watch(newsroom, _strict, none).Look();
        Assert.Contains("“Statement” needs 1", Assert.Single(await newsroom.Requests.Waiting()).What);
    }

    private static Institution With(string kind, Func<StatementKind, StatementKind> change) =>
        _strict with { Kinds = [.. _strict.Kinds.Select(k => k.Name == kind ? change(k) : k)] };

    private static SettingsWatch Watch(TestNewsroom newsroom, Institution institution, SmtpSettings smtp) =>
        ActivatorUtilities.CreateInstance<SettingsWatch>(
            newsroom.App.Services,
            institution,
            ActivatorUtilities.CreateInstance<MailSettings>(newsroom.App.Services, institution, smtp)
        );

    private static async Task<(int, bool)> Asked(
        TestNewsroom newsroom,
        Institution institution,
        string joint = "Joint statement",
        string interview = "Interview"
    )
    {
        await using var db = await newsroom.Db();
        var held = (await db.PressOffice(institution)).Institution;
        return (held.KindOf(joint).Approvals, held.KindOf(interview).Clearance);
    }

    private static async Task<bool> Trusted(TestNewsroom newsroom, SmtpSettings server)
    {
        await using var db = await newsroom.Db();
        return await db.Trusts(server.Server);
    }
}
