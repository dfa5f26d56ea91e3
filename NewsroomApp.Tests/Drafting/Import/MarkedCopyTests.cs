using CsCheck;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using NewsroomApp.Drafting.Import;
using NewsroomApp.Typesetting;
using NewsroomApp.Typesetting.Paper;
using static NewsroomApp.Tests.Support.WordMaker;
using Document = NewsroomApp.Statements.Documents.Document;
using Picture = NewsroomApp.Statements.Documents.Picture;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace NewsroomApp.Tests.Drafting.Import;

/// <summary>A copy that left as a Word document comes back with what somebody marked in it.</summary>
public class MarkedCopyTests
{
    private const string Head = "w:id='1' w:author='Marta Nowak' w:date='2026-03-04T12:00:00Z'";

    private static readonly string _one = P(R("One lamp is a duty."), Item(1, 0));
    private static readonly string _two = P(R("Two lamps are a habit."), Item(1, 0));
    private static readonly string _list = _one + _two;
    private static readonly string _end = P(R("The council thanks them all."));

    private static readonly Document _words = new()
    {
        Headline = "Keepers of five islands meet",
        Body = "The keepers met **on Tuesday** in Tallvik, and will meet again.\n\n"
            + "- One lamp is a duty.\n- Two lamps are a habit.\n\nThe council thanks them all.",
    };

    /// <summary>What came back, the words that the suggestion is for, and what it puts in their place.</summary>
    public static TheoryData<string, string, string> Changes =>
        new()
        {
            // Put in, with the blank before or behind it.
            {
                P(R("The keepers met ") + Ins("quietly ") + R("on Tuesday in Tallvik, and will meet again.")),
                "met **on",
                "met quietly **on"
            },
            {
                P(R("The keepers met") + Ins(" quietly") + R(" on Tuesday in Tallvik, and will meet again.")),
                "met",
                "met quietly"
            },
            { P(R("The keepe") + Ins("ne") + R("rs met on Tuesday in Tallvik, and will")), "keepers", "keepeners" },
            { P(Ins("Now t") + Del("T") + R("he keepers met on Tuesday in Tallvik, and will")), "The", "Now the" },
            { P(R("on Tuesday in Tallvik, and will meet again") + Ins(" in May") + R(".")), "again", "again in May" },
            // Taken out.
            { P(R("keepers met on Tuesday in Tallvik, and will meet ") + Del("again") + R(".")), "again", "" },
            {
                P(R("The keepers met on Tuesday") + Del(" in Tallvik") + R(", and will")),
                "Tuesday** in Tallvik",
                "Tuesday**"
            },
            {
                P(R("The keepers met on Tuesday in ") + Del("Tallvik, and ") + R("will meet again.")),
                "Tallvik, and will",
                "will"
            },
            // In place of others, by two people, and in a list.
            { P(R("The council ") + Del("thanks ") + Ins("will thank ") + R("them all.")), "thanks", "will thank" },
            {
                P(R("One lamp is a duty.")) + P(R("Two lamps are a ") + Del("habit") + Ins("joy [sic]") + R(".")),
                "habit",
                "joy \\[sic]"
            },
            {
                P(R("The council ") + Ins("humbly ", "Piotr") + R("thanks them all.")),
                "council thanks",
                "council humbly thanks"
            },
            // Moved.
            {
                P(R("The council thanks them") + $"<w:moveFrom {Head}>{R(" all")}</w:moveFrom>" + R(".")),
                "them all",
                "them"
            },
            // Inserted within a link, and what was put in and taken out again.
            {
                P(
                    R("The council ")
                        + $"<w:ins {Head}><w:del {Head}>{R("x")}</w:del>{R("always ")}</w:ins>"
                        + R("thanks them all.")
                ),
                "council thanks",
                "council always thanks"
            },
            // A paragraph more, in both forms that Word writes, and two that become one.
            { _list + P(Ins("It rained."), Mark("ins")) + _end, "The", "It rained.\n\nThe" },
            { _list + P(R("The council thanks them all."), Mark("ins")) + P(Ins("Bye.")), "all.", "all.\n\nBye." },
            { _list + _end + P(Ins("Bye."), Mark("ins")), "all.", "all.\n\nBye." },
            // One that is parted, and one that is taken out.
            {
                P(R("The keepers met on Tuesday "), Mark("ins")) + P(R("in Tallvik, and will meet again.")),
                "Tuesday** in",
                "Tuesday**\n\nin"
            },
            {
                _list + P(Del("The council thanks them all."), Mark("del")),
                "habit.\n\nThe council thanks them all.",
                "habit."
            },
            // In a list.
            { _one + P(Ins("Three."), Item(1, 0) + Mark("ins")) + _two + _end, "duty.", "duty.\n- Three." },
            {
                _one + P(R("Two lamps are a habit."), Item(1, 0) + Mark("ins")) + P(Ins("Three."), Item(1, 0)) + _end,
                "habit.",
                "habit.\n- Three."
            },
            { P(Ins("Zero."), Item(1, 0) + Mark("ins")) + _list + _end, "- One", "- Zero.\n- One" },
            {
                _one + P(Del("Two lamps are a habit."), Item(1, 0) + Mark("del")) + _end,
                "duty.\n- Two lamps are a habit.",
                "duty."
            },
            // At the end of a headline, though what follows it is another part.
            {
                P(R("Keepers of five islands meet") + Ins(" again")) + P(R("The keepers met on Tuesday in Tallvik")),
                "meet",
                "meet again"
            },
        };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_tracked_change_becomes_a_suggestion_for_the_words_that_were_typed(
        string body,
        string quote,
        string other
    )
    {
        var marked = MarkedCopy.Read("a.docx", new WordMaker().Make(body)).Against(_words);
        Assert.Empty(marked.Unfit);
        var suggestion = marked.Suggestions.Last();
        Assert.Equal((quote, other), (suggestion.Anchor!.Quote, suggestion.Replacement));
    }

