using System.Globalization;
using CsCheck;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Accounts;
using NewsroomApp.Drafting;
using NewsroomApp.Mailroom;
using NewsroomApp.People;
using NewsroomApp.PublicSite;
using NewsroomApp.Publishing;
using NewsroomApp.Review;
using NewsroomApp.Storage;
using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Tests.Publishing;

/// <summary>
/// Cuts the power between any two steps of the store; another newsroom starts on what is on the disk then.
/// </summary>
[Collection(nameof(Alone))]
public class CrashTests
{
    /// <summary>How a random turn performs each verb; a new verb gets an entry here.</summary>
    private static readonly Dictionary<Verb, Func<Turn, Task>> _verbs = new()
    {
        [Verb.Start] = t => t.Newsroom.Drafting.Start(t.Me),
        [Verb.Edit] = t => t.Newsroom.Drafting.Write(t.Me, t.Id, t.OtherWords),
        [Verb.Revise] = t => t.Newsroom.Revisions.Save(t.Me, t.Id),
        [Verb.Submit] = t => t.Newsroom.Drafting.Submit(t.Me, t.Id),
        [Verb.Recall] = t => t.Newsroom.Drafting.Recall(t.Me, t.Id),
        [Verb.Return] = t => t.Newsroom.Review.Return(t.Me, t.Id, "Shorter."),
        [Verb.Approve] = t => t.Approve(),
        [Verb.Reopen] = t => t.Newsroom.Drafting.Reopen(t.Me, t.Id, "A name is wrong."),
        [Verb.Publish] = t => t.Newsroom.Publishing.PublishNow(t.Me, t.Id),
        [Verb.Schedule] = t => t.Newsroom.Publishing.Schedule(t.Me, t.Id, t.Now.AddMinutes(1 + (4 * t.Pick))),
        [Verb.Unschedule] = t => t.Newsroom.Publishing.Unschedule(t.Me, t.Id),
        [Verb.Correct] = t => t.Newsroom.Publishing.Correct(t.Me, t.Id),
        [Verb.Discard] = t => t.Newsroom.Drafting.Discard(t.Me, t.Id),
        [Verb.Recover] = t => t.Newsroom.Drafting.Recover(t.Me, t.Id),
        [Verb.Overrule] = t => t.Newsroom.Drafting.AllowTypo(t.Me, t.Id, "It is one."),
        [Verb.AddPerson] = t =>
            t.Newsroom.People.Add(t.Me, "New", $"{Guid.NewGuid():N}@newsroom.example", Role.PressOfficer),
        [Verb.ChangeRole] = t =>
            t.Newsroom.People.ChangeRole(t.Me, t.Colleague.PersonId, t.Pick == 0 ? Role.Editor : Role.PressOfficer),
        [Verb.Deactivate] = t => t.Newsroom.People.Deactivate(t.Me, t.Colleague.PersonId),
        [Verb.Reactivate] = t => t.Newsroom.People.Reactivate(t.Me, t.Colleague.PersonId),
        [Verb.GivePasswordLink] = async t =>
            t.Outside.Links["password"] =
                (await t.Newsroom.People.PasswordLink(t.Me, t.Colleague.PersonId)).Link ?? "=",
        [Verb.ChoosePassword] = t =>
            t.Newsroom.Passwords.Set(
                t.Colleague.PersonId,
                t.Outside.Links.GetValueOrDefault("password", "=").Split('=')[^1],
                "twelve letters at least"
            ),
        [Verb.Comment] = t =>
            t.More > 1 ? t.Suggest() : t.Newsroom.Margin.Comment(t.Me, t.Id, "No.", blocking: t.Pick == 0),
        [Verb.Answer] = t => t.Newsroom.Margin.Answer(t.Me, t.Id, t.Comment, "It is."),
        [Verb.ReopenComment] = t => t.Newsroom.Margin.TakeUpAgain(t.Me, t.Id, t.Comment),
        [Verb.Resolve] = t => t.Newsroom.Margin.Resolve(t.Me, t.Id, t.Comment),
        [Verb.Accept] = t => t.Newsroom.Margin.Accept(t.Me, t.Id, t.Comment),
        [Verb.Decline] = t => t.Newsroom.Margin.Decline(t.Me, t.Id, t.Comment),
        [Verb.Attribute] = t =>
            t.Newsroom.Clearance.Attribute(
                t.Me,
                t.Id,
                t.Quotation?.OfWords ?? default,
                t.Pick == 0 ? null : "Ms Ağaoğlu"
            ),
        [Verb.AskClearance] = async t =>
            t.Outside.Links[t.Id] = await t.Newsroom.Clearance.Ask(
                t.Me,
                t.Id,
                t.Quotation?.Fingerprint,
                t.Quotation?.Speaker ?? ""
            ),
        [Verb.SendClearance] = t =>
            t.Newsroom.Clearance.Send(
                t.Me,
                t.Id,
                t.Outside.Links.GetValueOrDefault(t.Id, "/clearance/none"),
                "office@lake.example"
            ),
        [Verb.RevokeClearance] = t =>
            t.Newsroom.Clearance.Revoke(
                t.Me,
                t.Id,
                t.Statement.Latest.ClearanceRequests.Select(r => r.Id).FirstOrDefault()
            ),
        [Verb.RecordClearance] = t =>
            t.Newsroom.Clearance.Record(
                t.Me,
                t.Id,
                t.Quotation?.Fingerprint ?? default,
                (ClearanceAnswer)(t.Pick % 3),
                "Other words",
                "Ola"
            ),
        [Verb.AnswerClearance] = t =>
            t.Newsroom.Clearance.Answer(
                t.Outside.Links.GetValueOrDefault(t.Id, "/").Split('/')[^1],
                "Ola",
                (ClearanceAnswer)(t.Pick % 3),
                "Other words",
                "192.0.2.1",
                "A test"
            ),
        [Verb.PublishUrgently] = async t =>
        {
            await t.Read();
            await t.Newsroom.Presence.PublishUrgently(
                t.Me,
                t.Id,
                t.Outside.Shown.GetValueOrDefault((t.Me.PersonId, t.Id)),
                "The dam is breaking."
            );
        },
        [Verb.Ratify] = t => t.Newsroom.Presence.Ratify(t.Me, t.Id, t.Statement.Live?.Fingerprint ?? default),
        [Verb.Withdraw] = t => t.Newsroom.Presence.Ask(t.Me, t.Id, Verb.Withdraw, "A reason."),
        [Verb.Reinstate] = t => t.Newsroom.Presence.Ask(t.Me, t.Id, Verb.Reinstate, "A reason."),
        [Verb.Retract] = t => t.Newsroom.Presence.Ask(t.Me, t.Id, Verb.Retract, "A reason."),
        [Verb.ConfirmWithdrawal] = Confirm,
        [Verb.ConfirmReinstatement] = Confirm,
        [Verb.ConfirmRetraction] = Confirm,
        [Verb.CallOff] = t =>
            t.Pick > 0 ? Task.CompletedTask : t.Newsroom.Presence.CallOff(t.Me, t.Id, t.Statement.Pending?.Id ?? 0),
        [Verb.GiveAccess] = async t =>
            t.Outside.Links["embargo " + t.Id] = await t.Newsroom.LetRead(t.Me, t.Id, $"Reader {t.More}"),
        [Verb.RevokeAccess] = t =>
            t.Newsroom.StopReading(
                t.Me,
                t.Id,
                t.Statement.Latest.ReaderLinks.Select(a => a.Id).FirstOrDefault()
            ),
        [Verb.ReadEmbargoed] = t =>
            t.Newsroom.ReaderLinks.Read(
                t.Outside.Links.GetValueOrDefault("embargo " + t.Id, "/").Split('/')[^1],
                ReaderLinkKind.Embargo,
                "192.0.2.1"
            ),
        [Verb.GivePreview] = async t =>
            t.Outside.Links["preview " + t.Id] = await t.Newsroom.LetRead(
                t.Me,
                t.Id,
                $"Office {t.More}",
                ReaderLinkKind.Preview
            ),
        [Verb.RevokePreview] = t =>
            t.Newsroom.StopReading(
                t.Me,
                t.Id,
                t.Statement.Latest.ReaderLinks.Select(l => l.Id).LastOrDefault(),
                ReaderLinkKind.Preview
            ),
        [Verb.ReadPreview] = t =>
            t.Newsroom.ReaderLinks.Read(
                t.Outside.Links.GetValueOrDefault("preview " + t.Id, "/").Split('/')[^1],
                ReaderLinkKind.Preview,
                "192.0.2.1"
            ),
        [Verb.ChangeName] = t => t.Newsroom.People.ChangeName(t.Me, $"Somebody {Guid.NewGuid():N}"),
        [Verb.ChangeSettings] = t =>
            t.Newsroom.Settings.Save(
                t.Me,
                t.Newsroom.House,
                t.Newsroom.House with
                {
                    Tagline = $"Tagline {Guid.NewGuid()}",
                }
            ),
        [Verb.ChangeMail] = t =>
            t.Newsroom.Settings.SaveMail(
                t.Me,
                t.Newsroom.Mail with
                {
                    From = $"{Guid.NewGuid():N}@lake.example",
                }
            ),
        [Verb.KeepTopics] = t => t.Newsroom.Topics.Keep(t.Me, $"Topic {t.Pick}"),
        [Verb.TakeOver] = t => t.Newsroom.Templates.Duplicate(t.Me, t.Id),
        [Verb.ApproveTemplate] = async t =>
        {
            await t.Newsroom.Templates.Save(t.Me, t.Id, "Lamps");
            await t.Newsroom.Templates.Approve(t.Me, (await t.Newsroom.Templates.List())[0].Id);
        },
        [Verb.ChangeEmail] = t =>
            t.Newsroom.People.ChangeEmail(t.Me, t.Colleague.PersonId, $"{Guid.NewGuid():N}@newsroom.example"),
        [Verb.AskChange] = t => t.Newsroom.People.ChangeRole(t.Me, t.Colleague.PersonId, Role.Editor),
        [Verb.ConfirmChange] = async t =>
            await t.Newsroom.Requests.Confirm(t.Me, (await t.Newsroom.Requests.Waiting()).FirstOrDefault()?.Id ?? 0),
        [Verb.TurnDownChange] = async t =>
            await t.Newsroom.Requests.TurnDown(t.Me, (await t.Newsroom.Requests.Waiting()).FirstOrDefault()?.Id ?? 0),
        [Verb.ChangeSignIn] = async t => await t.Newsroom.Factors.End(await t.Newsroom.Person(t.Me), t.Me.Session),
        [Verb.AcceptSettings] = t => t.Newsroom.App.Services.GetRequiredService<SettingsWatch>().Look(),
        [Verb.TurnAway] = t => t.Newsroom.Passwords.TurnAway(DemoCast.Editor.Email, "192.0.2.1"),
        [Verb.ResetSignIn] = t => t.Newsroom.People.ResetSignIn(t.Me, t.Colleague.PersonId),
        [Verb.Pin] = t => t.Newsroom.Publishing.Pin(t.Me, t.Id, isPinned: true),
        [Verb.Unpin] = t => t.Newsroom.Publishing.Pin(t.Me, t.Id, isPinned: false),
        [Verb.AskReview] = t =>
            t.Newsroom.Margin.AskToRead(t.Me, t.Id, t.Newsroom.Author(DemoCast.ChiefEditor), due: null),
        [Verb.LowerKind] = t => t.Newsroom.Review.LowerKind(t.Me, t.Id),
        [Verb.Announce] = t => t.Newsroom.Presence.Announce(t.Me, $"Banner {t.Pick}"),
        // Somebody sets the clock of the machine two days ahead, and somebody else says that it is right.
        [Verb.TrustClock] = async t =>
        {
            await t.Newsroom.EmbargoClock.Tick();
            t.Newsroom.Clock!.Jump += TimeSpan.FromDays(2);
            await t.Newsroom.EmbargoClock.Tick();
            await t.Newsroom.Clocks.Trust(t.Me);
        },
        // Only the embargo clock does this, when a statement falls due while the machine's clock jumps ahead.
        [Verb.Block] = t =>
        {
            t.Newsroom.Clock!.Jump += TimeSpan.FromHours(1);
            return Task.CompletedTask;
        },
    };

