using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using NetVips;
using NewsroomApp.Files;
using NewsroomApp.Publishing;
using NewsroomApp.Storage;
using NewsroomApp.Storage.Backups;

namespace NewsroomApp.Tests.Files;

public sealed class FileDeskTests : FileStory
{
    [Fact]
    public async Task A_picture_is_dark_until_an_edition_that_shows_it_is_public_and_again_when_it_is_retracted()
    {
        var id = await Newsroom.Draft();
        Assert.Equal("picture-1", await Ana.Upload(id, TestPictures.Jpeg()));
        var files = await FilesOf(id);
        var other = await Newsroom.Live();
        Assert.Equal(HttpStatusCode.OK, await Status(Ana, $"/desk/files/{files[0]}"));
        Assert.NotEqual(HttpStatusCode.OK, await Status(Public, $"/desk/files/{files[0]}"));
        await Publish(id);
        var address = $"/statements/{id}/files/{files[0]}";
        Assert.All(
            (await Newsroom.Publication.Prove(id)).Sights,
            sight => Assert.Equal((sight.What, Finding.Same), (sight.What, sight.Finding))
        );
        var page = await Public.GetStringAsync((await Public.GetAsync($"/statements/{id}")).Headers.Location);
        Assert.All(files, file => Assert.Contains($"/statements/{id}/files/{file}", page, StringComparison.Ordinal));
        Assert.Contains("<meta property=\"og:image\" content=\"http", page, StringComparison.Ordinal);
        await Shows("/feed.atom", "/feed.rss", "/feed.json");
        Assert.Contains(address, await Public.GetStringAsync("/"), StringComparison.Ordinal);
        foreach (var file in files)
        {
            using var answer = await Public.GetAsync($"/statements/{id}/files/{file}");
            Assert.Equal(PictureFile.Named(file)!.ContentType, answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal(900, TestPictures.Read(await answer.Content.ReadAsByteArrayAsync()).Width);
        }

        var press = await Public.GetStringAsync(await LocationOf($"/statements/{id}/x/pictures"));
        Assert.Contains("Download, 900 × 600 pixels", press, StringComparison.Ordinal);
        var full = $"/statements/{id}/files/{files[0][..64]}-full.jpg";
        Assert.Contains(full, press, StringComparison.Ordinal);
        using (var copy = TestPictures.Read(await Public.GetByteArrayAsync(full)))
        {
            Assert.Equal((900, 600), (copy.Width, copy.Height));
            Assert.StartsWith("Photo: Ana", (string)copy.Get("exif-ifd0-Artist"), StringComparison.Ordinal);
            Assert.StartsWith("Photo: Ana", (string)copy.Get("exif-ifd0-Copyright"), StringComparison.Ordinal);
            var about = (string)copy.Get("exif-ifd0-ImageDescription");
            Assert.StartsWith("The picture-1 at", about, StringComparison.Ordinal);
        }

        // The next edition does without it; the earlier one keeps its own.
        var words = (await Newsroom.Drafting.Find(id))!.Live!.Words;
        await Newsroom.Correct(
            id,
            words with
            {
                Pictures = [],
                Body = "It opened.",
                ChangeKind = CorrectionKind.Correction,
                PublicNote = "No picture.",
            }
        );
        // Among what changed it is still seen.
        Assert.DoesNotContain(files[0], Sheet(await Page($"/statements/{id}")), StringComparison.Ordinal);
        Assert.Contains(files[0], Sheet(await Page($"/statements/{id}/editions/1")), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Status(Public, address));
        await Newsroom.Withdraw(id, Verb.Retract);
        Assert.Equal(HttpStatusCode.NotFound, await Status(Public, address));
        Assert.Equal(HttpStatusCode.NotFound, await Status(Public, full));
        Assert.Equal(HttpStatusCode.NotFound, await Status(Public, $"/statements/{other}/files/{files[0]}"));

        async Task Shows(params string[] feeds)
        {
            foreach (var feed in feeds)
                Assert.Contains($"http://localhost:5000{address}", await Read(feed), StringComparison.Ordinal);
        }

        static string Sheet(string page) => page[..page.IndexOf("</article>", StringComparison.Ordinal)];

        Task<string> Read(string feed) => Public.GetStringAsync(feed);

        async Task<string> Page(string asked) => await Read(await LocationOf(asked));

        async Task<string> LocationOf(string asked) => (await Public.GetAsync(asked)).Headers.Location!.ToString();
    }

    [Fact]
    public async Task A_reader_with_a_link_sees_the_pictures_until_the_link_is_revoked()
    {
        var id = await Newsroom.Draft();
        await Ana.Upload(id, TestPictures.Jpeg());
        var file = (await FilesOf(id))[0];
        await Approve(id);
        var editor = Newsroom.As(DemoCast.Editor);
        var link = await Newsroom.LetRead(editor, id, "Jo Reader");
        Assert.Contains($"{link}/files/{file}", await Public.GetStringAsync(link), StringComparison.Ordinal);
        using (var shown = await Public.GetAsync($"{link}/files/{file}"))
        {
            Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
            Assert.False(shown.Content.Headers.Contains("Content-Disposition"));
        }
        Assert.Equal(HttpStatusCode.NotFound, await Status(Public, $"/embargo/{new string('x', 40)}/files/{file}"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(Public, $"/statements/{id}/files/{file}"));
        await Newsroom.StopReading(editor, id, (await Newsroom.Drafting.Find(id))!.Open!.ReaderLinks.Single().Id);
        Assert.Equal(HttpStatusCode.NotFound, await Status(Public, $"{link}/files/{file}"));
    }

    [Fact]
    public async Task An_upload_goes_on_where_a_cut_line_left_it()
    {
        var (id, file, upload) = (await Newsroom.Draft(), TestPictures.Jpeg(), Guid.NewGuid().ToString());
        Assert.Equal(1_000, await At(file[..1_000], at: 0));
        Assert.Equal(1_000, await At(file[..1_000], at: 0));
        Assert.Equal(1_000, await At(file[1_500..], at: 1_500));
        using var last = await Ana.Piece(id, file[1_000..], upload, at: 1_000, file.Length);
        Assert.Equal("picture-1", (string?)(await last.Content.ReadFromJsonAsync<JsonObject>())!["name"]);
        Assert.Equal("This picture is here already, as “picture-1”.", await Ana.Upload(id, file));
        Assert.Empty(Folder.Passing());

        async Task<long> At(byte[] piece, long at)
        {
            using var answer = await Ana.Piece(id, piece, upload, at, file.Length);
            return (long)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["at"]!;
        }
    }

    [Fact]
    public async Task Words_about_a_file_that_is_gone_are_approved_by_nobody()
    {
        var id = await Newsroom.InReview();
        var caption = new Picture("", "picture-1", 0, 0).CaptionText;
        await using var page = Newsroom.Drafting.Open(
            Newsroom.As(DemoCast.Officer),
            (await Newsroom.Drafting.Find(id))!.Open!
        );
        await Type(1, new(0, 0, "At noon"));
        await Refuses("The file it was about was removed.", () => Newsroom.Approve(id));
        await Type(2, new(0, "At noon".Length, ""));
        await Newsroom.Approve(id);

        async Task Type(int sequence, Splice splice)
        {
            Assert.True(page.Type(sequence, page.OpenedVersion, new(caption, new([splice])), more: false, hash: null));
            await page.Flush();
        }
    }

    [Fact]
    public async Task What_cannot_be_written_down_leaves_its_room_to_others()
    {
        var path = Folder.Passage("too-large");
        var piece = new MemoryStream(new byte[3_000_000]);
        await Assert.ThrowsAsync<Refusal>(() =>
            new Uploads(Folder).Add(path, at: 0, piece, largest: 1_000_000, TestContext.Current.CancellationToken)
        );
        Assert.Equal(0, new FileInfo(path).Length);
    }

    [Fact]
    public async Task Nothing_that_was_in_the_file_beside_the_picture_gets_out()
    {
        var id = await Newsroom.Draft();
        await Ana.Upload(id, TestPictures.WithSecrets());
        var picture = Assert.Single((await Newsroom.Drafting.Find(id))!.Open!.Words.Pictures);
        // Turned the right way up.
        Assert.Equal((600, 900), (picture.Width, picture.Height));
        var kept = Directory.GetFiles(Folder.Kept().Single()).Where(f => Path.GetExtension(f).Length > 0).ToList();
        Assert.Equal(4, kept.Count);
        foreach (var path in kept)
        {
            using var image = Image.NewFromFile(path);
            Assert.Equal((600, 900), (image.Width, image.Height));
            Assert.DoesNotContain(image.GetFields(), f => f.StartsWith("exif", StringComparison.Ordinal));
            var bytes = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path));
            Assert.DoesNotContain("Secret", bytes, StringComparison.Ordinal);
        }
    }

