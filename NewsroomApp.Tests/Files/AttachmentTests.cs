using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Files;
using NewsroomApp.Publishing;
using NewsroomApp.Storage;
using NewsroomApp.Typesetting;
using static NewsroomApp.Tests.Support.TestAttachments;

namespace NewsroomApp.Tests.Files;

public sealed class AttachmentTests : IAsyncLifetime
{
    private static readonly DateOnly _day = new(2031, 5, 12);

    private static readonly Attachment _annex = new(new('a', 64), "file-1", "pdf", 1_234_567);
    private static readonly Attachment _speech = new(new('b', 64), "file-2", "mp3", 52_001);

    private static readonly Document _words = (Texts.Complete with { Attachments = [_annex, _speech] })
        .With(_annex.TitleText, "The joint declaration")
        .With(_speech.TitleText, "The speech");

    private TestNewsroom _newsroom = default!;
    private HttpClient _ana = default!;
    private HttpClient _public = default!;

    private FileFolder Folder => _newsroom.App.Services.GetRequiredService<FileFolder>();

    public async ValueTask InitializeAsync()
    {
        _newsroom = await TestNewsroom.Serve();
        (_ana, _public) = (await _newsroom.SignedIn(DemoCast.Officer), _newsroom.Visitor());
    }

    public async ValueTask DisposeAsync()
    {
        _ana.Dispose();
        _public.Dispose();
        await _newsroom.DisposeAsync();
    }

    [Fact]
    public void Attachments_their_titles_and_their_order_are_part_of_what_is_approved()
    {
        Document[] others =
        [
            _words,
            _words with { Attachments = [_speech, _annex] },
            _words with { Attachments = [_annex with { Hash = new('c', 64) }, _speech] },
            _words with { Attachments = [_annex with { Size = 7 }, _speech] },
            _words.With(_annex.TitleText, "x"),
            _words.With(_annex.TitleText.In("fr"), "x"),
        ];
        Assert.Equal(others.Length, others.Select(o => o.Fingerprint).Distinct().Count());
        Assert.All(others, o => Assert.Equal(o, CanonicalJson.Read(CanonicalJson.Of(o))));
        Assert.Contains("an attachment", Substance.Of(_words, others[2]));
        Assert.Equal(Texts.Complete.Fingerprint, (_words with { Attachments = [] }).Canonical().Fingerprint);
        var runs = WordComparison.Of(_words, others[2]).Single(c => c.Part == Parts.Attachments).Runs;
        Assert.Contains(runs, r => r.Change is Change.Added && r.Text.Contains("cccccccc", StringComparison.Ordinal));
    }

    [Fact]
    public void An_attachment_goes_out_only_with_a_title()
    {
        Assert.DoesNotContain(_words.Issues(live: null), i => i.Blocking);
        var issue = Assert.Single(_words.With(_speech.TitleText, "").Issues(live: null), i => i.Blocking);
        Assert.Equal(_speech.TitleText.Label, issue.Part);
    }

    [Fact]
    public void Mail_and_markdown_say_where_each_is()
    {
        var institution = new Institution { PublicUrl = "https://news.example" };
        var address = $"https://news.example/statements/a/files/{_annex.FileName}";
        Assert.EndsWith(
            $"Attachments\n\n- The joint declaration (PDF, 1.2\u00A0MB): {address}\n- The speech (MP3, 52\u00A0kB): "
                + $"https://news.example/statements/a/files/{_speech.FileName}\n",
            PlainText.Of(_words, _day, institution, "a"),
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"## Attachments\n\n- [The joint declaration]({address}) (PDF, 1.2\u00A0MB)\n",
            PlainText.Typed(_words, _day, institution, "a"),
            StringComparison.Ordinal
        );
    }

