using System.Collections.Concurrent;
using CsCheck;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Statements.Editions;

/// <summary>
/// Checks what the newsroom promises over random sequences of verbs by people of every role, some of whom have left.
/// The clock is set back and jumps ahead, and the newsroom crashes. A crash loses a whole verb, since a verb is one
/// transaction (<see cref="Publishing.CrashTests"/> cuts the power at every step of the real one), while people and
/// mailboxes outside remember what the store does not.
/// </summary>
[Collection(nameof(Alone))]
public class PromiseTests
{
    private static readonly Verb[] _ofPeople =
    [
        Verb.AddPerson,
        Verb.ChangeRole,
        Verb.Deactivate,
        Verb.Reactivate,
        Verb.GivePasswordLink,
        Verb.ChoosePassword,
        Verb.ChangeEmail,
        Verb.ChangeName,
        Verb.AskChange,
        Verb.ConfirmChange,
        Verb.TurnDownChange,
        Verb.ChangeSignIn,
        Verb.ResetSignIn,
        Verb.TurnAway,
        Verb.AcceptSettings,
    ];

    private static readonly (string Id, Role Role)[] _people =
    [
        ("ana", Role.PressOfficer),
        ("jonas", Role.PressOfficer),
        ("elise", Role.Editor),
        ("max", Role.Editor),
        ("chief", Role.ChiefEditor),
        ("tariq", Role.Administrator),
        ("", Role.Outsider),
    ];

    private static readonly Verb[] _ofPresence =
    [
        Verb.Withdraw,
        Verb.Reinstate,
        Verb.Retract,
        .. Transitions.Confirming.Values,
        Verb.CallOff,
    ];

    private static readonly Gen<(int Verb, int Who, int Words, int Shown)> _act = Gen.Select(
        Gen.Int[0, 999],
        Gen.Int[0, 6],
        Gen.Int[0, 3],
        Gen.Int[0, 4]
    );

    private static readonly Institution _institution = new()
    {
        Kinds =
        [
            new() { Name = "Statement" },
            new() { Name = "Joint statement", Approvals = 2 },
            new() { Name = "Interview", Clearance = true },
        ],
    };

    private int _published;
    private int _corrected;
    private int _byTwo;
    private int _cleared;
    private int _lowered;
    private int _accepted;
    private int _onTime;
    private int _blocked;
    private int _urgent;
    private int _ratified;
    private int _withdrawn;
    private int _retracted;
    private int _readEmbargoed;
    private int _lost;
    private int _heldBack;
    private int _overruled;
    private int _moved;
    private readonly ConcurrentDictionary<Verb, bool> _done = [];

    [Fact]
    public void The_promises_hold_over_any_life()
    {
        _act.Array[0, 150].Sample(Live, iter: 15_000);
        // Random lives that never get this far would prove nothing.
        Assert.InRange(_published, 2_000, int.MaxValue);
        Assert.InRange(_corrected, 50, int.MaxValue);
        Assert.InRange(_byTwo, 50, int.MaxValue);
        Assert.InRange(_cleared, 50, int.MaxValue);
        Assert.InRange(_lowered, 20, int.MaxValue);
        Assert.InRange(_accepted, 50, int.MaxValue);
        Assert.InRange(_onTime, 500, int.MaxValue);
        Assert.InRange(_blocked, 50, int.MaxValue);
        Assert.InRange(_urgent, 50, int.MaxValue);
        Assert.InRange(_ratified, 50, int.MaxValue);
        Assert.InRange(_withdrawn, 50, int.MaxValue);
        Assert.InRange(_retracted, 20, int.MaxValue);
        Assert.InRange(_readEmbargoed, 50, int.MaxValue);
        Assert.InRange(_lost, 2_000, int.MaxValue);
        Assert.InRange(_heldBack, 50, int.MaxValue);
        Assert.InRange(_overruled, 20, int.MaxValue);
        Assert.InRange(_moved, 1_000, int.MaxValue);
        // Every verb that a statement records has happened.
        Assert.Equal(
            Enum.GetValues<Verb>()
                .Except([
                    Verb.Edit,
                    Verb.Announce,
                    Verb.KeepTopics,
                    Verb.ChangeSettings,
                    Verb.ChangeMail,
                    Verb.ApproveTemplate,
                    Verb.TrustClock,
                    .. _ofPeople,
                ]),
            _done.Keys.Order()
        );
    }

