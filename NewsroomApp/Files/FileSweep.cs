using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;

namespace NewsroomApp.Files;

/// <summary>Once a day, takes away files that no stored text shows any more, and uploads left half done.</summary>
public sealed partial class FileSweep(
    FileFolder folder,
    IDbContextFactory<NewsroomDb> newsroom,
    TimeProvider clock,
    ILogger<FileSweep> log
) : BackgroundService
{
    public static readonly TimeSpan Unused = TimeSpan.FromDays(30);

    private static readonly TimeSpan _halfDone = TimeSpan.FromDays(1);
    private static readonly TimeSpan _round = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var rounds = new PeriodicTimer(_round, clock);
        do await Round(stoppingToken);
        while (await rounds.WaitForNextTickAsync(stoppingToken));
    }

    public async Task Round(CancellationToken stop = default)
    {
        try
        {
            var now = clock.GetUtcNow();
            foreach (var path in folder.Passing()) DeleteOlder(path, now - _halfDone);
            if (!folder.Kept().Any()) return;
            await using var db = await newsroom.CreateDbContextAsync(stop);
            var shown = await db.ShownFiles(stop);
            foreach (var path in folder.Kept().Where(p => !shown.Contains(Path.GetFileName(p))))
                DeleteOlder(path, now - Unused);
        }
        catch (Exception trouble) when (!stop.IsCancellationRequested)
        {
            NotSwept(trouble);
        }
    }

    private static void DeleteOlder(string path, DateTimeOffset time)
    {
        if (Directory.GetLastWriteTimeUtc(path) < time.UtcDateTime) FileFolder.Delete(path);
    }

    [LoggerMessage(LogLevel.Error, "Files that nothing shows could not be looked for.")]
    private partial void NotSwept(Exception trouble);
}