    /// <summary>The file, its format, and what its writer is told of it.</summary>
    public static TheoryData<byte[], string, string[]> Kinds =>
        new()
        {
            { Pdf(), "pdf", [] },
            { Pdf(info: "/Author (Ana Smith)"), "pdf", ["It names who wrote it: Ana Smith."] },
            {
                Pdf(
                    page: "/Annots [<< /Type /Annot /Subtype /Highlight /Rect [0 0 9 9] >> 5 0 R]",
                    objects: "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Is this so?) >>"
                ),
                "pdf",
                ["2 comments can be read in it."]
            },
            {
                Pdf(objects: "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"),
                "pdf",
                ["It holds a script, which some programs run when it is opened."]
            },
            { Pdf(objects: "<< /Type /Filespec /EF << >> >>"), "pdf", ["Other files are inside it."] },
            { Docx(), "docx", [] },
            {
                Docx(
                    "<w:p><w:ins w:id='1'><w:r/></w:ins><w:del w:id='2'/></w:p>",
                    ("word/comments.xml", $"<w:comments {W}><w:comment w:id='0'/></w:comments>"),
                    ("word/footnotes.xml", $"<w:footnotes {W}><w:ins w:id='3'/></w:footnotes>"),
                    ("docProps/core.xml", Core)
                ),
                "docx",
                [
                    "3 tracked changes can be seen in it.",
                    "1 comment can be read in it.",
                    "It names who wrote it: Ana Đinđić and Jonas.",
                ]
            },
            { Xlsx(), "xlsx", [] },
            {
                Xlsx(
                    "<sheet name='One'/><sheet name='Two' state='hidden'/><sheet name='Three' state='veryHidden'/>",
                    ("xl/comments1.xml", "<comments><commentList><comment/><comment/></commentList></comments>"),
                    ("xl/threadedComments/t.xml", "<ThreadedComments><threadedComment/></ThreadedComments>")
                ),
                "xlsx",
                ["2 comments can be read in it.", "2 hidden sheets can be opened in it."]
            },
            { Mp3(), "mp3", [] },
            { Mp3()[20..], "mp3", [] },
            { Mp4(), "mp4", [] },
            { [.. Mp4(), 0, 0, 0, 0, .. "free"u8, 1, 2, 3], "mp4", [] },
            {
                Docx("<w:p><w:r><w:rPr><w:vanish/></w:rPr></w:r></w:p>", ("word/embeddings/sheet.xlsx", "x")),
                "docx",
                ["Hidden text can be shown in it.", "Other files are inside it."]
            },
            {
                Pdf(objects: "<< /S /Launch /F (x) >>"),
                "pdf",
                ["It holds a script, which some programs run when it is opened."]
            },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Each_is_known_by_its_content_and_its_writer_is_told_what_can_be_found_in_it(
        byte[] file,
        string format,
        string[] remarks
    )
    {
        var id = await _newsroom.Draft();
        Assert.Equal("file-1", await _ana.Upload(id, file));
        var attached = Assert.Single((await Words(id)).Attachments);
        Assert.Equal((format, file.LongLength), (attached.Format, attached.Size));
        Assert.Equal(remarks, (await Folder.AboutOf(attached.Hash))!.Value.Remarks);
        using var answer = await _ana.GetAsync($"/desk/files/{attached.FileName}");
        Assert.Equal(attached.ContentType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(file, await answer.Content.ReadAsByteArrayAsync());
    }

    public static TheoryData<byte[], string> Others =>
        new()
        {
            { Pdf()[..60], "damaged or not complete" },
            { "%PDF-1.7\n%%EOF"u8.ToArray(), "damaged or not complete" },
            { Docx()[..100], "damaged or not complete" },
            {
                Office("wordprocessingml.document.main+xml", "word/document.xml", "<document><b></document>"),
                "damaged or not complete"
            },
            { Office("presentationml.presentation.main+xml", "ppt/p.xml", "<p/>"), "neither a Word nor an Excel" },
            { Docx("<w:p/>", ("x.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")), "damaged or not complete" },
            {
                Zip(
                    (
                        "[Content_Types].xml",
                        "<T><Override ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></T>"
                    )
                ),
                "macros"
            },
            {
                Zip(
                    (
                        "[Content_Types].xml",
                        "<Types><Default Extension='bin' ContentType='application/vnd.ms-office.vbaProject'/>"
                            + "<Override ContentType='application/vnd.openxmlformats-officedocument."
                            + "wordprocessingml.document.main+xml'/></Types>"
                    )
                ),
                "macros"
            },
            { Zip(("mimetype", "application/vnd.oasis.opendocument.text")), "OpenDocument" },
            { Zip(("a.txt", "x")), "ZIP archive" },
            { [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500]], "needs a password" },
            { Docx("<w:p/>", ("word/vbaProject.bin", "x")), "macros" },
            { Zip(("[Content_Types].xml", "<T><A ContentType='wordprocessingml.document.main'/></T>")), "damaged" },
            { Pdf(pages: 0), "damaged or not complete" },
            { Docx("<w:p/>", ("word/much.xml", new string(' ', 60_000_000))), "unpacks to far more" },
            { Mp3()[..200], "damaged or not complete" },
            { Mp4("M4A "), "Export it as MP3" },
            { Mp4()[..^10], "damaged or not complete" },
            { Mp4()[..20], "damaged or not complete" },
            { Mp4("qt  "), "QuickTime" },
            { [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 10, .. new byte[500]], "damaged or not complete" },
            { "GIF89a"u8.ToArray(), "attachments are PDF" },
            { "#!/bin/sh\nrm -r /\n"u8.ToArray(), "attachments are PDF" },
        };

    [Theory]
    [MemberData(nameof(Others))]
    public async Task What_cannot_be_attached_is_refused_by_what_it_is_and_leaves_nothing(byte[] file, string said)
    {
        var id = await _newsroom.Draft();
        Assert.Contains(said, await _ana.Upload(id, file), StringComparison.Ordinal);
        Assert.Empty(Folder.Kept());
        Assert.Empty(Folder.Passing());
        Assert.Empty((await Words(id)).Attachments);
    }

    [Fact]
    public async Task A_zip_bomb_is_refused_in_bounded_memory()
    {
        var many = string.Concat(Enumerable.Repeat("<a>", 200_000));
        var id = await _newsroom.Draft();
        var deep = await _ana.Upload(id, Docx("<w:p/>", ("word/deep.xml", many)));
        Assert.Equal("file-1", deep);
        var parts = Enumerable.Range(0, 90).Select(i => ($"{i}.bin", new string(' ', 6_000_000)));
        var said = await _ana.Upload(id, Docx("<w:p/>", [.. parts]));
        Assert.Contains("unpacks to far more", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_attachment_is_dark_until_an_edition_with_it_is_public_and_again_when_it_is_retracted()
    {
        var (id, file) = (await _newsroom.Draft(), Mp4());
        await _ana.Upload(id, file);
        await _ana.Upload(id, Pdf());
        var words = await Words(id);
        var (film, paper) = (words.Attachments[0], words.Attachments[1]);
        var address = $"/statements/{id}/files/{film.FileName}";
        Assert.Equal(HttpStatusCode.NotFound, await Status(address));
        await _newsroom.Write(id, words.With(film.TitleText, "Bridge: the film").With(paper.TitleText, "Plan"));
        await _newsroom.Drafting.Submit(_newsroom.As(DemoCast.Officer), id);
        await _newsroom.Approve(id);
        Assert.Equal(HttpStatusCode.NotFound, await Status(address));
        var link = await _newsroom.LetRead(_newsroom.As(DemoCast.Editor), id, "Jo Reader");
        var sheet = await _public.GetStringAsync(link);
        Assert.Contains($"{link}/files/{paper.FileName}", sheet, StringComparison.Ordinal);
        using (var head = await _public.SendAsync(new(HttpMethod.Head, $"{link}/files/{paper.FileName}")))
        {
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            Assert.Equal("Plan.pdf", head.Content.Headers.ContentDisposition!.FileNameStar);
        }
        Assert.Equal(HttpStatusCode.NotFound, await Status($"{link}/files/{new string('0', 64)}.pdf"));

        await _newsroom.Publishing.PublishNow(_newsroom.As(DemoCast.Editor), id);
        Assert.All(
            (await _newsroom.Publication.Prove(id)).Sights,
            sight => Assert.Equal((sight.What, Finding.Same), (sight.What, sight.Finding))
        );
        var page = await _public.GetStringAsync((await _public.GetAsync($"/statements/{id}")).Headers.Location);
        Assert.Contains(
            $"<a href=\"{address}\" type=\"video/mp4\">Bridge: the film</a>",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("<video", page, StringComparison.Ordinal);
        Assert.Contains("MP4, 5\u00A0kB", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        using (var whole = await _public.GetAsync(address))
        {
            Assert.Equal(file, await whole.Content.ReadAsByteArrayAsync());
            Assert.Equal("bytes", whole.Headers.AcceptRanges.Single());
            var kept = whole.Content.Headers.ContentDisposition!;
            Assert.Equal(
                ("inline", "bridge-the-film.mp4", "Bridge  the film.mp4"),
                (kept.DispositionType, kept.FileName!.Trim('"'), kept.FileNameStar)
            );
            Assert.Empty(whole.Content.Headers.ContentEncoding);
        }
        Assert.Equal(HttpStatusCode.NotFound, await Status(address.Replace(".mp4", ".mp3", StringComparison.Ordinal)));
        var other = await _newsroom.Live();
        Assert.Equal(HttpStatusCode.NotFound, await Status($"/statements/{other}/files/{film.FileName}"));

        // The next edition does without it; the earlier one keeps its own.
        await _newsroom.Correct(
            id,
            (await _newsroom.Drafting.Find(id))!.Live!.Words with
            {
                Attachments = [paper],
                ChangeKind = CorrectionKind.Correction,
                PublicNote = "No film.",
            }
        );
        Assert.Equal(HttpStatusCode.OK, await Status(address));
        await _newsroom.Withdraw(id, Verb.Retract);
        Assert.Equal(HttpStatusCode.NotFound, await Status(address));
    }

    [Fact]
    public async Task Feeds_offer_attachments_with_their_length_and_the_picture_that_leads()
    {
        var id = await _newsroom.Draft();
        foreach (var file in new[] { Mp3(), Pdf(), TestPictures.Jpeg() }) await _ana.Upload(id, file);
        var words = (await Words(id)).Described("picture-1");
        foreach (var attached in words.Attachments) words = words.With(attached.TitleText, $"The {attached.Name}");
        await _newsroom.Write(id, words);
        await _newsroom.Drafting.Submit(_newsroom.As(DemoCast.Officer), id);
        await _newsroom.Approve(id);
        await _newsroom.Publishing.PublishNow(_newsroom.As(DemoCast.Editor), id);
        var atom = XDocument.Parse(await _public.GetStringAsync("/feed.atom")).Descendants()
            .Where(e => e.Name.LocalName is "link" && (string?)e.Attribute("rel") is "enclosure")
            .ToList();
        Assert.Equal(["The file-1", "The file-2", "The picture-1 at noon"], atom.Select(Of("title")));
        Assert.Equal(["audio/mpeg", "application/pdf", "image/jpeg"], atom.Select(Of("type")));
        foreach (var enclosure in atom)
        {
            var address = new Uri((string)enclosure.Attribute("href")!).AbsolutePath;
            Assert.Equal((int)enclosure.Attribute("length")!, (await _public.GetByteArrayAsync(address)).Length);
        }
        var rss = XDocument.Parse(await _public.GetStringAsync("/feed.rss")).Descendants("enclosure");
        Assert.Equal("audio/mpeg", (string?)Assert.Single(rss).Attribute("type"));
        var json = JsonNode.Parse(await _public.GetStringAsync("/feed.json"))!["items"]![0]!["attachments"]!.AsArray();
        Assert.Equal(words.Attachments.Select(a => a.Size), json.Take(2).Select(a => (long)a!["size_in_bytes"]!));

        static Func<XElement, string?> Of(string attribute) => element => (string?)element.Attribute(attribute);
    }

    [Theory]
    [InlineData("bytes=0-9", 206, 0, 10)]
    [InlineData("bytes=4990-", 206, 4990, 142)]
    [InlineData("bytes=-5", 206, 5127, 5)]
    [InlineData("bytes=5000-99999", 206, 5000, 132)]
    [InlineData("bytes=-99999", 206, 0, 5132)]
    [InlineData("bytes=5132-", 416, 0, 0)]
    [InlineData("bytes=-0", 416, 0, 0)]
    [InlineData("bytes=0-1,4-5", 200, 0, 5132)]
    [InlineData("bytes=9-1", 200, 0, 5132)]
    [InlineData("lines=0-1", 200, 0, 5132)]
    [InlineData("bytes=0-9", 200, 0, 5132, "\"another\"")]
    public async Task A_part_is_sent_to_who_asks_for_one(
        string asked,
        int status,
        int from,
        int count,
        string? known = null
    )
    {
        var file = Mp4();
        using var request = new HttpRequestMessage(HttpMethod.Get, await Published(_newsroom, file));
        request.Headers.TryAddWithoutValidation("Range", asked);
        if (known is not null) request.Headers.TryAddWithoutValidation("If-Range", known);
        using var answer = await _public.SendAsync(request);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(file.Skip(from).Take(count), await answer.Content.ReadAsByteArrayAsync());
        if (status == 206)
            Assert.Equal(new(from, from + count - 1, 5132), answer.Content.Headers.ContentRange);
        if (status == 416) Assert.Equal("bytes */5132", answer.Content.Headers.ContentRange!.ToString());
    }

    [Fact]
    public async Task A_proxy_sends_them_itself_where_it_is_set_up_to()
    {
        await using var newsroom = await TestNewsroom.Serve("--Newsroom:AccelRedirect=/inside/");
        var address = await Published(newsroom, Mp4());
        using var visitor = newsroom.Visitor();
        using var answer = await visitor.GetAsync(address);
        var hash = Path.GetFileNameWithoutExtension(address);
        Assert.Equal($"/inside/{hash}/original", answer.Headers.GetValues("X-Accel-Redirect").Single());
        Assert.Equal("film.mp4", answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'));
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
        var folder = newsroom.App.Services.GetRequiredService<FileFolder>();
        Assert.True(File.Exists(Path.Combine(folder.Root, hash, "original")));
    }

    [Fact]
    public async Task A_statement_takes_so_many_attachments_and_they_can_be_moved_and_removed()
    {
        var (desk, me) = (_newsroom.App.Services.GetRequiredService<FileDesk>(), _newsroom.As(DemoCast.Officer));
        var id = await _newsroom.Draft();
        for (var i = 1; i < 4; i++) await _ana.Upload(id, Mp3(i + 1));
        Assert.Equal("This file is attached already, as “file-2”.", await _ana.Upload(id, Mp3(3)));
        await desk.Move(me, id, "file-3", -2);
        await _newsroom.Write(id, (await Words(id)).With(_speech.TitleText, "The speech"));
        await desk.Remove(me, id, "file-2");
        Assert.Equal(["file-3", "file-1"], (await Words(id)).Attachments.Select(a => a.Name));
        Assert.DoesNotContain("speech", CanonicalJson.Of(await Words(id)), StringComparison.Ordinal);
        var many = Enumerable.Range(0, 10).Select(n => _annex with { Name = $"n{n}", Hash = $"{n:x64}" });
        await _newsroom.Write(id, await Words(id) with { Attachments = [.. many] });
        Assert.Contains("up to 10 attachments", await _ana.Upload(id, Mp3()), StringComparison.Ordinal);
    }

    /// <returns>The address of the file.</returns>
    private static async Task<string> Published(TestNewsroom newsroom, byte[] file)
    {
        var id = await newsroom.Draft();
        using var ana = await newsroom.SignedIn(DemoCast.Officer);
        await ana.Upload(id, file);
        var words = (await newsroom.Drafting.Find(id))!.Open!.Words;
        await newsroom.Write(id, words.With(words.Attachments[0].TitleText, "Film"));
        await newsroom.Drafting.Submit(newsroom.As(DemoCast.Officer), id);
        await newsroom.Approve(id);
        await newsroom.Publishing.PublishNow(newsroom.As(DemoCast.Editor), id);
        return $"/statements/{id}/files/{words.Attachments[0].FileName}";
    }

    [Fact]
    public async Task A_name_that_the_public_knows_is_not_given_to_another_file()
    {
        var desk = _newsroom.App.Services.GetRequiredService<FileDesk>();
        var ana = _newsroom.As(DemoCast.Officer);
        var address = await Published(_newsroom, Mp4());
        var id = address.Split('/')[2];
        await _newsroom.Publishing.Correct(ana, id);
        await desk.Remove(ana, id, "file-1");
        Assert.Equal("file-2", await _ana.Upload(id, Mp3()));
    }

    [Fact]
    public async Task An_attachment_is_called_what_its_file_is_called_until_somebody_says_otherwise()
    {
        var id = await _newsroom.Draft();
        await _ana.Upload(id, Mp3(), "../The_speech – final.v2.mp3");
        var words = await Words(id);
        Assert.Equal("The speech – final.v2", words[words.Attachments[0].TitleText]);
    }

    private async Task<Document> Words(string id) => (await _newsroom.Drafting.Find(id))!.Open!.Words;

    private async Task<HttpStatusCode> Status(string address)
    {
        using var answer = await _public.GetAsync(address);
        return answer.StatusCode;
    }
}