    [Fact]
    public void A_change_in_a_footnote_is_never_passed_over()
    {
        var note = P(Del("Provisional") + Ins("Final") + R(" figures."));
        var word = new WordMaker { Footnotes = $"<w:footnote w:id='1'>{note}</w:footnote>" };
        var marked = MarkedCopy.Read("a.docx", word.Make(_end)).Against(_words);
        Assert.Contains("Put “Final” in place of “Provisional”.", Assert.Single(marked.Changes).Text);
    }

    [Fact]
    public void What_fits_no_longer_is_said_in_a_comment()
    {
        var marks = Del("Tuesday") + Ins("Friday");
        var file = new WordMaker().Make(P(R("The keepers met on ") + marks + R(" in Tallvik.")));
        var words = _words with { Body = "They will meet. Nothing is as it was." };
        var marked = MarkedCopy.Read("a.docx", file).Against(words);
        Assert.Empty(marked.Suggestions);
        var change = Assert.Single(marked.Unfit);
        Assert.Equal(
            ("Marta Nowak", null, "Put “Friday” in place of “Tuesday”. Its place was not found in the text as it stands now."),
            (change.Author, change.Anchor, change.Text)
        );
    }

    /// <summary>The body, and the words that the comment hangs on and says.</summary>
    public static TheoryData<string, string, string> ByHand =>
        new()
        {
            {
                P(R("One lamp is a duty."), Item(1, 0) + Mark("del")) + _two,
                "duty.",
                "Join two paragraphs after “One lamp is a duty.”."
            },
        };

    [Theory]
    [MemberData(nameof(ByHand))]
    public void What_no_suggestion_can_say_hangs_on_its_words(string body, string quote, string said)
    {
        var marked = MarkedCopy.Read("a.docx", new WordMaker().Make(body)).Against(_words);
        var change = Assert.Single(marked.Changes);
        Assert.Equal((quote, said), (change.Anchor?.Quote, change.Text));
    }

