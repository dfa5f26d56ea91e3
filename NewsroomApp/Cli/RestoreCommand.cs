using System.CommandLine;
using Microsoft.Data.Sqlite;
using NewsroomApp.Storage;
using NewsroomApp.Storage.Backups;

namespace NewsroomApp.Cli;

internal sealed class RestoreCommand : Command
{
    private readonly Argument<FileInfo> _file = new("FILE") { Description = "An archive made by backup." };

    public RestoreCommand(House house)
        : base("restore", "Bring a backup into the data directory, which has to be empty, and check it.")
    {
        Add(_file);
        SetAction(
            (parsed, stop) =>
                house.Look(
                    parsed,
                    services => Restore(house, services.GetRequiredService<StoreFile>(), parsed, stop)
                )
        );
    }

    private async Task Restore(House house, StoreFile store, ParseResult parsed, CancellationToken stop)
    {
        try
        {
            var report = await Report(house, store, parsed, stop);
            await Console.Out.WriteLineAsync($"Restored into {Path.GetDirectoryName(store.Path)}.\n{report}");
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new Refusal($"Nothing was restored. {trouble.Message}");
        }
        catch (OperationCanceledException)
        {
            throw new Refusal("Nothing was restored, because it was stopped.");
        }
    }

    private async Task<string> Report(House house, StoreFile store, ParseResult parsed, CancellationToken stop)
    {
        var report = "";
        using var restore = new Restore(store);
        var manifest = await restore.Unpack(parsed.GetRequiredValue(_file).FullName, stop);
        await house.Do(
            parsed,
            async services =>
                report = await ActivatorUtilities.CreateInstance<RestoredNewsroom>(services).Settle(manifest, stop),
            mayMake: false,
            $"--Newsroom:DataDirectory={restore.Folder}"
        );
        restore.Finish();
        return report;
    }
}
