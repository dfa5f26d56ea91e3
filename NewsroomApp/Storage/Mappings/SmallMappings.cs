using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsroomApp.Accounts;

namespace NewsroomApp.Storage.Mappings;

internal sealed class ApprovalMapping : IEntityTypeConfiguration<Approval>
{
    public void Configure(EntityTypeBuilder<Approval> approval) => approval.ComplexProperty(a => a.By);
}

internal sealed class ContributorMapping : IEntityTypeConfiguration<Contributor>
{
    public void Configure(EntityTypeBuilder<Contributor> contributor) => contributor.Ignore(c => c.Author);
}

internal sealed class CommentMapping : IEntityTypeConfiguration<Comment>
{
    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.ComplexProperty(c => c.Anchor);
        comment.ComplexProperty(c => c.By);
        comment.ComplexProperty(c => c.Settled);
        comment.HasMany(c => c.Replies).WithOne().IsRequired();
    }
}

internal sealed class ReplyMapping : IEntityTypeConfiguration<Reply>
{
    public void Configure(EntityTypeBuilder<Reply> reply) => reply.ComplexProperty(r => r.By);
}

internal sealed class AttributionMapping : IEntityTypeConfiguration<Attribution>
{
    public void Configure(EntityTypeBuilder<Attribution> attribution) => attribution.ComplexProperty(a => a.By);
}

internal sealed class ClearanceMapping : IEntityTypeConfiguration<Clearance>
{
    public void Configure(EntityTypeBuilder<Clearance> clearance)
    {
        clearance.ComplexProperty(c => c.By);
        clearance.HasOne(c => c.Link).WithMany();
    }
}

internal sealed class ClearanceRequestMapping : IEntityTypeConfiguration<ClearanceRequest>
{
    public void Configure(EntityTypeBuilder<ClearanceRequest> request)
    {
        request.ComplexProperty(r => r.By);
        request.Ignore(r => r.Way);
        request.HasIndex(r => r.SecretHash).IsUnique();
    }
}

internal sealed class ReviewRequestMapping : IEntityTypeConfiguration<ReviewRequest>
{
    public void Configure(EntityTypeBuilder<ReviewRequest> request) => request.ComplexProperty(r => r.By);
}

internal sealed class WithdrawalMapping : IEntityTypeConfiguration<Withdrawal>
{
    public void Configure(EntityTypeBuilder<Withdrawal> withdrawal)
    {
        withdrawal.ComplexProperty(w => w.By);
        withdrawal.ComplexProperty(w => w.Ended);
        withdrawal.Ignore(w => w.IsPending);
    }
}

internal sealed class ReaderLinkMapping : IEntityTypeConfiguration<ReaderLink>
{
    public void Configure(EntityTypeBuilder<ReaderLink> link)
    {
        link.ComplexProperty(l => l.By);
        link.HasIndex(l => l.SecretHash).IsUnique();
    }
}

internal sealed class TemplateMapping : IEntityTypeConfiguration<Template>
{
    public void Configure(EntityTypeBuilder<Template> template)
    {
        template.Property(t => t.Words).IsDocument();
        template.ComplexProperty(t => t.By);
        template.ComplexProperty(t => t.ApprovedBy);
        template
            .Property(t => t.Authors)
            .HasConversion(
                authors => JsonSerializer.Serialize(authors, JsonSerializerOptions.Default),
                text => JsonSerializer.Deserialize<List<Author>>(text, JsonSerializerOptions.Default)!,
                new ValueComparer<IReadOnlyList<Author>>(favorStructuralComparisons: false)
            );
    }
}

internal sealed class PassageMapping : IEntityTypeConfiguration<Passage>
{
    public void Configure(EntityTypeBuilder<Passage> passage)
    {
        passage.HasKey(p => new { p.Hash, p.EditionId });
        passage.HasOne<Edition>().WithMany().HasForeignKey(p => p.EditionId);
    }
}

internal sealed class HistoryEntryMapping : IEntityTypeConfiguration<HistoryEntry>
{
    public void Configure(EntityTypeBuilder<HistoryEntry> entry)
    {
        entry.ComplexProperty(h => h.By);
        entry.HasIndex(h => new { h.Verb, h.Number });
        entry.HasIndex(h => h.Number).IsUnique();
    }
}

internal sealed class AnnouncementMapping : IEntityTypeConfiguration<Announcement>
{
    public void Configure(EntityTypeBuilder<Announcement> announcement) => announcement.ComplexProperty(a => a.By);
}

internal sealed class TopicListMapping : IEntityTypeConfiguration<TopicList>
{
    public void Configure(EntityTypeBuilder<TopicList> topics) => topics.ComplexProperty(t => t.By);
}

internal sealed class ChosenSettingsMapping : IEntityTypeConfiguration<ChosenSettings>
{
    public void Configure(EntityTypeBuilder<ChosenSettings> settings)
    {
        settings.ComplexProperty(s => s.By);
        settings.Ignore(s => s.Fingerprint);
    }
}

internal sealed class ReadingMapping : IEntityTypeConfiguration<Reading>
{
    public void Configure(EntityTypeBuilder<Reading> reading) => reading.HasIndex(r => new { r.EditionId, r.PersonId });
}

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person) => person.Ignore(p => p.IsActive);
}

internal sealed class PersonRequestMapping : IEntityTypeConfiguration<PersonRequest>
{
    public void Configure(EntityTypeBuilder<PersonRequest> request)
    {
        request.ComplexProperty(r => r.By);
        request.ComplexProperty(r => r.AnsweredBy);
        request.Ignore(r => r.What).Ignore(r => r.BringsLink);
        request.HasIndex(r => r.IsAnswered);
    }
}

internal sealed class SessionMapping : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId);
        session.HasIndex(s => s.PersonId);
    }
}
