using Bunit;

namespace NewsroomApp.Tests.Margin;

/// <summary>Whose words the quotations are, and whether their speakers stand by them.</summary>
public class QuotationListTests : MarginStory
{
    private const string Lamp = "A lamp is a promise,";

    private const string Keep = "We keep it.";

    private static readonly Document _interview = Texts.Complete with { Kind = "Interview" };

    [Fact]
    public async Task A_text_without_quotation_marks_says_that_there_is_nothing_to_clear()
    {
        var ana = await Quotations(await Newsroom.Draft(Texts.Complete with { Body = "Nobody says a word." }));
        await ana.Shows("No quotation marks in this text. Direct quotations appear here by themselves.");
        Assert.Empty(ana.All("article, form"));
    }

    [Fact]
    public async Task A_quotation_says_where_it_stands_and_whose_it_seems_to_be()
    {
        var ana = await Quotations(
            await Newsroom.Draft(
                Texts.Complete with
                {
                    Headline = "“Welcome”",
                    Body = Texts.Complete.Body + "\n\nAnd “on it goes",
                }
            )
        );
        await ana.Row(Lamp).Shows("Paragraph 2 · Nuño Ångström (as the text has it)");
        await ana.Row(Keep).Shows("Paragraph 2 · Nuño Ångström (as the text has it)");
        await ana.Row("“Welcome”").Shows("Headline · nobody is named");
        await ana.Row("on it goes").Shows("its closing mark is missing");
        Assert.Equal(["Show", "Speaker"], ana.Row("“Welcome”").Buttons);
        await ana.Row(Lamp).Press("Show");
        Assert.Equal([Lamp], Sought);
    }

    [Theory]
    [InlineData("Interview", "Each of these has to be cleared by its speaker’s office before the text is approved.")]
    [InlineData("Press statement", "This kind of statement goes out without clearance.")]
    public async Task The_list_says_whether_this_kind_of_statement_needs_clearance(string kind, string sentence)
    {
        var ana = await Quotations(await Newsroom.Draft(Texts.Complete with { Kind = kind }));
        await ana.Shows(sentence);
    }

    [Fact]
    public async Task Who_is_quoted_is_listed_only_once_a_person_has_confirmed_who_it_is()
    {
        var id = await Newsroom.Draft(
            Texts.Complete with
            {
                Speakers = [],
                Body =
                    "Secretary General Ana Berg spoke. “One,” said the Secretary General. “Two,” Mr Óskarsson said. "
                    + "“Three,” added the chair. “Four,” the chair said.",
            }
        );
        var ana = await Quotations(id);
        await ana.Shows("Nobody yet. A name is listed once somebody has confirmed it.");
        Assert.Equal("Ana Berg", ana.Field("Who is “the Secretary General”").GetAttribute("value"));
        await ana.Fill("Who is “Mr Óskarsson”", "Jón Óskarsson");
        await ana.Fill("Who is “the chair”", "Iva Novák");
        await ana.Press("Confirm all 3");
        await Lists("Ana Berg, Jón Óskarsson, Iva Novák");
        Assert.Empty(ana.All(".speakers form"));
        var edition = await Edition(id);
        Assert.Equal(["Ana Berg", "Jón Óskarsson", "Iva Novák"], edition.Words.Speakers);
        Assert.Equal(
            ["the Secretary General", "Mr Óskarsson", "Iva Novák", "Iva Novák"],
            edition.Quotations.Select(q => q.Speaker)
        );
        Assert.Empty((await Quotations(id)).All(".speakers form"));
        await ana.Press("Remove Ana Berg");
        await Lists("Jón Óskarsson, Iva Novák");

        Task Lists(string names) =>
            ana.Until(() =>
                Assert.Equal(names, string.Join(", ", ana.All(".speakers strong").Select(s => s.TextContent)))
            );
    }