    private void Live((int Verb, int Who, int Words, int Shown)[] acts)
    {
        var now = new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.Zero);
        // Null for whoever has left.
        var roles = _people.ToDictionary(p => p.Id, p => (Role?)p.Role);
        var statement = Statement.Start("0123abcd", Texts.Complete, By(0));
        var shown = new Dictionary<string, List<Fingerprint>>();
        var office = new PressOffice(_institution, person => roles[person]);
        // Who changed words of which edition, as seen from outside.
        var wrote = new HashSet<(Edition, string)> { (statement.Open!, "ana") };
        var asked = new HashSet<(Edition, string Kind)>();
        var requests = 0;

        foreach (var act in acts)
        {
            // Sometimes the machine's clock is set back an hour or jumps a day ahead.
            var expected = now.AddMinutes(act.Shown);
            now =
                act.Verb % 101 == 0 ? now.AddHours(-1)
                : act.Verb % 43 == 0 ? expected.AddDays(1)
                : expected;
            var by = By(Suiting(act.Verb, act.Who));
            var before = (
                Public: PublicText(statement),
                statement.LastUpdatedAt,
                statement.FirstPublishedAt,
                statement.Presence,
                History: statement.History.ToArray(),
                Open: statement.Open?.Words
            );
            var revisions = statement
                .Editions.SelectMany(e => e.Revisions)
                .Select(r => (r, r.Words, r.Fingerprint))
                .ToList();
            var crashes = act.Verb % 37 == 0;
            try
            {
                if (crashes) Lose(act, by);
                else Do(act, by);
            }
            catch (Refusal)
            {
                Assert.Equal(before.Public, PublicText(statement));
                Assert.Equal(before.Open, statement.Open?.Words);
                Assert.Equal(before.History.Length, statement.History.Count);
            }
            // The embargo clock ticks, unless the newsroom is not running just now.
            if (act.Who > 0 && !crashes) LookAtTheClock(expected);
            if (statement.Open is { } open && before.Open is not null && before.Open != open.Words)
                wrote.Add((open, by.PersonId));
            PublicIsApproved();
            Assert.Equal(PublicText(statement) != before.Public, statement.LastUpdatedAt != before.LastUpdatedAt);
            if (before.FirstPublishedAt is not null) Assert.Equal(before.FirstPublishedAt, statement.FirstPublishedAt);
            if (statement.Presence != before.Presence && before.Presence is not Presence.Unpublished)
            {
                var ended = statement.Withdrawals[^1];
                Assert.True(
                    ended.Confirmed
                        && ended.By.PersonId != ended.Ended!.PersonId
                        && ended.By.Role is Role.ChiefEditor
                        && ended.Ended.Role is Role.Editor or Role.ChiefEditor
                );
            }
            if (before.Presence is Presence.Retracted)
                Assert.Equal((Presence.Retracted, before.Public), (statement.Presence, PublicText(statement)));
            Assert.Equal(before.History, statement.History.Take(before.History.Length));
            Assert.All(revisions, r => Assert.Equal((r.Words, r.Fingerprint), (r.r.Words, r.r.Words.Fingerprint)));
            Assert.True(statement.Editions.Count(e => e.Stage is not (Stage.Published or Stage.Discarded)) <= 1);
            if (by.Role is Role.Administrator)
                Assert.Equal(
                    before.History.Length,
                    statement.History.Count(h => h.By.Role is not Role.Scheduler)
                        + before.History.Count(h => h.By.Role is Role.Scheduler)
                );
        }

        foreach (var entry in statement.History) _done[entry.Verb] = true;

