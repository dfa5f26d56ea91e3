using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Accounts;
using NewsroomApp.Drafting;
using NewsroomApp.People;
using NewsroomApp.Publishing;
using NewsroomApp.Review;
using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Tests.Stories;

/// <summary>
/// The command line as an operator uses it. It writes to the console, which all tests share, so these run one by one.
/// </summary>
[Trait("Pace", "Slow")]
[Collection(nameof(Console))]
public sealed class CommandLineTests : IDisposable
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "newsroom-tests", Path.GetRandomFileName());

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_directory)) Directory.Delete(_directory, recursive: true);
    }

    [Fact]
    public async Task A_file_becomes_a_draft_of_the_person_named()
    {
        Assert.Equal(
            0,
            (
                await Run(
                    "a quiet river at noon\n",
                    "add-person",
                    "--email",
                    "ana@example.org",
                    "--name",
                    "Ana Petrović",
                    "--role",
                    "press-officer"
                )
            ).Code
        );
        var file = Path.Combine(_directory, "statement.txt");
        await File.WriteAllTextAsync(file, Texts.PlainFile, TestContext.Current.CancellationToken);

        var (code, said, _) = await Run("", "import", file);
        Assert.Equal(0, code);
        Assert.Matches("Imported as /desk/drafts/[0-9a-z]{8}", said);
        await using var house = TestNewsroom.Builder(_directory).Build();
        var statement = await house.Services.GetRequiredService<DraftingDesk>().Find(said.Trim()[^8..]);
        Assert.Equal("Commissioner praises bridge builders on visit to Şile", statement!.Open!.Words.Headline);
        Assert.Equal("Ana Petrović", statement.Open.WrittenBy.Name);
    }

    [Fact]
    public async Task What_cannot_be_done_is_one_sentence_and_an_exit_code()
    {
        await Run("", "seed-demo");
        var (code, _, said) = await Run("", "import", Path.Combine(_directory, "missing.txt"));
        Assert.Equal(1, code);
        Assert.Contains("There is no file", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);

        (code, _, said) = await Run(
            "short\n",
            "add-person",
            "--email",
            "ana@example.org",
            "--name",
            "Ana",
            "--role",
            "editor"
        );
        Assert.Equal(1, code);
        Assert.Contains("at least 12 characters", said, StringComparison.Ordinal);

        (code, _, said) = await Run("", "add-person", "--email", "ana@example.org", "--name", "Ana", "--role", "king");
        Assert.Equal(1, code);
        Assert.Contains("king", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_without_its_own_files_says_so_wherever_it_is_started()
    {
        Directory.CreateDirectory(_directory);
        var start = new ProcessStartInfo("dotnet", [NewsroomProcess.Program(), "check"])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            WorkingDirectory = _directory,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["Newsroom__PublicUrl"] = "https://news.example";
        using var process = Process.Start(start)!;
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, process.ExitCode);
        Assert.Matches("^There is no wwwroot/sheet.css in .*publish it again.\n$", said);
    }

    [Fact]
    public async Task The_demo_tells_its_story_with_the_verbs_of_the_house()
    {
        Assert.Equal(0, (await Run("", "seed-demo")).Code);
        await using var house = TestNewsroom.Builder(_directory).Build();
        var jonas = (await house.Services.GetRequiredService<PeopleDesk>().Everybody()).Single(p =>
            p.Email == DemoCast.Colleague.Email
        );
        var drafts = await house.Services.GetRequiredService<DraftingDesk>().List(new(DraftShelf.All), jonas.Id);
        Assert.Equal(
            [Stage.Draft, Stage.InReview, Stage.InReview, Stage.InReview, Stage.Scheduled, Stage.Scheduled],
            drafts.Select(d => d.Stage)
        );
        var live = await house.Services.GetRequiredService<PublishingDesk>().Live(1);
        Assert.Equal([2, 1, 1, 1, 1, 1, 1, 1, 1], live.Select(l => l.Number));
        Assert.Single(live, l => l.Presence is Presence.Withdrawn);
        var queue = await house.Services.GetRequiredService<ReviewDesk>().Queue();
        Assert.Equal(3, queue.Count);

        var (code, _, said) = await Run("", "seed-demo");
        Assert.Equal(1, code);
        Assert.Contains("empty newsroom", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_due_goes_out_by_the_rules_of_the_embargo_clock()
    {
        await using var newsroom = await TestNewsroom.Open("--Newsroom:TimeZone=Europe/Brussels");
        await newsroom.Scheduled(TimeSpan.FromHours(1));
        Assert.Equal((0, ""), await PublishDue(after: TimeSpan.FromHours(1)));
        Assert.Equal(Stage.Published, Assert.Single(await Editions(newsroom)).Stage);

        await newsroom.Scheduled(TimeSpan.FromHours(1));
        var (code, said) = await PublishDue(after: TimeSpan.FromHours(3));
        Assert.Equal(1, code);
        Assert.StartsWith("1 of the statements that are due fell due long ago", said, StringComparison.Ordinal);

        await newsroom.Scheduled(TimeSpan.FromHours(1));
        for (var i = 0; i < 2; i++)
        {
            (code, said) = await PublishDue(after: TimeSpan.FromDays(2));
            Assert.Equal(1, code);
            Assert.StartsWith("The clock of this machine says", said, StringComparison.Ordinal);
        }
        Assert.Equal(
            [Stage.Published, Stage.Scheduled, Stage.Scheduled],
            (await Editions(newsroom)).Select(e => e.Stage)
        );

        async Task<(int, string)> PublishDue(TimeSpan after)
        {
            newsroom.Clock!.Advance(after);
            var (code, _, complained) = await Operator.Run(newsroom.Folder, ["publish-due"], clock: newsroom.Clock);
            return (code, complained);
        }
    }

    private static async Task<List<Edition>> Editions(TestNewsroom newsroom)
    {
        await using var db = await newsroom.Db();
        return await db.Editions.OrderBy(e => e.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_word_that_is_no_command_starts_nothing()
    {
        var (code, _, said) = await Run("", "help");
        Assert.Equal(1, code);
        Assert.Contains("no command “help”", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_command_takes_settings_and_nothing_that_it_does_not_know()
    {
        var missing = Path.Combine(_directory, "missing");
        string[][] ways = [[$"--Newsroom:DataDirectory={missing}"], ["--Newsroom:DataDirectory", missing]];
        foreach (var setting in ways)
        {
            var (code, _, said) = await Run("", ["check", .. setting]);
            Assert.Equal(1, code);
            Assert.Contains(missing, said, StringComparison.Ordinal);
        }
        foreach (var unknown in new string[][] { ["--quiet"], ["more"], ["-x"] })
        {
            var (code, _, said) = await Run("", ["check", .. unknown]);
            Assert.Equal(1, code);
            Assert.Contains($"“check” does not take “{unknown[0]}”", said, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Help_lists_the_verbs()
    {
        var (code, said, _) = await Run("", "--help");
        Assert.Equal(0, code);
        Assert.All(
            ["serve", "add-person", "import", "backup", "restore", "seed-demo"],
            verb => Assert.Contains(verb, said, StringComparison.Ordinal)
        );
    }

    private Task<(int Code, string Said, string Complained)> Run(string input, params string[] args)
    {
        Directory.CreateDirectory(_directory);
        return Operator.Run(_directory, args, input);
    }
}
