using MailKit.Security;
using MimeKit;

namespace NewsroomApp.Mailroom;

/// <summary>The mail server, set under "Newsroom:Smtp". Without a host, mails wait in the outbox.</summary>
public sealed record SmtpSettings
{
    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    /// <summary>StartTls, SslOnConnect or, for a relay on the same machine, None.</summary>
    public SecureSocketOptions Security { get; init; } = SecureSocketOptions.StartTls;

    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    public string From { get; init; } = "";

    public int TimeoutSeconds { get; init; } = 30;

    public bool IsSet => Host.Length > 0;

    /// <exception cref="Refusal">A setting cannot be used.</exception>
    public SmtpSettings Checked() =>
        !IsSet || Complaint() is not { } complaint ? this : throw new Refusal($"Newsroom:Smtp:{complaint}");

    private string? Complaint() =>
        !MailboxAddress.TryParse(From, out var from) || !from.Address.Contains('@')
            ? $"From is \"{From}\"; with a mail server it has to be the address the mails come from, such as newsroom@example.org."
        : Port is < 1 or > ushort.MaxValue ? $"Port is {Port}; it has to be a number from 1 to 65535, such as 587."
        : TimeoutSeconds is < 1 or > 600 ? $"TimeoutSeconds is {TimeoutSeconds}; it has to be a number from 1 to 600."
        : null;
}
