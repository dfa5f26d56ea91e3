using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
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
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(Path.GetDirectoryName(store.Path)!, "keys")));
        services.AddSingleton<Audit>();
        services.AddChangeFeed().AddSingleton<WriteGate>().AddSingleton<EditorialTransaction>();
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
            .AddSingleton(provider => new ChangeFeed(provider.GetRequiredService<Newsstand>().Changes));

    public static async Task MigrateStore(this IServiceProvider services)
    {
        var file = services.GetRequiredService<StoreFile>();
        Restore.DemandNone(file);
        Directory.CreateDirectory(Path.GetDirectoryName(file.Path)!);
        if (await IsCurrent(file))
        {
            await Optimize(file);
            return;
        }
        await using var db = await services.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContextAsync();
        await db.Database.MigrateAsync();
        await Optimize(file);
        await db.KeepIndex(services.GetRequiredService<Institution>());
    }

    /// <summary>In plain SQL, because loading EF Core takes longer than the rest of the start.</summary>
    private static async Task<bool> IsCurrent(StoreFile file)
    {
        // Opening the file would create it, and the migrations would then not set it up.
        if (!File.Exists(file.Path)) return false;
        await using var store = new SqliteConnection(file.Connection);
        await store.OpenAsync();
        var newest = typeof(Store)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Migration)))
            .Max(t => t.GetCustomAttribute<MigrationAttribute>()!.Id);
        return await store.Scalar("SELECT 1 FROM sqlite_master WHERE name = '__EFMigrationsHistory'") is not null
            && await store.Scalar("SELECT max(MigrationId) FROM __EFMigrationsHistory") as string == newest
            && await store.HasIndex();
    }

    /// <summary>Gathers statistics for the query planner (https://sqlite.org/lang_analyze.html#pragopt).</summary>
    private static async Task Optimize(StoreFile file)
    {
        await using var store = new SqliteConnection(file.Connection);
        await store.OpenAsync();
        await store.Run("PRAGMA analysis_limit = 400; PRAGMA optimize = 0x10002");
    }
}

public sealed record StoreFile(string Path)
{
    /// <summary>For everybody who may write. Another program that writes is waited for five seconds.</summary>
    public string Connection =>
        new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            ForeignKeys = true,
            DefaultTimeout = 5,
        }.ToString();

    public static StoreFile In(IConfiguration settings, string contentRoot) =>
        new(
            System.IO.Path.Combine(
                System.IO.Path.GetFullPath(settings["DataDirectory"] ?? "data", contentRoot),
                "newsroom.db"
            )
        );
}
