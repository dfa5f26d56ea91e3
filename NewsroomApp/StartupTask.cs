namespace NewsroomApp;

/// <summary>
/// Starts a background service shortly after the server opens its ports. Such a service loads EF Core, which takes
/// longer than the rest of the start and would keep the first readers waiting.
/// </summary>
public sealed class StartupTask<T>(IServiceProvider services, IHostApplicationLifetime lifetime) : BackgroundService
    where T : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lifetime.ApplicationStarted.Register(open.SetResult);
        await open.Task.WaitAsync(stoppingToken);
        await Task.Delay(StartupTask.Delay, stoppingToken);
        var service = services.GetRequiredService<T>();
        await service.StartAsync(stoppingToken);
        await service.ExecuteTask!;
    }
}

public static class StartupTask
{
    /// <summary>How long the first readers have the server to themselves.</summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(300);
}
