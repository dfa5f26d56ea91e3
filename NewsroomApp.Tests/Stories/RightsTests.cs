using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.People;

namespace NewsroomApp.Tests.Stories;

/// <summary>Every route and every desk verb, with every role and with nobody, against the rulebook.</summary>
[Trait("Pace", "Slow")]
public class RightsTests
{
    /// <summary>What anybody may ask for. A route that is neither here nor in the rulebook fails the walk.</summary>
    private static readonly string[] _open =
    [
        "/",
        "/statements/{id}/{slug?}",
        "/statements/{id}/{slug}/editions/{number:int}",
        "/feed.atom",
        "/newsstand.css",
        "/desk.css",
        "/robots.txt",
        "/{**rest}",
        "/trouble",
        "/health/live",
        "/health/ready",
        "/account/sign-in",
        "/account/denied",
        "/account/set-password",
        "/account/second-factor",
        "/account/passkeys/request",
        "/account/setup",
        "/account/sign-out",
        // Opens by the secret in the address, and to nobody without.
        "/clearance/{Secret}",
        "/embargo/{Secret}",
        "/preview/{Secret}",
        "/clearance/{Secret}/files/{File}",
        "/embargo/{Secret}/files/{File}",
        "/preview/{Secret}/files/{File}",
        // The socket and script of the desk: they carry only what a page, itself behind its right, has signed.
        "/_blazor",
        "/_blazor/negotiate",
        "/_blazor/disconnect/",
        "/_blazor/initializers/",
        "/_framework/opaque-redirect",
        "/_framework/blazor.web.js",
        // Files of the web root, as served from a build that is not published.
        "/{**path:file}",
    ];

