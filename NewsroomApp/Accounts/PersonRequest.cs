namespace NewsroomApp.Accounts;

/// <summary>
/// What an administrator asked for, and a chief editor has to confirm, because somebody would become able to publish
/// by it.
/// </summary>
public sealed class PersonRequest
{
    public int Id { get; private init; }

    public required Verb Verb { get; init; }

    /// <summary>Null for somebody new.</summary>
    public string? PersonId { get; init; }

    public required string Name { get; init; }

    /// <summary>The one it has after the change.</summary>
    public required string Email { get; init; }

    /// <summary>The one it has after the change.</summary>
    public required Role Role { get; init; }

    public required SignOff By { get; init; }

    public SignOff? AnsweredBy { get; private set; }

    public bool IsAnswered { get; private set; }

    public bool Confirmed { get; private set; }

    /// <summary>When the administrator took the link to choose a password, which is given once.</summary>
    public DateTimeOffset? LinkTakenAt { get; private set; }

    public bool BringsLink => Verb is Verb.AddPerson or Verb.GivePasswordLink;

    public string What =>
        Verb switch
        {
            Verb.AddPerson => $"add {Name} ({Email}) as {Role.Spoken()}",
            Verb.ChangeRole => $"make {Name} ({Email}) {Role.Spoken()}",
            Verb.Reactivate => $"reactivate {Name} ({Email}), {Role.Spoken()}",
            Verb.AcceptSettings => $"change the settings: {Name}",
            Verb.ResetSignIn => $"take passkeys and authenticator of {Name} ({Email}), {Role.Spoken()}, away",
            Verb.ChangeEmail => $"change the address of {Name}, {Role.Spoken()}, to {Email}",
            _ => $"let {Name} ({Email}), {Role.Spoken()}, choose a new password",
        };

    public bool MayConfirm(string personId) => !IsAnswered && personId != By.PersonId && personId != PersonId;

    public static PersonRequest For(Verb verb, Person person, SignOff by, Role? role = null, string? email = null) =>
        new()
        {
            Verb = verb,
            PersonId = verb is Verb.AddPerson ? null : person.Id,
            Name = person.Name,
            Email = email ?? person.Email!,
            Role = role ?? person.Role,
            By = by,
        };

    public void Confirm(SignOff by)
    {
        by.Role.Demand(Verb.ConfirmChange);
        DemandOpen();
        if (by.PersonId == By.PersonId) throw new Refusal("You asked for it, so somebody else has to confirm it.");
        if (by.PersonId == PersonId) throw new Refusal("It is about you, so another chief editor has to confirm it.");
        (AnsweredBy, IsAnswered, Confirmed) = (by, true, true);
    }

    public void TurnDown(SignOff by)
    {
        by.Role.Demand(Verb is Verb.AcceptSettings ? Verb.ConfirmChange : Verb.TurnDownChange);
        DemandOpen();
        (AnsweredBy, IsAnswered) = (by, true);
    }

    public void TakeLink(SignOff by)
    {
        if (!BringsLink || !Confirmed || LinkTakenAt is not null || by.PersonId != By.PersonId)
            throw new Refusal("Whoever asked for this link takes it, once, when it is confirmed.");
        LinkTakenAt = by.At;
    }

    private void DemandOpen()
    {
        if (IsAnswered) throw new Refusal($"{AnsweredBy!.Name} has answered this already.");
    }
}