    /// <summary>Verbs that move a statement towards publication, chosen more often than others.</summary>
    private static readonly (Stage From, Verb Verb)[] _often =
    [
        (Stage.Draft, Verb.Edit),
        (Stage.Draft, Verb.Submit),
        (Stage.InReview, Verb.Approve),
        (Stage.Approved, Verb.Publish),
        (Stage.Approved, Verb.Schedule),
        (Stage.Scheduled, Verb.Block),
        (Stage.Published, Verb.Correct),
    ];

    private static readonly Verb[] _ofPresence = [Verb.Correct, Verb.Withdraw, Verb.ConfirmWithdrawal, Verb.Reinstate];

    private static readonly Gen<Act> _act = Gen.Select(
        Gen.Int[0, 999],
        Gen.Int[0, 4],
        Gen.Int[0, 11],
        Gen.Int[0, 3],
        Gen.Int[0, 4],
        Gen.Int[-170, 30],
        (verb, who, which, pick, more, cut) => new Act(verb, who, which, pick, more, Math.Max(0, cut))
    );

    private int _corrected;
    private int _onTime;
    private int _blocked;
    private int _cutBefore;
    private int _cutAfter;

    [Theory]
    [InlineData("by hand", 1)]
    [InlineData("by hand", 2)]
    [InlineData("by the clock", 1)]
    [InlineData("by the clock", 2)]
    public async Task Whatever_step_the_power_fails_at_the_public_reads_the_old_text_or_the_new_and_each_goes_out_once(
        string way,
        int edition
    )
    {
        var power = new PowerCut();
        await using var newsroom = await TestNewsroom.Open(power);
        var (editor, minute, kept, happened) = (newsroom.As(DemoCast.Editor), TimeSpan.FromMinutes(1), 0, 0);
        while (true)
        {
            var id = edition == 1 ? await newsroom.Approved() : await Corrected(newsroom);
            if (way is "by the clock")
                await newsroom.Publishing.Schedule(editor, id, newsroom.Clock!.GetUtcNow() + minute);
            newsroom.Clock!.Advance(minute);
            var (before, rows, words) = (
                await Sight.Of(newsroom, id),
                await Rows(newsroom),
                (await newsroom.Drafting.Find(id))!.Open!.Fingerprint
            );
            var whole = before with
            {
                Stage = Stage.Published,
                Live = edition,
                Presence = Presence.Live,
                First = before.First ?? newsroom.Clock.GetUtcNow(),
                Updated = newsroom.Clock.GetUtcNow(),
                Entries = before.Entries + 1,
                Told = before.Told + (way is "by hand" ? " Ana" : " Ana Élise"),
                Mailed = before.Mailed + (way is "by hand" ? " ana" : " ana elise"),
                Page = $" {edition} {words}" + before.Page,
                FrontPage = words.Value,
            };
            var rung = 0;
            newsroom.App.Services.GetRequiredService<ChangeFeed>().Changed += _ => rung++;

            if (!await power.During(Publish, step: 1 + kept + happened))
            {
                Assert.Equal((whole, 1), (await Sight.Of(newsroom, id), rung));
                break;
            }
            await newsroom.StartAgain();
            var after = await Sight.Of(newsroom, id);
            await Audit(newsroom);
            if (after == before)
            {
                Assert.Equal(rows, await Rows(newsroom));
                Assert.Equal(0, rung);
                kept++;
                await Publish();
            }
            else
            {
                Assert.Equal(whole, after);
                happened++;
                if (way is "by the clock") await Publish();
                else await Refuses("Élise Çelik published it", Publish);
            }
            Assert.Equal(whole, await Sight.Of(newsroom, id));
            await Audit(newsroom);

            Task Publish() =>
                way is "by hand" ? newsroom.Publishing.PublishNow(editor, id) : newsroom.EmbargoClock.Tick();
        }
        // A publication has at least this many steps, and the power has to fail at each of them.
        Assert.True(
            kept >= 12 && happened >= 1,
            $"{kept} before it happened and {happened} after are too few to be all."
        );
    }

