namespace NewsroomApp;

/// <summary>Begins what goes on behind the counter once the doors are open and the first readers are through: it wakes the mapper up, which takes longer than all the rest of the start, and the public would wait for it.</summary>
public sealed class OnceOpen<T>(IServiceProvider house, IHostApplicationLifetime doors) : BackgroundService where T : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        doors.ApplicationStarted.Register(open.SetResult);
        await open.Task.WaitAsync(stoppingToken);
        await Task.Delay(FirstReaders.Time, stoppingToken);
        var service = house.GetRequiredService<T>();
        await service.StartAsync(stoppingToken);
        await service.ExecuteTask!;
    }
}

public static class FirstReaders
{
    /// <summary>How long those who waited at the doors have the house to themselves.</summary>
    public static readonly TimeSpan Time = TimeSpan.FromMilliseconds(300);
}