    /// <summary>Grey, transparent, with sixteen bits, in the colours of a printer, in other formats.</summary>
    [Fact]
    public async Task Pictures_of_every_kind_come_out_in_colours_that_a_browser_shows()
    {
        var id = await Newsroom.Draft();
        foreach (var (_, file) in TestPictures.Kinds)
            Assert.StartsWith("picture-", await Ana.Upload(id, file), StringComparison.Ordinal);
        foreach (var folder in Folder.Kept())
            foreach (var path in Directory.GetFiles(folder).Where(f => Path.GetExtension(f).Length > 0))
            {
                using var image = Image.NewFromFile(path);
                Assert.Equal(
                    (Enums.Interpretation.Srgb, 3, Enums.BandFormat.Uchar),
                    (image.Interpretation, image.Bands, image.Format)
                );
            }
    }

    public static TheoryData<byte[], string> NoPictures =>
        new()
        {
            { "Not a picture."u8.ToArray(), "neither shown as a picture" },
            { "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>"u8.ToArray(), "neither shown as a picture" },
            { "%PDF-1.7\n%%EOF"u8.ToArray(), "This PDF is damaged" },
            { TestPictures.Jpeg()[..2_000], "damaged or not complete" },
            { PngHead(30_000, 30_000), "too many to use" },
            { PngHead(40_000, 1), "too many to use" },
        };

