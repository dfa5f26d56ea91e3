namespace NewsroomApp.Tests.Statements.Documents;

public class QuotationTests
{
    private const string Visit = """
        The bridge serves both towns, Commissioner Siobhán Nic Cárthaigh said Wednesday after talks in Şile. Ms. Nic Cárthaigh said it was part of “a long handshake” between them. “This matters more than ever since the river rises,” said the Commissioner. “A bridge is two walls. Building one keeps both banks dry,” she said.

        Ms Nic Cárthaigh praised the masons. “Stone and patience are the only way. I ask both towns to go on,” she said. The towns agreed a plan in May. "It offers a new chance to talk, to listen and to build," Mr. Đinđić said.
        """;

    [Fact]
    public void The_quotations_of_a_statement_are_found_with_paragraph_and_speaker()
    {
        var found = In(Visit);
        Assert.Equal(
            [
                (1, "a long handshake", "Ms. Nic Cárthaigh"),
                (1, "This matters more than ever since the river rises,", "the Commissioner"),
                (1, "A bridge is two walls. Building one keeps both banks dry,", "the Commissioner"),
                (2, "Stone and patience are the only way. I ask both towns to go on,", "Ms Nic Cárthaigh"),
                (2, "It offers a new chance to talk, to listen and to build,", "Mr. Đinđić"),
            ],
            found.Select(q => (q.Paragraph, q.Said, q.Speaker))
        );
        Assert.All(found, q => Assert.Equal(q.Said, Visit.Substring(q.Start, q.Length)));
        Assert.All(found, q => Assert.Equal(SpeakerKnown.Guessed, q.Known));
    }

    [Theory]
    [InlineData("„Das Wasser wartet nicht“, sagte er.", "Das Wasser wartet nicht")]
    [InlineData("„Das Wasser wartet nicht\", sagte er.", "Das Wasser wartet nicht")]
    [InlineData("„Woda nie czeka”, powiedział.", "Woda nie czeka")]
    [InlineData(",,Ja, gern'' sagte Udo Lang.", "Ja, gern")]
    [InlineData("&ldquo;We are ready,&rdquo; said Anna Berg.", "We are ready,")]
    [InlineData("Caf&eacute; &quot;Ready,&quot; said Anna Berg.", "Ready,")]
    [InlineData("&#8220;We are ready,&#x201d; said Anna Berg.", "We are ready,")]
    [InlineData("&laquo;Nous&nbsp;sommes pr&ecirc;ts&raquo;, a dit Bo Li.", "Nous&nbsp;sommes pr&ecirc;ts")]
    [InlineData("&OpenCurlyDoubleQuote;Ready.&CloseCurlyDoubleQuote;", "Ready.")]
    [InlineData("\\\"Ready for \\\\ spring,\\\" said Anna Berg.", "Ready for \\\\ spring,")]
    [InlineData("«L’eau n’attend pas», dit-il.", "L’eau n’attend pas")]
    [InlineData("« L’eau n’attend pas », dit-il.", "L’eau n’attend pas")]
    [InlineData("»Das Wasser wartet nicht«, sagte er.", "Das Wasser wartet nicht")]
    [InlineData("<<L'eau n'attend pas>>, dit-il.", "L'eau n'attend pas")]
    [InlineData("Dit-il : << L'eau\n\n<< n'attend pas >>.", "L'eau\n\n<< n'attend pas")]
    [InlineData("> He said:\n>> <<Water does not wait>> twice.", "Water does not wait")]
    [InlineData("\"Water does not wait,\" he said.", "Water does not wait,")]
    [InlineData("(\"Water does not wait.\")", "Water does not wait.")]
    [InlineData(
        "“He told me ‘wait’ and I said „no“ and “never” twice.”",
        "He told me ‘wait’ and I said „no“ and “never” twice."
    )]
    [InlineData("„Er sagte ‚warte‘ und «geh» zu mir.“", "Er sagte ‚warte‘ und «geh» zu mir.")]
    [InlineData("„Er sagte „warte“ und „geh“ zu mir.“", "Er sagte „warte“ und „geh“ zu mir.")]
    [InlineData("»Er sagte »warte« und »geh« zu mir.«", "Er sagte »warte« und »geh« zu mir.")]
    [InlineData("»Sagte er »warte«?«, fragte sie.", "Sagte er »warte«?")]
    [InlineData("»Hän sanoi »odota» ja lähti», hän kertoi.", "Hän sanoi »odota» ja lähti")]
    [InlineData("”Han sade ”vänta” och gick”, sade hon.", "Han sade ”vänta” och gick")]
    [InlineData("“One thing. Another thing? A third!” she said.", "One thing. Another thing? A third!")]
    [InlineData("“First half.\n\n“Second half,” she said.", "First half.\n\n“Second half,")]
    [InlineData("« Un.\n\n» Deux », dit-elle.", "Un.\n\n» Deux")]
    [InlineData("« Un.\n\n« Deux », dit-elle.", "Un.\n\n« Deux")]
    [InlineData("\"צה\"ל הודיע היום\", אמר.", "צה\"ל הודיע היום")]
    [InlineData("“Never closed.\n\nNext paragraph.", "Never closed.")]
    [InlineData("**“Bold words”** he said.", "Bold words")]
    [InlineData("He said:\n\n> Water does not wait.\n>\n> — Anna Holm, minister", "Water does not wait.")]
    [InlineData("> “Water does not wait,” he said.", "Water does not wait,")]
    [InlineData("❝Water does not wait,❞ he said.", "Water does not wait,")]
    [InlineData("≪Water does not wait≫, he said.", "Water does not wait")]
    [InlineData("＂Water does not wait,＂ he said.", "Water does not wait,")]
    [InlineData("”Vattnet väntar inte”, sade hon.", "Vattnet väntar inte")]
    [InlineData("’Vattnet väntar inte’, sade hon.", "Vattnet väntar inte")]
    [InlineData("Hon sade: ”Vattnet väntar inte.”", "Vattnet väntar inte.")]
    [InlineData("»Vesi ei odota», hän sanoi.", "Vesi ei odota")]
    [InlineData("他说：「水不等人。」", "水不等人。")]
    [InlineData("彼は『水は待たない』と述べた。", "水は待たない")]
    [InlineData("他说：“水不等人。”", "水不等人。")]
    [InlineData("‘Water does not wait,’ he said.", "Water does not wait,")]
    [InlineData("‘It’s the keepers’ lamp,’ she said. It’s the ministers’ view.", "It’s the keepers’ lamp,")]
    [InlineData("It was part of ‘a long handshake’ between them.", "a long handshake")]
    [InlineData("They spoke of ‘long handshakes’ between them.", "long handshakes")]
    [InlineData("'Water doesn't wait,' he said; the keepers' view.", "Water doesn't wait,")]
    [InlineData("‚Wasser wartet nicht‘, sagte er.", "Wasser wartet nicht")]
    [InlineData("‹L’eau› et le feu", "L’eau")]
    [InlineData("‹ L’eau › et le feu", "L’eau")]
    [InlineData("彼は〝水〟と述べた。", "水")]
    [InlineData("王毅说\"水不等人\"。", "水不等人")]
    [InlineData("وقال و\"لا نوافق\".", "لا نوافق")]
    [InlineData(",,Woda nie czeka\", powiedział.", "Woda nie czeka")]
    [InlineData("‘I love rock ’n’ roll,’ he said.", "I love rock ’n’ roll,")]
    public void Marks_of_every_house_are_known(string text, string said) =>
        Assert.Equal([said], In(text).Select(q => q.Said));

