using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Drafting.Import;
using NewsroomApp.Publishing;
using NewsroomApp.Storage;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Tests.Storage;

/// <summary>The audit finds changes that were made in the database without the app.</summary>
public class AuditTests
{
    private static readonly Document _lamps = Texts.Complete with { Kicker = "Lamps", Topics = ["Lamps"] };

    private const string War =
        "UPDATE Editions SET Document = json_set(Document, '$.texts.und.headline', 'War'), Summary_Headline = 'War' ";

    [Fact]
    public async Task A_busy_day_fits_and_the_sentence_counts_it()
    {
        await using var newsroom = await TestNewsroom.Open();
        await Day(newsroom);
        Assert.Matches(
            @"^\d\d entries of the history, \d+ revisions and 6 approved or published texts fit\. "
                + @"The last entry has the hash [0-9a-f]{64}\.$",
            await Audit(newsroom).Check(TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task A_live_page_that_would_be_printed_otherwise_is_named()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Live();
        var other = await newsroom.Live();
        await using (var db = await newsroom.Db())
        {
            var edition = await db.Editions.SingleAsync(
                e => e.Statement.Id == id,
                TestContext.Current.CancellationToken
            );
            Assert.Equal(TypesetText.Printed(edition.Words), edition.Printed);
            db.Entry(edition).Property(e => e.Printed).CurrentValue = Fingerprint.None;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        var report = await Audit(newsroom).Check(TestContext.Current.CancellationToken);
        Assert.Contains("prints 1 live page otherwise", report, StringComparison.Ordinal);
        Assert.Contains($"/statements/{id}/", report, StringComparison.Ordinal);
        Assert.DoesNotContain(other, report, StringComparison.Ordinal);
    }

    [Theory]
    // The history: a name, a time, a note and a verb are changed, rows are deleted, one is inserted.
    [InlineData("UPDATE History SET By_Name = 'Somebody Else' WHERE Number = 7", "entry 7 (Somebody Else")]
    [InlineData("UPDATE History SET By_At = By_At + 1 WHERE Number = 7", "entry 7 (")]
    [InlineData("UPDATE History SET Note = 'Other reasons.' WHERE Number = 7", "entry 7 (")]
    [InlineData("UPDATE History SET Verb = 'Approve' WHERE Number = 7", "entry 7 (")]
    [InlineData("DELETE FROM History WHERE Number = 7", "entry 7 is missing")]
    [InlineData("DELETE FROM History WHERE Number = (SELECT MAX(Number) FROM History)", "the last entries are missing")]
    [InlineData(
        "INSERT INTO History (StatementId, Edition, Verb, Note, Fingerprint, "
            + "By_At, By_Name, By_PersonId, By_Role, Hash, Number) "
            + "SELECT StatementId, Edition, Verb, Note, Fingerprint, "
            + "By_At, By_Name, By_PersonId, By_Role, Hash, Number + 1 "
            + "FROM History WHERE Number = (SELECT MAX(Number) FROM History)",
        "is not what was written"
    )]
    // Statements: words, stages, times, approvals, presences, withdrawals and urgent publications.
    [InlineData(
        "UPDATE Revisions SET Document = json_set(Document, '$.texts.und.headline', 'War') WHERE Id = 2",
        "its words are not those it was cut from"
    )]
    [InlineData(
        War + "WHERE Stage = 'Published'",
        "is Published with words of which the history has no such entry"
    )]
    [InlineData(
        War + "WHERE Stage = 'Scheduled'",
        "is Scheduled with words of which the history has no such entry"
    )]
    [InlineData("UPDATE Revisions SET Document = 'x' WHERE Id = 2", "Revision 2 is not what the newsroom wrote")]
    [InlineData("UPDATE Editions SET ActualAt = ActualAt - 1 WHERE Stage = 'Published'", "did not go out when it says")]
    [InlineData(
        "UPDATE Editions SET Stage = 'Approved' WHERE Stage = 'InReview'",
        "is Approved with words of which the history has no such entry"
    )]
    [InlineData(
        "UPDATE Editions SET Stage = 'Draft' WHERE Stage = 'Published' AND Number = 1",
        "was published, and its text is not there"
    )]
    [InlineData("UPDATE Approval SET By_Name = 'Somebody Else'", "Somebody Else approved no such words")]
    [InlineData(
        "UPDATE Statements SET FirstPublishedAt = FirstPublishedAt - 1 WHERE LiveNumber = 2",
        "the history knows otherwise"
    )]
    [InlineData("UPDATE Statements SET LiveNumber = 1 WHERE LiveNumber = 2", "the history knows otherwise")]
    [InlineData(
        "UPDATE Statements SET Presence = 'Live' WHERE Presence = 'Withdrawn'",
        "is live; by the history it is withdrawn"
    )]
    [InlineData(
        "UPDATE Statements SET Presence = 'Retracted' WHERE LiveNumber = 2",
        "is retracted; by the history it is live"
    )]
    [InlineData("UPDATE Withdrawal SET Reason = 'No reason'", "was not withdrawn, reinstated or retracted as it says")]
    [InlineData(
        "UPDATE Withdrawal SET Ended_Name = 'Somebody Else'",
        "was not withdrawn, reinstated or retracted as it says"
    )]
    [InlineData("DELETE FROM Withdrawal", "was not withdrawn, reinstated or retracted as it says")]
    [InlineData(
        "UPDATE Editions SET Urgency = NULL WHERE Urgency IS NOT NULL",
        "of which the history has no such entry"
    )]
    [InlineData(
        "UPDATE Editions SET Urgency = 'A better reason' WHERE Urgency IS NOT NULL",
        "did not go out when it says"
    )]
    [InlineData(
        "UPDATE Editions SET RatifiedAt = ActualAt WHERE Urgency IS NOT NULL",
        "nobody approved it when it says"
    )]
    [InlineData("UPDATE Editions SET Since_Name = 'Somebody Else' WHERE Stage = 'Published'", "Somebody Else never")]
    [InlineData("UPDATE Editions SET WrittenBy_Name = 'Somebody Else'", "Edition 1 is not what the newsroom wrote")]
    [InlineData("UPDATE Revisions SET By_Name = 'Somebody Else' WHERE Id = 2", "Revision 2 is not what")]
    public async Task A_row_changed_in_the_database_is_found(string tampering, string found)
    {
        await using var newsroom = await TestNewsroom.Open();
        await Day(newsroom);
        await using (var db = await newsroom.Db())
            Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(tampering, TestContext.Current.CancellationToken));
        await Refuses(found, () => Audit(newsroom).Check(TestContext.Current.CancellationToken));
    }

    /// <summary>In every column of every table, whether a person is shown it or not.</summary>
    [Fact]
    public async Task A_text_changed_anywhere_is_found()
    {
        await using var newsroom = await TestNewsroom.Open();
        await Day(newsroom);
        await Talk(newsroom);
        await Audit(newsroom).Check(TestContext.Current.CancellationToken);
        await using var db = await newsroom.Db();
        await using var store = new SqliteConnection(db.Database.GetConnectionString() + ";Foreign Keys=False");
        await store.OpenAsync(TestContext.Current.CancellationToken);
        var (unseen, empty) = (new List<string>(), new List<string>());
        foreach (var (table, column) in await TextColumns(store))
        {
            var before = await store.Scalar($"SELECT quote(max(\"{column}\")) FROM \"{table}\"");
            if (before is null or "NULL" or "''")
            {
                empty.Add($"{table}.{column}");
                continue;
            }
            await store.Run($"UPDATE \"{table}\" SET \"{column}\" = {before} || 'x' WHERE \"{column}\" = {before}");
            try
            {
                await Audit(newsroom).Check(TestContext.Current.CancellationToken);
                unseen.Add($"{table}.{column}");
            }
            catch (Refusal)
            {
                await store.Run($"UPDATE \"{table}\" SET \"{column}\" = {before} WHERE \"{column}\" = {before} || 'x'");
            }
        }
        Assert.Empty(unseen);
        // Of people, the framework keeps more than the newsroom uses.
        empty.RemoveAll(c => c.StartsWith("AspNetUser", StringComparison.Ordinal) || c is "Mails.Trouble");
        Assert.Empty(empty);
    }

    [Fact]
    public async Task The_program_itself_cannot_change_the_history()
    {
        await using var newsroom = await TestNewsroom.Open();
        await newsroom.Draft();
        await using var db = await newsroom.Db();
        db.Remove(await db.History.FirstAsync(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            db.SaveChangesAsync(TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Entries_made_at_once_all_have_their_place()
    {
        await using var newsroom = await TestNewsroom.Open();
        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i =>
                    Task.Run(() =>
                        i % 2 == 0
                            ? newsroom.Draft()
                            : newsroom.People.Add(
                                newsroom.As(DemoCast.Administrator),
                                "New",
                                $"new{i}@example.org",
                                Role.Editor
                            )
                    )
                )
        );
        await Audit(newsroom).Check(TestContext.Current.CancellationToken);
        await using var db = await newsroom.Db();
        var numbers = await db
            .History.OrderBy(h => h.Number)
            .Select(h => h.Number)
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
    }

    [Fact]
    public async Task What_was_done_to_the_list_of_people_is_in_the_history()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (tariq, jonas) = (newsroom.As(DemoCast.Administrator), newsroom.As(DemoCast.Colleague));
        await newsroom.People.ChangeRole(tariq, jonas.PersonId, Role.Administrator);
        await newsroom.People.PasswordLink(tariq, jonas.PersonId);
        await newsroom.People.Deactivate(tariq, jonas.PersonId);
        await newsroom.People.Reactivate(tariq, jonas.PersonId);
        await Assert.ThrowsAsync<Refusal>(() => newsroom.People.Add(tariq, "Twin", DemoCast.Editor.Email, Role.Editor));
        await using var db = await newsroom.Db();
        var notes = await db
            .History.Where(h => h.By.PersonId == tariq.PersonId && h.StatementId == null)
            .OrderBy(h => h.Number)
            .Select(h => h.Note)
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [
                "Made Jonas Grybauskas Administrator, who was Press officer",
                "Made a password link for Jonas Grybauskas",
                "Deactivated Jonas Grybauskas",
                "Reactivated Jonas Grybauskas",
            ],
            notes
        );
    }

    private static Audit Audit(TestNewsroom newsroom) => newsroom.App.Services.GetRequiredService<Audit>();

    /// <summary>
    /// One live statement with a correction, and others: approved, scheduled, in review, withdrawn, published urgently,
    /// returned, discarded.
    /// </summary>
    private static async Task Day(TestNewsroom newsroom)
    {
        var id = await newsroom.Live();
        await newsroom.Correct(id, Texts.Corrected);
        await newsroom.Approved();
        await newsroom.Scheduled(TimeSpan.FromHours(1));
        await newsroom.InReview();
        await newsroom.Withdraw(await newsroom.Live());
        await newsroom.Presence.PublishUrgently(
            newsroom.As(DemoCast.ChiefEditor),
            await newsroom.Draft(),
            Texts.Complete.Fingerprint,
            "The dam is breaking."
        );
        await newsroom.Review.Return(newsroom.As(DemoCast.Editor), await newsroom.InReview(), "Shorter.");
        await newsroom.Drafting.Discard(newsroom.As(DemoCast.Officer), await newsroom.Draft());
    }

    /// <summary>All that is said beside the words, and to whom.</summary>
    private static async Task Talk(TestNewsroom newsroom)
    {
        var (ana, elise) = (newsroom.As(DemoCast.Officer), newsroom.As(DemoCast.Editor));
        var id = await newsroom.Draft(
            Texts.Complete with
            {
                Kicker = "Lighthouses",
                Kind = "Press statement",
                Language = "en",
                ChangeKind = null,
                PublicNote = "A note.",
            }
        );
        var suggestion = await newsroom.Suggest(id, "received", "welcomed", "Warmer.");
        await newsroom.Margin.Answer(ana, id, suggestion, "Gladly.");
        await newsroom.Margin.Accept(ana, id, suggestion);
        var remark = await newsroom.Suggest(id, "promise", replacement: null, "Which?");
        await newsroom.Margin.Resolve(elise, id, remark);
        await newsroom.Margin.TakeUpAgain(elise, id, remark);
        var copy = new WordMaker().Make("<w:p><w:ins w:author='Marta'><w:r><w:t>More.</w:t></w:r></w:ins></w:p>");
        await newsroom.Drafting.AddMarkings(ana, id, MarkedCopy.Read("a.docx", copy));
        var quotation = (await newsroom.Drafting.Find(id))!.Open!.Quotations[0];
        await using (var page = newsroom.Drafting.Open(ana, (await newsroom.Drafting.Find(id))!.Open!))
            page.Type(1, page.OpenedVersion, new(Parts.Body, new([new(0, 0, "So: ")])), more: false, hash: null);
        await newsroom.Clearance.Attribute(ana, id, quotation.OfWords, "Nuño Ångström");
        quotation = (await newsroom.Drafting.Find(id))!.Open!.Quotations[0];
        var link = await newsroom.Clearance.Ask(ana, id, quotation.Fingerprint, "Nuño Ångström");
        await newsroom.Clearance.Send(ana, id, link, "office@lake.example");
        await newsroom.Clearance.Record(ana, id, quotation.Fingerprint, ClearanceAnswer.Cleared, "", "Ola Office");
        var other = ClearanceAnswer.OtherWords;
        await newsroom.Clearance.Record(ana, id, quotation.Fingerprint, other, "A lamp is a vow,", "Ola Office");
        var offered = (await newsroom.Drafting.Find(id))!.Open!.Comments.Max(c => c.Id);
        await newsroom.Margin.Resolve(elise, id, offered);
        await newsroom.Margin.TakeUpAgain(elise, id, offered);
        await newsroom.LetRead(elise, id, "Iva Novák, Lake Gazette, iva@gazette.example");
        await newsroom.Drafting.Submit(ana, id);
        await newsroom.Margin.AskToRead(ana, id, newsroom.Author(DemoCast.Editor), due: null);
        await newsroom.Drafting.Recall(ana, id);
        await newsroom.Templates.Save(ana, id, "Keepers");
        var chief = newsroom.As(DemoCast.ChiefEditor);
        await newsroom.Templates.Approve(chief, (await newsroom.Templates.List()).Single().Id);
        await newsroom.Templates.Duplicate(newsroom.As(DemoCast.Colleague), id);
        await newsroom.People.ChangeRole(
            newsroom.As(DemoCast.Administrator),
            newsroom.Id(DemoCast.Colleague),
            Role.Editor
        );
        await newsroom.Requests.TurnDown(chief, (await newsroom.Requests.Waiting()).Single().Id);
        var joint = await newsroom.InReview(_lamps with { Kind = "Joint statement" });
        await newsroom.Write(joint, _lamps with { Kind = "Press statement" });
        await newsroom.Review.LowerKind(elise, joint);
        await newsroom.Clearance.Answer(
            link[(link.LastIndexOf('/') + 1)..],
            "Iva Novák",
            ClearanceAnswer.Cleared,
            "",
            "192.0.2.1",
            "A test"
        );
        await newsroom.Presence.Announce(newsroom.As(DemoCast.ChiefEditor), "The harbour is closed.");
        await newsroom.Topics.Keep(newsroom.As(DemoCast.ChiefEditor), "Lamps");
        await newsroom.Settings.Save(
            newsroom.As(DemoCast.ChiefEditor),
            newsroom.House,
            newsroom.House with
            {
                Tagline = "We keep the lamps.",
            }
        );
        await newsroom.Drafting.Submit(ana, id);

        // Set aside, held back, and called a typo all the same.
        await newsroom.Drafting.Reopen(ana, await newsroom.Approved(), "A name is wrong.");
        await newsroom.Scheduled(TimeSpan.FromHours(2));
        newsroom.Clock!.Advance(TimeSpan.FromHours(2));
        await newsroom.Publishing.PublishDue([Hold.Everything("The clock jumped.")], (_, trouble) => throw trouble);
        await newsroom.EmbargoClock.Tick();
        var live = await newsroom.Live();
        await newsroom.Publishing.Correct(ana, live);
        await newsroom.Write(live, Texts.Corrected with { ChangeKind = CorrectionKind.Typo });
        await newsroom.Drafting.AllowTypo(newsroom.As(DemoCast.ChiefEditor), live, "Both days were meant.");
        await newsroom.Publishing.PublishNow(elise, await newsroom.Approved(_lamps));
    }

    private static async Task<List<(string Table, string Column)>> TextColumns(SqliteConnection store)
    {
        await using var ask = store.CreateCommand();
        ask.CommandText = """
            SELECT t.name, c.name FROM sqlite_master t, pragma_table_info(t.name) c
            WHERE t.type = 'table' AND c.type = 'TEXT' AND t.name NOT LIKE '%Search%'
                AND t.name NOT LIKE '\_\_%' ESCAPE '\'
            """;
        await using var rows = await ask.ExecuteReaderAsync();
        var columns = new List<(string, string)>();
        while (await rows.ReadAsync()) columns.Add((rows.GetString(0), rows.GetString(1)));
        return columns;
    }
}