    [Fact]
    public async Task Every_route_opens_to_exactly_those_the_rulebook_names()
    {
        await using var newsroom = await TestNewsroom.Serve();
        var draft = await newsroom.Draft();
        var visitors = new List<(Role? Role, HttpClient Client)> { (null, newsroom.Visitor()) };
        foreach (var role in Roles.OfStaff)
            visitors.Add((role, await newsroom.SignedIn(DemoCast.Everybody.First(m => m.Role == role))));

        var walked = new HashSet<string>();
        var endpoints = newsroom.App.Services.GetRequiredService<EndpointDataSource>().Endpoints;
        foreach (var endpoint in endpoints.OfType<RouteEndpoint>())
        {
            var route = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null || _open.Contains(route)) continue;
            Assert.True(
                Rulebook.StaffRoutes.Contains(route),
                $"{route} is in no table: say in the rulebook who opens it, or here that everybody may."
            );
            Assert.NotNull(endpoint.Metadata.GetMetadata<IAuthorizeData>());
            var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods;
            walked.Add(route);
            if (methods?.Contains("GET") is false) continue;
            foreach (var (role, client) in visitors)
            {
                var answer = await client.GetAsync(route.Replace("{Id}", draft, StringComparison.Ordinal));
                var location = answer.Headers.Location?.ToString() ?? "";
                string? expected =
                    role is not { } known ? "/account/sign-in"
                    : Rulebook.Opens(known, route) ? null
                    : "/account/denied";
                Assert.Equal((route, role, expected), (route, role, TurnedAwayTo(location)));
            }
        }
        Assert.Equal(Rulebook.StaffRoutes.Order(), walked.Order());
    }

    [Fact]
    public async Task Every_desk_verb_is_done_by_exactly_those_the_rulebook_names()
    {
        foreach (var verb in Enum.GetValues<Verb>())
        {
            // Whoever wrote the sample words for one verb would be their author for the next.
            await using var newsroom = await TestNewsroom.Open();
            foreach (var member in DemoCast.Everybody)
            {
                Assert.Equal(
                    (verb, member.Role, Rulebook.May(member.Role, verb)),
                    (verb, member.Role, await Try(newsroom, verb, member, newsroom.As(member)))
                );
                if (verb is Verb.ChoosePassword) await newsroom.SignInAgain(member);
            }
            Assert.False(
                await Try(newsroom, verb, DemoCast.Officer, Actor.SignedIn("nobody", "")),
                $"{verb} is open to nobody in particular."
            );
        }
    }

    [Theory]
    [InlineData("signs out")]
    [InlineData("signs out everywhere")]
    [InlineData("gets another role")]
    [InlineData("is deactivated")]
    public async Task Every_desk_verb_is_refused_to_whoever_has_just_lost_it(string way)
    {
        // These go by a link, or by the page that the browser was just let into.
        foreach (var verb in Enum.GetValues<Verb>().Except([Verb.ChoosePassword, Verb.ChangeSignIn]))
        {
            if (way is "gets another role" && Roles.OfStaff.All(r => Rulebook.May(r, verb))) continue;
            foreach (var member in DemoCast.Everybody.Where(m => Rulebook.May(m.Role, verb)))
            {
                await using var newsroom = await TestNewsroom.Open();
                var act = await Prepare(newsroom, verb, member, newsroom.As(member));
                await Lose(newsroom, member, verb, way);
                await Assert.ThrowsAsync<Refusal>(act);
            }
        }
    }

    private static async Task Lose(TestNewsroom newsroom, DemoCast.Member member, Verb verb, string way)
    {
        var (id, session) = (newsroom.Id(member), newsroom.As(member).Session);
        var sessions = newsroom.App.Services.GetRequiredService<Sessions>();
        if (way is "signs out" or "signs out everywhere")
        {
            await sessions.End(id, way is "signs out" ? session : null);
            return;
        }
        // By the row: the desk would not let the last of a role go.
        await using var db = await newsroom.Db();
        var person = await db.Users.SingleAsync(p => p.Id == id);
        if (way is "is deactivated") person.DeactivatedAt = newsroom.Clock!.GetUtcNow();
        else person.Role = Roles.OfStaff.First(r => !Rulebook.May(r, verb));
        await db.SaveChangesAsync();
    }

    [Fact]
    public void The_table_of_rights_is_the_one_in_the_rulebook()
    {
        foreach (var verb in Enum.GetValues<Verb>())
            foreach (var role in Enum.GetValues<Role>())
                Assert.Equal((verb, role, Rulebook.May(role, verb)), (verb, role, role.May(verb)));
    }

    /// <summary>The page of the accounts that somebody was sent to; null for any other answer.</summary>
    private static string? TurnedAwayTo(string location) =>
        Array.Find(["/account/sign-in", "/account/denied"], page => location.Contains(page, StringComparison.Ordinal));

    private static async Task<bool> Try(TestNewsroom newsroom, Verb verb, DemoCast.Member member, Actor actor)
    {
        var act = await Prepare(newsroom, verb, member, actor);
        try
        {
            await act();
            return true;
        }
        catch (Refusal)
        {
            return false;
        }
    }

    /// <summary>A statement where nothing but the role can stand in the way.</summary>
    private static async Task<Func<Task>> Prepare(
        TestNewsroom newsroom,
        Verb verb,
        DemoCast.Member member,
        Actor actor
    )
    {
        var (drafting, review, publishing, officer) = (
            newsroom.Drafting,
            newsroom.Review,
            newsroom.Publishing,
            newsroom.As(DemoCast.Officer)
        );
        switch (verb)
        {
            case Verb.Start:
                return () => drafting.Start(actor);
            case Verb.AddPerson
            or Verb.ChangeRole
            or Verb.ChangeEmail
            or Verb.ResetSignIn
            or Verb.Deactivate
            or Verb.Reactivate
            or Verb.GivePasswordLink
            or Verb.AskChange
            or Verb.ConfirmChange
            or Verb.TurnDownChange:
                return await PrepareWithPeople(newsroom, verb, actor);
            case Verb.ChoosePassword:
                var invited = newsroom.As(member);
                var administrator = newsroom.As(DemoCast.Administrator);
                var link = (await newsroom.People.PasswordLink(administrator, invited.PersonId)).Link;
                await newsroom.ConfirmPeople();
                if (await newsroom.Requests.Waiting() is [var confirmed])
                    link = await newsroom.Requests.TakeLink(administrator, confirmed.Id);
                var token = link!.Split('=')[^1];
                return () => newsroom.Passwords.Set(actor.PersonId, token, "twelve letters at least");
            case Verb.Correct:
                var live = await newsroom.Live();
                return () => publishing.Correct(actor, live);
            case Verb.Publish:
                var approved = await newsroom.Approved();
                return () => publishing.PublishNow(actor, approved);
            case Verb.Schedule or Verb.Unschedule:
                var ready = await newsroom.Approved();
                var tomorrow = newsroom.Clock!.GetUtcNow().AddDays(1);
                if (verb is Verb.Schedule) return () => publishing.Schedule(actor, ready, tomorrow);
                await publishing.Schedule(newsroom.As(DemoCast.Editor), ready, tomorrow);
                return () => publishing.Unschedule(actor, ready);
            case Verb.Overrule:
                var public_ = await newsroom.Live();
                await publishing.Correct(officer, public_);
                await newsroom.Write(public_, Texts.Corrected with { ChangeKind = CorrectionKind.Typo });
                return () => drafting.AllowTypo(actor, public_, "It was dictated wrongly.");
            case Verb.PublishUrgently:
                var draft = await newsroom.Draft();
                return () =>
                    newsroom.Presence.PublishUrgently(actor, draft, Texts.Complete.Fingerprint, "It cannot wait.");
            case Verb.Ratify:
                var urgent = await newsroom.Draft();
                await newsroom.Presence.PublishUrgently(
                    newsroom.As(member == DemoCast.ChiefEditor ? await newsroom.SecondChief() : DemoCast.ChiefEditor),
                    urgent,
                    Texts.Complete.Fingerprint,
                    "It cannot wait."
                );
                return () => newsroom.Presence.Ratify(actor, urgent, Texts.Complete.Fingerprint);
            case Verb.Withdraw or Verb.Retract or Verb.Reinstate or Verb.CallOff:
            case Verb.ConfirmWithdrawal or Verb.ConfirmReinstatement or Verb.ConfirmRetraction:
                var readable = await newsroom.Live();
                if (verb is Verb.Reinstate or Verb.ConfirmReinstatement) await newsroom.Withdraw(readable);
                if (verb is Verb.Withdraw or Verb.Retract or Verb.Reinstate)
                    return () => newsroom.Presence.Ask(actor, readable, verb, "A reason.");
                await newsroom.Presence.Ask(
                    newsroom.As(await newsroom.SecondChief()),
                    readable,
                    Transitions.Confirming.FirstOrDefault(c => c.Value == verb, new(Verb.Withdraw, verb)).Key,
                    "A reason."
                );
                var pending = (await newsroom.Presence.Read(readable))!.Pending!.Id;
                return verb is Verb.CallOff
                    ? () => newsroom.Presence.CallOff(actor, readable, pending)
                    : () => newsroom.Presence.Confirm(actor, readable, pending);
            case Verb.GiveAccess:
                var embargoed = await newsroom.Approved();
                return () => newsroom.LetRead(actor, embargoed, "Iva Novák, Lake Gazette");
            case Verb.RevokeAccess:
                var open = await newsroom.Approved();
                await newsroom.LetRead(newsroom.As(DemoCast.Editor), open, "Iva Novák, Lake Gazette");
                var access = (await newsroom.Drafting.Find(open))!.Open!.ReaderLinks.Single().Id;
                return () => newsroom.StopReading(actor, open, access);
            case Verb.Announce:
                return () => newsroom.Presence.Announce(actor, "Call +372 5550 0142.");
            case Verb.ChangeSignIn:
                return async () => await newsroom.Factors.End(await newsroom.Person(actor), actor.Session);
            case Verb.TakeOver:
                var source = await newsroom.Draft();
                return () => newsroom.Templates.Duplicate(actor, source);
            case Verb.ApproveTemplate:
                await newsroom.Templates.Save(officer, await newsroom.Draft(), "Lamps");
                var template = (await newsroom.Templates.List()).Single().Id;
                return () => newsroom.Templates.Approve(actor, template);
            case Verb.Pin or Verb.Unpin:
                var leading = await newsroom.Live();
                return () => newsroom.Publishing.Pin(actor, leading, verb is Verb.Pin);
            case Verb.AskReview:
                var read = await newsroom.InReview();
                return () => newsroom.Margin.AskToRead(actor, read, newsroom.Author(DemoCast.Editor), due: null);
            case Verb.LowerKind:
                var joint = await newsroom.InReview(Texts.Complete with { Kind = "Joint statement" });
                await newsroom.Write(joint, Texts.Complete);
                return () => newsroom.Review.LowerKind(actor, joint);
            case Verb.ChangeName:
                return () => newsroom.People.ChangeName(actor, "Nuño " + member.Name);
            case Verb.ChangeSettings:
                var house = newsroom.House;
                return () => newsroom.Settings.Save(actor, house, house with { Tagline = "Lamps" });
            case Verb.ChangeMail:
                return () => newsroom.Settings.SaveMail(actor, new() { Host = "mail.example", From = "a@b.example" });
            case Verb.KeepTopics:
                return () => newsroom.Topics.Keep(actor, "Lamps");
            case Verb.TrustClock:
                await newsroom.EmbargoClock.Tick();
                newsroom.Clock!.Jump += TimeSpan.FromDays(2);
                await newsroom.EmbargoClock.Tick();
                return () => newsroom.Clocks.Trust(actor);
            case Verb.TurnAway or Verb.AcceptSettings:
                return () => throw new Refusal("By nobody who is signed in.");
            // Nobody with an account reads by link: the desk has no method that would take a person.
            case Verb.GivePreview:
                var unread = await newsroom.Draft();
                return () => newsroom.LetRead(actor, unread, "Office of the chair", ReaderLinkKind.Preview);
            case Verb.RevokePreview:
                var shown = await newsroom.Draft();
                await newsroom.LetRead(officer, shown, "Office of the chair", ReaderLinkKind.Preview);
                var preview = (await newsroom.Drafting.Find(shown))!.Open!.ReaderLinks.Single().Id;
                return () => newsroom.StopReading(actor, shown, preview, ReaderLinkKind.Preview);
            case Verb.ReadEmbargoed or Verb.ReadPreview:
                return () => throw new Refusal("By link only.");
            // The clock blocks; the desk has no method that would take a person.
            case Verb.Block:
                return () => throw new Refusal("By the clock only.");
        }

        var id = await newsroom.Draft();
        if (
            verb is Verb.Submit or Verb.Recall or Verb.Reopen or Verb.Discard or Verb.Recover
            && member.Role is Role.PressOfficer
        )
            await newsroom.Write(id, Texts.Complete with { Kicker = "Also written by " + member.Name }, member);
        else if (verb is Verb.Submit or Verb.Recall && member.Role.May(Verb.Edit))
            await newsroom.Write(id, Texts.Complete with { Kicker = "Also written by " + member.Name }, member);
        if (verb is Verb.Recall or Verb.Return or Verb.Approve or Verb.Reopen) await drafting.Submit(officer, id);
        if (verb is Verb.Reopen) await newsroom.Approve(id);
        if (verb is Verb.Recover) await drafting.Discard(officer, id);
        if (verb is Verb.Answer or Verb.ReopenComment or Verb.Resolve or Verb.Accept or Verb.Decline)
            await newsroom.Suggest(
                id,
                "keepers",
                "guardians",
                by: verb is Verb.Resolve or Verb.Accept && member == DemoCast.Editor
                    ? DemoCast.ChiefEditor
                    : DemoCast.Editor
            );
        var edition = (await drafting.Find(id))!.Latest;
        var asked = "";
        if (verb is Verb.SendClearance or Verb.RevokeClearance)
        {
            var said = edition.Quotations[0];
            asked = await newsroom.Clearance.Ask(officer, id, said.Fingerprint, said.Speaker);
            edition = (await drafting.Find(id))!.Latest;
        }
        if (verb is Verb.ReopenComment)
            await newsroom.Margin.Resolve(newsroom.As(DemoCast.Editor), id, edition.Comments.Max(c => c.Id));
        var comment = edition.Comments.Select(c => c.Id).FirstOrDefault();
        return verb switch
        {
            Verb.Edit => () => drafting.Write(actor, id, Texts.Complete with { Kicker = "Edited" }),
            Verb.Revise => () => newsroom.Revisions.Save(actor, id),
            Verb.Submit => () => drafting.Submit(actor, id),
            Verb.Recall => () => drafting.Recall(actor, id),
            Verb.Return => () => review.Return(actor, id, "Shorter."),
            Verb.Approve => () => review.Approve(actor, id, edition.Fingerprint),
            Verb.Reopen => () => drafting.Reopen(actor, id, "A name is wrong."),
            Verb.Discard => () => drafting.Discard(actor, id),
            Verb.Recover => () => drafting.Recover(actor, id),
            Verb.Comment => () => newsroom.Margin.Comment(actor, id, "Shorter."),
            Verb.Answer => () => newsroom.Margin.Answer(actor, id, comment, "It is."),
            Verb.ReopenComment => () => newsroom.Margin.TakeUpAgain(actor, id, comment),
            Verb.Resolve => () => newsroom.Margin.Resolve(actor, id, comment),
            Verb.Accept => () => newsroom.Margin.Accept(actor, id, comment),
            Verb.Decline => () => newsroom.Margin.Decline(actor, id, comment),
            Verb.Attribute => () =>
                newsroom.Clearance.Attribute(actor, id, edition.Quotations[0].OfWords, "Nuño Ångström"),
            Verb.AskClearance => () =>
                newsroom.Clearance.Ask(actor, id, edition.Quotations[0].Fingerprint, edition.Quotations[0].Speaker),
            Verb.SendClearance => () => newsroom.Clearance.Send(actor, id, asked, "office@lake.example"),
            Verb.RevokeClearance => () =>
                newsroom.Clearance.Revoke(actor, id, edition.ClearanceRequests.Max(r => r.Id)),
            Verb.RecordClearance => () =>
                newsroom.Clearance.Record(
                    actor,
                    id,
                    edition.Quotations[0].Fingerprint,
                    ClearanceAnswer.Cleared,
                    "",
                    "His secretary"
                ),
            // Nobody with an account answers for a speaker: the desk has no method that would take a person.
            Verb.AnswerClearance => () => throw new Refusal("By link only."),
            _ => throw new InvalidOperationException($"{verb} has no desk method here yet."),
        };
    }

    private static async Task<Func<Task>> PrepareWithPeople(TestNewsroom newsroom, Verb verb, Actor actor)
    {
        var (people, tariq) = (newsroom.People, newsroom.As(DemoCast.Administrator));
        var email = $"{Guid.NewGuid():N}@example.org";
        if (verb is Verb.AddPerson or Verb.AskChange) return () => people.Add(actor, "New", email, Role.Editor);
        await people.Add(tariq, "New", email, Role.Editor);
        if (verb is Verb.ConfirmChange or Verb.TurnDownChange)
        {
            var request = (await newsroom.Requests.Waiting()).Max(r => r.Id);
            return verb is Verb.ConfirmChange
                ? () => newsroom.Requests.Confirm(actor, request)
                : () => newsroom.Requests.TurnDown(actor, request);
        }
        await newsroom.ConfirmPeople();
        var person = (await people.Everybody()).Single(p => p.Email == email).Id;
        if (verb is Verb.Reactivate) await people.Deactivate(tariq, person);
        return verb switch
        {
            Verb.ChangeRole => () => people.ChangeRole(actor, person, Role.PressOfficer),
            Verb.ResetSignIn => () => people.ResetSignIn(actor, person),
            Verb.ChangeEmail => () => people.ChangeEmail(actor, person, "new" + email),
            Verb.Deactivate => () => people.Deactivate(actor, person),
            Verb.Reactivate => () => people.Reactivate(actor, person),
            _ => () => people.PasswordLink(actor, person),
        };
    }
}