    [Theory]
    [InlineData("> We must.\n>\n> We will.", "will.", "will.\n>\n> We can.")]
    [InlineData("1. We must.\n2. We will.", "will.", "will.\n3. We can.")]
    [InlineData("1. We must.\n2. We will.\n3. We dare.", "will.", null)]
    [InlineData("We must.\n\nWe will.", "will.", "will.\n\nWe can.")]
    public void A_paragraph_more_is_marked_like_the_one_before_it(string typed, string quote, string? other)
    {
        var look = Style("Quote");
        var body = P(R("We must."), look) + P(R("We will."), look) + P(Ins("We can."), look + Mark("ins"));
        var copy = MarkedCopy.Read("a.docx", new WordMaker().Make(body + P(R("We dare."))));
        var change = Assert.Single(copy.Against(new() { Body = typed }).Changes);
        Assert.Equal((quote, other), (change.Anchor!.Quote, change.Replacement));
    }

    /// <summary>With words of many kinds around them, some bold; each change has its own neighbours.</summary>
    [Fact]
    public void Accepting_all_suggestions_gives_what_Word_shows()
    {
        string[] some = ["keepers", "of", "five", "“met”", "Þórunn", "12.5", "(again)", "北", "lamp’s", "and"];
        var word = Gen.Select(Gen.Int[0, some.Length - 1].Select(i => some[i]), Gen.Bool, Gen.Int[0, 3]);
        word.Array[1, 14].Array[1, 4].Sample(paragraphs =>
            {
                var (typed, copy, shown) = ("", "", "");
                foreach (var (line, number) in paragraphs.Select((p, i) => (p, i)))
                {
                    var runs = "";
                    foreach (var ((text, isBold, change), i) in line.Select((w, i) => (w, i)))
                    {
                        var own = $"{text}{number}x{i}";
                        typed += isBold ? $"**{own}** " : own + " ";
                        var act = i % 4 == 1 ? change : 0;
                        runs += act switch
                        {
                            1 => Del(own + " "),
                            2 => Ins("new ") + R(own + " "),
                            3 => Del(own) + Ins("other") + R(" "),
                            _ => R(own + " "),
                        };
                        shown += act switch
                        {
                            1 => "",
                            2 => "new " + own + " ",
                            3 => "other ",
                            _ => own + " ",
                        };
                    }
                    (typed, shown, copy) = (typed.TrimEnd() + "\n\n", shown.TrimEnd() + "\n\n", copy + P(runs));
                }
                var words = new Document { Body = typed.TrimEnd() };
                var file = new WordMaker().Make(copy);
                if (!copy.Contains("w:author", StringComparison.Ordinal)) return;
                foreach (var change in MarkedCopy.Read("a.docx", file).Against(words).Changes)
                {
                    var place = change.Anchor!.FindIn(words)!;
                    var text = words.Body.Remove(place.Start, place.Length).Insert(place.Start, change.Replacement!);
                    words = words with { Body = text };
                }
                Assert.Equal(shown.TrimEnd(), TypesetText.Of(words, Parts.Body).Plain);
            },
            iter: 300
        );
    }

