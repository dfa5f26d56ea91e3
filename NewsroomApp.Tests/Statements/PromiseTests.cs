using CsCheck;

namespace NewsroomApp.Tests.Statements;

/// <summary>The promises of the house that apply so far, over random sequences of verbs by random people, every role and one who has left among them.</summary>
public class PromiseTests
{
    private static readonly (string Id, Role Role)[] _people =
        [("ana", Role.PressOfficer), ("jonas", Role.PressOfficer), ("elise", Role.Editor), ("max", Role.Editor), ("chief", Role.ChiefEditor), ("tariq", Role.Administrator)];

    private static readonly Gen<(int Verb, int Who, int Words, int Shown)> _act =
        Gen.Select(Gen.Int[0, 999], Gen.Int[0, 5], Gen.Int[0, 3], Gen.Int[0, 4]);

    private int _published;
    private int _corrected;

    [Fact]
    public void The_promises_hold_over_any_life()
    {
        _act.Array[0, 80].Sample(Live, iter: 10_000);
        // Lives that never reach the public would prove nothing.
        Assert.InRange(_published, 4_000, int.MaxValue);
        Assert.InRange(_corrected, 200, int.MaxValue);
    }

    private void Live((int Verb, int Who, int Words, int Shown)[] acts)
    {
        var now = new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.Zero);
        var statement = Statement.Start("0123abcd", Texts.Complete, By(0));
        var shown = new Dictionary<string, List<Fingerprint>>();
        HashSet<string> left = [];

        foreach (var act in acts)
        {
            now += TimeSpan.FromMinutes(act.Shown);
            var by = By(Suiting(act.Verb, act.Who));
            var before = (Public: PublicText(statement), statement.LastUpdatedAt, statement.FirstPublishedAt, History: statement.History.ToArray(), Open: statement.Open?.Words);
            var revisions = statement.Editions.SelectMany(e => e.Revisions).Select(r => (r, r.Words, r.Fingerprint)).ToList();
            try
            {
                Do(act, by);
            }
            catch (Refusal)
            {
                Assert.Equal(before.Public, PublicText(statement));
                Assert.Equal(before.Open, statement.Open?.Words);
                Assert.Equal(before.History.Length, statement.History.Count);
            }
            PublicIsApproved();
            Assert.Equal(PublicText(statement) != before.Public, statement.LastUpdatedAt != before.LastUpdatedAt);
            if (before.FirstPublishedAt is not null) Assert.Equal(before.FirstPublishedAt, statement.FirstPublishedAt);
            Assert.Equal(before.History, statement.History.Take(before.History.Length));
            Assert.All(revisions, r => Assert.Equal((r.Words, r.Fingerprint), (r.r.Words, r.r.Words.Fingerprint)));
            Assert.True(statement.Editions.Count(e => e.Stage is not (Stage.Published or Stage.Discarded)) <= 1);
            if (by.Role is Role.Administrator) Assert.Equal(before.History.Length, statement.History.Count);
        }

        SignOff By(int who) => new(_people[who].Id, _people[who].Id, _people[who].Role, now);

        // Mostly a verb that suits the stage, so that lives get somewhere; now and then any.
        Verb Pick(int number)
        {
            var suiting = Workflow.Turns.Keys.Where(k => k.From == statement.Latest.Stage).SelectMany(k => Enumerable.Repeat(k.Verb, k.Verb is Verb.Submit or Verb.Approve or Verb.Publish ? 4 : 1)).Append(Verb.Correct).ToArray();
            var all = Enum.GetValues<Verb>();
            return number < 800 ? suiting[number % suiting.Length] : all[number % all.Length];
        }

        // Mostly somebody who does such things, so that not everybody is a contributor at once.
        int Suiting(int number, int who) => number % 4 == 0 ? who : Role.PressOfficer.May(Pick(number)) ? who % 2 : 2 + (who % 3);

        void Do((int Verb, int Who, int Words, int Shown) act, SignOff by)
        {
            var edition = statement.Latest;
            switch (Pick(act.Verb))
            {
                case Verb.ReadDesk: Show(by, edition); break;
                case Verb.Edit: edition.Edit(edition.Words with { Body = $"Words {act.Words}", PublicNote = $"Note {act.Shown}" }, by); break;
                case Verb.Revise: edition.SaveRevision(by); break;
                case Verb.Submit: edition.Submit(by); break;
                case Verb.Recall: edition.Recall(by); break;
                case Verb.Return: edition.Return(by, "Shorter."); break;
                // Whoever approves sends a fingerprint they were shown: just now, or perhaps long ago.
                case Verb.Approve:
                    if (act.Shown > 2) Show(by, edition);
                    edition.Approve(by, shown.GetValueOrDefault(by.PersonId) is { Count: > 0 } seen ? seen[Math.Max(0, seen.Count - 1 - act.Words / 2)] : default);
                    break;
                case Verb.Reopen: edition.Reopen(by, "A name is wrong."); break;
                case Verb.Publish:
                    statement.Publish(by, person => !left.Contains(person));
                    Interlocked.Increment(ref _published);
                    if (edition.Number > 1) Interlocked.Increment(ref _corrected);
                    break;
                case Verb.Correct: statement.Correct(by); break;
                case Verb.Discard: edition.Discard(by); break;
                case Verb.Recover: edition.Recover(by); break;
                case Verb.ManagePeople when by.Role is Role.Administrator: left.Add(_people[act.Words].Id); break;
                default: break;
            }
        }

        void Show(SignOff by, Edition edition)
        {
            var print = edition.ShowTo(by);
            if (!shown.TryGetValue(by.PersonId, out var seen)) shown[by.PersonId] = seen = [];
            seen.Add(print);
        }

        void PublicIsApproved()
        {
            foreach (var edition in statement.Editions.Where(e => e.Stage is Stage.Published))
            {
                var approval = Assert.Single(edition.Approvals);
                Assert.Equal(edition.Fingerprint, approval.Fingerprint);
                Assert.False(edition.IsContributor(approval.By.PersonId));
                Assert.Contains(approval.Fingerprint, shown[approval.By.PersonId]);
            }
        }
    }

    private static string PublicText(Statement statement) => statement.Live?.Fingerprint.Value ?? "";
}
