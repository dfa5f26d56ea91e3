using System.Net;
using System.Text.Json.Serialization;
using MailKit.Security;
using MimeKit;

namespace NewsroomApp.Mailroom;

/// <summary>The mail server, set under "Newsroom:Smtp". Without a host, mails wait in the outbox.</summary>
public sealed record SmtpSettings
{
    public static IReadOnlyDictionary<string, string> Labels { get; } =
        new Dictionary<string, string>
        {
            [nameof(Host)] = "Server",
            [nameof(Port)] = "Port",
            [nameof(Security)] = "Security",
            [nameof(User)] = "User",
            [nameof(Password)] = "Password",
            [nameof(From)] = "From",
            [nameof(TimeoutSeconds)] = "Timeout",
        };

    public string Host { get; init; } = "";

    public int Port { get; init; } = 587;

    /// <summary>StartTls, SslOnConnect or, for a relay on the same machine, None.</summary>
    public SecureSocketOptions Security { get; init; } = SecureSocketOptions.StartTls;

    public string User { get; init; } = "";

    public string Password { get; init; } = "";

    public string From { get; init; } = "";

    public int TimeoutSeconds { get; init; } = 30;

    [JsonIgnore]
    public bool IsSet => Host.Length > 0;

    [JsonIgnore]
    public string Server => IsSet ? $"{Host}:{Port}" : "";

    /// <summary>Without the password.</summary>
    public string Spoken() =>
        IsSet ? $"{Server} ({Security}), as {(User.Length > 0 ? User : "nobody")}, from {From}" : "none";

    /// <exception cref="Refusal">A setting cannot be used.</exception>
    public SmtpSettings Checked() =>
        Mistakes().Select(p => $"Newsroom:Smtp:{p.Setting}: {p.Problem}").FirstOrDefault() is { } complaint
            ? throw new Refusal(complaint)
            : this;

    /// <inheritdoc cref="HouseSettings.Problems"/>
    public IEnumerable<(string Setting, string Problem)> Problems()
    {
        if (!IsSet) yield break;
        if (Uri.CheckHostName(Host) is UriHostNameType.Unknown)
            yield return (nameof(Host), "Enter the name of a server, such as smtp.example.org.");
        foreach (var mistake in Mistakes()) yield return mistake;
        if (Security is SecureSocketOptions.None && User.Length > 0 && !IsHere)
            yield return (
                nameof(Security),
                "Without encryption the password could be read on its way. Choose STARTTLS, or TLS from the start."
            );
    }

    private bool IsHere =>
        Host is "localhost" || (IPAddress.TryParse(Host, out var at) && IPAddress.IsLoopback(at));

    /// <inheritdoc cref="HouseSettings.Mistakes"/>
    private IEnumerable<(string Setting, string Problem)> Mistakes()
    {
        if (!IsSet) yield break;
        if (!MailboxAddress.TryParse(From, out var from) || !from.Address.Contains('@'))
            yield return (
                nameof(From),
                "Enter the address e-mails are sent from, such as newsroom@example.org."
            );
        if (Port is < 1 or > ushort.MaxValue)
            yield return (nameof(Port), "Enter a number from 1 to 65535, such as 587.");
        if (TimeoutSeconds is < 1 or > 600)
            yield return (nameof(TimeoutSeconds), "Enter a number from 1 to 600.");
    }
}
