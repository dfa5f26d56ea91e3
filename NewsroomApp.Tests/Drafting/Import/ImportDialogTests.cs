using Microsoft.EntityFrameworkCore;
using static NewsroomApp.Tests.Support.WordMaker;

namespace NewsroomApp.Tests.Drafting.Import;

public class ImportDialogTests : ComponentStory
{
    private static readonly byte[] _file = new WordMaker
    {
        Header = P(R("Draft v3")),
        Comments = $"<w:comment w:id='1' w:author='Marta Nowak'>{P(R("Who?"))}</w:comment>",
    }.Make(P(R("Lamps"), Style("Titel")) + P(R("The council met.")));

    [Fact]
    public async Task What_is_not_taken_is_said_before_the_draft_is_made()
    {
        var ana = await Open(DemoCast.Officer, "/desk/drafts");
        ana.Upload("lamps.docx", _file);
        await ana.Dialog.Shows("Lamps");
        await ana.Dialog.Shows("4 words");
        await ana.Dialog.Shows("1 comment, kept");
        await ana.Dialog.Shows("Headers and footers: “Draft v3”");
        Assert.Empty(await Drafts());
        await ana.Press("Make the draft");
        await ana.Until(() => Assert.StartsWith("/desk/drafts/", ana.Address, StringComparison.Ordinal));
        Assert.Equal("The council met.", Assert.Single(await Drafts()).Words.Body);
    }

    [Fact]
    public async Task An_import_is_told_and_taken_back()
    {
        var ana = await Imported();
        await ana.Shows("Imported “lamps.docx”: 4 words, 1 comment.");
        await ana.Press("Undo");
        await ana.Until(() => Assert.Equal("/desk/drafts", ana.Address));
        await ana.Shows("It can be recovered under Discarded.");
        Assert.Empty(await Drafts());
    }

    [Fact]
    public async Task An_import_that_somebody_has_written_in_stays()
    {
        var ana = await Imported();
        var id = Assert.Single(await Drafts()).Statement.Id;
        await Newsroom.Drafting.Write(Newsroom.As(DemoCast.Officer), id, Texts.Complete);
        await ana.Press("Undo");
        await ana.Shows("Somebody has written in it since");
        Assert.Single(await Drafts());
    }

    private async Task<Screen> Imported()
    {
        var ana = await Open(DemoCast.Officer, "/desk/drafts");
        ana.Upload("lamps.docx", _file);
        await ana.Press("Make the draft");
        await ana.Until(() => Assert.StartsWith("/desk/drafts/", ana.Address, StringComparison.Ordinal));
        return ana;
    }

    [Fact]
    public async Task Whoever_cancels_has_made_nothing()
    {
        var ana = await Open(DemoCast.Officer, "/desk/drafts");
        ana.Upload("lamps.docx", _file);
        await ana.Dialog.Shows("Make the draft");
        await ana.Press("Cancel");
        await ana.Until(() => Assert.Empty(ana.All("[role=dialog]")));
        Assert.Equal("/desk/drafts", ana.Address);
        Assert.Empty(await Drafts());
    }

    [Fact]
    public async Task Plain_text_goes_on_at_once_and_a_guess_is_told()
    {
        var ana = await Open(DemoCast.Officer, "/desk/drafts");
        ana.Upload("a.txt", [.. "Vu"u8, 0xE8, .. "i\n\nWords"u8]);
        await ana.Dialog.Shows("Read as Windows-1250");
        await ana.Press("Cancel");
        await ana.Until(() => Assert.Empty(ana.All("[role=dialog]")));
        ana.Upload("a.txt", "Lamps\n\nWords"u8.ToArray());
        await ana.Until(() => Assert.StartsWith("/desk/drafts/", ana.Address, StringComparison.Ordinal));
    }

    private async Task<List<Edition>> Drafts()
    {
        await using var db = await Newsroom.Db();
        return await db.Editions.Open().Include(e => e.Statement).ToListAsync();
    }
}
