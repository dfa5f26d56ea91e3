using NewsroomApp.Accounts;
using NewsroomApp.Mailroom;

namespace NewsroomApp.Tests.Mailroom;

/// <summary>The bell on everybody's desk, and the page behind it.</summary>
public class NoticesPageTests : ComponentStory
{
    private const string Address = "/desk/notices";

    private const string Comments = "Comments and suggestions: at the desk";

    private static readonly string _returned = $"Élise Çelik returned “{Texts.Complete.Headline}” for changes";

    [Fact]
    public async Task The_bell_counts_what_others_did_and_forgets_what_was_looked_at()
    {
        var id = await Newsroom.InReview();
        var ana = await Open(DemoCast.Officer, "/desk/drafts");
        await ana.Until(() => Assert.Equal("Notices", Bell(ana)));
        await Return(id, "The second name is misspelt.");
        await ana.Until(() => Assert.Equal("Notices, 1 new", Bell(ana)));
        Assert.Equal("1 new notice", ana.Texts("[role=status]").First());

        await ana.Go("Notices, 1 new");
        await ana.Row(_returned).Shows("The second name is misspelt.");
        await ana.Row(_returned).Shows("New");
        await ana.Go(_returned);
        Assert.Equal($"/desk/drafts/{id}", ana.Address);
        await ana.Until(() => Assert.Equal("Notices", Bell(ana)));
        Assert.Equal(0, await Newsroom.Notices.Unseen(Newsroom.Id(DemoCast.Officer)));
        await ana.Go("Notices");
        await ana.Row(_returned).Hides("New");
    }

    [Theory]
    [InlineData("/desk/drafts/")]
    [InlineData("/desk/review/")]
    [InlineData("/desk/history/")]
    public async Task What_happens_to_the_page_one_looks_at_needs_no_notice(string page)
    {
        var id = await Newsroom.InReview();
        var ana = await Open(DemoCast.Officer, page + id);
        await Newsroom.Suggest(id, "on Wednesday", null, "Which Wednesday?");
        await ana.Until(() => Assert.Equal("Notices", Bell(ana)));
        if (page is "/desk/drafts/") await ana.Until(() => ana.Button("Comments (1)"));
        Assert.Equal(0, await Newsroom.Notices.Unseen(Newsroom.Id(DemoCast.Officer)));
        Assert.Single(await Newsroom.Notices.Last(Newsroom.Id(DemoCast.Officer)));
    }

    [Fact]
    public async Task Nobody_is_told_what_they_do_not_want_to_be_told()
    {
        var id = await Newsroom.InReview();
        var ana = await Open(DemoCast.Officer, Address);
        await ana.Shows("Nothing yet. When somebody comments on your words, returns, approves or publishes them");
        Assert.True(ana.Field(Comments).HasAttribute("checked"));
        await ana.Fill(Comments, false);
        await ana.Until(() => Assert.False(ana.Field(Comments).HasAttribute("checked")));
        await ana.Fill("Went live: by e-mail", false);
        Assert.Equal(
            new(NoticeKind.All ^ NoticeKind.Comment, NoticeKind.All ^ NoticeKind.WentLive),
            await Newsroom.Notices.PreferencesOf(Newsroom.Id(DemoCast.Officer))
        );
        await Newsroom.Suggest(id, "on Wednesday", null, "This Wednesday?");
        await Return(id, "Still misspelt.");
        await ana.Until(() => Assert.Equal("Notices, 1 new", Bell(ana)));
        await ana.Until(() => Assert.Single(ana.All("ul.notices li")));
    }

    [Fact]
    public async Task Two_boxes_ticked_in_a_row_are_both_remembered()
    {
        var ana = await Open(DemoCast.Officer, Address);
        await ana.Until(() => ana.Field(Comments));
        await ana.FillBoth(Comments, "Went live: by e-mail", false);
        Assert.Equal(
            new(NoticeKind.All ^ NoticeKind.Comment, NoticeKind.All ^ NoticeKind.WentLive),
            await Newsroom.Notices.PreferencesOf(Newsroom.Id(DemoCast.Officer))
        );
    }

