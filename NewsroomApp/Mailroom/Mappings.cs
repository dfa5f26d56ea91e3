using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NewsroomApp.Mailroom;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> notice)
    {
        notice.ToTable("Notices");
        notice.ComplexProperty(n => n.By);
        notice.HasIndex(n => new { n.PersonId, n.SeenAt });
    }
}

internal sealed class MailMapping : IEntityTypeConfiguration<Mail>
{
    public void Configure(EntityTypeBuilder<Mail> mail)
    {
        mail.ToTable("Mails");
        mail.Property(m => m.Stage).IsConcurrencyToken();
        mail.HasIndex(m => new { m.Stage, m.DueAt });
    }
}
