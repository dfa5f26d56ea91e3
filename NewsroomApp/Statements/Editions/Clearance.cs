namespace NewsroomApp.Statements.Editions;

/// <summary>Stored by name: never rename a member.</summary>
public enum ClearanceAnswer
{
    Cleared,
    OtherWords,
    Refused,
}

/// <summary>Covers every quotation with this <see cref="Quotation.Fingerprint"/>; the last answer counts.</summary>
public sealed class Clearance
{
    public int Id { get; private init; }

    public required Fingerprint Words { get; init; }

    public required string Said { get; init; }
    public required string Speaker { get; init; }
    public required ClearanceAnswer Answer { get; init; }

    public required string AnsweredBy { get; init; }

    /// <summary>Who recorded it: the officer on the telephone, or the holder of the link.</summary>
    public required SignOff By { get; init; }

    public ClearanceRequest? Link { get; init; }

    /// <summary>Before the time it came.</summary>
    public string Sentence
    {
        get
        {
            var answer = Answer.Spoken();
            return $"{char.ToUpperInvariant(answer[0])}{answer[1..]} by {AnsweredBy}, {(
                Link?.Way ?? $"by telephone to {By.Name}"
            )},";
        }
    }
}

/// <summary>A link that takes one answer; it dies when the words it shows change or go public.</summary>
public sealed class ClearanceRequest
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    internal ClearanceRequest(Edition edition) => Edition = edition;

    private ClearanceRequest() { }

    public int Id { get; private init; }
    public int EditionId { get; private init; }
    public Edition Edition { get; private init; } = default!;

    public required string SecretHash { get; init; }

    public Fingerprint? Quotation { get; init; }

    public required string Speaker { get; init; }

    public required Fingerprint Shown { get; init; }

    public string? SentTo { get; private set; }

    /// <summary>Address and browser, and who of the desk is signed in from that address.</summary>
    public string AnsweredFrom { get; private set; } = "";

    public required SignOff By { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string Sentence(DateTimeOffset now, PressOffice office) =>
        WhyNot(now, office) is { } why
            ? $"The link for {Speaker} is dead: {why}"
            : $"{By.Name} made a link for {Speaker}{(
                SentTo is { } address ? $", sent to {address}" : null
            )}; it waits until {office.Institution.Moment(ExpiresAt)}.";

    /// <summary>Why it opens nothing, to end a sentence with; null while it does.</summary>
    public string? WhyNot(DateTimeOffset now, PressOffice office) =>
        EndedAt is not null ? "it was used or revoked."
        : now >= ExpiresAt ? "it is too old."
        : office.WhyNot(By, Verb.AskClearance)
            ?? (
                Edition.Stage.Allows(Verb.AnswerClearance) && Edition.Shown(Quotation) == Shown
                    ? null
                    : "the text around it has changed."
            );

    public void Send(string address, SignOff by, PressOffice office)
    {
        Edition.Demand(Verb.SendClearance, by);
        if (WhyNot(by.At, office) is { } why) throw new Refusal($"This link is dead: {why} Make a new one.");
        SentTo = address;
        Edition.Record(Verb.SendClearance, by, $"{Speaker}, to {address}");
    }

    public void Revoke(SignOff by)
    {
        Edition.Demand(Verb.RevokeClearance, by);
        EndedAt = by.At;
        Edition.Record(Verb.RevokeClearance, by, Speaker);
    }

    /// <summary>Other words become a suggestion, and count as cleared if a writer accepts them.</summary>
    public void Answer(ClearanceAnswer answer, string otherWords, string from, SignOff by, PressOffice office)
    {
        Edition.Demand(Verb.AnswerClearance, by);
        if (WhyNot(by.At, office) is not null) throw new Refusal("This link is no longer valid.");
        if (string.IsNullOrWhiteSpace(by.Name))
            throw new Refusal("Give your name, so that the press office knows who answered.");
        if (by.Name.Length > 200) throw new Refusal("A name takes up to 200 characters.");
        Edition.Take(this, answer, otherWords, by);
        (EndedAt, AnsweredFrom) = (by.At, from);
        Edition.Record(Verb.AnswerClearance, by, $"{Speaker}: {answer.Spoken()}, {Way}");
    }

    /// <summary>Who made it, how it went out and where it was answered, to go on a sentence with.</summary>
    public string Way =>
        $"by a link that {By.Name} {(
            SentTo is null ? "made and handed over" : $"sent to {SentTo}"
        )}, answered from {AnsweredFrom}";
}