    [Fact]
    public async Task Who_is_not_quoted_any_more_is_not_listed_when_it_goes_to_review()
    {
        var id = await Newsroom.Draft(Texts.Complete with { Speakers = ["Nuño Ångström", "Ana Berg"] });
        await (await Quotations(id)).Shows("Not quoted any more: will not be listed.");
        await Newsroom.Drafting.Submit(Newsroom.As(DemoCast.Officer), id);
        Assert.Equal(["Nuño Ångström"], (await Edition(id)).Words.Speakers);

        // What is changed in review a writer has to settle, since others have read who is listed.
        var words = (await Edition(id)).Words with { Body = "The keepers met on Wednesday." };
        await Newsroom.Write(id, words);
        await Refuses("Nuño Ångström is listed, and is not quoted any more", () => Newsroom.Approve(id));
        await Newsroom.Margin.StrikeSpeaker(Newsroom.As(DemoCast.Officer), id, "Nuño Ångström");
        await Newsroom.Approve(id);
    }

    [Fact]
    public async Task A_writer_says_whose_words_they_are_or_that_they_are_nobodys()
    {
        var id = await Newsroom.Draft();
        var ana = await Quotations(id);
        await ana.Row(Lamp).Press("Speaker");
        Assert.Equal("Nuño Ångström", ana.Field("Whose words").GetAttribute("value"));
        Assert.Equal(["Nuño Ångström"], ana.All("#speakers option").Select(o => o.GetAttribute("value")));
        await ana.Fill("Whose words", " ");
        await ana.Press("Keep");
        await ana.Shows("Write the name of whoever says it.");
        await ana.Fill("Whose words", "Ana Ağaoğlu");
        await ana.Press("Keep");
        await ana.Until(() => Assert.Equal("Paragraph 2 · Ana Ağaoğlu", ana.Row(Lamp).Texts(".by").Single()));
        Assert.Equal("Ana Ağaoğlu", (await Edition(id)).Quotations[0].Speaker);

        await ana.Row(Keep).Press("Speaker");
        await ana.Press("Nobody’s: a title or a term");
        await ana.Row(Keep).Shows("Paragraph 2 · a title or a term");
        Assert.Equal(["Show", "Speaker"], ana.Row(Keep).Buttons);
    }

    [Fact]
    public async Task A_link_is_shown_once_and_opens_what_was_asked()
    {
        var id = await Newsroom.Draft();
        var ana = await Quotations(id);
        await ana.Row(Lamp).Press("Link for clearance");
        await ana.Shows("The link for Nuño Ångström. It is shown only now.");
        await ana.Shows(
            "It shows only this quotation, works once, and is good until 7 March 2026, 10:30 (Brussels time)."
        );
        var link = ana.Texts("code").Single();
        Assert.StartsWith("http://localhost:5000/clearance/", link, StringComparison.Ordinal);
        Assert.Equal(Lamp, (await Newsroom.Clearance.Open(link[(link.LastIndexOf('/') + 1)..]))!.Quotation!.Said);

        var copy = ana.Scripts.Setup<bool>("newsroom.copy", link);
        copy.SetResult(false);
        await ana.Press("Copy the link");
        await ana.Shows("The browser did not let it be copied.");
        copy.SetResult(true);
        await ana.Press("Copy the link");
        await ana.Until(() => ana.Button("Copied"));
        await ana.Press("Done");
        await ana.Hides("/clearance/");
        await ana.Row(Lamp).Shows("Ana Petrović made a link for Nuño Ångström; it waits until 7 March 2026, 10:30");
        Assert.Equal(["Show", "Speaker", "Link for clearance", "By telephone"], ana.Row(Keep).Buttons);
    }

