using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Statements;

namespace NewsroomApp.Storage;

/// <summary>The one store: statements with their editions and history, and the people who write them. Instants are stored as UTC ticks, so that SQLite can order them.</summary>
public sealed class NewsroomDb(DbContextOptions<NewsroomDb> options) : IdentityUserContext<Person>(options)
{
    public DbSet<Statement> Statements => Set<Statement>();

    public DbSet<Edition> Editions => Set<Edition>();

    public DbSet<Revision> Revisions => Set<Revision>();

    public DbSet<Keystrokes> Keystrokes => Set<Keystrokes>();

    public DbSet<Template> Templates => Set<Template>();

    public DbSet<Reading> Readings => Set<Reading>();

    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<Mail> Mails => Set<Mail>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(NewsroomDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<Fingerprint>().HaveConversion<FingerprintText>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }
}