    [Theory]
    [MemberData(nameof(NoPictures))]
    public async Task What_cannot_be_used_is_refused_by_what_it_is_and_leaves_nothing(byte[] file, string said)
    {
        var id = await Newsroom.Draft();
        Assert.Contains(said, await Ana.Upload(id, file), StringComparison.Ordinal);
        Assert.Empty(Folder.Kept());
        Assert.Empty(Folder.Passing());
        Assert.Empty((await Newsroom.Drafting.Find(id))!.Open!.Words.Pictures);
    }

    [Fact]
    public async Task Who_may_not_write_in_a_statement_adds_nothing_to_it()
    {
        var (live, approved, draft) = (await Newsroom.Live(), await Newsroom.Approved(), await Newsroom.Draft());
        foreach (var id in new[] { live, approved, "nothing1" })
            Assert.Equal(HttpStatusCode.UnprocessableEntity, await Sent(Ana, id));
        using var tariq = await Newsroom.SignedIn(DemoCast.Administrator);
        foreach (var other in new[] { tariq, Public }) Assert.NotEqual(HttpStatusCode.OK, await Sent(other, draft));
        // What a page elsewhere could make a browser send.
        using var foreign = await Ana.PostAsync(
            $"/desk/drafts/{draft}/files?at=0&size=1",
            new StringContent("x")
        );
        Assert.Equal(HttpStatusCode.BadRequest, foreign.StatusCode);
        Assert.Empty(Folder.Passing());

        static async Task<HttpStatusCode> Sent(HttpClient person, string id)
        {
            var file = TestPictures.Jpeg();
            using var answer = await person.Piece(id, file, Guid.NewGuid().ToString(), at: 0, file.Length);
            return answer.StatusCode;
        }
    }