    [Fact]
    public async Task The_promises_hold_over_any_life_with_crashes_and_a_clock_that_jumps()
    {
        Assert.Equal(Enum.GetValues<Verb>(), _verbs.Keys.Order());
        // Random lives that never reach the public, or never crash on the way, would prove nothing.
        var rounds = 0;
        while (int.Min(_blocked, int.Min(_onTime, _corrected)) == 0 && rounds++ < 5)
            await _act.Array[20, 100].SampleAsync(Live, iter: Rounds.Lives);
        Assert.InRange(rounds, 1, 5);
        Assert.InRange(_cutBefore, 50, int.MaxValue);
        Assert.InRange(_cutAfter, 5, int.MaxValue);
    }

    private async Task Live(Act[] acts)
    {
        var power = new PowerCut();
        await using var newsroom = await TestNewsroom.Open(power);
        await newsroom.Draft();
        await newsroom.Live();
        var (outside, before) = (new Outside([], []), await Public(newsroom));
        foreach (var act in acts)
        {
            newsroom.Clock!.Advance(TimeSpan.FromMinutes(act.More));
            if (act.Verb % 101 == 0) newsroom.Clock.Jump -= TimeSpan.FromHours(1);
            var turn = await Next(newsroom, act, outside);
            var rows = act.Cut > 0 ? await Rows(newsroom) : [];

            if (await power.During(() => Take(turn, alsoTheClock: act.Who > 0), act.Cut))
            {
                var happened = power.Commits > 0;
                await newsroom.StartAgain();
                if (!happened) Assert.Equal(rows, await Rows(newsroom));
                Interlocked.Increment(ref happened ? ref _cutAfter : ref _cutBefore);
                await HoldPromises(newsroom);
            }
            else if (act.Who > 0) await NothingDueIsForgotten(newsroom);

            var after = await Public(newsroom);
            foreach (var (id, (words, updated)) in before)
                Assert.Equal(after[id].Words != words, after[id].Updated != updated);
            before = after;
        }
        await newsroom.EmbargoClock.Tick();
        await NothingDueIsForgotten(newsroom);
        await HoldPromises(newsroom);
        await Count(newsroom);
    }