    [Theory]
    [InlineData("A pipe of 5\" and one of 7\" met.")]
    [InlineData("The keepers’ lamps, ’tis said, don’t wait.")]
    [InlineData("See [the list](https://example.org/ \"a title\") and `\"code\"`.")]
    [InlineData("צה\"ל ומנכ\"ל הודיעו.")]
    [InlineData("A shift of 1 << 4 is 16.")]
    [InlineData("An empty pair “” and “…”.")]
    [InlineData("A stray ” closes nothing.")]
    [InlineData("‘Tis said that the lamps don’t wait.")]
    [InlineData("'Tis said that the keepers' lamps don't wait.")]
    [InlineData("In the ‘90s and the '80s the keepers’ lamps were lit.")]
    [InlineData("’Twas the keepers’ lamp in the ’90s.")]
    [InlineData("Rock ’n’ roll, 6' tall")]
    [InlineData("AT&T; &amp;quot;no&amp;quot; \\&ldquo;none&rdquo;")]
    [InlineData("We like rock 'n' roll and rock ‘n’ roll.")]
    [InlineData("Rock 'n' roll in a room that is 6' 2\" wide and 9' high.")]
    public void What_is_no_quotation_is_none(string text) => Assert.Empty(In(text));

    [Theory]
    [InlineData("王毅说\"同意\"，又说\"好\"。", "同意|好")]
    [InlineData("”Ett”, sade hon. ”Två.”", "Ett|Två.")]
    [InlineData("„Eins“, sagte sie. »Zwei.«", "Eins|Zwei.")]
    [InlineData("»Eins« und »Zwei«", "Eins|Zwei")]
    [InlineData("»Yksi», sanoi. »Kaksi.»", "Yksi|Kaksi.")]
    [InlineData("‘One,’ said the keepers’ chair. ‘Two.’", "One,|Two.")]
    [InlineData("“One,” he said, «deux», „drei“.", "One,|deux|drei")]
    [InlineData("Rock 'n' roll. \"One,\" said Jo. It is 6' 2\" wide.", "One,")]
    [InlineData("Drum 'n' bass. “One,” said Jo. The room is 9' high.", "One,")]
    public void Several_in_a_row_are_kept_apart(string text, string said) =>
        Assert.Equal(said.Split('|'), In(text).Select(q => q.Said));