    /// <summary>Whatever is typed, and whatever comes back.</summary>
    [Fact]
    public void Every_change_becomes_a_suggestion_for_words_that_are_there_or_a_comment()
    {
        string[] lines =
        [
            "We must.", "- We will.", "2. We can.", "> We *dare*.", "**We** do [a](https://x.example).", "***", "- ",
            "| a | b |\n|---|---|\n| We | will |", "![](picture-1)", "We[^1]\n\n[^1]: Must.", "  We must.  ",
            "`We` \\\nmust",
        ];
        string[] runs =
        [
            R("We must."), R(" "), R("We "), Ins("We will."), Ins(" "), Del("We "), Del("must."), Del(" "),
            Ins("\u00A0x"),
            $"<w:moveFrom {Head}>{R("will.")}</w:moveFrom>", "<w:r><w:tab/></w:r>", R("Must."), R("dare"),
        ];
        string[] looks = ["", Item(1, 0), Style("Quote")];
        string[] marks = ["", "", Mark("ins"), Mark("del")];
        var line = Gen.Int[0, lines.Length - 1].Select(i => lines[i]);
        var run = Gen.Int[0, runs.Length - 1].Select(i => runs[i]);
        var paragraph = Gen.Select(run.Array[0, 5], Gen.Int[0, looks.Length - 1], Gen.Int[0, marks.Length - 1])
            .Select((r, look, mark) => P(string.Concat(r), looks[look] + marks[mark]));
        Gen.Select(line.Array[0, 6], paragraph.Array[1, 6]).Sample((typed, copy) =>
            {
                var body = string.Concat(copy);
                if (!body.Contains("w:author", StringComparison.Ordinal)) return;
                var words = new Document { Headline = "We must.", Body = string.Join("\n\n", typed) };
                foreach (var change in MarkedCopy.Read("a.docx", new WordMaker().Make(body)).Against(words).Changes)
                    if (change.Replacement is null) Assert.NotEqual("", change.Text);
                    else Assert.Equal(change.Anchor!.Quote, Quoted(change.Anchor, words));
            },
            iter: 500
        );

        static string Quoted(Anchor anchor, Document words) =>
            words[Parts.Keyed(anchor.Part)!].Substring(anchor.Start, anchor.Quote.Length);
    }

    [Fact]
    public void A_paragraph_put_in_and_the_next_taken_out_are_two_changes()
    {
        var body = P(Ins("Three."), Item(1, 0) + Mark("ins")) + P(Del("The council ") + R("thanks them all."));
        var marked = MarkedCopy.Read("a.docx", new WordMaker().Make(_list + body)).Against(_words);
        Assert.Equal(
            [("habit.", "habit.\n- Three."), ("The council thanks", "thanks")],
            marked.Suggestions.Select(s => (s.Anchor!.Quote, s.Replacement!))
        );
    }

    /// <summary>They are printed at the end, wherever they were typed.</summary>
    [Fact]
    public void Words_of_a_text_and_of_its_notes_are_not_taken_together()
    {
        var words = new Document { Body = "[^1]: Must.\n\nWe[^1]" };
        var file = new WordMaker().Make(P(Del("We Must.")));
        Assert.Single(MarkedCopy.Read("a.docx", file).Against(words).Unfit);
    }

    [Fact]
    public void A_text_without_a_letter_takes_no_suggestion()
    {
        var file = new WordMaker().Make(P(Ins("It rained."), Mark("ins")) + P(R("Nothing.")));
        Assert.Single(MarkedCopy.Read("a.docx", file).Against(new() { Body = "***" }).Unfit);
    }

    [Fact]
    public void Two_places_alike_are_not_guessed_at()
    {
        var words = new Document { Body = "One.\n\nYes.\n\nTwo.\n\nYes.\n\nThree." };
        var file = new WordMaker().Make(P(R("Other words. ") + Del("Yes.") + R(" More other words.")));
        Assert.Single(MarkedCopy.Read("a.docx", file).Against(words).Unfit);
    }

