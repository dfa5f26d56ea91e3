using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsroomApp.Storage.Backups;

namespace NewsroomApp.Tests.Storage;

public sealed class BackupScheduleTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsroom-tests-").FullName;

    private IEnumerable<string?> Names => Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order();

    public void Dispose()
    {
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_newsroom_backs_itself_up_and_keeps_the_newest_of_its_own()
    {
        await using var newsroom = await Open("--Newsroom:Backup:EveryHours=12", "--Newsroom:Backup:Keep=2");
        string[] foreign = ["newsroom.tar.gz", "newsroom-2020-01-01.tar.gz", "newsroom-2031-01-01T0000Z.tar.gz"];
        foreach (var other in foreign)
            await File.WriteAllTextAsync(Path.Combine(_folder, other), other);
        await File.WriteAllTextAsync(Path.Combine(_folder, "newsroom-2026-03-01T0930Z.tar.gz.partial"), "Killed.");
        await File.WriteAllTextAsync(Path.Combine(_folder, "newsroom-2026-03-01T0930Z.tar.gz.partial.db"), "Killed.");
        string[] others = [.. foreign.Order(StringComparer.Ordinal)];
        var schedule = Schedule(newsroom);

        await schedule.Round();
        Assert.Equal([.. others, "newsroom-2026-03-04T0930Z.tar.gz"], Sorted());
        Backups.Verify(Path.Combine(_folder, "newsroom-2026-03-04T0930Z.tar.gz"));
        newsroom.Clock!.Advance(TimeSpan.FromHours(12) - TimeSpan.FromMinutes(1));
        // Also by another process, or after a restart.
        await schedule.Round();
        await Schedule(newsroom).Round();
        Assert.Equal([.. others, "newsroom-2026-03-04T0930Z.tar.gz"], Sorted());
        for (var half = 0; half < 3; half++)
        {
            newsroom.Clock.Advance(TimeSpan.FromHours(12));
            await schedule.Round();
        }
        Assert.Equal(
            [.. others, "newsroom-2026-03-05T2129Z.tar.gz", "newsroom-2026-03-06T0929Z.tar.gz"],
            Sorted()
        );

        string?[] Sorted() => [.. others, .. Names.Except(others)];
    }

    [Fact]
    public async Task What_fails_is_logged_once_an_hour_and_makes_it_unready_only_after_twice_the_interval()
    {
        await using var newsroom = await Open("--Newsroom:Backup:EveryHours=24");
        var schedule = Schedule(newsroom);
        await schedule.Round();
        var log = LogBook.Of(newsroom);
        Directory.Delete(_folder, recursive: true);
        newsroom.Clock!.Advance(TimeSpan.FromHours(24));
        for (var minute = 0; minute < 150; minute++)
        {
            await schedule.Round();
            newsroom.Clock.Advance(TimeSpan.FromMinutes(1));
        }
        Assert.Equal(3, log.Lines.Count());
        Assert.All(
            log.Lines,
            line => Assert.Matches("could not be backed up to .*; it tries again. There is no directory", line)
        );
        Assert.False(schedule.IsLate);
        newsroom.Clock.Advance(TimeSpan.FromHours(24));
        await schedule.Round();
        Assert.True(schedule.IsLate);

        Directory.CreateDirectory(_folder);
        newsroom.Clock.Advance(TimeSpan.FromMinutes(10));
        await schedule.Round();
        Assert.False(schedule.IsLate);
        Assert.Single(Names);
    }

    [Fact]
    public async Task A_running_newsroom_backs_itself_up_and_is_ready()
    {
        await using var newsroom = await TestNewsroom.Serve($"--Newsroom:Backup:Directory={_folder}");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!Names.Any(n => n!.EndsWith(".tar.gz", StringComparison.Ordinal))) await Task.Delay(20, patience.Token);
        Backups.Verify(Path.Combine(_folder, Names.Single(n => n!.EndsWith(".tar.gz", StringComparison.Ordinal))!));
        using var watcher = newsroom.Visitor();
        Assert.Equal(HttpStatusCode.OK, (await watcher.GetAsync("/health/ready")).StatusCode);
    }

    [Theory]
    [InlineData("EveryHours", "0", "Newsroom:Backup:EveryHours is 0")]
    [InlineData("EveryHours", "daily", "have to be whole numbers")]
    [InlineData("Keep", "0", "Newsroom:Backup:Keep is 0")]
    [InlineData("Keep", "-3", "Newsroom:Backup:Keep is -3")]
    [InlineData("Directory", "/nowhere/at/all", "there is no such directory")]
    [InlineData("Directory", "data/backups", "in the data directory")]
    [InlineData("Directory", "data", "in the data directory")]
    public void A_setting_that_cannot_be_used_is_a_sentence(string setting, string value, string because) =>
        Refuses(
            because,
            () => _ = BackupSettings.In(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(new Dictionary<string, string?> { [$"Backup:{setting}"] = value })
                    .Build(),
                _folder
            )
        );

    private Task<TestNewsroom> Open(params string[] settings) =>
        TestNewsroom.Open([$"--Newsroom:Backup:Directory={_folder}", .. settings]);

    private static BackupSchedule Schedule(TestNewsroom newsroom) =>
        new(
            newsroom.App.Services.GetRequiredService<Backup>(),
            newsroom.App.Services.GetRequiredService<BackupSettings>(),
            newsroom.Clock!,
            newsroom.App.Services.GetRequiredService<ILogger<BackupSchedule>>()
        );
}
