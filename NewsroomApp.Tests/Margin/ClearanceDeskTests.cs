using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Accounts;
using NewsroomApp.Margin;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Margin;

public class ClearanceDeskTests
{
    private static readonly string[] _interviews =
    [
        "--Newsroom:Kinds:0:Name=Interview",
        "--Newsroom:Kinds:0:Clearance=true",
        "--Newsroom:Kinds:1:Name=Notice",
        "--Newsroom:Kinds:1:Clearance=false",
    ];

    [Fact]
    public async Task A_link_shows_one_quotation_and_takes_one_answer()
    {
        await using var newsroom = await TestNewsroom.Open(_interviews);
        var (id, secret) = await Asked(newsroom);
        var copy = (await newsroom.Clearance.Open(secret))!;
        Assert.Equal(("A lamp is a promise,", "Nuño Ångström"), (copy.Quotation!.Said, copy.Request.Speaker));
        await newsroom.Clearance.Answer(secret, "Iva Novák", ClearanceAnswer.Cleared, "", "192.0.2.1", "A test");
        await Dead(newsroom, secret);

        var edition = (await newsroom.Drafting.Find(id))!.Open!;
        var clearance = edition.ClearanceOf(edition.Quotations[0])!;
        Assert.Equal(
            ("Iva Novák", ClearanceAnswer.Cleared),
            (clearance.AnsweredBy, clearance.Answer)
        );
        Assert.Equal(
            (Verb.AnswerClearance, "Iva Novák", Role.Outsider),
            (await newsroom.Revisions.History(id))!
                .Entries.Select(e => (e.Verb, e.By.Name, e.By.Role))
                .First(e => e.Verb is Verb.AnswerClearance)
        );
    }

    [Theory]
    [InlineData("guessed")]
    [InlineData("expired")]
    [InlineData("revoked")]
    [InlineData("paragraph changed")]
    [InlineData("words changed")]
    [InlineData("discarded")]
    [InlineData("public")]
    [InlineData("speaker corrected")]
    public async Task A_link_dies(string how)
    {
        await using var newsroom = await TestNewsroom.Open();
        var (id, secret) = await Asked(newsroom);
        var officer = newsroom.As(DemoCast.Officer);
        switch (how)
        {
            case "guessed":
                secret = new string('A', secret.Length);
                break;
            case "expired":
                newsroom.Clock!.Advance(ClearanceRequest.Lifetime);
                break;
            case "revoked":
                await newsroom.Clearance.Revoke(
                    officer,
                    id,
                    (await newsroom.Drafting.Find(id))!.Open!.ClearanceRequests[0].Id
                );
                break;
            case "paragraph changed":
                await Change(newsroom, id, "said the chair", "whispered the chair");
                break;
            case "words changed":
                await Change(newsroom, id, "A lamp is", "A lamp was");
                break;
            case "discarded":
                await newsroom.Drafting.Discard(officer, id);
                break;
            case "public":
                await newsroom.Approve(id);
                await newsroom.Publishing.PublishNow(newsroom.As(DemoCast.Editor), id);
                break;
            case "speaker corrected":
                await newsroom.Clearance.Attribute(
                    officer,
                    id,
                    (await newsroom.Drafting.Find(id))!.Open!.Quotations[0].OfWords,
                    "Ana Ağaoğlu"
                );
                break;
        }
        await Dead(newsroom, secret);
    }

    [Fact]
    public async Task A_link_outlives_a_change_of_another_paragraph_and_an_approval()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (id, secret) = await Asked(newsroom);
        await Change(newsroom, id, "received the keepers", "welcomed the keepers");
        await newsroom.Approve(id);
        await newsroom.Clearance.Answer(secret, "Iva Novák", ClearanceAnswer.Refused, "", "192.0.2.1", "A test");