    [Fact]
    public async Task What_went_out_as_Word_comes_back_as_suggestions_and_comments_that_its_writer_can_accept()
    {
        await using var newsroom = await TestNewsroom.Open();
        var ana = newsroom.As(DemoCast.Officer);
        var id = await newsroom.Draft(_words with { Place = "Tallvik", PressContact = "The desk, on Sundays" });
        var draft = (await newsroom.Drafting.Find(id))!.Open!;
        var institution = new Institution { InstitutionName = "Lake Office" };
        var paper = WordPaper.Of(
            new(institution, draft.Words, new(2031, 5, 12), "https://x.example/a", "Draft", "Edition 1")
        );
        var copy = MarkedCopy.Read("a.docx", Marked(paper));
        // Somebody goes on writing meanwhile, elsewhere in the text.
        var body = draft.Words.Body.Replace("duty", "joy", StringComparison.Ordinal);
        await newsroom.Write(id, draft.Words with { Body = body });
        await newsroom.Drafting.AddMarkings(ana, id, copy);
        var edition = (await newsroom.Drafting.Find(id))!.Open!;
        Assert.Equal(
            [
                ("Marta", "body", "Tuesday", "Friday", ""),
                ("Marta", "pressContact", "Sundays", "Mondays", ""),
                ("Piotr", "headline", "islands", null, "Which ones?"),
            ],
            edition.Comments.Select(c => (c.From, c.Anchor?.Part, c.Anchor?.Quote, c.Replacement, c.Text))
        );
        foreach (var comment in edition.Comments.Take(2)) await newsroom.Margin.Accept(ana, id, comment.Id);
        var words = (await newsroom.Drafting.Find(id))!.Open!.Words;
        Assert.StartsWith("The keepers met **on Friday** in Tallvik", words.Body, StringComparison.Ordinal);
        Assert.Equal("The desk, on Mondays", words.PressContact);
    }

    [Fact]
    public void A_row_put_in_or_taken_out_is_told_whole()
    {
        static string Row(string kind, params string[] cells) =>
            $"<w:tr><w:trPr><w:{kind} {Head}/></w:trPr>"
            + string.Concat(cells.Select(c => $"<w:tc>{P(kind is "ins" ? Ins(c) : Del(c))}</w:tc>"))
            + "</w:tr>";
        static string Kept(params string[] cells) =>
            $"<w:tr>{string.Concat(cells.Select(c => $"<w:tc>{P(R(c))}</w:tc>"))}</w:tr>";
        var words = _words with { Body = "| Year | Lamps |\n|---|---|\n| 2024 | 12 |\n| Total | 12 |" };
        var table = Kept("Year", "Lamps") + Kept("2024", "12") + Row("ins", "2025", "14") + Row("del", "Total", "12");
        var marked = MarkedCopy.Read("a.docx", new WordMaker().Make($"<w:tbl>{table}</w:tbl>")).Against(words);
        Assert.Equal(
            [
                ("Marta Nowak", "Put in a row below the one that begins with “2024”: “2025 | 14”."),
                ("Marta Nowak", "Take out the row “Total | 12” of the table."),
            ],
            marked.Unfit.Select(c => (c.Author, c.Text))
        );
        Assert.Empty(marked.Suggestions);
    }

    /// <summary>On paper they stand on one line with others.</summary>
    [Fact]
    public void Changes_to_a_caption_a_credit_and_a_place_are_found()
    {
        var picture = new Picture(new('a', 64), "picture-1", 10, 10);
        var words = (_words with { Pictures = [picture], Place = "Tallvik" })
            .With(picture.CaptionText, "Keepers on the pier")
            .With(picture.CreditText, "Lake Office");
        var caption = P(R("Keepers ") + Ins("wait ") + R("on the ") + Del("pier") + Ins("quay") + R(" · Lake ")
            + Del("Office") + Ins("House"), Style("Caption"));
        var place = P(Del("Tallvik") + Ins("Holm") + R(", 12 May 2031"), Style("Date"));
        var marked = MarkedCopy.Read("a.docx", new WordMaker().Make(place + caption)).Against(words);
        Assert.Equal(
            [("Tallvik", "Holm"), ("Keepers on", "Keepers wait on"), ("pier", "quay"), ("Office", "House")],
            marked.Changes.Select(c => (c.Anchor?.Quote, c.Replacement))
        );
    }

