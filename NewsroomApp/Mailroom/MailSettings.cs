using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using NewsroomApp.Storage;

namespace NewsroomApp.Mailroom;

/// <summary>The mail server in force: that of the machine, or what an administrator has set instead of it.</summary>
public sealed class MailSettings(
    SmtpSettings machine,
    LatestSettings latest,
    Institution institution,
    IDataProtectionProvider protection
)
{
    /// <summary>The name under which it is kept, as in <see cref="ChosenSettings.Json"/>.</summary>
    public const string Name = "Smtp";

    private readonly IDataProtector _password = protection.CreateProtector("Mail server");
    private (string Json, SmtpSettings Settings)? _read;

    public SmtpSettings OfMachine { get; } = machine;

    public bool IsLocked => institution.Locked.Contains(Name);

    public SmtpSettings Now
    {
        get
        {
            var json = latest.Json;
            if (_read is not { } read || read.Json != json) _read = read = (json, Read(json));
            return read.Settings;
        }
    }

    /// <summary>Null where it is as the machine has it.</summary>
    internal JsonNode? Written(SmtpSettings settings) =>
        settings == OfMachine
            ? null
            : ChosenSettings.Of(
                settings with
                {
                    Password = settings.Password.Length > 0 ? _password.Protect(settings.Password) : "",
                }
            );

    private SmtpSettings Read(string json)
    {
        if (IsLocked || ChosenSettings.Read(json)[Name] is not { } written) return OfMachine;
        return Read(written);
    }

    internal SmtpSettings Read(JsonNode written)
    {
        var settings = ChosenSettings.Over(OfMachine, written.ToJsonString(), []);
        return settings with { Password = settings.Password.Length > 0 ? Unsealed(settings.Password) : "" };
    }

    /// <summary>Without the keys it was sealed with it is lost, and has to be typed again.</summary>
    private string Unsealed(string password)
    {
        try
        {
            return _password.Unprotect(password);
        }
        catch (CryptographicException)
        {
            return "";
        }
    }
}