    [Fact]
    public void Nobody_is_named_where_the_sentence_goes_on_in_another_language() =>
        Assert.Equal(
            ["Ana Berg", "", "", "", ""],
            In(
                    "“One,” said Ana Berg. „Zwei“, sagte Minister Karl Huber. «Trois», a dit la ministre.\n\n"
                        + "«Четыре», — сказал министр.\n\n「五」，部长说。"
                )
                .Select(q => q.Speaker)
        );

    [Fact]
    public void A_missing_closing_mark_is_noticed() =>
        Assert.Equal(
            [false, true],
            In("“Never closed.\n\n“But he did,” she said. “Yes.").Select(q => q.IsClosed).Distinct().Order()
        );

    [Theory]
    [InlineData("“We keep it,” said the chair, Nuño Ångström.", "Nuño Ångström")]
    [InlineData("“We keep it,” said the commissioner for provisions, Nuño Ångström, in Tallvik.", "Nuño Ångström")]
    [InlineData("“We keep it,” the Secretary General said.", "the Secretary General")]
    [InlineData("“We keep it.” — Anna Berg", "Anna Berg")]
    [InlineData("“We keep it.”\n– Anna Berg, minister of lakes", "Anna Berg")]
    [InlineData("> “We keep it.”\n> \\-- Anna de la Cruz.", "Anna de la Cruz")]
    [InlineData("“We keep it.” — Berlin, Monday. Anna Berg left.", "")]
    [InlineData("“We keep it,” said H.E. Dr. Anna Berg in Tallvik.", "H.E. Dr. Anna Berg")]
    [InlineData("“We keep it,” Mr. O’Brien-Šmits further noted.", "Mr. O’Brien-Šmits")]
    [InlineData("Ms Ağaoğlu, added that it was “one of many”.", "")]
    [InlineData("Ms Ağaoğlu added that it was “one of many”.", "Ms Ağaoğlu")]
    [InlineData("Ana de la Cruz said: “We keep it.”", "Ana de la Cruz")]
    [InlineData("“We keep it.”", "")]
    [InlineData("“We keep it,” said Mr. Brown. “So do we,” Minister Rinkēvičs answered.", "Mr. Brown|Minister Rinkēvičs")]
    [InlineData("Mr. Brown said “we go”. Ms. Kern said “we stay”.", "Mr. Brown|Ms. Kern")]
    [InlineData("Mr. Brown said: “We go.” Ms. Kern said: “We stay.”", "Mr. Brown|Ms. Kern")]
    [InlineData("Mr. Brown called it “good news.” Ms. Kern added that it was late.", "Mr. Brown")]
    [InlineData("“We go.” Ms. Kern said. “We stay.”", "Ms. Kern|Ms. Kern")]
    [InlineData("Mr. Brown said “no”. “We wait,” Mr. White pointed out.", "Mr. Brown|Mr. White")]
    [InlineData("Mr. Brown said “no”. “Well,” Reuters concluded.", "Mr. Brown|Reuters")]
    [InlineData("Ms. Kern said “yes”.\n\nMr. Brown: “No.”", "Ms. Kern|Mr. Brown")]
    [InlineData("“We keep it,” said Ms. Kern’s spokesman.", "")]
    [InlineData("The agreement is called “Open Sky”.", "")]
    [InlineData("“We keep it,” said Jean-Claude d’Artagnan-Müßig.", "Jean-Claude d’Artagnan-Müßig")]
    [InlineData("“We keep it,” said Mark O’Neill Jr. “Hm,” Ms d’Estaing said.", "Mark O’Neill Jr|Ms d’Estaing")]
    [InlineData("> We keep it.\n> — Anna Holm", "Anna Holm")]
    [InlineData("> We keep it.\n> -- Anna Holm", "Anna Holm")]
    [InlineData("> We keep it.\n> --- **Anna Holm**, minister", "Anna Holm")]
    [InlineData("> We keep it.\n> ― Anna Holm, minister of lakes", "Anna Holm")]
    [InlineData("> We keep it.\n> (Anna Holm)", "Anna Holm")]
    [InlineData("> We keep it.\n> *Anna Holm*", "Anna Holm")]
    [InlineData("> We keep it.\n> ~ Anna Holm", "Anna Holm")]
    [InlineData("> We keep it.\n> (With applause)", "")]
    [InlineData("> We keep it.\n> *All of it.*", "")]
    [InlineData("“We wait,” -- Anna Holm\n\n“We go.” --- Bo Li", "Anna Holm|Bo Li")]
    [InlineData("As stated by Bo Li, “we go”.", "Bo Li")]
    [InlineData("“We go,” said Anna Berg and Bo Li in a joint statement.", "")]
    [InlineData("“We go,” Anna Berg quoted Bo Li as saying.", "")]
    [InlineData("“The lakes are free,” said Article 5.", "")]
    [InlineData("“We go,” said No one. It said “we stay”.", "|")]
    [InlineData("“We keep it,” said Abdel Fattah el-Sisi.", "Abdel Fattah el-Sisi")]
    [InlineData("Ms. Kern: “We go.” According to Xi Jinping, “we stay”.", "Ms. Kern|Xi Jinping")]
    [InlineData("Ms. Kern said: “We go.” According to the mayor of Riga, Jo Ozols, “no”.", "Ms. Kern|Jo Ozols")]
    [InlineData("“We go,” said Ms. Kern. For John Roe, “it was late”.", "Ms. Kern|John Roe")]
    [InlineData("“We go,” said Ms. Kern. In the words of Edi Rama, “we stay”.", "Ms. Kern|Edi Rama")]
    [InlineData("“We go,” said Ms. Kern. To quote from a letter of Edi Rama: “we stay”.", "Ms. Kern|")]
    [InlineData("“We go,” said Ms. Kern. In her view, “we stay”.", "Ms. Kern|Ms. Kern")]
    [InlineData("“We go,” said the [minister of finance](https://example.org/fin).", "the minister of finance")]
    [InlineData("“We go,” said the [*minister*](https://example.org/fin) of health.", "the minister of health")]
    [InlineData(@"“We go,” said Jane\-Ann Doe.", "Jane-Ann Doe")]
    [InlineData("“We go,” said John&nbsp;Roe.", "John Roe")]
    [InlineData("“We go,” said **Jane Doe**.", "Jane Doe")]
    [InlineData("*John Roe* said: “We go.”", "John Roe")]
    [InlineData("“We go,” said [Jane Doe](https://example.org/doe).", "Jane Doe")]
    [InlineData("**Jane Doe:** “We go.”", "Jane Doe")]
    [InlineData("Q: “Do you go?”\n\nA: “We go.”", "|")]
    [InlineData("It is at 48°51'24\"N. He said \"go now please\".", "")]
    public void The_speaker_is_guessed_from_the_attribution(string text, string speaker) =>
        Assert.Equal(speaker.Split('|'), In(text).Select(q => q.Speaker));

