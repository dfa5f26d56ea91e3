using CsCheck;

namespace NewsroomApp.Tests.Statements;

/// <summary>The promises of the house that apply so far, over random sequences of verbs by random people, every role and one who has left among them.</summary>
public class PromiseTests
{
    private static readonly (string Id, Role Role)[] _people =
        [("ana", Role.PressOfficer), ("jonas", Role.PressOfficer), ("elise", Role.Editor), ("max", Role.Editor), ("chief", Role.ChiefEditor), ("tariq", Role.Administrator)];

    private static readonly Gen<(Verb Verb, int Who, int Words, int Shown)> _act =
        Gen.Select(Gen.OneOf(Enum.GetValues<Verb>()), Gen.Int[0, 5], Gen.Int[0, 3], Gen.Int[0, 4]);

    [Fact]
    public void The_promises_hold_over_any_life() => _act.Array[0, 60].Sample(Live, iter: 20_000);

    private static void Live((Verb Verb, int Who, int Words, int Shown)[] acts)
    {
        var now = new DateTimeOffset(2026, 3, 4, 9, 0, 0, TimeSpan.Zero);
        var statement = Statement.Start("0123abcd", Texts.Complete, By(0));
        var shown = new Dictionary<string, HashSet<Fingerprint>>();
        HashSet<string> left = [];

        foreach (var act in acts)
        {
            now += TimeSpan.FromMinutes(act.Shown);
            var by = By(act.Who);
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

        void Do((Verb Verb, int Who, int Words, int Shown) act, SignOff by)
        {
            var edition = statement.Latest;
            switch (act.Verb)
            {
                case Verb.ReadDesk: (shown.TryGetValue(by.PersonId, out var seen) ? seen : shown[by.PersonId] = []).Add(edition.ShowTo(by)); break;
                case Verb.Edit: edition.Edit(edition.Words with { Body = $"Words {act.Words}", PublicNote = $"Note {act.Shown}" }, act.Shown == 0 ? default : edition.Fingerprint, by); break;
                case Verb.Revise: edition.SaveRevision(by); break;
                case Verb.Submit: edition.Submit(by); break;
                case Verb.Recall: edition.Recall(by); break;
                case Verb.Return: edition.Return(by, "Shorter."); break;
                // Whoever approves sends a fingerprint they were shown, perhaps long ago.
                case Verb.Approve: edition.Approve(by, shown.GetValueOrDefault(by.PersonId)?.ElementAtOrDefault(act.Words) ?? default); break;
                case Verb.Reopen: edition.Reopen(by, "A name is wrong."); break;
                case Verb.Publish: statement.Publish(by, person => !left.Contains(person)); break;
                case Verb.Correct: statement.Correct(by); break;
                case Verb.Discard: edition.Discard(by); break;
                case Verb.Recover: edition.Recover(by); break;
                case Verb.ManagePeople when by.Role is Role.Administrator: left.Add(_people[act.Words].Id); break;
                default: break;
            }
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
