using System.Text.Json;

namespace NewsroomApp.Statements.Workflow;

/// <summary>
/// The settings that take a second person to make less strict: what each kind asks for, and the mail server, by which
/// all mails go. They count once a chief editor has accepted them who did not set them.
/// </summary>
public sealed record Safeguards(StatementKind[] Kinds, string MailServer)
{
    private const string Mail = "e-mail is sent through";

    public string Write() => JsonSerializer.Serialize(this);

    public static Safeguards Read(string text) => JsonSerializer.Deserialize<Safeguards>(text)!;

    public static bool IsOfMail(string lost) => lost.StartsWith(Mail, StringComparison.Ordinal);

    /// <summary>What other kinds make less strict, in sentences without a full stop; empty for nothing.</summary>
    public string LostOf(StatementKind[] now) => string.Join("; ", Lost(new Institution { Kinds = now }).Distinct());

    /// <inheritdoc cref="LostOf(StatementKind[])"/>
    public string LostOf(string mailServer) =>
        mailServer == MailServer || mailServer.Length == 0 ? ""
        : MailServer.Length > 0 ? $"{Mail} {mailServer} instead of {MailServer}"
        : $"{Mail} {mailServer}";

    private IEnumerable<string> Lost(Institution now)
    {
        foreach (var name in Kinds.Select(k => k.Name).Prepend(""))
        {
            var (asked, asks) = (KindOf(name), now.KindOf(name));
            var isRemoved = !Array.Exists(now.Kinds, k => k.Name == asked.Name);
            var (its, inIt) = isRemoved
                ? ($"“{asked.Name}” is removed, so its statements need", $"“{asked.Name}” is removed, so quotations in its statements")
                : ($"“{asked.Name}” needs", $"quotations in “{asked.Name}”");
            if (asks.Approvals < asked.Approvals)
                yield return $"{its} {asks.Approvals} approval instead of {asked.Approvals}";
            if (asked.Clearance && !asks.Clearance) yield return $"{inIt} no longer need clearance";
        }
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
