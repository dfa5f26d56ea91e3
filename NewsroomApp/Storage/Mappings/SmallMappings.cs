using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsroomApp.Accounts;
using NewsroomApp.Statements;

namespace NewsroomApp.Storage.Mappings;

internal sealed class ApprovalMapping : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> approval) => approval.ComplexProperty(a => a.By);
}

internal sealed class TemplateMapping : IEntityTypeConfiguration<Template>
{
    public void Configure(EntityTypeBuilder<Template> template)
    {
        template.ComplexProperty(t => t.Words, WordsMapping.Configure);
        template.ComplexProperty(t => t.By);
    }
}

internal sealed class HistoryEntryMapping : IEntityTypeConfiguration<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> entry) => entry.ComplexProperty(h => h.By);
}

internal sealed class ReadingMapping : IEntityTypeConfiguration<Reading>
{
    public void Configure(EntityTypeBuilder<Reading> reading) => reading.HasIndex(r => new { r.EditionId, r.PersonId });
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person) => person.Ignore(p => p.IsActive);
}