    /// <summary>
    /// Performs the verb, which may be refused; then the embargo clock ticks, unless the newsroom is not running.
    /// </summary>
    private static Task Confirm(Turn t) => t.Newsroom.Presence.Confirm(t.Me, t.Id, t.Statement.Pending?.Id ?? 0);

    private static async Task Take(Turn turn, bool alsoTheClock)
    {
        try
        {
            await _verbs[turn.Verb](turn);
        }
        catch (Refusal) { }
        if (alsoTheClock) await turn.Newsroom.EmbargoClock.Tick();
    }

    /// <summary>
    /// Usually a verb that suits the stage, by somebody who may perform it, so that statements get published; sometimes
    /// any verb by anybody.
    /// </summary>
    private static async Task<Turn> Next(TestNewsroom newsroom, Act act, Outside outside)
    {
        await using var db = await newsroom.Db();
        var ids = await db
            .History.Where(h => h.Verb == Verb.Start)
            .OrderBy(h => h.Number)
            .Select(h => h.StatementId!)
            .ToListAsync();
        var statement = (await newsroom.Drafting.Find(ids[act.Which % ids.Count]))!;
        var stage = statement.Latest.Stage;
        var suiting = Transitions
            .Turns.Keys.Concat(
                Transitions.Beside.SelectMany(b => b.Value, (beside, from) => (From: from, Verb: beside.Key))
            )
            .Concat(_ofPresence.Select(v => (From: Stage.Published, Verb: v)))
            .Where(k => k.From == stage)
            .SelectMany(k => Enumerable.Repeat(k.Verb, _often.Contains(k) ? 8 : 1))
            .Concat(Enumerable.Repeat(Verb.ConfirmWithdrawal, statement.Pending is null ? 0 : 12))
            .ToArray();
        var verb = act.Verb < 850 ? suiting[act.Verb % suiting.Length] : _verbs.Keys.ElementAt(act.Verb % _verbs.Count);
        var able = DemoCast.Everybody.Where(m => m.Role.May(verb)).ToList();
        if (able.Contains(DemoCast.Officer)) able.RemoveAll(m => !statement.Latest.IsContributor(newsroom.Id(m)));
        var cast = act.Verb % 10 == 0 || able.Count == 0 ? DemoCast.Everybody : able;
        return new(newsroom, verb, newsroom.As(cast[act.Who % cast.Count]), statement, act.Pick, act.More, outside);
    }