        SignOff By(int who) =>
            new(_people[who].Id, $"Name of {_people[who].Id}", roles[_people[who].Id] ?? _people[who].Role, now);

        bool Counts(string person, Verb verb) => roles[person] is { } role && role.May(verb);

        // Usually a verb that suits the stage, so that statements get published; sometimes any verb.
        Verb Pick(int number)
        {
            var suiting = Transitions
                .Turns.Keys.Where(k => k.From == statement.Latest.Stage)
                .SelectMany(k =>
                    Enumerable.Repeat(
                        k.Verb,
                        k.Verb is Verb.Submit or Verb.Approve or Verb.Publish
                        || (k.Verb is Verb.Schedule && k.From is Stage.Approved)
                            ? 9
                            : 1
                    )
                )
                .Concat(Enumerable.Repeat(Verb.Correct, 6))
                .Concat(Transitions.Beside.Keys)
                .Concat(_ofPresence)
                .Concat(
                    Enumerable.Repeat(Verb.Overrule, statement.Open?.Words.ChangeKind is CorrectionKind.Typo ? 36 : 0)
                )
                .ToArray();
            var all = Enum.GetValues<Verb>();
            return number < 800 ? suiting[number % suiting.Length] : all[number % all.Length];
        }

        // Usually somebody whose work this is, so that not everybody is a contributor at once.
        int Suiting(int number, int who) =>
            number % 4 == 0 ? who
            : Pick(number) is Verb.AnswerClearance or Verb.ReadEmbargoed or Verb.ReadPreview ? _people.Length - 1
            : Pick(number) is Verb.ChangeRole ? Array.FindIndex(_people, p => p.Role is Role.Administrator)
            : Role.PressOfficer.May(Pick(number)) ? who % 2
            : 2 + (who % 3);

        // The newsroom crashes before anything is stored.
        void Lose((int Verb, int Who, int Words, int Shown) act, SignOff by)
        {
            var (stored, employed) = (statement, roles.ToDictionary());
            statement = Copy.Of(stored);
            try
            {
                Do(act, by);
                if (statement.History.Count > stored.History.Count) Interlocked.Increment(ref _lost);
            }
            finally
            {
                (statement, roles) = (stored, employed);
            }
        }

