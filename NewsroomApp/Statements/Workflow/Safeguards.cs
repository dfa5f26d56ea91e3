using System.Text.Json;

namespace NewsroomApp.Statements.Workflow;

/// <summary>
/// The settings that take a second person to make less strict: what each kind asks for, and the mail server, by which
/// all mails go. They count once a chief editor has accepted them who did not set them.
/// </summary>
public sealed record Safeguards(StatementKind[] Kinds, string MailServer)
{
    public string Write() => JsonSerializer.Serialize(this);

    public static Safeguards Read(string text) => JsonSerializer.Deserialize<Safeguards>(text)!;

    /// <summary>What other settings make less strict, in sentences without a full stop.</summary>
    public IEnumerable<string> Lost(Safeguards now)
    {
        foreach (var name in Kinds.Select(k => k.Name).Prepend(""))
        {
            var (asked, asks) = (KindOf(name), now.KindOf(name));
            if (asks.Approvals < asked.Approvals)
                yield return $"“{asked.Name}” needs {asks.Approvals} approval instead of {asked.Approvals}";
            if (asked.Clearance && !asks.Clearance)
                yield return $"quotations in “{asked.Name}” need no clearance any more";
        }
        if (now.MailServer != MailServer && now.MailServer.Length > 0)
            yield return MailServer.Length > 0
                ? $"mails go by {now.MailServer} instead of {MailServer}"
                : $"mails go by {now.MailServer}";
    }

    /// <summary>With kinds that ask for no less than was accepted, and those that have lost their name.</summary>
    public Institution Raise(Institution now) =>
        now with
        {
            Kinds =
            [
                .. now.Kinds.Select((kind, i) => Raised(i == 0 ? Raised(kind, "") : kind, kind.Name)),
                .. Kinds.ExceptBy(now.Kinds.Select(k => k.Name), k => k.Name),
            ],
        };

    private StatementKind Raised(StatementKind kind, string asName) =>
        Kinds.Length == 0
            ? kind
            : kind with
            {
                Approvals = Math.Max(kind.Approvals, KindOf(asName).Approvals),
                Clearance = kind.Clearance || KindOf(asName).Clearance,
            };

    private StatementKind KindOf(string name) => new Institution { Kinds = Kinds }.KindOf(name);
}