    /// <summary>Every scheduled statement that is due was published, or its row says why not.</summary>
    private static async Task NothingDueIsForgotten(TestNewsroom newsroom)
    {
        var now = newsroom.Clock!.GetUtcNow();
        Assert.All(
            await newsroom.Publishing.Scheduled(),
            row => Assert.True(row.IntendedAt > now || row.Blocked is not null)
        );
    }

    /// <summary>Checks all promises that can be read from the store.</summary>
    private static async Task HoldPromises(TestNewsroom newsroom)
    {
        await Audit(newsroom);
        await using var db = await newsroom.Db();
        var (newsstand, institution) = (
            newsroom.App.Services.GetRequiredService<Newsstand>(),
            newsroom.App.Services.GetRequiredService<Institution>()
        );
        var history = await db.History.AsNoTracking().ToListAsync();
        var live = new List<string>();
        foreach (var id in await db.Statements.Select(s => s.Id).ToListAsync())
        {
            var statement = (await newsroom.Drafting.Find(id))!;
            var editions = await db
                .Editions.Where(e => e.Statement.Id == id)
                .Include(e => e.Statement)
                .Include(e => e.Approvals)
                .Include(e => e.Contributors)
                .OrderByDescending(e => e.Number)
                .AsSplitQuery()
                .ToListAsync();
            var published = editions.FindAll(e => e.Stage is Stage.Published);
            var entries = history
                .Where(h => h.StatementId == id && h.Verb is Verb.Publish or Verb.PublishUrgently)
                .OrderByDescending(h => h.Edition)
                .Select(h => (h.Edition, h.Fingerprint))
                .ToList();
            Assert.Equal(entries, published.Select(e => (e.Number, e.Fingerprint)));
            Assert.Equal(Enumerable.Range(1, published.Count).Reverse(), published.Select(e => e.Number));
            Assert.True(editions.Count(e => e.Stage is not (Stage.Published or Stage.Discarded)) <= 1);
            var writers = (
                await db.Revisions.AsNoTracking().Where(r => r.Edition.Statement.Id == id).ToListAsync()
            ).ToLookup(r => r.EditionId, r => r.By.PersonId);
            foreach (var edition in published)
                Assert.True(
                    edition.IsUnreviewed
                        || institution.KindOf(edition.Words.Kind).Approvals
                            <= edition
                                .Approvals.Where(a =>
                                    a.SetAside is null
                                    && a.Fingerprint == edition.Fingerprint
                                    && !edition.IsContributor(a.By.PersonId)
                                    && !writers[edition.Id].Contains(a.By.PersonId)
                                )
                                .DistinctBy(a => a.By.PersonId)
                                .Count()
                );
            if (statement.Presence is Presence.Live) live.Add(id);
            Assert.Equal(
                statement.Presence is Presence.Live or Presence.Withdrawn ? entries : [],
                PublicEditions(newsstand, id).Select(e => (e.Number, e.Words.Fingerprint))
            );
        }
        Assert.Equal(live.Order(), FrontPages(newsroom).Select(t => t.StatementId).Order());
        // Notices and mails tell people only of what happened, and never twice of a publication.
        var notices = await db.Set<Notice>().AsNoTracking().ToListAsync();
        // The clock of the test may stand still between two publications of one statement by one person.
        Assert.All(
            notices.Where(n => n.Verb is Verb.Publish).GroupBy(n => (n.PersonId, n.StatementId, n.By)),
            told =>
                Assert.InRange(
                    told.Count(),
                    1,
                    history.Count(h =>
                        h.Verb is Verb.Publish && h.StatementId == told.Key.StatementId && h.By == told.Key.By
                    )
                )
        );
        Assert.Subset(
            history.Select(h => (h.StatementId, h.Verb, h.By)).ToHashSet(),
            notices.Select(n => ((string?)n.StatementId, n.Verb, n.By)).ToHashSet()
        );
        Assert.Subset(
            history.Select(h => (h.StatementId, h.By.At)).ToHashSet(),
            (await db.Set<Mail>().AsNoTracking().ToListAsync())
                .Select(m => (m.StatementId.Length > 0 ? m.StatementId : null, m.WrittenAt))
                .ToHashSet()
        );
    }