        void Do((int Verb, int Who, int Words, int Shown) act, SignOff by)
        {
            var edition = statement.Latest;
            if (act.Words == 4 && by.Role.May(Right.ReadDesk)) Show(by, edition);
            switch (Pick(act.Verb))
            {
                case Verb.Edit:
                    edition.Edit(
                        edition.Words with
                        {
                            Kind = _institution.Kinds[(act.Words + act.Shown) % 3].Name,
                            Body = $"Words {act.Words}. “We keep lamp {act.Shown},” said Ms Ağaoğlu.",
                            ChangeKind = act.Words == 0 ? CorrectionKind.Typo : null,
                            PublicNote = $"Note {act.Shown}",
                        },
                        by
                    );
                    break;
                case Verb.Revise:
                    edition.SaveRevision(by);
                    break;
                case Verb.Submit:
                    edition.Submit(by, office);
                    asked.Add((edition, edition.Words.Kind));
                    break;
                case Verb.TakeOver when by.Role.May(Verb.TakeOver) && edition.Stage.Allows(Verb.Edit):
                    edition.TakeOver([new(_people[act.Words].Id, "A colleague")], "another draft", by);
                    wrote.Add((edition, _people[act.Words].Id));
                    break;
                case Verb.Pin or Verb.Unpin:
                    statement.Pin(act.Verb % 2 == 0, by);
                    Assert.Equal(Presence.Live, statement.Presence);
                    break;
                case Verb.AskReview:
                    edition.AskToRead(new(_people[act.Words].Id, "A reader"), due: null, by, office);
                    Assert.DoesNotContain((edition, _people[act.Words].Id), wrote);
                    break;
                case Verb.LowerKind:
                    edition.LowerKind(by, office);
                    Assert.DoesNotContain((edition, by.PersonId), wrote);
                    Interlocked.Increment(ref _lowered);
                    break;
                case Verb.Recall:
                    edition.Recall(by);
                    break;
                case Verb.Return:
                    edition.Return(by, "Shorter.");
                    break;
                // The approver sends a fingerprint they were shown: just now, or perhaps long ago.
                case Verb.Approve:
                    if (act.Shown > 2) Show(by, edition);
                    edition.Approve(
                        by,
                        shown.GetValueOrDefault(by.PersonId) is { Count: > 0 } seen
                            ? seen[Math.Max(0, seen.Count - 1 - act.Words / 2)]
                            : default,
                        office
                    );
                    break;
                case Verb.Reopen:
                    edition.Reopen(by, "A name is wrong.");
                    break;
                case Verb.Publish:
                    statement.Publish(by, office);
                    WasReadyToPublish(edition);
                    Interlocked.Increment(ref _published);
                    if (edition.Number > 1) Interlocked.Increment(ref _corrected);
                    break;
                case Verb.Schedule:
                    edition.Schedule(by, now.AddMinutes(1 + 5 * act.Words), office);
                    break;
                case Verb.Unschedule:
                    edition.Unschedule(by);
                    break;
                case Verb.Comment when act.Shown > 1:
                    var (start, length) = (act.Words, 5);
                    edition.Comment(by, "", Anchor.At(Parts.Body, edition.Words, start, length), $"words {act.Shown}");
                    break;
                case Verb.Comment:
                    edition.Comment(by, "No.", blocking: act.Words == 0);
                    break;
                case Verb.Answer:
                    Picked(edition, act, _ => true).Answer("It is.", by);
                    break;
                case Verb.ReopenComment:
                    edition.CommentWith(act.Words / 4).Reopen(by);
                    break;
                case Verb.Resolve:
                    Picked(edition, act, c => c.Replacement is null).Resolve(by);
                    break;
                case Verb.Accept:
                    Picked(edition, act, c => c.Replacement is not null).Accept(by);
                    Interlocked.Increment(ref _accepted);
                    break;
                case Verb.Decline:
                    Picked(edition, act, c => c.Replacement is not null).Decline(by);
                    break;
                case Verb.Attribute when edition.Quotations is [var said, ..]:
                    edition.Attribute(said.OfWords, act.Words == 0 ? null : $"Speaker {act.Words}", by);
                    break;
                case Verb.AskClearance when edition.Quotations is [var asked, ..]:
                    edition.AskClearance(act.Words == 0 ? null : asked.Fingerprint, asked.Speaker, $"{requests++}", by);
                    break;
                case Verb.SendClearance when edition.ClearanceRequests.Count > 0:
                    edition.ClearanceRequests[^1].Send("office@lake.example", by, office);
                    break;
                case Verb.RevokeClearance when act.Words == 0:
                    edition.RequestWith(0).Revoke(by);
                    break;
                case Verb.RecordClearance when edition.Quotations is [var told, ..]:
                    edition.RecordClearance(
                        told.Fingerprint,
                        (ClearanceAnswer)(act.Words % 3),
                        "Other words",
                        "Ola",
                        by
                    );
                    break;
                case Verb.AnswerClearance when edition.ClearanceRequests.Count > 0:
                    edition.ClearanceRequests[^1].Answer(
                        (ClearanceAnswer)(act.Words % 3),
                        "Other words",
                        "192.0.2.1",
                        by,
                        office
                    );
                    Assert.True(Counts(edition.ClearanceRequests[^1].By.PersonId, Verb.AskClearance));
                    break;
                case Verb.PublishUrgently:
                    if (act.Shown > 1) Show(by, edition);
                    statement.PublishUrgently(
                        by,
                        shown.GetValueOrDefault(by.PersonId) is { Count: > 0 } read ? read[^1] : default,
                        "The dam is breaking.",
                        office
                    );
                    Assert.Equal(shown[by.PersonId][^1], edition.Fingerprint);
                    SaysWhatChanged(edition);
                    Interlocked.Increment(ref _urgent);
                    break;
                case Verb.Ratify:
                    Show(by, edition);
                    edition.Ratify(by, edition.Fingerprint, office);
                    Assert.NotEqual(edition.Since.PersonId, by.PersonId);
                    if (!edition.IsUnreviewed)
                        Assert.True(Approvers(edition).Count >= _institution.KindOf(edition.Words.Kind).Approvals);
                    Interlocked.Increment(ref _ratified);
                    break;
                case Verb.Withdraw or Verb.Reinstate:
                    statement.Ask(Pick(act.Verb), "A reason.", by);
                    break;
                case Verb.Retract when act.Words == 0:
                    statement.Ask(Verb.Retract, "A reason.", by);
                    break;
                case Verb.ConfirmWithdrawal or Verb.ConfirmReinstatement or Verb.ConfirmRetraction:
                    var asker = statement.Pending?.By.PersonId;
                    statement.Confirm(0, by, office);
                    Assert.True(Counts(asker!, statement.Withdrawals[^1].Verb));
                    Interlocked.Increment(
                        ref statement.Presence is Presence.Retracted ? ref _retracted : ref _withdrawn
                    );
                    break;
                case Verb.CallOff when act.Words == 0:
                    statement.CallOff(0, by);
                    break;
                case Verb.GiveAccess:
                    edition.LetRead(ReaderLinkKind.Embargo, $"Reader {act.Words}", "", $"{requests++}", by);
                    break;
                case Verb.GivePreview:
                    edition.LetRead(ReaderLinkKind.Preview, $"Office {act.Words}", "", $"{requests++}", by);
                    break;
                case Verb.RevokeAccess or Verb.RevokePreview when act.Words == 0 && edition.ReaderLinks.Count > 0:
                    edition.ReaderLinks[^1].Revoke(by);
                    break;
                case Verb.ReadEmbargoed or Verb.ReadPreview when edition.ReaderLinks.Count > 0:
                    var link = edition.ReaderLinks[^1];
                    link.Read("192.0.2.1", by, office);
                    // Outsiders read only by the name of somebody who still may, and under embargo what is approved.
                    Assert.True(Counts(link.By.PersonId, ReaderLink.GivenBy(link.Kind)));
                    Assert.True(link.Kind is ReaderLinkKind.Embargo || now < link.ExpiresAt);
                    if (link.Kind is not ReaderLinkKind.Embargo) break;
                    Assert.True(edition.Stage is Stage.Approved or Stage.Scheduled);
                    Assert.True(HasApprovals(edition));
                    Interlocked.Increment(ref _readEmbargoed);
                    break;
                case Verb.Correct:
                    statement.Correct(by);
                    break;
                case Verb.Discard:
                    edition.Discard(by);
                    break;
                case Verb.Recover:
                    edition.Recover(by);
                    break;
                case Verb.Overrule:
                    edition.AllowTypo(by, "It is one.");
                    break;
                case Verb.Block:
                    edition.Block(by, "Not now.");
                    break;
                case Verb.Deactivate when by.Role is Role.Administrator:
                    roles[_people[act.Words].Id] = null;
                    break;
                case Verb.ChangeRole when by.Role is Role.Administrator:
                    roles[_people[act.Shown].Id] = Roles.OfStaff[act.Words % 3];
                    Interlocked.Increment(ref _moved);
                    break;
                default:
                    break;
            }
        }