    [Fact]
    public async Task A_link_is_sent_by_e_mail_to_an_address_that_is_one()
    {
        var ana = await Quotations(await Newsroom.Draft());
        await ana.Row(Lamp).Press("Link for clearance");
        await ana.Fill("E-mail address", "the office");
        await ana.Press("Send it by e-mail");
        await ana.Shows("“the office” is not an e-mail address. Correct it, or send the link yourself.");
        await ana.Shows("/clearance/");
        await ana.Fill("E-mail address", "office@example.org ");
        await ana.Press("Send it by e-mail");
        await ana.Shows("It lies in the outbox for office@example.org, and goes out by itself.");
        await ana.Hides("/clearance/");
        await ana.Row(Lamp).Shows("made a link for Nuño Ångström, sent to office@example.org; it waits until");
        Assert.Contains(await Newsroom.Outbox.Last(), m => m.To == "office@example.org");
    }

    [Theory]
    [InlineData(ClearanceAnswer.Cleared, "✓ Cleared by Iva Novák,")]
    [InlineData(ClearanceAnswer.Refused, "× Refused by Iva Novák,")]
    [InlineData(ClearanceAnswer.OtherWords, "× Cleared with other words by Iva Novák,")]
    public async Task What_the_office_answers_appears_by_itself_and_it_can_be_asked_again(
        ClearanceAnswer answer,
        string line
    )
    {
        var id = await Newsroom.Draft();
        var ana = await Quotations(id);
        await ana.Row(Lamp).Press("Link for clearance");
        await ana.Shows("it waits until");
        var link = ana.Texts("code").Single();
        var secret = link[(link.LastIndexOf('/') + 1)..];
        await Newsroom.Clearance.Answer(secret, "Iva Novák", answer, "A lamp is a duty.", "192.0.2.1", "A test");
        await ana.Row(Lamp).Shows(line);
        await ana
            .Row(Lamp)
            .Shows("by a link that Ana Petrović made and handed over, answered from 192.0.2.1 (Another program), just now");
        await ana.Hides("it waits until");
        Assert.Contains("Link for clearance", ana.Row(Lamp).Buttons);
        Assert.Equal(answer is ClearanceAnswer.OtherWords, ana.Buttons.Contains("Comments 1"));
    }

    [Fact]
    public async Task A_refused_quotation_stands_in_the_way_of_an_approval_and_is_shown_from_there()
    {
        var id = await Newsroom.InReview();
        var ana = await Quotations(id);
        await ana.Row(Keep).Press("By telephone");
        await ana.Fill("What the office said", nameof(ClearanceAnswer.Refused));
        await ana.Fill("Who said so, for Nuño Ångström", "His secretary");
        await ana.Press("Put on record");
        await ana.Shows("On record.");
        await ana.Press("Approval 0/1");
        await ana.Shows("Quotation: “We keep it.” was refused by the speaker’s office.");
        await ana.Press("Show");
        await ana.Row(Keep).Shows("× Refused by His secretary, by telephone to Ana Petrović, just now");
        Assert.Equal("quotation-2", Shown(ana));
    }

    [Fact]
    public async Task What_was_said_on_the_telephone_needs_a_name_and_the_words_that_were_meant()
    {
        var id = await Newsroom.Draft(_interview);
        var ana = await Quotations(id);
        await ana.Row(Lamp).Press("By telephone");
        Assert.DoesNotContain("Those words", ana.Text, StringComparison.Ordinal);
        await ana.Press("Put on record");
        await ana.Shows("Say who answered for the speaker.");
        await ana.Fill("Who said so", "His secretary");
        await ana.Fill("What the office said", nameof(ClearanceAnswer.OtherWords));
        await ana.Press("Put on record");
        await ana.Shows("Write the words that may be printed.");
        await ana.Fill("Those words", "A lamp is a duty.");
        await ana.Press("Put on record");
        await ana.Row(Lamp).Shows("Cleared with other words by His secretary, by telephone to Ana Petrović,");
        Assert.Equal("A lamp is a duty,", (await Edition(id)).Comments.Single().Replacement);

        await ana.Row(Keep).Press("By telephone");
        await ana.Fill("Who said so", "His secretary");
        await ana.Press("Put on record");
        await ana.Row(Keep).Shows("✓ Cleared by His secretary, by telephone to Ana Petrović, just now");
        Assert.Equal(["Show", "Speaker", "Link for clearance", "By telephone"], ana.Row(Keep).Buttons);
    }

