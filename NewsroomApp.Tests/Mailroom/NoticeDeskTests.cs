using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Accounts;
using NewsroomApp.Mailroom;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Mailroom;

public class NoticeDeskTests
{
    /// <summary>
    /// Ana writes, Élise approves and Małgorzata could; Jonas only asks for the clearance, and Tariq is not involved.
    /// </summary>
    [Theory]
    [InlineData("submit", NoticeKind.Submitted, new[] { "elise", "malgorzata" })]
    [InlineData("submit what an editor wrote in", NoticeKind.Submitted, new[] { "malgorzata" })]
    [InlineData("return", NoticeKind.Returned, new[] { "ana" })]
    [InlineData("approve", NoticeKind.Approved, new[] { "ana" })]
    [InlineData("reopen", NoticeKind.Returned, new[] { "elise" })]
    [InlineData("publish", NoticeKind.WentLive, new[] { "ana", "elise" })]
    [InlineData("comment", NoticeKind.Comment, new[] { "ana" })]
    [InlineData("answer", NoticeKind.Comment, new[] { "elise" })]
    [InlineData("accept", NoticeKind.Comment, new[] { "elise" })]
    [InlineData("clear", NoticeKind.Clearance, new[] { "ana", "jonas" })]
    [InlineData("block", NoticeKind.Blocked, new[] { "ana", "elise" })]
    [InlineData("write", NoticeKind.None, new string[] { })]
    [InlineData("recall", NoticeKind.None, new string[] { })]
    public async Task Those_are_told_whom_it_concerns(string act, NoticeKind kind, string[] told)
    {
        await using var newsroom = await TestNewsroom.Open();
        var (ana, jonas, elise, malgorzata) = (
            newsroom.As(DemoCast.Officer),
            newsroom.As(DemoCast.Colleague),
            newsroom.As(DemoCast.Editor),
            newsroom.As(DemoCast.ChiefEditor)
        );
        var id =
            act is "write" || act.StartsWith("submit", StringComparison.Ordinal) ? await newsroom.Draft()
            : act is "reopen" or "publish" or "block" ? await newsroom.Approved()
            : await newsroom.InReview();
        if (act is "submit what an editor wrote in") await newsroom.Write(id, Texts.Corrected, DemoCast.Editor);
        var comment = act is "answer" or "accept" ? await newsroom.Suggest(id, "on Wednesday", "on Tuesday") : 0;
        var quotation = (await newsroom.Drafting.Find(id))!.Open!.Quotations[0];
        var link = act is "clear"
            ? await newsroom.Clearance.Ask(jonas, id, quotation.Fingerprint, quotation.Speaker)
            : "";
        await using (var db = await newsroom.Db())
        {
            await db.Set<Notice>().ExecuteDeleteAsync();
            await db.Set<Mail>().ExecuteDeleteAsync();
        }
        await (
            act switch
            {
                "submit" or "submit what an editor wrote in" => newsroom.Drafting.Submit(ana, id),
                "return" => newsroom.Review.Return(elise, id, "Which Wednesday?"),
                "approve" => newsroom.Approve(id),
                "reopen" => newsroom.Drafting.Reopen(ana, id, "One more name."),
                "publish" => newsroom.Publishing.PublishNow(malgorzata, id),
                "comment" => newsroom.Suggest(id, "on Wednesday", null, "Which Wednesday?"),
                "answer" => newsroom.Margin.Answer(ana, id, comment, "This one."),
                "accept" => newsroom.Margin.Accept(ana, id, comment),
                "clear" => newsroom.Clearance.Answer(
                    link[(link.LastIndexOf('/') + 1)..],
                    "Iva Novák",
                    ClearanceAnswer.Cleared,
                    "",
                    "192.0.2.1",
                    "A test"
                ),
                "block" => newsroom.Suggest(
                    id,
                    "on Wednesday",
                    null,
                    "Stop, the day is wrong.",
                    blocking: true,
                    by: DemoCast.ChiefEditor
                ),
                "write" => newsroom.Write(id, Texts.Complete with { Body = "Other words." }),
                "recall" => newsroom.Drafting.Recall(ana, id),
                _ => throw new ArgumentOutOfRangeException(nameof(act)),
            }
        );

        await using var after = await newsroom.Db();
        var notices = await after.Set<Notice>().ToListAsync();
        Assert.Equal(
            told.Select(name =>
                    newsroom.Id(DemoCast.Everybody.First(m => m.Email.StartsWith(name, StringComparison.Ordinal)))
                )
                .Order(),
            notices.Select(n => n.PersonId).Order()
        );
        Assert.All(notices, n => Assert.Equal(kind, n.Kind));
        Assert.Equal(
            told.Select(name => $"{name}@newsroom.example").Order(),
            (await after.Set<Mail>().Select(m => m.To).ToListAsync()).Order()
        );
    }