        void LookAtTheClock(DateTimeOffset expected)
        {
            if (statement.Open is not { Stage: Stage.Scheduled } edition) return;
            var (intended, missed, clock) = (
                edition.IntendedAt,
                edition.MissedItsTime,
                new SignOff("", "The embargo clock", Role.Scheduler, now)
            );
            if (expected < intended && intended <= now)
            {
                edition.Block(clock, "The clock jumped.");
                Interlocked.Increment(ref _heldBack);
            }
            var scheduler = edition.Since.PersonId;
            statement.Keep(clock, office);
            if (edition.Stage is Stage.Published)
            {
                Assert.True(Counts(scheduler, Verb.Schedule));
                Assert.True(intended <= expected && intended <= now && !missed);
                WasReadyToPublish(edition);
                Interlocked.Increment(ref _onTime);
            }
            else if (intended <= now)
            {
                // A statement that is not published on time says why.
                Assert.NotNull(edition.Blocked);
                Interlocked.Increment(ref _blocked);
            }
        }

        void Show(SignOff by, Edition edition)
        {
            var print = edition.ShowTo(by);
            if (!shown.TryGetValue(by.PersonId, out var seen)) shown[by.PersonId] = seen = [];
            seen.Add(print);
        }

        // All comments have the id 0 until they are stored, so only the first can be picked; any other id is unknown.
        static Comment Picked(
            Edition edition,
            (int Verb, int Who, int Words, int Shown) act,
            Func<Comment, bool> suits
        ) =>
            edition.Comments is [{ Settled: null } first, ..] && suits(first)
                ? first
                : edition.CommentWith(act.Words + 1);

