using MailKit.Security;
using MimeKit;
using NewsroomApp.Statements;

namespace NewsroomApp.Mailroom;

/// <summary>The mail server that takes the newsroom's mails. Settings under "Newsroom:Smtp"; without a host the mails wait in the outbox.</summary>
public sealed record SmtpSettings
{
    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    /// <summary>StartTls, SslOnConnect or, on a machine's own relay, None.</summary>
    public SecureSocketOptions Security { get; init; } = SecureSocketOptions.StartTls;

    /// <summary>Empty where the server asks for no name.</summary>
    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    /// <summary>The address the mails come from.</summary>
    public string From { get; init; } = "";

    /// <summary>How long to wait for the server at each step, in seconds.</summary>
    public int TimeoutSeconds { get; init; } = 30;

    public bool IsSet => Host.Length > 0;

    /// <exception cref="Refusal">A setting cannot be used; the sentence says which and why.</exception>
    public SmtpSettings Checked() =>
        !IsSet || MailboxAddress.TryParse(From, out _)
            ? this
            : throw new Refusal(
                $"Newsroom:Smtp:From is \"{From}\"; with a mail server it has to be the address the mails come from, such as newsroom@example.org."
            );
}
