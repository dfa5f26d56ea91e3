using System.CommandLine;
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

    public Task<int> Do(
        ParseResult parsed,
        Func<IServiceProvider, Task> verb,
        bool mayMake = false,
        params string[] settings
    ) =>
        Look(
            parsed,
            async services =>
            {
                await services.MigrateStore(mayMake);
                await verb(services);
            },
            settings
        );

    /// <summary>For what neither makes a store nor brings it up to date.</summary>
    public async Task<int> Look(ParseResult parsed, Func<IServiceProvider, Task> verb, params string[] settings)
    {
        await using var house = build(Options([.. _quiet, .. SettingsIn(parsed), .. settings]));
        await verb(house.Services);
        return 0;
    }

    /// <summary>Any command takes settings, as serve does: --Newsroom:DataDirectory=… or with a blank.</summary>
    private static IReadOnlyList<string> SettingsIn(ParseResult parsed)
    {
        var words = parsed.UnmatchedTokens;
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal) || !words[i].Contains(':'))
                throw new Refusal($"“{parsed.CommandResult.Command.Name}” does not take “{words[i]}”; see its --help.");
            if (!words[i].Contains('=')) i++;
        }
        return words;
    }

    /// <summary>wwwroot is in the working directory or, failing that, beside the program.</summary>
    private static WebApplicationOptions Options(IEnumerable<string> settings) =>
        new() { Args = [.. settings], ContentRootPath = Directory.Exists("wwwroot") ? null : AppContext.BaseDirectory };
}
