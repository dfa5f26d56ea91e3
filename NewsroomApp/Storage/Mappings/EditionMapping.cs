using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsroomApp.Collaboration;

namespace NewsroomApp.Storage.Mappings;

internal sealed class EditionMapping : IEntityTypeConfiguration<Edition>
{
    public void Configure(EntityTypeBuilder<Edition> edition)
    {
        edition.Ignore(e => e.Readers);
        edition.Property(e => e.Words).IsDocument();
        edition.ComplexProperty(e => e.Summary);
        edition.ComplexProperty(e => e.WrittenBy);
        edition.ComplexProperty(e => e.Since);
        edition.ComplexProperty(e => e.TypoAllowedBy);
        edition.ComplexProperty(e => e.LoweredBy);
        edition.Property(e => e.Stage).IsConcurrencyToken();
        edition.HasMany(e => e.Revisions).WithOne(r => r.Edition).HasForeignKey(r => r.EditionId);
        edition.HasMany<Keystrokes>().WithOne().HasForeignKey(k => k.EditionId);
        edition.HasMany(e => e.Approvals).WithOne().IsRequired();
        edition.HasMany(e => e.Comments).WithOne(c => c.Edition).HasForeignKey(c => c.EditionId);
        edition.HasMany(e => e.Attributions).WithOne().IsRequired();
        edition.HasMany(e => e.Clearances).WithOne().IsRequired();
        edition.HasMany(e => e.ReaderLinks).WithOne(a => a.Edition).IsRequired();
        edition.HasMany(e => e.ClearanceRequests).WithOne(r => r.Edition).HasForeignKey(r => r.EditionId);
        edition.HasMany(e => e.Contributors).WithOne().IsRequired();
        edition.HasMany(e => e.ReviewRequests).WithOne().IsRequired();
        edition
            .Ignore(e => e.MissedItsTime)
            .Ignore(e => e.Authors)
            .Ignore(e => e.Issues)
            .Ignore(e => e.Fingerprint)
            .Ignore(e => e.Quotations)
            .Ignore(e => e.IsLocked)
            .Ignore(e => e.Corrected)
            .Ignore(e => e.IsUnreviewed);
        edition.HasIndex(e => e.Stage);
        edition.HasIndex(e => e.ActualAt);
        edition.HasIndex(e => e.Urgency).HasFilter("Urgency IS NOT NULL");
        edition.HasIndex(e => e.IntendedAt);
    }
}
