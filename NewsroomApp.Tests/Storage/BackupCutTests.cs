using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Storage;
using NewsroomApp.Storage.Backups;

namespace NewsroomApp.Tests.Storage;

/// <summary>Kills backup and restore, processes of their own, at fifty points from first file to last.</summary>
[Trait("Pace", "Slow")]
[Collection(nameof(Console))]
public sealed class BackupCutTests : IDisposable
{
    private const int Cuts = 25;

    /// <summary>Cannot be compressed, so that there are many moments between the first byte and the last.</summary>
    private static readonly byte[] _film = RandomNumberGenerator.GetBytes(2_000_000);

    private readonly string _folder = Directory.CreateTempSubdirectory("newsroom-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_backup_that_is_killed_loses_nothing_and_leaves_nothing_half_done_under_its_name()
    {
        await using var newsroom = await Newsroom();
        var whole = (await BackUp(newsroom, "whole")).Length;
        var store = new FileInfo(Path.Combine(newsroom.Folder, "newsroom.db")).Length;
        var published = new List<string>();
        var left = 0;
        for (var cut = 0; cut < Cuts; cut++)
        {
            var file = Path.Combine(_folder, $"{cut}.tar.gz");
            var writer = newsroom.Live();
            await Cut(
                newsroom.Folder,
                ["backup", file],
                () =>
                    cut switch
                    {
                        0 => File.Exists(file + ".partial"),
                        < 5 => Length(file + ".partial.db") >= store * cut / 5,
                        < Cuts - 1 => Length(file + ".partial") >= whole * (cut - 4) / (Cuts - 5),
                        _ => File.Exists(file),
                    }
            );
            foreach (var partial in Directory.EnumerateFiles(_folder, $"{cut}.tar.gz.partial*"))
            {
                left++;
                IsForOwnerOnly(partial);
            }
            if (!File.Exists(file)) await BackUp(newsroom, $"{cut}.tar.gz");
            IsForOwnerOnly(file);
            Backups.Verify(file);
            published.Add(await writer);
        }
        Assert.NotEqual(0, left);
        Assert.All(
            Directory.EnumerateFiles(_folder, "*.partial*"),
            partial => Assert.True(File.Exists(partial.Split(".partial")[0]))
        );
        await newsroom.App.Services.GetRequiredService<Audit>().Check();
        foreach (var id in published) Assert.NotNull((await newsroom.Drafting.Find(id))!.Live);
    }

    [Fact]
    public async Task A_restore_that_is_killed_is_not_taken_for_a_newsroom_and_works_when_it_is_run_again()
    {
        await using var newsroom = await Newsroom();
        var archive = (await BackUp(newsroom, "newsroom.tar.gz")).Path;
        List<string> wanted;
        await using (var live = await newsroom.Db()) wanted = await Backups.Fingerprints(live);
        var store = new FileInfo(Path.Combine(newsroom.Folder, "newsroom.db")).Length;
        for (var cut = 0; cut < Cuts; cut++)
        {
            var data = Path.Combine(_folder, $"{cut}");
            var inside = Path.Combine(data, ".restoring", "data");
            await Cut(
                data,
                ["restore", archive],
                () =>
                    cut switch
                    {
                        0 => Directory.Exists(data),
                        1 => Directory.Exists(inside),
                        < 12 => Length(Path.Combine(inside, "film.bin")) >= _film.Length * (cut - 1) / 11,
                        < 18 => Length(Path.Combine(inside, "newsroom.db")) >= store * (cut - 11) / 7,
                        < 21 => Length(Path.Combine(inside, "newsroom.db-wal")) >= 8_000 * (cut - 18),
                        21 => File.Exists(Path.Combine(data, ".restoring", "list")),
                        22 => File.Exists(Path.Combine(data, "film.bin")),
                        23 => Directory.Exists(Path.Combine(data, "keys")),
                        _ => File.Exists(Path.Combine(data, "newsroom.db")),
                    }
            );
            if (!File.Exists(Path.Combine(data, "newsroom.db")))
            {
                if (Directory.Exists(Path.Combine(data, ".restoring")))
                    Assert.Contains(
                        "Run restore again",
                        (await Operator.Run(data, ["check"])).Complained,
                        StringComparison.Ordinal
                    );
                var (code, _, complained) = await Operator.Run(data, ["restore", archive], clock: newsroom.Clock);
                Assert.Equal((cut, 0, ""), (cut, code, complained));
            }
            await using var restored = TestNewsroom.On(data, newsroom.Clock!);
            await restored.App.Services.GetRequiredService<Audit>().Check();
            await using var copy = await restored.Db();
            Assert.Equal(wanted, await Backups.Fingerprints(copy));
            Assert.Equal(_film, await File.ReadAllBytesAsync(Path.Combine(data, "film.bin")));
            Assert.True(File.Exists(Path.Combine(data, "keys", "key.xml")));
        }
    }

    private static async Task<TestNewsroom> Newsroom()
    {
        var newsroom = await TestNewsroom.Open();
        await newsroom.Fill(count: 60, words: 300);
        await File.WriteAllBytesAsync(Path.Combine(newsroom.Folder, "film.bin"), _film);
        Directory.CreateDirectory(Path.Combine(newsroom.Folder, "keys"));
        await File.WriteAllTextAsync(Path.Combine(newsroom.Folder, "keys", "key.xml"), "<key/>");
        return newsroom;
    }

    private Task<BackupFile> BackUp(TestNewsroom newsroom, string name) =>
        newsroom.App.Services.GetRequiredService<Backup>().To(Path.Combine(_folder, name));

    private static async Task Cut(string data, string[] words, Func<bool> isTime)
    {
        await using var process = NewsroomProcess.On(data);
        process.Command(words);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!isTime() && !process.HasExited) await Task.Delay(1, patience.Token);
        await process.Kill();
    }

    private static long Length(string file) => File.Exists(file) ? new FileInfo(file).Length : -1;

    private static void IsForOwnerOnly(string file)
    {
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }
}
