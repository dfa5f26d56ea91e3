namespace NewsroomApp.Tests.Statements.Documents;

public class SubstanceTests
{
    private const string Body =
        "The council received the keepers on Wednesday. Mr Ångström said that fifteen lamps are not lit. Teh harbour is open, and the ferries sail at 9.30 from the old quay.";

    [Theory]
    [InlineData("Teh harbour", "The harbour")]
    [InlineData("received the keepers", "recieved the keepers")]
    [InlineData("open, and", "open and")]
    [InlineData("the old quay", "the  old quay")]
    [InlineData("the ferries sail", "all the ferries do sail")]
    public void A_slip_may_be_called_a_typo(string from, string to) => Assert.Empty(Of(from, to));

    [Theory]
    [InlineData("at 9.30", "at 9.45", "a number (9.30 → 9.45)")]
    [InlineData("fifteen lamps", "fifty lamps", "a number (fifteen → fifty)")]
    [InlineData("fifteen lamps", "lamps", "a number (fifteen → nothing)")]
    [InlineData("on Wednesday", "on Tuesday", "a date (Wednesday → Tuesday)")]
    [InlineData("Mr Ångström", "Mr Angstrom", "a name (Ångström → Angstrom)")]
    [InlineData("Mr Ångström said", "Ms Ağaoğlu said", "a name (Ångström → Ağaoğlu)")]
    [InlineData("the council", "the Council of Europe", "a name (nothing → Europe)")]
    [InlineData("are not lit", "are lit", "a negation (not → nothing)")]
    [InlineData("are not lit", "aren’t lit", "a negation (not → aren’t)")]
    [InlineData("is open", "was never open", "a negation (nothing → never)")]
    [InlineData("from the old quay", "in front of the new harbour wall", "words")]
    public void What_matters_to_a_reader_may_not(string from, string to, string reason) =>
        Assert.Contains(
            Of(from.Replace("the council", "The council", StringComparison.Ordinal), to),
            r => r.Contains(reason, StringComparison.Ordinal)
        );

    [Fact]
    public void A_word_in_somebodys_mouth_is_never_a_typo()
    {
        var quoted = Texts.Complete;
        Assert.Equal(
            ["a quotation"],
            Substance.Of(
                quoted,
                quoted with
                {
                    Body = quoted.Body.Replace("promise", "promisse", StringComparison.Ordinal),
                }
            )
        );
        Assert.Empty(
            Substance.Of(
                quoted,
                quoted with
                {
                    Body = quoted.Body.Replace("the chair", "the chairr", StringComparison.Ordinal),
                }
            )
        );
    }

    [Fact]
    public void The_date_line_is_a_date() =>
        Assert.Equal(["the date"], Substance.Of(Texts.Complete, Texts.Complete with { Date = new(2026, 3, 5) }));

    [Fact]
    public void Whatever_stands_there_it_ends()
    {
        var one = Texts.Prose(10_000);
        var other = string.Join(' ', one.Split(' ').Select((w, i) => i % 3 == 0 ? "9" : w));
        Assert.NotEmpty(Substance.Of(new() { Body = one }, new() { Body = other }));
        Assert.NotEmpty(Substance.Of(new(), new() { Body = new string('“', 100_000) + " – ’ ... \ud83d" }));
    }

    [Fact]
    public async Task Only_the_chief_editor_can_call_more_a_typo_and_only_for_these_words()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (ana, chief) = (newsroom.As(DemoCast.Officer), newsroom.As(DemoCast.ChiefEditor));
        var id = await newsroom.Live();
        await newsroom.Publishing.Correct(ana, id);
        var words = Texts.Corrected with { ChangeKind = CorrectionKind.Typo, PublicNote = "" };
        await newsroom.Write(id, words);
        await Refuses("a date (Wednesday → Tuesday)", () => newsroom.Drafting.Submit(ana, id));
        await Assert.ThrowsAsync<Refusal>(() =>
            newsroom.Drafting.AllowTypo(newsroom.As(DemoCast.Editor), id, "The day was dictated wrongly.")
        );
        await Assert.ThrowsAsync<Refusal>(() => newsroom.Drafting.AllowTypo(chief, id, " "));
        await newsroom.Drafting.AllowTypo(chief, id, "The day was dictated wrongly.");
        await Assert.ThrowsAsync<Refusal>(() => newsroom.Drafting.AllowTypo(chief, id, "Again."));
        Assert.Equal(
            "The day was dictated wrongly.",
            (await newsroom.Revisions.History(id))!.Entries.First(e => e.Verb is Verb.Overrule).Note
        );

        await newsroom.Write(id, words with { Kicker = "Lamps" });
        await Assert.ThrowsAsync<Refusal>(() => newsroom.Drafting.Submit(ana, id));
        await newsroom.Write(id, words);
        await newsroom.Drafting.Submit(ana, id);
        await newsroom.Approve(id);
        await newsroom.Publishing.PublishNow(newsroom.As(DemoCast.Editor), id);
        Assert.Equal(CorrectionKind.Typo, (await newsroom.Drafting.Find(id))!.Live!.Words.ChangeKind);
    }

    private static IReadOnlyList<string> Of(string from, string to)
    {
        Assert.Contains(from, Body, StringComparison.Ordinal);
        return Substance.Of(new() { Body = Body }, new() { Body = Body.Replace(from, to, StringComparison.Ordinal) });
    }
}