    private async Task Count(TestNewsroom newsroom)
    {
        await using var db = await newsroom.Db();
        var entries = await db
            .History.AsNoTracking()
            .Where(h => h.Verb == Verb.Publish || h.Verb == Verb.Block)
            .ToListAsync();
        Interlocked.Add(ref _corrected, entries.Count(h => h.Verb is Verb.Publish && h.Edition > 1));
        Interlocked.Add(ref _onTime, entries.Count(h => h.Verb is Verb.Publish && h.By.Role is Role.Scheduler));
        Interlocked.Add(ref _blocked, entries.Count(h => h.Verb is Verb.Block));
    }

    private static async Task<string> Corrected(TestNewsroom newsroom)
    {
        var id = await newsroom.Live();
        await newsroom.Publishing.Correct(newsroom.As(DemoCast.Officer), id);
        await newsroom.Write(id, Texts.Corrected);
        await newsroom.Drafting.Submit(newsroom.As(DemoCast.Officer), id);
        await newsroom.Approve(id);
        return id;
    }

    private static Task<string> Audit(TestNewsroom newsroom) =>
        newsroom.App.Services.GetRequiredService<Audit>().Check();

    private static List<Teaser> FrontPages(TestNewsroom newsroom)
    {
        using var visit = newsroom.App.Services.GetRequiredService<Newsstand>().Enter();
        var teasers = new List<Teaser>();
        for (var page = 1; visit.List(Filter.All, page) is { Count: > 0 } some; page++)
            teasers.AddRange(some.Take(Newsstand.PageLength));
        return teasers;
    }

    internal static IReadOnlyList<Published> PublicEditions(Newsstand newsstand, string id)
    {
        using var visit = newsstand.Enter();
        return visit.Find(id)?.Editions ?? [];
    }

    /// <summary>For each statement, the fingerprint of the public text and the time of its last update.</summary>
    private static async Task<Dictionary<string, (Fingerprint Words, DateTimeOffset? Updated)>> Public(
        TestNewsroom newsroom
    )
    {
        await using var db = await newsroom.Db();
        var live = await db
            .Editions.Where(e => e.Stage == Stage.Published && e.Number == e.Statement.LiveNumber)
            .AsNoTracking()
            .Include(e => e.Statement)
            .ToDictionaryAsync(e => e.Statement.Id, e => e.Fingerprint);
        return await db
            .Statements.AsNoTracking()
            .ToDictionaryAsync(s => s.Id, s => (live.GetValueOrDefault(s.Id), s.LastUpdatedAt));
    }

