using System.Formats.Tar;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Mailroom;
using NewsroomApp.Storage.Backups;

namespace NewsroomApp.Tests.Storage;

/// <summary>What a restore accepts, and what a restored newsroom does not do by itself.</summary>
[Collection(nameof(Console))]
public sealed class RestoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsroom-tests-").FullName;

    private string Archive => Path.Combine(_folder, "newsroom.tar.gz");

    private string Elsewhere => Path.Combine(_folder, "elsewhere");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_fell_due_since_the_backup_waits_for_a_person()
    {
        await using var newsroom = await TestNewsroom.Open();
        var due = await newsroom.Scheduled(TimeSpan.FromHours(1));
        var ahead = await newsroom.Scheduled(TimeSpan.FromDays(3));
        await BackUp(newsroom);
        newsroom.Clock!.Advance(TimeSpan.FromDays(1));

        var (code, said, _) = await Operator.Run(Elsewhere, ["restore", Archive], clock: newsroom.Clock);
        Assert.Equal(0, code);
        Assert.Contains("It is the newsroom of 4 March 2026, 10:30 (Brussels time).", said, StringComparison.Ordinal);
        Assert.Contains($"Élise Çelik scheduled statement {ahead}, 4 March", said, StringComparison.Ordinal);
        Assert.Contains("1 statement fell due since, and waits under Publishing", said, StringComparison.Ordinal);
        Assert.Contains("Scheduled for later: 1.", said, StringComparison.Ordinal);

        await using var restored = TestNewsroom.On(Elsewhere, newsroom.Clock!);
        await restored.EmbargoClock.Tick();
        var rows = (await restored.Publishing.Scheduled()).ToDictionary(r => r.StatementId);
        Assert.Equal(
            "The newsroom was restored from a backup of 4 March 2026, 10:30 (Brussels time); this fell due meanwhile. "
                + "Publish it, or set its time again.",
            rows[due].Blocked
        );
        Assert.True(rows[due].Missed);
        Assert.Null(rows[ahead].Blocked);
        await restored.SignInAgain(DemoCast.Editor);
        await restored.Publishing.PublishNow(restored.As(DemoCast.Editor), due);
        newsroom.Clock.Advance(TimeSpan.FromDays(2));
        await restored.EmbargoClock.Tick();
        Assert.Empty(await restored.Publishing.Scheduled());
    }

    [Fact]
    public async Task Who_was_signed_in_signs_in_again_and_no_mail_goes_out_twice()
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.InReview();
        var mails = (await newsroom.Outbox.Last()).Count;
        Assert.NotEqual(0, mails);
        await BackUp(newsroom);
        var (_, said, _) = await Operator.Run(Elsewhere, ["restore", Archive], clock: newsroom.Clock);
        Assert.Contains($"E-mails that may have gone out since: {mails}.", said, StringComparison.Ordinal);
        Assert.Contains("Everybody has to sign in again.", said, StringComparison.Ordinal);

        await using var restored = TestNewsroom.On(Elsewhere, newsroom.Clock!);
        await Refuses(
            "You are not signed in any more",
            () => restored.Drafting.Recall(newsroom.As(DemoCast.Officer), id)
        );
        Assert.All(await restored.Outbox.Last(), mail => Assert.Equal(MailStage.PerhapsSent, mail.Stage));
    }

    [Fact]
    public async Task A_directory_that_is_not_empty_is_left_as_it_is()
    {
        await using var newsroom = await TestNewsroom.Open();
        await BackUp(newsroom);
        var before = await File.ReadAllBytesAsync(Path.Combine(newsroom.Folder, "newsroom.db"));
        await IsRefused(newsroom.Folder, Archive, "is not empty, it holds “newsroom.db”");
        Assert.Equal(before, await File.ReadAllBytesAsync(Path.Combine(newsroom.Folder, "newsroom.db")));
        await IsRefused(Archive, Archive, "is a file");
        await IsRefused(Elsewhere, Path.Combine(_folder, "missing"), "There is no file");
        Assert.False(Directory.Exists(Elsewhere));
        // A disk of its own is no empty directory either.
        Directory.CreateDirectory(Path.Combine(Elsewhere, "lost+found"));
        Assert.Equal(0, (await Operator.Run(Elsewhere, ["restore", Archive])).Code);
        Assert.Equal(0, (await Operator.Run(Elsewhere, ["backup", Archive + "2"])).Code);
    }

    public static TheoryData<string, string> Damages =>
        new()
        {
            { "a changed text", "“keys/key.xml” in this backup is not what its list says" },
            { "a shorter text", "“keys/key.xml” in this backup is not what its list says" },
            { "a longer text", "“keys/key.xml” in this backup is not what its list says" },
            { "a missing file", "This backup lacks “keys/key.xml”" },
            { "a missing database", "This backup lacks “newsroom.db”" },
            { "no database", "no backup of a newsroom" },
            { "an extra file", "“extra”, which its list does not name" },
            { "a file twice", "“keys/key.xml”, which its list does not name" },
            { "an absolute path", "wants to write to “/tmp/x”" },
            { "a path upwards", "wants to write to “keys/../../x”" },
            { "a path upwards past the list", "“../x”, which its list does not name" },
            { "a link", "“keys/key.xml”, which is no plain file" },
            { "a hard link", "“keys/key.xml”, which is no plain file" },
            { "no list", "does not begin with manifest.json" },
            { "a list that is none", "could not be restored: it is no backup" },
            { "a list without files", "could not be restored: it is no backup" },
            { "a later format", "This backup has format 2" },
            { "a file that is no archive", "could not be restored: it is no backup" },
            { "an empty file", "could not be restored: it is no backup" },
            { "a store that does not fit", "is not what was written" },
        };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task A_backup_that_is_not_as_it_was_made_is_refused_and_nothing_is_restored(
        string damage,
        string because
    )
    {
        await using var newsroom = await TestNewsroom.Open();
        await newsroom.Live();
        Directory.CreateDirectory(Path.Combine(newsroom.Folder, "keys"));
        await File.WriteAllTextAsync(Path.Combine(newsroom.Folder, "keys", "key.xml"), "<key/>");
        if (damage is "a store that does not fit")
        {
            await using var db = await newsroom.Db();
            await db.Database.ExecuteSqlAsync($"UPDATE History SET By_Name = 'Somebody Else' WHERE Number = 7");
        }
        await BackUp(newsroom);
        if (damage is "a file that is no archive") await File.WriteAllTextAsync(Archive, "Good morning.");
        else if (damage is "an empty file") await File.WriteAllTextAsync(Archive, "");
        else if (damage is not "a store that does not fit") Backups.Forge(Archive, Damaged(damage));
        await IsRefused(Elsewhere, Archive, because);
        Assert.False(Directory.Exists(Elsewhere));
        Assert.False(File.Exists("/tmp/x"));
        Directory.CreateDirectory(Elsewhere);
        await IsRefused(Elsewhere, Archive, because);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Elsewhere));
    }

    private List<TarEntry> Damaged(string damage)
    {
        var files = Backups.Entries(Archive);
        var list = JsonNode.Parse(files[0].Content)!;
        var listed = list["files"]!.AsArray();
        var (key, store) = (files[1].Content, files[2].Content);
        List<TarEntry> entries = [];
        switch (damage)
        {
            case "a changed text":
                key = "<kex/>"u8.ToArray();
                break;
            case "a shorter text":
                key = key[..^1];
                break;
            case "a longer text":
                key = [.. key, 10];
                break;
            case "an absolute path" or "a path upwards":
                listed[0]!["path"] = damage is "an absolute path" ? "/tmp/x" : "keys/../../x";
                break;
            case "no database":
                listed.RemoveAt(1);
                break;
            case "a later format":
                list["format"] = 2;
                break;
            case "a list without files":
                list.AsObject().Remove("files");
                break;
        }
        entries.Add(Backups.Entry("manifest.json", Encoding.UTF8.GetBytes(list.ToJsonString())));
        entries.Add(Backups.Entry("keys/key.xml", key));
        entries.Add(Backups.Entry("newsroom.db", store));
        switch (damage)
        {
            case "a missing file":
                entries.RemoveAt(1);
                break;
            case "a missing database" or "no database":
                entries.RemoveAt(2);
                break;
            case "an extra file":
                entries.Add(Backups.Entry("extra", key));
                break;
            case "a file twice":
                entries.Add(Backups.Entry("keys/key.xml", key));
                break;
            case "a path upwards past the list":
                entries.Add(Backups.Entry("../x", key));
                break;
            case "a link" or "a hard link":
                var type = damage is "a link" ? TarEntryType.SymbolicLink : TarEntryType.HardLink;
                entries[1] = new PaxTarEntry(type, "keys/key.xml") { LinkName = "newsroom.db" };
                break;
            case "no list":
                entries.RemoveAt(0);
                break;
            case "a list that is none":
                entries[0] = Backups.Entry("manifest.json", "Good morning."u8.ToArray());
                break;
        }
        return entries;
    }

    [Fact]
    public async Task A_backup_that_was_cut_off_anywhere_or_has_a_bit_turned_is_refused()
    {
        await using var newsroom = await TestNewsroom.Open();
        await newsroom.Live();
        await BackUp(newsroom);
        var whole = await File.ReadAllBytesAsync(Archive);
        for (var part = 0; part < 20; part++)
        {
            await File.WriteAllBytesAsync(Archive, whole[..(whole.Length * part / 20)]);
            await IsRefused(Elsewhere, Archive, "");
        }
        var meaningless = 0;
        for (var part = 1; part < 20; part++)
        {
            var turned = whole.ToArray();
            turned[whole.Length * part / 20] ^= 0x10;
            await File.WriteAllBytesAsync(Archive, turned);
            var (code, _, _) = await Operator.Run(Elsewhere, ["restore", Archive]);
            Assert.Equal(code == 0, Directory.Exists(Elsewhere));
            if (code != 0) continue;
            Directory.Delete(Elsewhere, recursive: true);
            meaningless++;
        }
        // A few bits of a compressed file are read by nobody; the files behind them have the right hash.
        Assert.InRange(meaningless, 0, 1);
    }

    [Fact]
    public async Task Nothing_starts_on_a_restore_that_was_interrupted_until_it_is_run_again()
    {
        await using var newsroom = await TestNewsroom.Open();
        await newsroom.Live();
        await BackUp(newsroom);
        Directory.CreateDirectory(Path.Combine(Elsewhere, ".restoring", "data"));
        await File.WriteAllTextAsync(Path.Combine(Elsewhere, ".restoring", "data", "newsroom.db"), "Half of it");
        foreach (var words in new string[][] { ["check"], ["seed-demo"], ["serve"] })
        {
            var (code, _, said) = await Operator.Run(Elsewhere, words);
            Assert.Equal(1, code);
            Assert.Contains("A backup was being restored here", said, StringComparison.Ordinal);
        }
        Assert.Equal(0, (await Operator.Run(Elsewhere, ["restore", Archive])).Code);
        Assert.Equal(
            ["keys", "newsroom.db"],
            Directory.EnumerateFileSystemEntries(Elsewhere).Select(Path.GetFileName).Order()
        );
        Assert.Equal(0, (await Operator.Run(Elsewhere, ["check"])).Code);
    }

    private Task<BackupFile> BackUp(TestNewsroom newsroom) =>
        newsroom.App.Services.GetRequiredService<Backup>().To(Archive);

    private static async Task IsRefused(string directory, string archive, string because)
    {
        var (code, said, complained) = await Operator.Run(directory, ["restore", archive]);
        Assert.Equal((1, ""), (code, said));
        Assert.Contains(because, complained, StringComparison.Ordinal);
        Assert.Single(complained.TrimEnd().Split('\n'));
    }
}
