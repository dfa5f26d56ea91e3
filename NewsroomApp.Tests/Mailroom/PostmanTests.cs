using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NewsroomApp.Mailroom;
using NewsroomApp.Storage;
using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Tests.Mailroom;

public class PostmanTests
{
    private const string Elise = "elise@newsroom.example";

    private const string Chief = "malgorzata@newsroom.example";

    [Fact]
    public async Task A_mail_goes_out_once_and_what_it_said_is_forgotten()
    {
        await using var server = new MailServer();
        await using var newsroom = await TestNewsroom.Open(server.Settings);
        var id = await newsroom.InReview();
        for (var round = 0; round < 3; round++) await newsroom.Postman.SendDue();
        Assert.Equal(2, server.Taken.Count);
        Assert.Contains($"http://localhost:5000/desk/review/{id}", server.Taken.First(), StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", server.Taken.First(), StringComparison.Ordinal);
        Assert.All(
            await newsroom.Outbox.Last(),
            m => Assert.Equal((MailStage.Sent, "", 1), (m.Stage, m.Text, m.Attempts))
        );
    }

    [Fact]
    public async Task A_server_that_is_away_delays_mails_and_nothing_else()
    {
        var server = new MailServer();
        await using var newsroom = await TestNewsroom.Open(server.Settings);
        await server.DisposeAsync();
        await newsroom.Live();
        await newsroom.Postman.SendDue();
        await newsroom.Postman.SendDue();
        var waiting = await newsroom.Outbox.Last();
        Assert.NotEmpty(waiting);
        Assert.All(waiting, m => Assert.Equal((MailStage.Waiting, 1), (m.Stage, m.Attempts)));
        Assert.All(waiting, m => Assert.StartsWith("No connection to 127.0.0.1", m.Trouble, StringComparison.Ordinal));
        List<TimeSpan> pauses = [];
        for (var round = 0; round < 8; round++)
        {
            var due = (await newsroom.Outbox.Last())[0].DueAt;
            pauses.Add(due - newsroom.Clock!.GetUtcNow());
            newsroom.Clock.Advance(pauses[^1]);
            await newsroom.Postman.SendDue();
        }
        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], pauses.Select(p => p.TotalMinutes));
        newsroom.Clock!.Advance(TimeSpan.FromDays(1));
        await newsroom.Postman.SendDue();
        Assert.All(await newsroom.Outbox.Last(), m => Assert.Equal(MailStage.NotSent, m.Stage));
    }

    [Fact]
    public async Task A_store_that_is_away_is_logged_once_a_minute()
    {
        await using var server = new MailServer();
        await using var newsroom = await TestNewsroom.Open(server.Settings);
        var log = LogBook.Of(newsroom);
        await using (var db = await newsroom.Db())
            await db.Database.ExecuteSqlAsync($"ALTER TABLE Mails RENAME TO Elsewhere");
        for (var round = 0; round < 24; round++)
        {
            await newsroom.Postman.Round(TestContext.Current.CancellationToken);
            newsroom.Clock!.Advance(TimeSpan.FromSeconds(5));
        }
        const string Broken = "The outbox could not be worked through; the next round follows.";
        Assert.Equal([Broken, Broken], log.Lines);
    }

    [Theory]
    [InlineData("RCPT TO:<" + Elise, "450 later", MailStage.Waiting)]
    [InlineData("RCPT TO:<" + Elise, "550 nobody of that name", MailStage.NotSent)]
    [InlineData("RCPT TO:<" + Elise, "", MailStage.Waiting)]
    [InlineData(".", "451 the disk is full", MailStage.Waiting)]
    [InlineData(".", "554 no", MailStage.NotSent)]
    [InlineData(".", "", MailStage.PerhapsSent)]
    public async Task What_a_server_says_decides_what_becomes_of_a_mail_and_of_no_other(
        string step,
        string answer,
        MailStage becomes
    )
    {
        await using var server = new MailServer();
        await using var newsroom = await TestNewsroom.Open(server.Settings);
        await newsroom.InReview();
        // Only the first mail, which is to Élise, gets this answer.
        var said = false;
        server.Answers = s =>
        {
            if (said || !s.StartsWith(step, StringComparison.Ordinal)) return null;
            said = true;
            return answer;
        };
        await newsroom.Postman.SendDue();
        await newsroom.Postman.SendDue();
        var mails = (await newsroom.Outbox.Last()).ToDictionary(m => m.To);
        Assert.Equal((becomes, MailStage.Sent), (mails[Elise].Stage, mails[Chief].Stage));
        Assert.NotNull(mails[Elise].Trouble);
        Assert.Single(server.Taken);

        newsroom.Clock!.Advance(TimeSpan.FromMinutes(2));
        await newsroom.Postman.SendDue();
        Assert.Equal(becomes is MailStage.Waiting ? 2 : 1, server.Taken.Count);
        if (becomes is MailStage.Waiting) return;
        await newsroom.Outbox.SendAgain(newsroom.As(DemoCast.Administrator), mails[Elise].Id);
        await newsroom.Postman.SendDue();
        Assert.Equal(2, server.Taken.Count);
        await Assert.ThrowsAsync<Refusal>(() =>
            newsroom.Outbox.SendAgain(newsroom.As(DemoCast.Administrator), mails[Elise].Id)
        );
    }

    [Theory]
    [InlineData("EHLO")]
    [InlineData("MAIL FROM")]
    public async Task A_server_that_never_answers_is_left_alone_after_a_while(string step)
    {
        await using var server = new MailServer();
        await using var newsroom = await TestNewsroom.Open([.. server.Settings, "--Newsroom:Smtp:TimeoutSeconds=1"]);
        await newsroom.InReview();
        using var silence = new ManualResetEventSlim();
        server.Answers = s =>
        {
            if (s.StartsWith(step, StringComparison.Ordinal)) silence.Wait();
            return null;
        };
        await newsroom.Postman.SendDue();
        silence.Set();
        Assert.All(await newsroom.Outbox.Last(), m => Assert.Equal(MailStage.Waiting, m.Stage));
        Assert.Contains(await newsroom.Outbox.Last(), m => m.Attempts == 1);
        Assert.Empty(server.Taken);
    }

    /// <summary>
    /// Needs the real process, as Program.cs lets sockets complete inline: code that awaits a reply of the mail server
    /// continues on one of the few threads that poll all sockets, and must not block it.
    /// </summary>
    [Fact]
    public async Task A_store_that_is_busy_when_a_mail_was_taken_keeps_nobody_else_waiting()
    {
        using var busy = new ManualResetEventSlim();
        await using var server = new MailServer();
        await using var process = await NewsroomProcess.Seeded();
        await using var store = new SqliteConnection($"Data Source={process.Database};Pooling=False");
        await store.OpenAsync();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Answers = said =>
        {
            if (said != ".") return null;
            asked.TrySetResult();
            busy.Wait(TimeSpan.FromSeconds(60));
            return null;
        };
        await process.StartAgain(server.Settings);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await store.Run("BEGIN IMMEDIATE");
        busy.Set();
        for (var visit = 0; visit < 200; visit++)
        {
            using var visitor = new HttpClient { BaseAddress = process.Address, Timeout = TimeSpan.FromSeconds(10) };
            await visitor.GetStringAsync("/health/live");
        }
        await store.Run("ROLLBACK");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await using var sent = store.CreateCommand();
        sent.CommandText = "SELECT COUNT(*) FROM Mails WHERE Stage = 'Sent'";
        while (Convert.ToInt32(await sent.ExecuteScalarAsync(patience.Token), CultureInfo.InvariantCulture) == 0)
            await Task.Delay(20, patience.Token);
    }

    [Fact]
    public async Task Nothing_is_sent_to_somebody_who_has_left_and_everybody_else_gets_theirs()
    {
        await using var server = new MailServer();
        await using var newsroom = await TestNewsroom.Open(server.Settings);
        var id = await newsroom.InReview();
        var quotation = (await newsroom.Drafting.Find(id))!.Open!.Quotations[0];
        var ana = newsroom.As(DemoCast.Officer);
        var link = await newsroom.Clearance.Ask(ana, id, quotation.Fingerprint, quotation.Speaker);
        await newsroom.Clearance.Send(ana, id, link, Elise);
        var tariq = newsroom.As(DemoCast.Administrator);
        await newsroom.People.Deactivate(tariq, newsroom.Id(DemoCast.Editor));
        await newsroom.Postman.SendDue();
        var mails = (await newsroom.Outbox.Last()).ToLookup(m => (m.To, m.Name.Length > 0));
        var (left, asOutsider) = (mails[(Elise, true)].Single(), mails[(Elise, false)].Single());
        Assert.Equal(
            (MailStage.NotSent, "Élise Çelik does not work here any more, so it was not sent."),
            (left.Stage, left.Trouble)
        );
        Assert.Equal((MailStage.Sent, MailStage.Sent), (asOutsider.Stage, mails[(Chief, true)].Single().Stage));
        Assert.Equal(2, server.Taken.Count);

        await newsroom.People.Reactivate(tariq, newsroom.Id(DemoCast.Editor));
        await newsroom.Outbox.SendAgain(tariq, left.Id);
        await newsroom.Postman.SendDue();
        Assert.Equal(3, server.Taken.Count);
    }

    [Fact]
    public async Task Several_senders_at_once_send_each_mail_once()
    {
        await using var server = new MailServer();
        await using var newsroom = await TestNewsroom.Open(server.Settings);
        for (var i = 0; i < 10; i++) await newsroom.InReview();
        var senders = Enumerable
            .Range(0, 4)
            .Select(_ => new Postman(
                newsroom.App.Services.GetRequiredService<IDbContextFactory<NewsroomDb>>(),
                newsroom.App.Services.GetRequiredService<MailSettings>(),
                newsroom.App.Services.GetRequiredService<Institution>(),
                newsroom.Clock!,
                NullLogger<Postman>.Instance
            ));
        await Task.WhenAll(senders.Select(s => Task.Run(() => s.SendDue())));
        await newsroom.Postman.SendDue();
        Assert.Equal(20, server.Taken.Count);
        Assert.Equal(
            20,
            server
                .Taken.Select(m =>
                    m.Split('\n').First(l => l.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase))
                )
                .Distinct()
                .Count()
        );
    }

    [Fact]
    public async Task A_mail_whose_sender_died_is_perhaps_sent_and_not_sent_again()
    {
        await using var server = new MailServer();
        await using var newsroom = await TestNewsroom.Open(server.Settings);
        await newsroom.InReview();
        await using (var db = await newsroom.Db())
        {
            foreach (var mail in await db.Set<Mail>().ToListAsync()) mail.Claim(newsroom.Clock!.GetUtcNow());
            await db.SaveChangesAsync();
        }
        await newsroom.Postman.SendDue();
        Assert.All(await newsroom.Outbox.Last(), m => Assert.Equal(MailStage.Sending, m.Stage));
        newsroom.Clock!.Advance(Mail.LongestSending + TimeSpan.FromSeconds(1));
        await newsroom.Postman.SendDue();
        Assert.All(await newsroom.Outbox.Last(), m => Assert.Equal(MailStage.PerhapsSent, m.Stage));
        Assert.Empty(server.Taken);
    }

    [Fact]
    public async Task Only_the_administrator_has_a_hand_in_the_outbox()
    {
        await using var newsroom = await TestNewsroom.Open();
        await newsroom.InReview();
        var mail = (await newsroom.Outbox.Last())[0];
        await Assert.ThrowsAsync<Refusal>(() => newsroom.Outbox.Discard(newsroom.As(DemoCast.Officer), mail.Id));
        await newsroom.Outbox.Discard(newsroom.As(DemoCast.Administrator), mail.Id);
        Assert.DoesNotContain(await newsroom.Outbox.Last(), m => m.Id == mail.Id);
        await Assert.ThrowsAsync<Refusal>(() =>
            newsroom.Outbox.SendAgain(newsroom.As(DemoCast.Administrator), mail.Id)
        );
    }

    [Fact]
    public async Task A_link_for_a_speaker_goes_out_by_mail_and_its_secret_does_not_stay_behind()
    {
        await using var server = new MailServer();
        await using var newsroom = await TestNewsroom.Open(server.Settings);
        var id = await newsroom.InReview();
        var quotation = (await newsroom.Drafting.Find(id))!.Open!.Quotations[0];
        var link = await newsroom.Clearance.Ask(
            newsroom.As(DemoCast.Officer),
            id,
            quotation.Fingerprint,
            quotation.Speaker
        );
        await Assert.ThrowsAsync<Refusal>(() =>
            newsroom.Clearance.Send(newsroom.As(DemoCast.Officer), id, link, "no address")
        );
        await newsroom.Clearance.Send(newsroom.As(DemoCast.Officer), id, link, " office@speaker.example ");
        await newsroom.Postman.SendDue();
        Assert.Contains(
            server.Taken,
            m =>
                m.Contains("To: office@speaker.example", StringComparison.Ordinal)
                && m.ReplaceLineEndings("").Contains(link, StringComparison.Ordinal)
                && !m.Contains("lamp", StringComparison.Ordinal)
        );
        await using var db = await newsroom.Db();
        Assert.Empty(await db.Set<Mail>().Where(m => m.Text.Contains(link)).ToListAsync());
        Assert.Equal("office@speaker.example", (await newsroom.Drafting.Find(id))!.Open!.ClearanceRequests[0].SentTo);
    }
}