    [Fact]
    public async Task A_statement_takes_so_many_pictures_and_each_change_keeps_what_is_being_typed()
    {
        var (desk, me) = (Newsroom.App.Services.GetRequiredService<FileDesk>(), Newsroom.As(DemoCast.Officer));
        var id = await Newsroom.Draft();
        for (var i = 0; i < 3; i++) await Ana.Upload(id, TestPictures.Jpeg(64, 64, i));
        await Newsroom.Write(id, (await Words(id)).Described("picture-2"));
        await desk.Move(me, id, "picture-3", -1);
        await desk.Move(me, id, "picture-1", 9);
        Assert.Equal(["picture-3", "picture-2", "picture-1"], (await Words(id)).Pictures.Select(p => p.Name));
        await Newsroom.Write(id, await Words(id) with { Body = "One.\n\n![](picture-2)\n\nTwo." });
        await desk.Remove(me, id, "picture-2");
        Assert.Equal("One.\n\nTwo.", (await Words(id)).Body);
        Assert.DoesNotContain("noon", CanonicalJson.Of(await Words(id)), StringComparison.Ordinal);
        var picture = (await Words(id)).Pictures[0];
        var many = Enumerable.Range(0, 20).Select(n => picture with { Name = $"n{n}", Hash = $"{n:x64}" });
        await Newsroom.Write(id, await Words(id) with { Pictures = [.. many] });
        var said = await Ana.Upload(id, TestPictures.Jpeg(64, 64));
        Assert.Contains("up to 20 pictures", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_restore_and_check_know_pictures_and_one_that_nothing_shows_is_taken_away_in_time()
    {
        var id = await Newsroom.Draft();
        await Ana.Upload(id, TestPictures.Jpeg());
        await Ana.Upload(id, TestPictures.Jpeg(shade: 40));
        var desk = Newsroom.App.Services.GetRequiredService<FileDesk>();
        await desk.Remove(Newsroom.As(DemoCast.Officer), id, "picture-2");
        var audit = Newsroom.App.Services.GetRequiredService<Audit>();
        await audit.Check();
        foreach (var path in Folder.Kept())
            Directory.SetLastWriteTimeUtc(path, DateTime.UtcNow - 2 * FileSweep.Unused);
        await Newsroom.App.Services.GetRequiredService<FileSweep>().Round();
        var kept = Assert.Single(Folder.Kept());
        Assert.Equal((await Newsroom.Drafting.Find(id))!.Open!.Words.Pictures[0].Hash, Path.GetFileName(kept));
        await audit.Check();

        var archive = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".tar.gz");
        try
        {
            await Newsroom.App.Services.GetRequiredService<Backup>().To(archive);
            await using var read = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress);
            await using var tar = new TarReader(read);
            var names = new List<string>();
            while (await tar.GetNextEntryAsync() is { } entry) names.Add(entry.Name);
            Assert.Contains($"files/{Path.GetFileName(kept)}/original", names);
        }
        finally
        {
            File.Delete(archive);
        }
        await File.AppendAllTextAsync(Path.Combine(kept, "original"), "x");
        var refused = await Assert.ThrowsAsync<Refusal>(() => audit.Check());
        Assert.Contains(Path.GetFileName(kept), refused.Message, StringComparison.Ordinal);
    }

    private async Task<List<string>> FilesOf(string id)
    {
        var picture = (await Newsroom.Drafting.Find(id))!.Open!.Words.Pictures.Single();
        return [.. PictureFile.Formats.Select(f => PictureFile.Name(picture, picture.Width, f))];
    }

    private async Task Approve(string id)
    {
        var words = (await Newsroom.Drafting.Find(id))!.Open!.Words;
        await Newsroom.Write(id, words.Described("picture-1") with { Body = $"{words.Body}\n\n![](picture-1)" });
        await Newsroom.Drafting.Submit(Newsroom.As(DemoCast.Officer), id);
        await Newsroom.Approve(id);
    }

    private async Task Publish(string id)
    {
        await Approve(id);
        await Newsroom.Publishing.PublishNow(Newsroom.As(DemoCast.Editor), id);
    }

    /// <summary>A picture of this size whose pixels never come.</summary>
    private static byte[] PngHead(int width, int height)
    {
        var head = new List<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] chunk = [.. "IHDR"u8, .. Number((uint)width), .. Number((uint)height), 8, 2, 0, 0, 0];
        head.AddRange([0, 0, 0, 13, .. chunk, .. Number(Crc(chunk))]);
        head.AddRange([0, 0, 0, 0, .. "IDAT"u8, 0x35, 0xAF, 0x06, 0x1E]);
        return [.. head];

        static IEnumerable<byte> Number(uint number) => BitConverter.GetBytes(number).Reverse();
    }

    /// <summary>ISO/IEC 15948 (PNG), annex D.</summary>
    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++) crc = (crc >> 1) ^ ((crc & 1) == 1 ? 0xEDB88320 : 0);
        }
        return ~crc;
    }
}
