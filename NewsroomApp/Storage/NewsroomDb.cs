using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using NewsroomApp.Accounts;
using NewsroomApp.Collaboration;

namespace NewsroomApp.Storage;

/// <summary>The database. Instants are stored as UTC ticks, so that SQLite can order them.</summary>
public sealed class NewsroomDb(DbContextOptions<NewsroomDb> options) : IdentityUserContext<Person>(options)
{
    public DbSet<Statement> Statements => Set<Statement>();

    public DbSet<Edition> Editions => Set<Edition>();

    public DbSet<Revision> Revisions => Set<Revision>();

    public DbSet<Keystrokes> Keystrokes => Set<Keystrokes>();

    internal DbSet<Passage> Passages => Set<Passage>();

    public DbSet<Template> Templates => Set<Template>();

    public DbSet<Reading> Readings => Set<Reading>();

    public DbSet<Announcement> Announcements => Set<Announcement>();
    public DbSet<TopicList> TopicLists => Set<TopicList>();
    public DbSet<ChosenSettings> ChosenSettings => Set<ChosenSettings>();

    public DbSet<HistoryEntry> History => Set<HistoryEntry>();

    public DbSet<PersonRequest> PersonRequests => Set<PersonRequest>();

    public DbSet<Session> Sessions => Set<Session>();

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    /// <summary>Chains new history entries under the write lock, so that no two get the same number.</summary>
    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        // Each call looks for changes in all that was loaded, and so would each step of the saving: there is one.
        using var looked = new Looked(ChangeTracker);
        var changed = ChangeTracker.Entries().Where(e => e.State is not EntityState.Unchanged).ToList();
        foreach (var row in changed)
            if (row.State is not EntityState.Deleted) RowSeal.Set(row);
        var entries = changed.Where(e => e.Entity is HistoryEntry).ToList();
        if (entries.Exists(e => e.State is not EntityState.Added))
            throw new InvalidOperationException("The history is only ever added to.");
        if (entries.Count == 0) return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);

        await using var transaction = Database.CurrentTransaction is null
            ? await Database.BeginTransactionAsync(cancellationToken)
            : null;
        var last = await History
            .OrderByDescending(h => h.Number)
            .Select(h => new { h.Number, h.Hash })
            .FirstOrDefaultAsync(cancellationToken);
        var (number, hash) = last is null ? (0, Fingerprint.None) : (last.Number, last.Hash);
        foreach (var entry in entries.Select(e => (HistoryEntry)e.Entity))
        {
            entry.Seal(++number, hash);
            hash = entry.Hash;
        }
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        if (transaction is not null) await transaction.CommitAsync(cancellationToken);
        return saved;
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(NewsroomDb).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Conventions.Add(_ => new RowSeal.Convention());
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        configurationBuilder.Properties<Fingerprint>().HaveConversion<FingerprintText>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
    }

    /// <summary>Ends the looking for changes, once there was one, until what was found is saved.</summary>
    private readonly struct Looked : IDisposable
    {
        private readonly ChangeTracker _tracker;

        public Looked(ChangeTracker tracker)
        {
            _tracker = tracker;
            tracker.DetectChanges();
            tracker.AutoDetectChangesEnabled = false;
        }

        public void Dispose() => _tracker.AutoDetectChangesEnabled = true;
    }
}
