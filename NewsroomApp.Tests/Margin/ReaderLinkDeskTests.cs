using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Mailroom;
using NewsroomApp.Margin;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Margin;

/// <summary>A named outsider reads the approved words early, by a personal link, and nobody else does.</summary>
public class ReaderLinkDeskTests
{
    [Fact]
    public async Task The_page_carries_the_words_the_time_and_the_holders_name_and_the_reading_is_on_record()
    {
        await using var newsroom = await TestNewsroom.Serve("--Newsroom:TimeZone=Europe/Brussels");
        var id = await newsroom.Scheduled(TimeSpan.FromHours(1));
        var link = await newsroom.LetRead(newsroom.As(DemoCast.Editor), id, "Iva Novák, Lake Gazette");
        using var reader = newsroom.Visitor();
        var page = await reader.Page(link);
        Assert.Equal(Texts.Complete.Headline, page.QuerySelector("h1")!.TextContent);
        Assert.Contains(
            "Iva Novák, Lake Gazette",
            page.QuerySelector(".embargo")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Matches(
            @"Under embargo until .* \(Brussels time\)\. +That is .* \(UTC\)\.",
            page.QuerySelector(".embargo")!.TextContent.ReplaceLineEndings(" ")
        );

        // Loading the page again is not recorded as another reading.
        await reader.Page(link);
        var entry = Assert.Single((await newsroom.Revisions.History(id))!.Entries, e => e.Verb is Verb.ReadEmbargoed);
        Assert.Equal(
            ("Iva Novák, Lake Gazette", Role.Outsider, "From 127.0.0.1"),
            (entry.By.Name, entry.By.Role, entry.Note)
        );
    }

    [Fact]
    public async Task An_office_reads_a_draft_that_says_so_and_for_a_few_days()
    {
        await using var newsroom = await TestNewsroom.Serve();
        var id = await newsroom.Draft();
        var officer = newsroom.As(DemoCast.Officer);
        var link = await newsroom.LetRead(officer, id, "Office of the chair", ReaderLinkKind.Preview);
        using var reader = newsroom.Visitor();
        var page = await reader.Page(link);
        Assert.Contains("This is a draft.", page.QuerySelector(".embargo")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Office of the chair", page.QuerySelector(".embargo")!.TextContent, StringComparison.Ordinal);
        Assert.Single((await newsroom.Revisions.History(id))!.Entries, e => e.Verb is Verb.ReadPreview);
        // By the address of the other kind it is no link at all.
        var other = await reader.GetAsync(link.Replace("preview", "embargo", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Theory]
    [InlineData("too old")]
    [InlineData("revoked")]
    [InlineData("its maker has left")]
    [InlineData("a speaker has refused")]
    public async Task A_preview_ends(string how)
    {
        await using var newsroom = await TestNewsroom.Open();
        var (id, officer) = (await newsroom.Draft(), newsroom.As(DemoCast.Officer));
        var link = await newsroom.LetRead(officer, id, "Office of the chair", ReaderLinkKind.Preview);
        Assert.NotNull(await Read());
        if (how is "too old") newsroom.Clock!.Advance(ReaderLink.PreviewLifetime);
        if (how is "revoked") await newsroom.StopReading(officer, id, 1, ReaderLinkKind.Preview);
        if (how is "its maker has left")
            await newsroom.People.Deactivate(newsroom.As(DemoCast.Administrator), officer.PersonId);
        if (how is "a speaker has refused")
            await newsroom.Clearance.Record(
                officer,
                id,
                (await newsroom.Drafting.Find(id))!.Open!.Quotations[0].Fingerprint,
                ClearanceAnswer.Refused,
                "",
                "Iva Novák"
            );
        Assert.Null(await Read());

        Task<ReaderCopy?> Read() =>
            newsroom.ReaderLinks.Read(link.Split('/')[^1], ReaderLinkKind.Preview, "192.0.2.1");
    }

    [Fact]
    public async Task Many_are_let_in_at_once_and_who_has_an_address_gets_a_mail()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (id, editor) = (await newsroom.Approved(), newsroom.As(DemoCast.Editor));
        var given = await newsroom.ReaderLinks.Give(
            editor,
            id,
            ReaderLinkKind.Embargo,
            "Iva Novák, Lake Gazette, iva@gazette.example\n\nOlav Brandt;Coast Radio\r\nAda Lund\tada@lund.example"
        );
        Assert.Equal(["Iva Novák, Lake Gazette", "Olav Brandt, Coast Radio", "Ada Lund"], given.Select(g => g.Holder));
        await using var db = await newsroom.Db();
        var mails = await db.Set<Mail>().Where(m => m.StatementId == id && m.Kind == NoticeKind.None).ToListAsync();
        Assert.Equal(["iva@gazette.example", "ada@lund.example"], mails.Select(m => m.To));
        Assert.Contains(given[0].Path, mails[0].Text, StringComparison.Ordinal);
        Assert.All(mails, m => Assert.DoesNotContain("lighthouse", m.Subject + m.Text, StringComparison.Ordinal));
        var refused = await Assert.ThrowsAsync<Refusal>(() =>
            newsroom.ReaderLinks.Give(editor, id, ReaderLinkKind.Embargo, "Bo Ek, bo@ek.example\nEva, eva@@ek")
        );
        Assert.Contains("Line 2: “eva@@ek” is not an e-mail address", refused.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await newsroom.Drafting.Find(id))!.Open!.ReaderLinks.Count);
    }

    [Theory]
    [InlineData("guessed")]
    [InlineData("revoked")]
    [InlineData("reopened")]
    [InlineData("returned")]
    [InlineData("discarded")]
    [InlineData("its maker has another role")]
    [InlineData("its approver has left")]
    [InlineData("a speaker has refused")]
    public async Task A_link_that_is_not_good_shows_the_same_nothing(string how)
    {
        await using var newsroom = await TestNewsroom.Serve();
        var (editor, officer) = (newsroom.As(DemoCast.Editor), newsroom.As(DemoCast.Officer));
        var id = await newsroom.Approved();
        var link = await newsroom.LetRead(editor, id, "Iva Novák");
        using var reader = newsroom.Visitor();
        await reader.Page(link);
        switch (how)
        {
            case "guessed":
                link = "/embargo/" + LinkSecret.New();
                break;
            case "revoked":
                await newsroom.StopReading(
                    editor,
                    id,
                    (await newsroom.Drafting.Find(id))!.Open!.ReaderLinks[0].Id
                );
                break;
            case "its maker has another role":
                await newsroom.People.ChangeRole(
                    newsroom.As(DemoCast.Administrator),
                    editor.PersonId,
                    Role.PressOfficer
                );
                break;
            case "a speaker has refused":
                await newsroom.Clearance.Record(
                    officer,
                    id,
                    (await newsroom.Drafting.Find(id))!.Open!.Quotations[0].Fingerprint,
                    ClearanceAnswer.Refused,
                    "",
                    "His secretary"
                );
                break;
            case "its approver has left":
                link = await newsroom.LetRead(newsroom.As(DemoCast.ChiefEditor), id, "Ivo Novák");
                await reader.Page(link);
                await newsroom.People.Deactivate(newsroom.As(DemoCast.Administrator), editor.PersonId);
                break;
            default:
                await newsroom.Drafting.Reopen(editor, id, "A name is wrong.");
                break;
        }
        if (how is "returned" or "discarded") await newsroom.Review.Return(editor, id, "A name is wrong.");
        if (how is "discarded") await newsroom.Drafting.Discard(officer, id);
        var answer = await reader.GetAsync(new Uri(link, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("nothing to read by this link now", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Harbour", text, StringComparison.OrdinalIgnoreCase);
        // Encrypted state may contain the three letters by chance. Data Protection starts each payload with CfDJ8.
        Assert.DoesNotContain(
            "Iva",
            Regex.Replace(text, "CfDJ8[A-Za-z0-9+/=_-]*", "", RegexOptions.None, TimeSpan.FromSeconds(1)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Words_approved_again_are_shown_again_and_once_public_the_link_leads_there()
    {
        await using var newsroom = await TestNewsroom.Serve();
        var editor = newsroom.As(DemoCast.Editor);
        var id = await newsroom.Approved();
        var link = await newsroom.LetRead(editor, id, "Iva Novák");
        using var reader = newsroom.Visitor();
        await newsroom.Drafting.Reopen(editor, id, "A name is wrong.");
        await newsroom.Write(id, Texts.Complete with { Headline = "Another headline" });
        await newsroom.Approve(id);
        Assert.Equal("Another headline", (await reader.Page(link)).QuerySelector("h1")!.TextContent);
        await newsroom.Publishing.PublishNow(editor, id);
        var answer = await reader.GetAsync(new Uri(link, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal($"/statements/{id}", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task One_link_is_for_one_person()
    {
        await using var newsroom = await TestNewsroom.Open();
        var editor = newsroom.As(DemoCast.Editor);
        var id = await newsroom.Approved();
        await newsroom.LetRead(editor, id, "Iva Novák");
        await Assert.ThrowsAsync<Refusal>(() => newsroom.LetRead(editor, id, " iva novák "));
        await Assert.ThrowsAsync<Refusal>(() => newsroom.LetRead(editor, id, "  "));
        await newsroom.StopReading(editor, id, (await newsroom.Drafting.Find(id))!.Open!.ReaderLinks[0].Id);
        await newsroom.LetRead(editor, id, "Iva Novák");
    }
}
