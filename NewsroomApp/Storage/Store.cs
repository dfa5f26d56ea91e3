using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NewsroomApp.Storage.Backups;
using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Storage;

public static class Store
{
    public static IServiceCollection AddStore(
        this IServiceCollection services,
        IConfiguration settings,
        string contentRoot
    )
    {
        var store = StoreFile.In(settings, contentRoot);
        services.AddSingleton(store);
        services.AddPooledDbContextFactory<NewsroomDb>(options =>
            options.UseSqlite(store.Connection).ConfigureWarnings(LeaveErrorsToTheCaller)
        );
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContext());
        services.AddScoped<DbContext>(provider => provider.GetRequiredService<NewsroomDb>());
        services
            .AddDataProtection()
            .SetApplicationName("Newsroom")
            .PersistKeysToFileSystem(new DirectoryInfo(store.Keys));
        services.AddSingleton<Audit>();
        services.AddChangeFeed().AddSingleton<WriteGate>().AddSingleton<EditorialTransaction>();
        services.AddSingleton<StoreCheck>();
        services.AddHealthChecks().AddCheck<StoreCheck>("store");
        return services;
    }

    /// <summary>EF Core logs each failure twice itself; a look that fails every second would fill the disk.</summary>
    private static void LeaveErrorsToTheCaller(WarningsConfigurationBuilder warnings) =>
        warnings.Log(
            (RelationalEventId.CommandError, LogLevel.Debug),
            (CoreEventId.QueryIterationFailed, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug)
        );

    /// <summary>Also for a process that only reads.</summary>
    public static IServiceCollection AddChangeFeed(this IServiceCollection services) =>
        services
            .AddSingleton<Newsstand>()
            .AddSingleton<ChangeNotifier>()
            .AddSingleton<BrandFolder>()
            .AddSingleton<FileFolder>()
            .AddSingleton<LatestSettings>()
            .AddSingleton(provider =>
            {
                var feed = new ChangeFeed(provider.GetRequiredService<Newsstand>().Changes);
                feed.Changed += provider.GetRequiredService<LatestSettings>().Follow;
                return feed;
            });

    public static async Task MigrateStore(this IServiceProvider services, bool mayMake = true)
    {
        var file = services.GetRequiredService<StoreFile>();
        Restore.DemandNone(file);
        try
        {
            DataFolder.Open(file, mayMake, services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(Store)));
            if (!await IsCurrent(file)) await Migrate(services, file);
            await Optimize(file);
            services.GetRequiredService<LatestSettings>().Look();
        }
        catch (Exception error) when (StoreTrouble.Of(error) is { } trouble)
        {
            throw trouble.At(file.Path);
        }
    }

    private static async Task<bool> IsCurrent(StoreFile file)
    {
        if (!StoreVersion.IsCurrent(file)) return false;
        await using var store = new SqliteConnection(file.Connection);
        await store.OpenAsync();
        return await store.HasIndex();
    }

    private static async Task Migrate(IServiceProvider services, StoreFile file)
    {
        await using (var store = new SqliteConnection(file.Connection))
        {
            await store.OpenAsync();
            // The migrations set this only in a file that they make themselves.
            await store.Run("PRAGMA journal_mode = WAL");
        }
        await using var db = await services.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContextAsync();
        await db.Database.MigrateAsync();
        await db.KeepIndex(services.GetRequiredService<Institution>());
    }

    /// <summary>Gathers statistics for the query planner (https://sqlite.org/lang_analyze.html#pragopt).</summary>
    private static async Task Optimize(StoreFile file)
    {
        await using var store = new SqliteConnection(file.Connection);
        await store.OpenAsync();
        await store.Run("PRAGMA analysis_limit = 400; PRAGMA optimize = 0x10002");
    }
}