    [Fact]
    public async Task A_clearance_does_not_outlive_the_words_and_a_link_not_the_paragraph_around_them()
    {
        var id = await Newsroom.Draft(_interview);
        var ana = await Quotations(id);
        await ana.Row(Keep).Press("By telephone");
        await ana.Fill("Who said so", "His secretary");
        await ana.Press("Put on record");
        await ana.Row(Keep).Shows("✓ Cleared by");
        await ana.Row(Lamp).Press("Link for clearance");
        await ana.Row(Lamp).Shows("it waits until");

        await Reword(id, Changed("We keep it", "We keep them"), ana);
        await ana.Row(Lamp).Shows("The link for Nuño Ångström is dead: the text around it has changed.");
        Assert.Equal(
            ["Show", "Speaker", "Link for clearance", "By telephone"],
            ana.Row("We keep them.").Buttons
        );
        await ana.Row("We keep them.").Hides("Cleared");
        await Reword(id, _interview, ana);
        await ana.Row(Keep).Shows("✓ Cleared by");
        await ana.Row(Lamp).Shows("it waits until");
        Clock.Advance(ClearanceRequest.Lifetime);
        await Reword(id, _interview with { Kicker = "Lamps" }, ana);
        await ana.Row(Lamp).Shows("The link for Nuño Ångström is dead: it is too old.");
        await ana.Row(Lamp).Press("Revoke");
        await ana.Hides("is dead");
    }

    [Fact]
    public async Task A_footnote_in_a_quotation_is_no_part_of_what_was_said()
    {
        var words = Texts.Complete with { Body = "“A lamp[^1] is a vow[^x],” said the chair.\n\n[^1]: Since 1931." };
        var ana = await Quotations(await Newsroom.Draft(words));
        await ana.Row("“A lamp is a vow[^x],”").Press("Show");
    }

    [Fact]
    public async Task The_whole_text_goes_to_the_office_of_one_of_its_speakers()
    {
        var id = await Newsroom.Draft();
        var ana = await Quotations(id);
        await ana.Row(Keep).Press("Speaker");
        await ana.Fill("Whose words", "Ana Ağaoğlu");
        await ana.Press("Keep");
        await ana.Row(Keep).Shows("Ana Ağaoğlu");
        await ana.Fill("Send the whole text to the office of", "Ana Ağaoğlu");
        await ana.Press("Link for the whole text");
        await ana.Shows("The link for Ana Ağaoğlu.");
        await ana.Shows("It shows only this text, works once, and is good until");
        await ana.Shows("Ana Petrović made a link for Ana Ağaoğlu; it waits until");
        var link = ana.Texts("code").Single();
        Assert.Null((await Newsroom.Clearance.Open(link[(link.LastIndexOf('/') + 1)..]))!.Quotation);
        await ana.Press("Revoke");
        await ana.Hides("it waits until");
        Assert.Null(await Newsroom.Clearance.Open(link[(link.LastIndexOf('/') + 1)..]));
    }

    [Fact]
    public async Task In_approved_words_no_speaker_is_changed_but_an_office_can_still_be_asked()
    {
        var ana = await Quotations(await Newsroom.Approved());
        Assert.Equal(["Show", "Link for clearance", "By telephone"], ana.Row(Lamp).Buttons);
    }

    private async Task<Screen> Quotations(string id)
    {
        var ana = await Margin(DemoCast.Officer, id);
        await ana.Press(ana.Buttons.Single(b => b.StartsWith("Quotes", StringComparison.Ordinal)));
        return ana;
    }

    private static Document Changed(string words, string into) =>
        _interview with { Body = _interview.Body.Replace(words, into, StringComparison.Ordinal) };
}