        void WasReadyToPublish(Edition edition)
        {
            var kind = _institution.KindOf(edition.Words.Kind);
            Assert.True(HasApprovals(edition));
            Assert.DoesNotContain(edition.Comments, c => c is { Blocking: true, Settled: null });
            SaysWhatChanged(edition);
            if (asked.Contains((edition, "Joint statement")) && edition.LoweredBy is null)
                Assert.True(Approvers(edition).Count(person => Counts(person, Verb.Approve)) >= 2);
            if (kind.Approvals == 2) Interlocked.Increment(ref _byTwo);
            if (!kind.Clearance) return;
            Assert.All(
                edition.Quotations.Where(q => q.IsSomebodys),
                q =>
                    Assert.Equal(ClearanceAnswer.Cleared, edition.Clearances.Last(c => c.Words == q.Fingerprint).Answer)
            );
            Interlocked.Increment(ref _cleared);
        }

        // No change of substance is called a typo, unless the chief editor allows it for exactly these words.
        void SaysWhatChanged(Edition edition)
        {
            if (edition.Number == 1) return;
            Assert.NotNull(edition.Words.ChangeKind);
            if (
                edition.Words.ChangeKind is not CorrectionKind.Typo
                || Substance
                    .Of(
                        statement
                            .Editions.Single(e => e.Stage is Stage.Published && e.Number == edition.Number - 1)
                            .Words,
                        edition.Words
                    )
                    .Count == 0
            )
                return;
            Assert.Contains(
                statement.History,
                h =>
                    h is { Verb: Verb.Overrule, By.Role: Role.ChiefEditor }
                    && h.Fingerprint == edition.Fingerprint
                    && Counts(h.By.PersonId, Verb.Overrule)
            );
            Interlocked.Increment(ref _overruled);
        }

        void PublicIsApproved()
        {
            foreach (var edition in statement.Editions.Where(e => e.Stage is Stage.Published))
                Assert.True(
                    Approvers(edition).Count > 0 || edition is { Urgency.Length: > 0, LastVerb: Verb.PublishUrgently }
                );
        }

        bool HasApprovals(Edition edition) =>
            Approvers(edition).Count(person => Counts(person, Verb.Approve))
            >= _institution.KindOf(edition.Words.Kind).Approvals;

        // Who approved exactly these words, was shown them and wrote none of them.
        HashSet<string> Approvers(Edition edition) =>
            [
                .. edition
                    .Approvals.Where(a =>
                        a.SetAside is null
                        && a.Fingerprint == edition.Fingerprint
                        && !wrote.Contains((edition, a.By.PersonId))
                        && shown[a.By.PersonId].Contains(a.Fingerprint)
                    )
                    .Select(a => a.By.PersonId),
            ];
    }

    /// <summary>
    /// The fingerprint of the text the public reads, or read before a retraction; empty if there is none.
    /// </summary>
    private static string PublicText(Statement statement) =>
        statement
            .Editions.FirstOrDefault(e => e.Stage is Stage.Published && e.Number == statement.LiveNumber)
            ?.Fingerprint.Value
        ?? "";
}
