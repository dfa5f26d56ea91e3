using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using NewsroomApp.Drafting.Import;
using NewsroomApp.Typesetting.Paper;
using static NewsroomApp.Tests.Support.WordMaker;
using Document = NewsroomApp.Statements.Documents.Document;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace NewsroomApp.Tests.Drafting.Import;

/// <summary>A copy that left as a Word document comes back with what somebody marked in it.</summary>
public class MarkedCopyTests
{
    private const string Head = "w:id='1' w:author='Marta Nowak' w:date='2026-03-04T12:00:00Z'";

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
            // A paragraph more, and two that become one.
            {
                P(R("Two lamps are a habit."))
                    + P(Ins("It rained."), Mark("ins"))
                    + P(R("The council thanks them all.")),
                "The",
                "It rained.\n\nThe"
            },
            {
                P(R("Two lamps are a habit."))
                    + P(R("The council thanks them all."), Mark("ins"))
                    + P(Ins("Good night.")),
                "all.",
                "all.\n\nGood night."
            },
            {
                P(R("Two lamps are a habit."), Mark("del")) + P(R("The council thanks them all.")),
                "habit.\n\nThe",
                "habit. The"
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
        var (_, (anchor, replacement)) = marked.Suggestions[^1];
        Assert.Equal((quote, other), (anchor.Quote, replacement));
    }

    [Fact]
    public void What_fits_no_longer_is_said_in_a_comment()
    {
        var change = Del("Tuesday") + Ins("Friday");
        var file = new WordMaker().Make(P(R("The keepers met on ") + change + R(" in Tallvik.")));
        var words = _words with { Body = "They will meet. Nothing is as it was." };
        var marked = MarkedCopy.Read("a.docx", file).Against(words);
        Assert.Empty(marked.Suggestions);
        Assert.Equal([("Marta Nowak", "Put “Friday” in place of “Tuesday”.")], marked.Unfit);
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