        // The speaker refuses the approved words after all, so they are not published.
        await Refuses("refused by the speaker", () => newsroom.Publishing.PublishNow(newsroom.As(DemoCast.Editor), id));
    }

    [Fact]
    public async Task Other_words_become_a_suggestion_and_are_cleared_once_a_writer_accepts_them()
    {
        await using var newsroom = await TestNewsroom.Open(_interviews);
        var (id, secret) = await Asked(newsroom);
        await newsroom.Clearance.Answer(
            secret,
            "Iva Novák",
            ClearanceAnswer.OtherWords,
            "“A lamp is a duty.”",
            "192.0.2.1",
            "A test"
        );
        var edition = (await newsroom.Drafting.Find(id))!.Open!;
        Assert.Contains(
            (await newsroom.Margin.Read(id))!.Blockers,
            b => b.Sentence.Contains("cleared with other words only", StringComparison.Ordinal)
        );

        var suggestion = Assert.Single(edition.Comments);
        await newsroom.Margin.Accept(newsroom.As(DemoCast.Officer), id, suggestion.Id);
        edition = (await newsroom.Drafting.Find(id))!.Open!;
        Assert.Contains("“A lamp is a duty,” said the chair", edition.Words.Body, StringComparison.Ordinal);
        Assert.Equal(ClearanceAnswer.Cleared, edition.ClearanceOf(edition.Quotations[0])!.Answer);
        Assert.DoesNotContain((await newsroom.Margin.Read(id))!.Blockers, b => b.Anchor == "quotation-1");
    }

    [Fact]
    public async Task Where_the_house_wants_it_nothing_is_approved_before_each_quotation_is_cleared_or_nobodys()
    {
        await using var newsroom = await TestNewsroom.Open(_interviews);
        var id = await newsroom.InReview();
        var officer = newsroom.As(DemoCast.Officer);
        await Refuses("“A lamp is a promise,” is not cleared yet.", () => newsroom.Approve(id));
        var quotations = (await newsroom.Drafting.Find(id))!.Open!.Quotations;
        await newsroom.Clearance.Record(
            officer,
            id,
            quotations[0].Fingerprint,
            ClearanceAnswer.Cleared,
            "",
            "His secretary"
        );
        await newsroom.Clearance.Attribute(officer, id, quotations[1].OfWords, null);
        await newsroom.Approve(id);
        Assert.Equal(Stage.Approved, (await newsroom.Drafting.Find(id))!.Open!.Stage);

        var notice = await newsroom.InReview(Texts.Complete with { Kind = "Notice" });
        await newsroom.Approve(notice);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Ana Ağaoğlu")]
    public async Task What_an_office_refused_stays_refused_whoever_it_is_said_to_be_of(string? speaker)
    {
        await using var newsroom = await TestNewsroom.Open();
        var (id, secret) = await Asked(newsroom);
        await newsroom.Clearance.Answer(secret, "Iva Novák", ClearanceAnswer.Refused, "", "192.0.2.1", "A test");
        var officer = newsroom.As(DemoCast.Officer);
        await newsroom.Clearance.Attribute(officer, id, (await Quotation(newsroom, id)).OfWords, speaker);
        await Refuses("refused by the speaker", () => newsroom.Approve(id));
        await Change(newsroom, id, "A lamp is a promise", "A lamp is a duty");
        await newsroom.Approve(id);
    }

    [Theory]
    [InlineData("**The chair:** A lamp is a promise.")]
    [InlineData("> A *lamp* is\n> a promise!")]
    [InlineData("“So a lamp is a promise,” said the chair.")]
    [InlineData("“Ꭺ lamp”? A lаmp is a promise, said the chair.")]
    [InlineData("A [lamp](https://example.org/lamp) is a promise, said the chair.")]
    [InlineData("A l*a*mp i*s* a pr**o**m[i](https://example.org)se, said the chair.")]
    public async Task What_an_office_refused_does_not_go_out_in_another_dress(string body)
    {
        await using var newsroom = await TestNewsroom.Open();
        var (id, secret) = await Asked(newsroom);
        await newsroom.Clearance.Answer(secret, "Iva Novák", ClearanceAnswer.Refused, "", "192.0.2.1", "A test");
        await newsroom.Write(id, (await newsroom.Drafting.Find(id))!.Open!.Words with { Body = body, Speakers = [] });
        await Refuses("refused by the speaker", () => newsroom.Approve(id));
        await newsroom.Write(id, (await newsroom.Drafting.Find(id))!.Open!.Words with { Body = "A lamp is lit." });
        await newsroom.Approve(id);
    }

    [Fact]
    public async Task What_an_office_refused_does_not_go_out_urgently_either()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (id, secret) = await Asked(newsroom);
        await newsroom.Clearance.Answer(secret, "Iva Novák", ClearanceAnswer.Refused, "", "192.0.2.1", "A test");
        await Refuses("refused by the speaker", Urgently);
        await Change(newsroom, id, "A lamp is a promise", "A lamp is lit");
        await newsroom.Margin.Comment(newsroom.As(DemoCast.Editor), id, "Which lamp?", null, null, blocking: true);
        await Urgently();
        var live = (await newsroom.Drafting.Find(id))!.Live!;
        Assert.Matches("^The harbour burns\\. .*Which lamp\\?", live.Urgency);
        await newsroom.App.Services.GetRequiredService<Audit>().Check();

        async Task Urgently() =>
            await newsroom.Presence.PublishUrgently(
                newsroom.As(DemoCast.ChiefEditor),
                id,
                (await newsroom.Drafting.Find(id))!.Open!.Fingerprint,
                "The harbour burns."
            );
    }

    [Theory]
    [InlineData("in a correction")]
    [InlineData("in a duplicate")]
    [InlineData("in another statement")]
    public async Task What_an_office_refused_stays_refused(string where)
    {
        await using var newsroom = await TestNewsroom.Open();
        var (id, secret) = await Asked(newsroom);
        await newsroom.Clearance.Answer(secret, "Iva Novák", ClearanceAnswer.Refused, "", "192.0.2.1", "A test");
        var (officer, refused) = (newsroom.As(DemoCast.Officer), (await newsroom.Drafting.Find(id))!.Open!.Words);
        if (where is "in a correction")
        {
            await newsroom.Write(id, refused with { Body = "A lamp is lit.", Speakers = [] });
            await newsroom.Approve(id);
            await newsroom.Publishing.PublishNow(newsroom.As(DemoCast.Editor), id);
            await newsroom.Publishing.Correct(officer, id);
            var corrected = refused with { ChangeKind = CorrectionKind.Update, PublicNote = "The chair spoke." };
            await newsroom.Write(id, corrected);
            await newsroom.Drafting.Submit(officer, id);
        }
        else if (where is "in a duplicate")
        {
            id = await newsroom.Templates.Duplicate(officer, id);
            await newsroom.Drafting.Submit(officer, id);
        }
        else id = await newsroom.InReview(refused);
        await Refuses("refused by the speaker", () => newsroom.Approve(id));

        // What it cleared instead is free, wherever it is written.
        await newsroom.Clearance.Record(
            officer,
            id,
            (await Quotation(newsroom, id)).Fingerprint,
            ClearanceAnswer.OtherWords,
            "A lamp is a duty",
            "Iva Novák"
        );
        var instead = refused.Body.Replace("A lamp is a promise", "A lamp is a duty", StringComparison.Ordinal);
        await newsroom.Approve(await newsroom.InReview(refused with { Body = instead, Headline = "Another" }));

        // The office may think again.
        await newsroom.Clearance.Record(
            officer,
            id,
            (await Quotation(newsroom, id)).Fingerprint,
            ClearanceAnswer.Cleared,
            "",
            "Iva Novák"
        );
        await newsroom.Approve(id);
    }

    [Fact]
    public async Task An_answer_from_where_somebody_signed_out_before_names_them()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (id, secret) = await Asked(newsroom);
        await using (var db = await newsroom.Db())
        {
            var now = newsroom.Clock!.GetUtcNow();
            db.Add(
                new Session
                {
                    PersonId = newsroom.As(DemoCast.Officer).PersonId,
                    Browser = "A test",
                    Address = "192.0.2.1",
                    IsStrong = false,
                    StartedAt = now,
                    SeenAt = now,
                    EndedAt = now,
                }
            );
            await db.SaveChangesAsync();
        }
        await newsroom.Clearance.Answer(secret, "Iva Novák", ClearanceAnswer.Cleared, "", "192.0.2.1", "A test");
        var request = (await newsroom.Drafting.Find(id))!.Open!.ClearanceRequests[0];
        Assert.Contains("Ana Petrović signed in to the desk", request.AnsweredFrom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_approver_is_told_who_took_words_for_nobodys()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.InReview();
        var officer = newsroom.As(DemoCast.Officer);
        await newsroom.Clearance.Attribute(officer, id, (await Quotation(newsroom, id)).OfWords, null);
        var edition = (await newsroom.Drafting.Find(id))!.Open!;
        Assert.Equal([("A lamp is a promise,", "Ana Petrović")], edition.Disowned());
    }

    [Theory]
    [InlineData("used")]
    [InlineData("revoked")]
    [InlineData("other words")]
    public async Task An_answer_that_comes_too_late_is_told_so_and_what_was_written_stays_on_the_page(string way)
    {
        await using var newsroom = await TestNewsroom.Serve();
        var (id, secret) = await Asked(newsroom);
        var visitor = newsroom.Visitor();
        var form = await visitor.Page($"/clearance/{secret}");
        var officer = newsroom.As(DemoCast.Officer);
        if (way is "used")
            await newsroom.Clearance.Answer(secret, "Somebody", ClearanceAnswer.Cleared, "", "192.0.2.1", "A test");
        else if (way is "revoked")
            await newsroom.Clearance.Revoke(
                officer,
                id,
                (await newsroom.Drafting.Find(id))!.Open!.ClearanceRequests[0].Id
            );
        else await Change(newsroom, id, "A lamp is", "A lamp is not");
        var answer = await visitor.Submit(
            $"/clearance/{secret}",
            new()
            {
                ["_handler"] = "clearance",
                ["Given"] = nameof(ClearanceAnswer.OtherWords),
                ["OtherWords"] = "A lamp is a duty.",
                ["Name"] = "Iva Novák",
            },
            form
        );
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("This link is no longer valid", page, StringComparison.Ordinal);
        Assert.Contains("A lamp is a duty.", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_turns_nothing_that_stands_around_it()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (id, secret) = await Asked(newsroom);
        await newsroom.Clearance.Answer(secret, "\u202EIva\u202C Novák", ClearanceAnswer.Cleared, "", "192.0.2.1", "A");
        Assert.Equal("Iva Novák", (await Cleared(newsroom, id))!.AnsweredBy);
    }

    [Fact]
    public async Task A_clearance_is_of_these_words_of_this_speaker()
    {
        await using var newsroom = await TestNewsroom.Open(_interviews);
        var id = await newsroom.Draft();
        var officer = newsroom.As(DemoCast.Officer);
        await newsroom.Clearance.Record(
            officer,
            id,
            (await Quotation(newsroom, id)).Fingerprint,
            ClearanceAnswer.Cleared,
            "",
            "His secretary"
        );
        await Change(newsroom, id, "The council", "This morning the council");
        Assert.NotNull(await Cleared(newsroom, id));
        await newsroom.Clearance.Attribute(officer, id, (await Quotation(newsroom, id)).OfWords, "Ana Ağaoğlu");
        Assert.Null(await Cleared(newsroom, id));
        await newsroom.Clearance.Attribute(officer, id, (await Quotation(newsroom, id)).OfWords, "Nuño Ångström");
        Assert.NotNull(await Cleared(newsroom, id));
        await Change(newsroom, id, "A lamp is", "A lamp is not");
        Assert.Null(await Cleared(newsroom, id));
    }

    [Theory]
    [InlineData("", ClearanceAnswer.Cleared, "", "Give your name")]
    [InlineData("Iva", ClearanceAnswer.OtherWords, " ", "Write the words")]
    [InlineData("Iva", ClearanceAnswer.OtherWords, "”", "Write the words")]
    public async Task An_incomplete_answer_is_asked_again_and_uses_nothing_up(
        string name,
        ClearanceAnswer answer,
        string words,
        string sentence
    )
    {
        await using var newsroom = await TestNewsroom.Open();
        var (_, secret) = await Asked(newsroom);
        await Refuses(sentence, () => newsroom.Clearance.Answer(secret, name, answer, words, "192.0.2.1", "A test"));
        Assert.NotNull(await newsroom.Clearance.Open(secret));
    }

    [Fact]
    public async Task The_whole_text_goes_to_one_speaker_and_clears_what_that_speaker_says()
    {
        await using var newsroom = await TestNewsroom.Open(_interviews);
        var id = await newsroom.Draft();
        var secret = (await newsroom.Clearance.Ask(newsroom.As(DemoCast.Officer), id, null, "Nuño Ångström"))[
            "/clearance/".Length..
        ];
        Assert.Null((await newsroom.Clearance.Open(secret))!.Quotation);
        await newsroom.Clearance.Answer(secret, "Iva Novák", ClearanceAnswer.Cleared, "", "192.0.2.1", "A test");
        var edition = (await newsroom.Drafting.Find(id))!.Open!;
        Assert.All(edition.Quotations, q => Assert.Equal(ClearanceAnswer.Cleared, edition.ClearanceOf(q)!.Answer));
    }

    [Fact]
    public async Task Of_two_who_answer_by_one_link_at_once_one_is_heard()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (id, secret) = await Asked(newsroom);
        var heard = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(async i =>
                {
                    try
                    {
                        await Task.Run(() =>
                            newsroom.Clearance.Answer(
                                secret,
                                $"Clerk {i}",
                                i % 2 == 0 ? ClearanceAnswer.Cleared : ClearanceAnswer.Refused,
                                "",
                                "192.0.2.1",
                                "A test"
                            )
                        );
                        return true;
                    }
                    catch (Refusal)
                    {
                        return false;
                    }
                })
        );
        Assert.Single(heard, true);
        Assert.Single((await newsroom.Drafting.Find(id))!.Open!.Clearances);
    }

    [Fact]
    public async Task The_page_of_a_link_is_kept_nowhere_and_a_dead_one_tells_nothing()
    {
        await using var newsroom = await TestNewsroom.Serve();
        var (id, secret) = await Asked(newsroom);
        var visitor = newsroom.Visitor();
        var answer = await visitor.GetAsync($"/clearance/{secret}");
        Assert.Equal((HttpStatusCode.OK, true), (answer.StatusCode, answer.Headers.CacheControl!.NoStore));
        Assert.Contains("noindex", answer.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        var page = await answer.Content.ReadAsStringAsync();
        Assert.Contains("A lamp is a promise", page, StringComparison.Ordinal);
        Assert.DoesNotContain("received the keepers", page, StringComparison.Ordinal);

        var thanks = await visitor.Submit(
            $"/clearance/{secret}",
            new() { ["Given"] = "Cleared", ["Name"] = "Iva Novák" }
        );
        Assert.Contains("Thank you", await thanks.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var (used, guessed) = (
            await newsroom.Visitor().GetAsync($"/clearance/{secret}"),
            await newsroom.Visitor().GetAsync("/clearance/abcdefghijk")
        );
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (used.StatusCode, guessed.StatusCode));
        Assert.Equal(await Body(guessed), await Body(used));
        Assert.NotNull(await Cleared(newsroom, id));

        // Leaves out the encrypted state that Blazor writes into a comment, which differs on every page.
        static async Task<string> Body(HttpResponseMessage answer) =>
            System.Text.RegularExpressions.Regex.Replace(
                await answer.Content.ReadAsStringAsync(),
                "<!--.*?-->",
                "",
                System.Text.RegularExpressions.RegexOptions.Singleline,
                TimeSpan.FromSeconds(1)
            );
    }

    private static async Task<(string Id, string Secret)> Asked(TestNewsroom newsroom)
    {
        var id = await newsroom.InReview();
        return (
            id,
            (
                await newsroom.Clearance.Ask(
                    newsroom.As(DemoCast.Officer),
                    id,
                    (await Quotation(newsroom, id)).Fingerprint,
                    "Nuño Ångström"
                )
            )["/clearance/".Length..]
        );
    }

    private static async Task Dead(TestNewsroom newsroom, string secret)
    {
        Assert.Null(await newsroom.Clearance.Open(secret));
        await Assert.ThrowsAsync<Refusal>(() =>
            newsroom.Clearance.Answer(secret, "Iva Novák", ClearanceAnswer.Cleared, "", "192.0.2.1", "A test")
        );
    }

    private static async Task Change(TestNewsroom newsroom, string id, string from, string to)
    {
        var words = (await newsroom.Drafting.Find(id))!.Open!.Words;
        Assert.Contains(from, words.Body, StringComparison.Ordinal);
        await newsroom.Write(id, words with { Body = words.Body.Replace(from, to, StringComparison.Ordinal) });
    }

    private static async Task<Quotation> Quotation(TestNewsroom newsroom, string id) =>
        (await newsroom.Drafting.Find(id))!.Open!.Quotations[0];

    private static async Task<Clearance?> Cleared(TestNewsroom newsroom, string id) =>
        (await newsroom.Drafting.Find(id))!.Open!.ClearanceOf(await Quotation(newsroom, id));
}
