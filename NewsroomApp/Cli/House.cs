using NewsroomApp.Storage;

namespace NewsroomApp.Cli;

internal sealed class House(Func<WebApplicationOptions, WebApplication> build)
{
    private static readonly string[] _quiet =
    [
        "--Logging:LogLevel:Default=Warning",
        "--Logging:LogLevel:Microsoft.EntityFrameworkCore=None",
    ];

    public Task<int> Serve(IEnumerable<string> settings, CancellationToken stop) =>
        FirstStart.Serve(build(Options(settings)), stop);

    public static async Task<int> ServePublicSide(IEnumerable<string> settings, CancellationToken stop)
    {
        await using var house = Newsroom.PublicSide(Options(settings));
        house.Services.GetRequiredService<Newsstand>().Demand();
        await house.OpenDoors(stop);
        await house.WaitForShutdownAsync(stop);
        return 0;
    }

    public Task<int> Do(Func<IServiceProvider, Task> verb, bool mayMake = false, params string[] settings) =>
        Look(
            async services =>
            {
                await services.MigrateStore(mayMake);
                await verb(services);
            },
            settings
        );

    /// <summary>For what neither makes a store nor brings it up to date.</summary>
    public async Task<int> Look(Func<IServiceProvider, Task> verb, params string[] settings)
    {
        await using var house = build(Options([.. _quiet, .. settings]));
        await verb(house.Services);
        return 0;
    }

    /// <summary>wwwroot is in the working directory or, failing that, beside the program.</summary>
    private static WebApplicationOptions Options(IEnumerable<string> settings) =>
        new() { Args = [.. settings], ContentRootPath = Directory.Exists("wwwroot") ? null : AppContext.BaseDirectory };
}
