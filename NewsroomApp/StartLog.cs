namespace NewsroomApp;

/// <summary>Until the start is over, host and server do not log the errors that they throw as well.</summary>
public sealed class StartLog
{
    private volatile bool _isOver;

    public void End() => _isOver = true;

    public bool Takes(LogLevel level) => level is LogLevel.Warning || (level > LogLevel.Warning && _isOver);
}

public static class StartLogging
{
    private static readonly string[] _loud = ["Microsoft.Extensions.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    public static StartLog AddStartLog(this ILoggingBuilder logging)
    {
        var start = new StartLog();
        foreach (var category in _loud) logging.AddFilter(category, start.Takes);
        return start;
    }

    public static async Task OpenDoors(this WebApplication house, CancellationToken stop)
    {
        await house.StartAsync(stop);
        house.Services.GetRequiredService<StartLog>().End();
    }
}
