using MimeKit;
using MimeKit.Text;

namespace NewsroomApp.Mailroom;

internal static class Letter
{
    public static MimeMessage Of(Mail mail, string from, Institution institution, DateTimeOffset now) =>
        new(
            [MailboxAddress.Parse(from)],
            [new MailboxAddress(mail.Name, MailboxAddress.Parse(mail.To).Address)],
            mail.Subject,
            new TextPart(TextFormat.Plain) { Text = mail.Text }
        )
        {
            From = { [0] = new MailboxAddress(institution.Name, MailboxAddress.Parse(from).Address) },
            MessageId = $"{mail.MessageId:N}@{new Uri(institution.PublicUrl).Host}",
            Date = now,
            Headers = { { HeaderId.AutoSubmitted, "auto-generated" } },
        };
}
