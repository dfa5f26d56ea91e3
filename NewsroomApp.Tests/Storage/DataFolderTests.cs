using System.Runtime.Versioning;
using static System.IO.UnixFileMode;

namespace NewsroomApp.Tests.Storage;

/// <summary>What the newsroom keeps is for the account that runs it, and for no other on the machine.</summary>
[Trait("Pace", "Slow")]
[SupportedOSPlatform("linux")]
public class DataFolderTests
{
    private const UnixFileMode Ours = UserRead | UserWrite;

    [Fact]
    public async Task The_default_directory_is_made_and_shut_to_others()
    {
        var home = Directory.CreateTempSubdirectory("newsroom-tests").FullName;
        Directory.CreateSymbolicLink(Path.Combine(home, "wwwroot"), Path.Combine(TestNewsroom.AppFolder(), "wwwroot"));
        var run = await ProgramRun.In(home, [], "seed-demo");
        Assert.Equal((0, ""), (run.Code, run.Complained));
        var data = Path.Combine(home, "data");
        Assert.Equal(Ours | UserExecute, Mode(data));
        Assert.Equal(Ours, Mode(Path.Combine(data, "newsroom.db")));
        Directory.Delete(home, recursive: true);
    }

    [Fact]
    public async Task A_directory_that_others_could_open_is_shut_at_the_start_and_that_is_said_once()
    {
        await using var process = await NewsroomProcess.Seeded();
        var folder = Path.GetDirectoryName(process.Database)!;
        File.SetUnixFileMode(folder, Ours | UserExecute | GroupRead | GroupExecute | OtherRead | OtherExecute);
        File.SetUnixFileMode(process.Database, Ours | GroupRead | OtherRead);
        await process.StartAgain();
        using var visitor = new HttpClient { BaseAddress = process.Address };
        // Makes the keys, and opens the log of the database.
        await visitor.GetStringAsync("/account/sign-in");

        Assert.Equal(Ours | UserExecute, Mode(folder));
        Assert.Equal(Ours | UserExecute, Mode(Path.Combine(folder, "keys")));
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.Contains(process.Database + "-wal", files);
        Assert.Contains(files, f => f.EndsWith(".xml", StringComparison.Ordinal));
        Assert.All(files, f => Assert.Equal((f, Ours), (f, Mode(f))));
        Assert.Equal(2, process.Output.Count(l => l.Contains("now they cannot", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_directory_with_other_things_in_it_stays_as_it_is()
    {
        await using var process = await NewsroomProcess.Seeded();
        var folder = Path.GetDirectoryName(process.Database)!;
        await File.WriteAllTextAsync(Path.Combine(folder, "letters.txt"), "");
        const UnixFileMode open = Ours | UserExecute | OtherRead | OtherExecute;
        File.SetUnixFileMode(folder, open);
        await process.StartAgain();
        Assert.Equal((open, Ours), (Mode(folder), Mode(process.Database)));
    }

    private static UnixFileMode Mode(string path) => File.GetUnixFileMode(path);
}