    [Fact]
    public void What_was_changed_without_tracking_is_named()
    {
        var words = _words with { PressContact = "The desk, on Sundays" };
        var draft = new PaperEdition(new(), words, new(2031, 5, 12), "https://x.example/a", "Draft", "Edition 1");
        var bytes = Marked(WordPaper.Of(draft));
        Assert.Empty(MarkedCopy.Read("a.docx", bytes).Untracked(draft with { Day = new(2031, 5, 13) }));
        using var file = new MemoryStream();
        file.Write(bytes);
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
            foreach (var text in document.MainDocumentPart!.Document!.Descendants<Text>())
                text.Text = text.Text.Replace("Two lamps", "Three lamps", StringComparison.Ordinal);
        var copy = MarkedCopy.Read("a.docx", file.ToArray());
        Assert.Equal(["Three lamps are a habit."], copy.Untracked(draft));
    }

    [Fact]
    public void A_file_that_nobody_marked_is_refused()
    {
        foreach (var file in new[] { new WordMaker().Make(P(R("The keepers met."))), "Words."u8.ToArray() })
            Assert.Throws<Refusal>(() => MarkedCopy.Read("a.docx", file));
    }

    private static string Ins(string words, string author = "Marta Nowak") =>
        $"<w:ins w:id='1' w:author='{author}'>{R(words)}</w:ins>";

    private static string Del(string words) =>
        $"<w:del {Head}><w:r><w:delText xml:space='preserve'>{words}</w:delText></w:r></w:del>";

    private static string Mark(string kind) => $"<w:rPr><w:{kind} {Head}/></w:rPr>";

    /// <summary>As Word does: it takes a run apart for each change.</summary>
    private static byte[] Marked(byte[] paper)
    {
        using var file = new MemoryStream();
        file.Write(paper);
        using (var document = WordprocessingDocument.Open(file, isEditable: true))
        {
            var body = document.MainDocumentPart!.Document!.Body!;
            Change(body, "Tuesday", "Friday");
            Change(body, "Sundays", "Mondays");
            var comments = document.MainDocumentPart.AddNewPart<WordprocessingCommentsPart>();
            comments.Comments = new(
                new DocumentFormat.OpenXml.Wordprocessing.Comment(new Paragraph(new Run(new Text("Which ones?"))))
                {
                    Id = "0",
                    Author = "Piotr",
                }
            );
            var run = Split(body, "islands");
            run.InsertBeforeSelf(new CommentRangeStart { Id = "0" });
            run.InsertAfterSelf(new CommentRangeEnd { Id = "0" });
        }
        return file.ToArray();
    }

    private static void Change(Body body, string old, string now)
    {
        var run = Split(body, old);
        run.InsertBeforeSelf(
            new DeletedRun(new Run(new DeletedText(old))) { Author = "Marta" }
        );
        run.InsertBeforeSelf(new InsertedRun(new Run(new Text(now))) { Author = "Marta" });
        run.Remove();
    }

    private static Run Split(Body body, string words)
    {
        var text = body.Descendants<Text>().First(t => t.Text.Contains(words, StringComparison.Ordinal));
        var run = (Run)text.Parent!;
        var at = text.Text.IndexOf(words, StringComparison.Ordinal);
        var (before, after) = (text.Text[..at], text.Text[(at + words.Length)..]);
        var middle = (Run)run.CloneNode(deep: true);
        var last = (Run)run.CloneNode(deep: true);
        (text.Text, text.Space) = (before, SpaceProcessingModeValues.Preserve);
        middle.GetFirstChild<Text>()!.Text = words;
        var rest = last.GetFirstChild<Text>()!;
        (rest.Text, rest.Space) = (after, SpaceProcessingModeValues.Preserve);
        run.InsertAfterSelf(middle);
        middle.InsertAfterSelf(last);
        return middle;
    }
}
