using System.CommandLine;
using NewsroomApp.Storage.Backups;

namespace NewsroomApp.Cli;

internal sealed class BackupCommand : Command
{
    private readonly Argument<FileInfo> _file = new("FILE")
    {
        Description = "The archive to be made, such as newsroom.tar.gz.",
    };

    public BackupCommand(House house)
        : base("backup", "Back up everything in the data directory, also while the newsroom runs.")
    {
        Add(_file);
        SetAction(
            (parsed, stop) =>
                house.Look(parsed, async services =>
                {
                    var backup = services.GetRequiredService<Backup>();
                    var made = await backup.To(parsed.GetRequiredValue(_file).FullName, stop);
                    await Console.Out.WriteLineAsync($"{made}");
                })
        );
    }
}