    [Fact]
    public void A_corrected_speaker_stays_with_the_words_and_nobody_is_an_answer_too()
    {
        var by = new SignOff("a", "Ana", Role.PressOfficer, default);
        var words = new Document { Body = "“We keep it,” she said. He opened “The Lamp”." };
        var before = QuotationFinder.In(words, []);
        Attribution[] corrected =
        [
            new()
            {
                Words = before[0].OfWords,
                Speaker = "Nuño Ångström",
                By = by,
            },
            new()
            {
                Words = before[1].OfWords,
                Speaker = null,
                By = by,
            },
        ];
        var found = QuotationFinder.In(
            words with
            {
                Body = "Later.\n\n" + words.Body.Replace("keep it,", "keep it.", StringComparison.Ordinal),
            },
            corrected
        );
        Assert.Equal(
            [("Nuño Ångström", SpeakerKnown.Said, true), ("", SpeakerKnown.Nobody, false)],
            found.Select(q => (q.Speaker, q.Known, q.IsSomebodys))
        );
        Assert.NotEqual(before[0].Fingerprint, found[0].Fingerprint);
    }

    [Theory]
    [InlineData("We keep it.", "We *keep*\nit,", true)]
    [InlineData("We keep it.", "We kept it.", false)]
    [InlineData("We do not keep it.", "We do keep it.", false)]
    public void A_fingerprint_is_of_the_words_and_not_of_their_dress(string one, string other, bool same) =>
        Assert.Equal(same, Quotation.Of(one, "Ana") == Quotation.Of(other, "Ana"));

    [Fact]
    public void A_hundred_thousand_nested_marks_are_one_quotation()
    {
        Assert.Single(In("A " + new string('“', 100_000) + "deep"));
        Assert.Single(In("A " + new string('“', 100_000) + "deep" + new string('”', 100_000)));
        Assert.InRange(In(string.Concat(Enumerable.Repeat("“a ", 50_000))).Count, 1, 1);
        Assert.Equal(20_000, In(string.Concat(Enumerable.Repeat("\"a,\" he said. ", 20_000))).Count);
    }

    private static IReadOnlyList<Quotation> In(string body) => QuotationFinder.In(new() { Body = body }, []);
}
