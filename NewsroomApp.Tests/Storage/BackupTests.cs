using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Storage;
using NewsroomApp.Storage.Backups;

namespace NewsroomApp.Tests.Storage;

/// <summary>A backup made while people write, and what becomes of it in another place.</summary>
[Collection(nameof(Console))]
public sealed class BackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsroom-tests-").FullName;

    private string Archive => Path.Combine(_folder, "newsroom.tar.gz");

    private string Elsewhere => Path.Combine(_folder, "elsewhere");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_people_write_and_publish_during_a_backup_is_in_it_up_to_one_entry_of_the_history()
    {
        await using var newsroom = await TestNewsroom.Open();
        using var stop = new CancellationTokenSource();
        var typed = new ConcurrentDictionary<string, ConcurrentQueue<Fingerprint>>();
        var writers = Enumerable.Range(0, 4).Select(n => Task.Run(() => Work(newsroom, typed, n, stop.Token))).ToList();
        while (await LastEntry(newsroom) < 60) await Task.Yield();
        long first, last;
        do
        {
            File.Delete(Archive);
            first = await LastEntry(newsroom);
            await newsroom.App.Services.GetRequiredService<Backup>().To(Archive);
            last = (long)Backups.Manifest(Archive)["lastEntry"]!;
        } while (await LastEntry(newsroom) == last);
        await stop.CancelAsync();
        await Task.WhenAll(writers);
        Assert.True(last >= first, $"Entry {first} was written before the backup began, which ends with {last}.");

        Backups.Verify(Archive);
        var (code, said, complained) = await Operator.Run(Elsewhere, ["restore", Archive], clock: newsroom.Clock);
        Assert.Equal((0, ""), (code, complained));
        Assert.Contains($"Entry {last} of the history is the last", said, StringComparison.Ordinal);
        await using var restored = TestNewsroom.On(Elsewhere, newsroom.Clock!);
        await AreTheSame(newsroom, restored, last, typed);
    }

    [Fact]
    public async Task A_store_that_another_program_keeps_to_itself_is_waited_for()
    {
        await using (var newsroom = await TestNewsroom.Open())
        {
            await newsroom.Live();
            await newsroom.App.Services.GetRequiredService<Backup>().To(Archive);
        }
        await Operator.Run(Elsewhere, ["restore", Archive]);
        var store = new StoreFile(Path.Combine(Elsewhere, "newsroom.db"));
        File.Delete(Archive);
        Task made;
        await using (var other = new SqliteConnection(store.Connection + ";Pooling=False"))
        {
            await other.OpenAsync();
            await using var keep = other.CreateCommand();
            keep.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN IMMEDIATE; DELETE FROM Announcements; COMMIT";
            await keep.ExecuteNonQueryAsync();
            made = new Backup(store, TimeProvider.System).To(Archive);
            while (!made.IsCompleted && !File.Exists(Archive + ".partial.db")) await Task.Yield();
        }
        await made;
        Backups.Verify(Archive);
    }

    /// <summary>One draft after another, up to publication, until it is time to stop.</summary>
    private static async Task Work(
        TestNewsroom newsroom,
        ConcurrentDictionary<string, ConcurrentQueue<Fingerprint>> typed,
        int writer,
        CancellationToken stop
    )
    {
        for (var round = 0; !stop.IsCancellationRequested; round++)
        {
            var id = await newsroom.Draft();
            var words = typed.GetOrAdd(id, _ => new([Texts.Complete.Fingerprint, new Document().Fingerprint]));
            for (var line = 0; line < 3; line++)
            {
                var next = Texts.Complete with { NotesToEditors = $"Writer {writer}, round {round}, line {line}." };
                words.Enqueue(next.Fingerprint);
                await newsroom.Write(id, next);
            }
            await newsroom.Drafting.Submit(newsroom.As(DemoCast.Officer), id);
            await newsroom.Approve(id);
            if (writer % 2 == 0) await newsroom.Publishing.PublishNow(newsroom.As(DemoCast.Editor), id);
        }
    }

    private static async Task AreTheSame(
        TestNewsroom newsroom,
        TestNewsroom restored,
        long last,
        ConcurrentDictionary<string, ConcurrentQueue<Fingerprint>> typed
    )
    {
        await using var live = await newsroom.Db();
        await using var copy = await restored.Db();
        var entries = await live.History.Where(h => h.Number <= last).OrderBy(h => h.Number).ToListAsync();
        Assert.Equal(
            entries.Select(h => h.Hash),
            (await copy.History.OrderBy(h => h.Number).ToListAsync()).Select(h => h.Hash)
        );
        var revisions = await copy.Revisions.Include(r => r.Edition.Statement).OrderBy(r => r.Id).ToListAsync();
        var known = await live.Revisions.OrderBy(r => r.Id).Take(revisions.Count).ToListAsync();
        Assert.Equal(
            known.Select(r => (r.Id, r.Words.Fingerprint)),
            revisions.Select(r => (r.Id, r.Words.Fingerprint))
        );
        var cut = revisions.Select(r => (r.Edition.Statement.Id, r.Fingerprint)).ToHashSet();
        Assert.All(
            entries.Where(h => h.Verb is Verb.Submit or Verb.Approve or Verb.Publish),
            entry => Assert.Contains((entry.StatementId!, entry.Fingerprint), cut)
        );
        var started = entries.Where(h => h.Verb is Verb.Start).Select(h => h.StatementId);
        var editions = await copy.Editions.Include(e => e.Statement).ToListAsync();
        Assert.Equal(started.Order(), editions.Select(e => e.Statement.Id).Order());
        foreach (var edition in editions)
        {
            var latest = entries.Last(h => h.StatementId == edition.Statement.Id);
            if (edition.Stage is Stage.Draft)
                Assert.Contains(edition.Words.Fingerprint, typed[edition.Statement.Id]);
            else Assert.Equal((latest.Verb, latest.Fingerprint), (edition.LastVerb, edition.Words.Fingerprint));
        }
    }

    [Fact]
    public async Task A_restored_newsroom_is_the_one_that_was_backed_up_with_its_keys_and_every_other_file()
    {
        await using var newsroom = await TestNewsroom.Open();
        await newsroom.Live();
        await newsroom.InReview();
        await newsroom.Draft();
        (string, string)[] files = [("keys/key.xml", "<key/>"), ("brand/deep/mark.svg", "<svg/>"), ("a.tmp", "")];
        foreach (var (name, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(newsroom.Folder, name))!);
            await File.WriteAllTextAsync(Path.Combine(newsroom.Folder, name), text);
        }
        File.CreateSymbolicLink(Path.Combine(newsroom.Folder, "brand", "passwd"), "/etc/passwd");

        var (code, said, complained) = await Operator.Run(newsroom.Folder, ["backup", Archive]);
        Assert.Equal((0, ""), (code, complained));
        var hash = Backups.Hash(await File.ReadAllBytesAsync(Archive));
        Assert.Matches($@"^Backed up to {Archive}, \d+ kB, SHA-256 {hash}\n$", said);
        Assert.Equal([Archive], Directory.EnumerateFileSystemEntries(_folder));
        Assert.Equal(
            ["manifest.json", "brand/deep/mark.svg", "keys/key.xml", "newsroom.db"],
            Backups.Entries(Archive).Select(e => e.Name)
        );

        Assert.Equal(0, (await Operator.Run(Elsewhere, ["restore", Archive], clock: newsroom.Clock)).Code);
        Assert.Equal("<key/>", await File.ReadAllTextAsync(Path.Combine(Elsewhere, "keys", "key.xml")));
        Assert.Equal("<svg/>", await File.ReadAllTextAsync(Path.Combine(Elsewhere, "brand", "deep", "mark.svg")));
        Assert.Equal(
            ["brand", "keys", "newsroom.db"],
            Directory.EnumerateFileSystemEntries(Elsewhere).Select(Path.GetFileName).Order()
        );
        await using var restored = TestNewsroom.On(Elsewhere, newsroom.Clock!);
        await using var live = await newsroom.Db();
        await using var copy = await restored.Db();
        Assert.Equal(await Backups.Fingerprints(live), await Backups.Fingerprints(copy));
        Assert.Equal(
            await newsroom.App.Services.GetRequiredService<Audit>().Check(),
            await restored.App.Services.GetRequiredService<Audit>().Check()
        );
    }

    [Fact]
    public async Task Nobody_else_can_read_a_backup_or_what_is_restored_from_it()
    {
        if (OperatingSystem.IsWindows()) return;
        await using var newsroom = await TestNewsroom.Open();
        Directory.CreateDirectory(Path.Combine(newsroom.Folder, "keys"));
        await File.WriteAllTextAsync(Path.Combine(newsroom.Folder, "keys", "key.xml"), "<key/>");
        await newsroom.App.Services.GetRequiredService<Backup>().To(Archive);
        const UnixFileMode File_ = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(File_, File.GetUnixFileMode(Archive));
        Assert.Equal(0, (await Operator.Run(Elsewhere, ["restore", Archive])).Code);
        Assert.Equal(File_ | UnixFileMode.UserExecute, File.GetUnixFileMode(Elsewhere));
        Assert.Equal(File_ | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.Combine(Elsewhere, "keys")));
        Assert.Equal(File_, File.GetUnixFileMode(Path.Combine(Elsewhere, "keys", "key.xml")));
        Assert.Equal(File_, File.GetUnixFileMode(Path.Combine(Elsewhere, "newsroom.db")));
    }

    [Fact]
    public async Task A_backup_that_cannot_be_is_a_sentence_and_leaves_nothing()
    {
        await using var newsroom = await TestNewsroom.Open();
        await File.WriteAllTextAsync(Archive, "Something else.");
        var around = Path.Combine(newsroom.Folder, "..", Path.GetFileName(newsroom.Folder), "a");
        foreach (
            var (file, because) in new[]
            {
                (Archive, "is there already"),
                (_folder, "is a directory"),
                (Path.Combine(_folder, "missing", "a.tar.gz"), "There is no directory"),
                (Path.Combine(newsroom.Folder, "a.tar.gz"), "is in the data directory"),
                (around, "is in the data directory"),
            }
        )
        {
            var (code, _, said) = await Operator.Run(newsroom.Folder, ["backup", file]);
            Assert.Equal(1, code);
            Assert.Contains(because, said, StringComparison.Ordinal);
            Assert.Single(said.TrimEnd().Split('\n'));
        }
        Assert.Equal("Something else.", await File.ReadAllTextAsync(Archive));
        Assert.Equal([Archive], Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Two_at_once_do_not_write_one_file()
    {
        await using var newsroom = await TestNewsroom.Open();
        var partial = Archive + ".partial";
        await using (new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            var (code, _, said) = await Operator.Run(newsroom.Folder, ["backup", Archive]);
            Assert.Equal(1, code);
            Assert.Contains("used by another process", said, StringComparison.Ordinal);
            Assert.Equal([partial], Directory.EnumerateFileSystemEntries(_folder));
        }
        await newsroom.App.Services.GetRequiredService<Backup>().To(Archive);
        Assert.Equal([Archive], Directory.EnumerateFileSystemEntries(_folder));

        Directory.CreateDirectory(Path.Combine(Elsewhere, ".restoring"));
        var taken = Path.Combine(Elsewhere, ".restoring", "lock");
        await using (new FileStream(taken, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            var (code, _, said) = await Operator.Run(Elsewhere, ["restore", Archive]);
            Assert.Equal(1, code);
            Assert.Contains("used by another process", said, StringComparison.Ordinal);
            Assert.True(File.Exists(taken));
        }
        Assert.Equal(0, (await Operator.Run(Elsewhere, ["restore", Archive])).Code);
    }

    [Fact]
    public async Task Where_there_is_no_newsroom_none_is_made_and_none_backed_up()
    {
        var (code, _, said) = await Operator.Run(Elsewhere, ["backup", Archive]);
        Assert.Equal(1, code);
        Assert.Contains("There is no newsroom in", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Elsewhere));
        Assert.False(File.Exists(Archive));
    }

    [Fact]
    public async Task A_damaged_store_is_not_backed_up_over_good_ones()
    {
        await using var newsroom = await TestNewsroom.Open();
        await newsroom.Live();
        var copy = Directory.CreateDirectory(Elsewhere);
        await newsroom.App.Services.GetRequiredService<Backup>().To(Archive);
        var store = Backups.Entries(Archive).Single(e => e.Name == "newsroom.db").Content;
        for (var page = 4096 * 20; page < 4096 * 30; page++) store[page] ^= 0x5a;
        await File.WriteAllBytesAsync(Path.Combine(copy.FullName, "newsroom.db"), store);
        var (code, _, said) = await Operator.Run(Elsewhere, ["backup", Path.Combine(_folder, "second.tar.gz")]);
        Assert.Equal(1, code);
        Assert.Contains("is damaged", said, StringComparison.Ordinal);
        Assert.Equal([Archive], Directory.EnumerateFiles(_folder));
    }

    private static async Task<long> LastEntry(TestNewsroom newsroom)
    {
        await using var db = await newsroom.Db();
        return await db.History.MaxAsync(h => (int?)h.Number) ?? 0;
    }
}
