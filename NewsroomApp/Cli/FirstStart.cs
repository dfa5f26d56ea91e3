using NewsroomApp.Accounts;
using NewsroomApp.People;
using NewsroomApp.Storage;

namespace NewsroomApp.Cli;

/// <summary>Migrates the database, then serves. An empty newsroom gets the demo or logs its setup link.</summary>
public static partial class FirstStart
{
    public static async Task<int> Serve(WebApplication house, CancellationToken stop)
    {
        await using var _ = house;
        // With one core the pool starts with one thread, and readers would wait while EF Core loads on it.
        ThreadPool.GetMinThreads(out var workers, out var completions);
        ThreadPool.SetMinThreads(Math.Max(4, workers), completions);
        await house.Services.MigrateStore();
        await house.OpenDoors(stop);
        var shutdown = house.WaitForShutdownAsync(stop);
        if (
            await Task.WhenAny(shutdown, Task.Delay(StartupTask.Delay, CancellationToken.None)) != shutdown
            && await house.Services.GetRequiredService<PeopleDesk>().IsEmpty()
        )
            await Welcome(house);
        await shutdown;
        return 0;
    }

    private static async Task Welcome(WebApplication house)
    {
        var address = house.Urls.FirstOrDefault() ?? "http://localhost:5000";
        if (house.Environment.IsDevelopment())
        {
            await house.Services.GetRequiredService<DemoSeed>().Plant();
            Demo(house.Logger, address, DemoCast.SignIns);
        }
        else
        {
            var here = house.Services.GetRequiredService<Institution>().PublicUrl;
            Setup(house.Logger, here, house.Services.GetRequiredService<SetupLink>().Path);
        }
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "A demo newsroom is ready. Public site: {Address}/ Desk: {Address}/desk\n{SignIns}"
    )]
    private static partial void Demo(ILogger logger, string address, string signIns);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Nobody is here yet. Open {Address}{Path} to add the first person; the link works once."
    )]
    private static partial void Setup(ILogger logger, string address, string path);
}