    /// <summary>Every row of the store, as text.</summary>
    private static async Task<List<string>> Rows(TestNewsroom newsroom)
    {
        await using var db = await newsroom.Db();
        await db.Database.OpenConnectionAsync();
        var rows = new List<string>();
        foreach (var table in await Read("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
            rows.AddRange((await Read($"SELECT * FROM \"{table}\"")).Select(row => $"{table}: {row}"));
        return rows;

        async Task<List<string>> Read(string question)
        {
            await using var ask = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names are the store's own.
            ask.CommandText = question;
#pragma warning restore CA2100
            await using var answer = await ask.ExecuteReaderAsync();
            var found = new List<string>();
            while (await answer.ReadAsync())
                found.Add(string.Join(" | ", Enumerable.Range(0, answer.FieldCount).Select(answer.GetValue)));
            return found;
        }
    }

    /// <summary>Everything that a publication changes, as seen from outside.</summary>
    private sealed record Sight(
        Stage Stage,
        int? Live,
        Presence Presence,
        DateTimeOffset? First,
        DateTimeOffset? Updated,
        int Entries,
        string Told,
        string Mailed,
        string Page,
        string FrontPage
    )
    {
        public static async Task<Sight> Of(TestNewsroom newsroom, string id)
        {
            await using var db = await newsroom.Db();
            var statement = (await newsroom.Drafting.Find(id))!;
            var told = await db
                .Set<Notice>().Where(n => n.StatementId == id && n.Kind == NoticeKind.WentLive)
                .OrderBy(n => n.Id)
                .Select(n => db.Users.Single(p => p.Id == n.PersonId).Name)
                .ToListAsync();
            var mailed = await db
                .Set<Mail>().Where(m => m.StatementId == id && m.Kind == NoticeKind.WentLive)
                .OrderBy(m => m.Id)
                .Select(m => m.To)
                .ToListAsync();
            var page = PublicEditions(newsroom.App.Services.GetRequiredService<Newsstand>(), id);
            var front = FrontPages(newsroom).SingleOrDefault(t => t.StatementId == id);
            return new(
                statement.Latest.Stage,
                statement.LiveNumber,
                statement.Presence,
                statement.FirstPublishedAt,
                statement.LastUpdatedAt,
                await db.History.CountAsync(h => h.StatementId == id && h.Verb == Verb.Publish),
                string.Concat(told.Select(name => " " + name.Split(' ')[0])),
                string.Concat(mailed.Select(address => " " + address.Split('@')[0])),
                string.Concat(page.Select(e => $" {e.Number} {e.Words.Fingerprint}")),
                front is null ? "" : page[0].Words.Fingerprint.Value
            );
        }
    }

    /// <summary>
    /// Random numbers that become a turn: which verb, by whom, on which statement, how, and the step of the store at
    /// which the power fails (0 for none).
    /// </summary>
    private sealed record Act(int Verb, int Who, int Which, int Pick, int More, int Cut);

    /// <summary>
    /// What a crash does not undo: the fingerprint each person's browser showed last, and the links sent to outsiders.
    /// </summary>
    private sealed record Outside(
        Dictionary<(string Person, string Statement), Fingerprint> Shown,
        Dictionary<string, string> Links
    );

    /// <summary>A person about to perform a verb, and the statement as it is before that.</summary>
    private sealed record Turn(
        TestNewsroom Newsroom,
        Verb Verb,
        Actor Me,
        Statement Statement,
        int Pick,
        int More,
        Outside Outside
    )
    {
        public string Id => Statement.Id;

        public DateTimeOffset Now => Newsroom.Clock!.GetUtcNow();

        public Actor Colleague => Newsroom.As(DemoCast.Everybody[More % 4]);

        public int Comment => Statement.Latest.Comments.FirstOrDefault(c => c.Settled is null)?.Id ?? Pick;

        public Quotation? Quotation => Statement.Latest.Quotations is [var first, ..] ? first : null;

        public Document OtherWords =>
            Statement.Latest.Words with
            {
                Kind = Newsroom.App.Services.GetRequiredService<Institution>().Kinds[Pick == 0 ? More % 3 : 0].Name,
                Headline = "Lamps",
                Body = $"Words {Pick}. “We keep lamp {More},” said Ms Ağaoğlu.",
                ChangeKind =
                    Statement.Live is null ? null
                    : More == 0 ? CorrectionKind.Typo
                    : CorrectionKind.Correction,
                PublicNote = Statement.Live is null ? "" : $"Note {More}",
            };

        public async Task Read()
        {
            if (await Newsroom.Review.Open(Me, Id) is { } copy) Outside.Shown[(Me.PersonId, Id)] = copy.Shown;
        }

        /// <summary>Approves what the person was shown: just now, or perhaps long ago.</summary>
        public async Task Approve()
        {
            if (More > 0) await Read();
            await Newsroom.Review.Approve(Me, Id, Outside.Shown.GetValueOrDefault((Me.PersonId, Id)));
        }

        public Task Suggest() =>
            Newsroom.Margin.Comment(
                Me,
                Id,
                "",
                Anchor.At(Parts.Body, Statement.Latest.Words, Pick, 5),
                $"words {More}"
            );
    }
}

/// <summary>Kills the process of the newsroom while it publishes.</summary>
[Collection(nameof(Alone))]
public class ProcessCrashTests
{
    private const int Due = 100;

    [Fact]
    public async Task A_hundred_due_at_one_second_go_out_once_each_however_often_the_newsroom_is_killed_over_it()
    {
        await using var process = await NewsroomProcess.Seeded();
        var ids = await Schedule(process);
        var published = 0;
        for (var kill = 0; kill < Math.Min(Rounds.Kills - 1, 6); kill++)
        {
            var enough = published + 12;
            process.Launch();
            await Published(process, count => count >= enough);
            await process.Kill();
            published = await Published(process, _ => true);
            Assert.True(
                published < Due,
                "Everything had gone out before the newsroom was killed, which proves nothing."
            );
        }
        await process.StartAgain();
        await Published(process, count => count == Due);
        await process.Kill();

        await using var house = App(process);
        await house.Services.GetRequiredService<Audit>().Check();
        await using var db = await house
            .Services.GetRequiredService<IDbContextFactory<NewsroomDb>>()
            .CreateDbContextAsync();
        Assert.Equal(
            ids,
            await db
                .History.Where(h => h.Verb == Verb.Publish && ids.Contains(h.StatementId!))
                .Select(h => h.StatementId!)
                .Order()
                .ToListAsync()
        );
        foreach (var id in ids)
        {
            var notices = db.Set<Notice>().Where(n => n.StatementId == id);
            Assert.Equal(2, await notices.CountAsync(n => n.Kind == NoticeKind.WentLive));
            Assert.Equal(2, await db.Set<Mail>().CountAsync(m => m.StatementId == id && m.Kind == NoticeKind.WentLive));
            Assert.Single(CrashTests.PublicEditions(house.Services.GetRequiredService<Newsstand>(), id));
        }
    }

    /// <summary>Schedules statements for half an hour ago, with a clock that is an hour behind.</summary>
    private static async Task<List<string>> Schedule(NewsroomProcess process)
    {
        var clock = new TestClock(TimeProvider.System.GetUtcNow().AddHours(-1));
        await using var house = App(process, clock);
        var (drafting, review, publishing) = (
            house.Services.GetRequiredService<DraftingDesk>(),
            house.Services.GetRequiredService<ReviewDesk>(),
            house.Services.GetRequiredService<PublishingDesk>()
        );
        var people = (await house.Services.GetRequiredService<PeopleDesk>().Everybody()).ToDictionary(
            p => p.Email!,
            p => p.Known()
        );
        var (ana, elise) = (people[DemoCast.Officer.Email], people[DemoCast.Editor.Email]);
        var ids = new List<string>();
        while (ids.Count < Due)
        {
            var id = await drafting.Start(ana);
            await drafting.Write(ana, id, Texts.Complete);
            await drafting.Submit(ana, id);
            await review.Approve(elise, id, (await review.Open(elise, id))!.Shown);
            await publishing.Schedule(elise, id, clock.GetUtcNow().AddMinutes(30));
            ids.Add(id);
        }
        return [.. ids.Order(StringComparer.Ordinal)];
    }

    private static WebApplication App(NewsroomProcess process, TestClock? clock = null)
    {
        var builder = TestNewsroom.Builder(Path.GetDirectoryName(process.Database)!);
        if (clock is not null) builder.Services.AddSingleton<TimeProvider>(clock);
        return builder.Build();
    }

    /// <summary>Waits until enough of the scheduled statements are published; returns how many are.</summary>
    private static async Task<int> Published(NewsroomProcess process, Predicate<int> enough)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var store = new SqliteConnection($"Data Source={process.Database};Mode=ReadOnly;Pooling=False");
        await store.OpenAsync(patience.Token);
        await using var ask = store.CreateCommand();
        ask.CommandText = "SELECT COUNT(*) FROM Editions WHERE Stage = 'Published' AND IntendedAt IS NOT NULL";
        while (true)
        {
            var count = Convert.ToInt32(await ask.ExecuteScalarAsync(patience.Token), CultureInfo.InvariantCulture);
            if (enough(count)) return count;
            await Task.Delay(1, patience.Token);
        }
    }
}