    [Fact]
    public async Task All_is_seen_at_one_press()
    {
        foreach (var headline in new[] { "Lamps", "Ferries" })
            await Return(await Newsroom.InReview(Texts.Complete with { Headline = headline }), "Misspelt.");
        var ana = await Open(DemoCast.Officer, Address);
        await ana.Until(() => Assert.Equal("Notices, 2 new", Bell(ana)));
        Assert.Equal(
            ["Élise Çelik returned “Ferries” for changes", "Élise Çelik returned “Lamps” for changes"],
            ana.Texts("li.new a")
        );
        await ana.Press("Mark all as seen");
        await ana.Until(() => Assert.Equal("Notices", Bell(ana)));
        await ana.Until(() => Assert.Empty(ana.All("li.new")));
        Assert.DoesNotContain("Mark all as seen", ana.Buttons);
    }

    [Fact]
    public async Task A_notice_of_what_went_live_leads_to_the_public_page_and_is_seen_once_it_was_followed()
    {
        var id = await Newsroom.Live();
        var ana = await Open(DemoCast.Officer, Address);
        await ana.Until(() => Assert.Equal("Notices, 2 new", Bell(ana)));
        var link = ana.Link($"Élise Çelik published “{Texts.Complete.Headline}”");
        Assert.Equal(($"/statements/{id}", "_blank"), (link.GetAttribute("href"), link.GetAttribute("target")));
        await ana.Go($"Élise Çelik published “{Texts.Complete.Headline}”");
        await ana.Until(() => Assert.Equal("Notices", Bell(ana)));
    }

    [Fact]
    public async Task The_administrator_has_no_bell_and_those_without_a_mail_server_are_told()
    {
        var tariq = await Open(DemoCast.Administrator, "/desk/outbox");
        Assert.Empty(tariq.All("a.bell"));
        Assert.Equal(["People", "Settings", "Outbox"], tariq.Texts("nav a"));
        var ana = await Open(DemoCast.Officer, Address);
        await ana.Shows("This newsroom has no mail server yet, so e-mails wait in the outbox of the administrator.");
        Assert.Equal(["Today", "Drafts", "Review", "Publishing", "Planning"], ana.Texts("nav a"));
        Assert.Equal(2 * NoticeKinds.All.Count, ana.All("table.wishes input").Count());
    }

    [Fact]
    public async Task More_notices_than_anybody_reads_are_counted_and_cut_short()
    {
        var id = await Newsroom.InReview();
        await using (var db = await Newsroom.Db())
        {
            var by = new SignOff(Newsroom.Id(DemoCast.Editor), DemoCast.Editor.Name, Role.Editor, Clock.GetUtcNow());
            for (var i = 0; i <= NoticeDesk.Longest; i++)
                db.Add(
                    new Notice
                    {
                        PersonId = Newsroom.Id(DemoCast.Officer),
                        Kind = NoticeKind.Comment,
                        StatementId = id,
                        Verb = Verb.Comment,
                        By = by,
                        Address = $"/desk/drafts/{id}",
                    }
                );
            await db.SaveChangesAsync();
        }
        var ana = await Open(DemoCast.Officer, Address);
        await ana.Shows("The last 200. What happened before stands in the history of each statement.");
        Assert.Equal(NoticeDesk.Longest, ana.All("ul.notices .what > a").Count());
        Assert.Equal(("Notices, 201 new", "99+"), (Bell(ana), ana.Texts("a.bell .count").Single()));
    }

    private Task Return(string id, string reason) =>
        Newsroom.Review.Return(Newsroom.As(DemoCast.Editor), id, reason);

    private static string? Bell(Screen screen) => Assert.Single(screen.All("a.bell")).GetAttribute("aria-label");
}
