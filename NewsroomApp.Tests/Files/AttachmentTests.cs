using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Files;
using NewsroomApp.Publishing;
using NewsroomApp.Storage;
using static NewsroomApp.Tests.Support.TestAttachments;

namespace NewsroomApp.Tests.Files;

public sealed class AttachmentTests : FileStory
{
    [Fact]
    public async Task Its_writer_is_told_what_can_be_found_in_it_and_what_cannot_be_attached_leaves_nothing()
    {
        var id = await Newsroom.Draft();
        Assert.Contains("ZIP archive", await Ana.Upload(id, Zip(("a.txt", "x"))), StringComparison.Ordinal);
        Assert.Empty(Folder.Kept());
        Assert.Empty(Folder.Passing());
        var file = Docx("<w:p/>", ("docProps/core.xml", Core));
        Assert.Equal("file-1", await Ana.Upload(id, file));
        var attached = Assert.Single((await Words(id)).Attachments);
        Assert.Equal(("docx", file.LongLength), (attached.Format, attached.Size));
        Assert.Equal(
            ["It names who wrote it: Ana Đinđić and Jonas."],
            (await Folder.AboutOf(attached.Hash))!.Value.Remarks
        );
        using var answer = await Ana.GetAsync($"/desk/files/{attached.FileName}");
        Assert.Equal(attached.ContentType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(file, await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task An_attachment_is_dark_until_an_edition_with_it_is_public_and_again_when_it_is_retracted()
    {
        var (id, file) = (await Newsroom.Draft(), Mp4());
        await Ana.Upload(id, file);
        await Ana.Upload(id, Pdf());
        var words = await Words(id);
        var (film, paper) = (words.Attachments[0], words.Attachments[1]);
        var address = $"/statements/{id}/files/{film.FileName}";
        Assert.Equal(HttpStatusCode.NotFound, await Status(address));
        await Newsroom.Write(id, words.With(film.TitleText, "Bridge: the film").With(paper.TitleText, "Plan"));
        await Newsroom.Drafting.Submit(Newsroom.As(DemoCast.Officer), id);
        await Newsroom.Approve(id);
        Assert.Equal(HttpStatusCode.NotFound, await Status(address));
        var link = await Newsroom.LetRead(Newsroom.As(DemoCast.Editor), id, "Jo Reader");
        var sheet = await Public.GetStringAsync(link);
        Assert.Contains($"{link}/files/{paper.FileName}", sheet, StringComparison.Ordinal);
        using (var head = await Public.SendAsync(new(HttpMethod.Head, $"{link}/files/{paper.FileName}")))
        {
            Assert.Equal(HttpStatusCode.OK, head.StatusCode);
            Assert.Equal("Plan.pdf", head.Content.Headers.ContentDisposition!.FileNameStar);
        }
        Assert.Equal(HttpStatusCode.NotFound, await Status($"{link}/files/{new string('0', 64)}.pdf"));

        await Newsroom.Publishing.PublishNow(Newsroom.As(DemoCast.Editor), id);
        Assert.All(
            (await Newsroom.Publication.Prove(id)).Sights,
            sight => Assert.Equal((sight.What, Finding.Same), (sight.What, sight.Finding))
        );
        var page = await Public.GetStringAsync((await Public.GetAsync($"/statements/{id}")).Headers.Location);
        Assert.Contains(
            $"<a href=\"{address}\" type=\"video/mp4\">Bridge: the film</a>",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("<video", page, StringComparison.Ordinal);
        Assert.Contains("MP4, 5\u00A0kB", WebUtility.HtmlDecode(page), StringComparison.Ordinal);
        using (var whole = await Public.GetAsync(address))
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
        var other = await Newsroom.Live();
        Assert.Equal(HttpStatusCode.NotFound, await Status($"/statements/{other}/files/{film.FileName}"));

        // The next edition does without it; the earlier one keeps its own.
        await Newsroom.Correct(
            id,
            (await Newsroom.Drafting.Find(id))!.Live!.Words with
            {
                Attachments = [paper],
                ChangeKind = CorrectionKind.Correction,
                PublicNote = "No film.",
            }
        );
        Assert.Equal(HttpStatusCode.OK, await Status(address));
        await Newsroom.Withdraw(id, Verb.Retract);
        Assert.Equal(HttpStatusCode.NotFound, await Status(address));
    }

    [Fact]
    public async Task Feeds_offer_attachments_with_their_length_and_the_picture_that_leads()
    {
        var id = await Newsroom.Draft();
        foreach (var file in new[] { Mp3(), Pdf(), TestPictures.Jpeg() }) await Ana.Upload(id, file);
        var words = (await Words(id)).Described("picture-1");
        foreach (var attached in words.Attachments) words = words.With(attached.TitleText, $"The {attached.Name}");
        await Newsroom.Write(id, words);
        await Newsroom.Drafting.Submit(Newsroom.As(DemoCast.Officer), id);
        await Newsroom.Approve(id);
        await Newsroom.Publishing.PublishNow(Newsroom.As(DemoCast.Editor), id);
        var atom = XDocument.Parse(await Public.GetStringAsync("/feed.atom")).Descendants()
            .Where(e => e.Name.LocalName is "link" && (string?)e.Attribute("rel") is "enclosure")
            .ToList();
        Assert.Equal(["The file-1", "The file-2", "The picture-1 at noon"], atom.Select(Of("title")));
        Assert.Equal(["audio/mpeg", "application/pdf", "image/jpeg"], atom.Select(Of("type")));
        foreach (var enclosure in atom)
        {
            var address = new Uri((string)enclosure.Attribute("href")!).AbsolutePath;
            Assert.Equal((int)enclosure.Attribute("length")!, (await Public.GetByteArrayAsync(address)).Length);
        }
        var rss = XDocument.Parse(await Public.GetStringAsync("/feed.rss")).Descendants("enclosure");
        Assert.Equal("audio/mpeg", (string?)Assert.Single(rss).Attribute("type"));
        var json = JsonNode.Parse(await Public.GetStringAsync("/feed.json"))!["items"]![0]!["attachments"]!.AsArray();
        Assert.Equal(words.Attachments.Select(a => a.Size), json.Take(2).Select(a => (long)a!["size_in_bytes"]!));

        static Func<XElement, string?> Of(string attribute) => element => (string?)element.Attribute(attribute);
    }

    [Fact]
    public async Task A_part_is_sent_to_who_asks_for_one()
    {
        var file = Mp4();
        var address = await Published(Newsroom, file);
        foreach (
            var (asked, status, from, count, known) in new[]
            {
                ("bytes=0-9", 206, 0, 10, null),
                ("bytes=4990-", 206, 4990, 142, null),
                ("bytes=-5", 206, 5127, 5, null),
                ("bytes=5000-99999", 206, 5000, 132, null),
                ("bytes=-99999", 206, 0, 5132, null),
                ("bytes=5132-", 416, 0, 0, null),
                ("bytes=-0", 416, 0, 0, null),
                ("bytes=0-1,4-5", 200, 0, 5132, null),
                ("bytes=9-1", 200, 0, 5132, null),
                ("lines=0-1", 200, 0, 5132, null),
                ("bytes=0-9", 200, 0, 5132, "\"another\""),
            }
        )
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Range", asked);
            if (known is not null) request.Headers.TryAddWithoutValidation("If-Range", known);
            using var answer = await Public.SendAsync(request);
            Assert.Equal((asked, status), (asked, (int)answer.StatusCode));
            Assert.Equal(file.Skip(from).Take(count), await answer.Content.ReadAsByteArrayAsync());
            var range = answer.Content.Headers.ContentRange;
            if (status == 206) Assert.Equal(new(from, from + count - 1, 5132), range);
            else Assert.Equal(status == 416 ? "bytes */5132" : null, range?.ToString());
        }
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
        var (desk, me) = (Newsroom.App.Services.GetRequiredService<FileDesk>(), Newsroom.As(DemoCast.Officer));
        var id = await Newsroom.Draft();
        for (var i = 1; i < 4; i++) await Ana.Upload(id, Mp3(i + 1));
        Assert.Equal("This attachment is here already, as “file-2”.", await Ana.Upload(id, Mp3(3)));
        await desk.Move(me, id, "file-3", -2);
        await Newsroom.Write(id, (await Words(id)).With(new Attachment("", "file-2", "", 0).TitleText, "The speech"));
        await desk.Remove(me, id, "file-2");
        Assert.Equal(["file-3", "file-1"], (await Words(id)).Attachments.Select(a => a.Name));
        Assert.DoesNotContain("speech", CanonicalJson.Of(await Words(id)), StringComparison.Ordinal);
        var many = Enumerable.Range(0, 10).Select(n => new Attachment($"{n:x64}", $"n{n}", "pdf", 1));
        await Newsroom.Write(id, await Words(id) with { Attachments = [.. many] });
        Assert.Contains("up to 10 attachments", await Ana.Upload(id, Mp3()), StringComparison.Ordinal);
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
        var desk = Newsroom.App.Services.GetRequiredService<FileDesk>();
        var ana = Newsroom.As(DemoCast.Officer);
        var address = await Published(Newsroom, Mp4());
        var id = address.Split('/')[2];
        await Newsroom.Publishing.Correct(ana, id);
        await desk.Remove(ana, id, "file-1");
        Assert.Equal("file-2", await Ana.Upload(id, Mp3()));
    }

    [Fact]
    public async Task An_attachment_is_called_what_its_file_is_called_until_somebody_says_otherwise()
    {
        var id = await Newsroom.Draft();
        await Ana.Upload(id, Mp3(), "../The_speech – final.v2.mp3");
        var words = await Words(id);
        Assert.Equal("The speech – final.v2", words[words.Attachments[0].TitleText]);
    }

    private Task<HttpStatusCode> Status(string address) => Status(Public, address);
}
