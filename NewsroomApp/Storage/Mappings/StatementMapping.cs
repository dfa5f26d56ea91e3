using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NewsroomApp.Storage.Mappings;

internal sealed class StatementMapping : IEntityTypeConfiguration<Statement>
{
    public void Configure(EntityTypeBuilder<Statement> statement)
    {
        statement.Property(s => s.Id).HasMaxLength(StatementId.Length);
        statement.Property(s => s.LastUpdatedAt).IsConcurrencyToken();
        statement.HasMany(s => s.Editions).WithOne(e => e.Statement);
        statement.HasMany(s => s.History).WithOne().HasForeignKey(h => h.StatementId).OnDelete(DeleteBehavior.Restrict);
        statement.HasMany(s => s.Withdrawals).WithOne().IsRequired();
        statement.Ignore(s => s.Live).Ignore(s => s.Open).Ignore(s => s.Latest).Ignore(s => s.Pending);
        statement.HasIndex(s => s.FirstPublishedAt);
        statement.HasIndex(s => new { s.Presence, s.FirstPublishedAt });
    }
}