    [Fact]
    public async Task Nobody_is_told_of_what_did_not_happen()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.InReview();
        await using var db = await newsroom.Db();
        var (notices, mails) = (await db.Set<Notice>().CountAsync(), await db.Set<Mail>().CountAsync());
        await Assert.ThrowsAsync<Refusal>(() =>
            newsroom.Review.Approve(newsroom.As(DemoCast.Editor), id, Texts.Corrected.Fingerprint)
        );
        await Assert.ThrowsAsync<Refusal>(() => newsroom.Publishing.PublishNow(newsroom.As(DemoCast.Editor), id));
        Assert.Equal((notices, mails), (await db.Set<Notice>().CountAsync(), await db.Set<Mail>().CountAsync()));
    }

    [Fact]
    public async Task People_are_told_what_they_want_to_be_told_while_they_work_here()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (elise, chief) = (newsroom.As(DemoCast.Editor), newsroom.As(DemoCast.ChiefEditor));
        await newsroom.Notices.SetPreferences(elise, new(NoticeKind.All ^ NoticeKind.Submitted, NoticeKind.All));
        await newsroom.Notices.SetPreferences(chief, new(NoticeKind.All, NoticeKind.None));
        await newsroom.InReview();
        Assert.Equal(0, await newsroom.Notices.Unseen(elise.PersonId));
        Assert.Equal(1, await newsroom.Notices.Unseen(chief.PersonId));
        await using var db = await newsroom.Db();
        Assert.Equal([DemoCast.Editor.Email], await db.Set<Mail>().Select(m => m.To).ToListAsync());

        await newsroom.People.Deactivate(newsroom.As(DemoCast.Administrator), elise.PersonId);
        var deputy = newsroom.As(await newsroom.SecondChief());
        await newsroom.Notices.SetPreferences(deputy, new(NoticeKind.None, NoticeKind.None));
        await newsroom.People.ChangeRole(newsroom.As(DemoCast.Administrator), chief.PersonId, Role.Administrator);
        await newsroom.InReview();
        var mails = await db.Set<Mail>().CountAsync(m => m.Kind != NoticeKind.None);
        Assert.Equal((1, 1), (mails, await db.Set<Notice>().CountAsync()));
    }

    [Fact]
    public async Task Notices_are_seen_one_statement_at_a_time_or_all_at_once()
    {
        await using var newsroom = await TestNewsroom.Open();
        var elise = newsroom.As(DemoCast.Editor);
        var first = await newsroom.InReview();
        await newsroom.InReview(Texts.Complete with { Headline = "Ferries sail again" });
        List<string> told = [];
        newsroom.App.Services.GetRequiredService<ChangeNotifier>().Told += told.Add;
        await newsroom.Notices.Seen(elise.PersonId, first);
        Assert.Equal(1, await newsroom.Notices.Unseen(elise.PersonId));
        Assert.Equal(
            [("Ferries sail again", true), (Texts.Complete.Headline, false)],
            (await newsroom.Notices.Last(elise.PersonId)).Select(r => (r.Headline, r.Notice.SeenAt is null))
        );
        await newsroom.Notices.Seen(elise.PersonId, statementId: null);
        Assert.Equal(0, await newsroom.Notices.Unseen(elise.PersonId));
        await newsroom.Notices.Seen(elise.PersonId, statementId: null);
        Assert.Equal([elise.PersonId, elise.PersonId], told);
    }

    [Fact]
    public async Task Many_comments_make_one_mail()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.InReview();
        for (var i = 0; i < 5; i++) await newsroom.Suggest(id, "on Wednesday", null, $"Remark {i}");
        await using var db = await newsroom.Db();
        Assert.Equal(1, await db.Set<Mail>().CountAsync(m => m.Kind == NoticeKind.Comment));
        Assert.Equal(5, await newsroom.Notices.Unseen(newsroom.Id(DemoCast.Officer)));
    }

    [Fact]
    public async Task A_mail_carries_no_word_that_is_not_public()
    {
        await using var newsroom = await TestNewsroom.Open();
        const string Secret = "zymurgy";
        var id = await newsroom.InReview(
            Texts.Complete with
            {
                Headline = $"{Secret} headline",
                Kicker = Secret,
                Body = $"{Texts.Complete.Body} {Secret}",
            }
        );
        await newsroom.Suggest(id, Secret, $"{Secret}!", $"{Secret}?", blocking: true);
        await newsroom.Review.Return(newsroom.As(DemoCast.Editor), id, $"Why {Secret}?");
        await using var db = await newsroom.Db();
        var mails = await db.Set<Mail>().ToListAsync();
        Assert.NotEmpty(mails);
        Assert.All(mails, m => Assert.DoesNotContain(Secret, m.Subject + m.Text, StringComparison.OrdinalIgnoreCase));
        Assert.All(mails, m => Assert.Contains($"http://localhost:5000/desk/", m.Text, StringComparison.Ordinal));

        await newsroom.Live(Texts.Complete with { Headline = "Ferries sail again" });
        Assert.Equal(
            "Live: Ferries sail again",
            await db.Set<Mail>()
                .Where(m => m.Kind == NoticeKind.WentLive && m.To == DemoCast.Officer.Email)
                .Select(m => m.Subject)
                .SingleAsync()
        );
    }
}
