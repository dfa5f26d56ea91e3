using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Statements;

namespace NewsroomApp.Storage;

/// <summary>Where the newsroom keeps everything: one folder, the data directory, with the database and the keys of its cookies.</summary>
public static class Store
{
    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration settings, string contentRoot)
    {
        var store = StoreFile.In(settings, contentRoot);
        services.AddSingleton(store);
        services.AddPooledDbContextFactory<NewsroomDb>(options => options.UseSqlite(new SqliteConnectionStringBuilder { DataSource = store.Path, ForeignKeys = true }.ToString()));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContext());
        services.AddScoped<DbContext>(provider => provider.GetRequiredService<NewsroomDb>());
        services.AddDataProtection().SetApplicationName("Newsroom").PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(Path.GetDirectoryName(store.Path)!, "keys")));
        services.AddSingleton<Audit>();
        services.AddSingleton<Wire>().AddSingleton<EditorialTransaction>();
        services.AddHealthChecks().AddCheck<StoreCheck>("store");
        return services;
    }

    /// <summary>Creates the data directory and brings the database to the newest form.</summary>
    public static async Task MigrateStore(this IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<NewsroomDb>>().CreateDbContextAsync();
        Directory.CreateDirectory(Path.GetDirectoryName(db.Database.GetDbConnection().DataSource)!);
        await db.Database.MigrateAsync();
        await services.GetRequiredService<Audit>().SealOld();
        // So that the database knows how long its tables are before it decides which way to go (https://sqlite.org/lang_analyze.html#pragopt).
        await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit = 400; PRAGMA optimize = 0x10002");
        await db.KeepIndex(services.GetRequiredService<Institution>());
    }
}

/// <summary>Where the database is.</summary>
public sealed record StoreFile(string Path)
{
    public static StoreFile In(IConfiguration settings, string contentRoot) => new(System.IO.Path.Combine(System.IO.Path.GetFullPath(settings["DataDirectory"] ?? "data", contentRoot), "newsroom.db"));
}
