using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NewsroomApp.Storage.Mappings;

internal sealed class RevisionMapping : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> revision)
    {
        revision.Property(r => r.Words).IsDocument();
        revision.ComplexProperty(r => r.By);
        revision.HasIndex(r => new { r.EditionId, r.Number }).IsUnique();
    }
}
