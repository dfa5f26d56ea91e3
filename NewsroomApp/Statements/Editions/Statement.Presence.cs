namespace NewsroomApp.Statements.Editions;

public sealed partial class Statement
{
    private List<Withdrawal>? _withdrawals;

    public IReadOnlyList<Withdrawal> Withdrawals => _withdrawals.Loaded();

    public Withdrawal? Pending => _withdrawals.Loaded().Find(w => w.IsPending);

    public Withdrawal? Left =>
        Presence is Presence.Withdrawn or Presence.Retracted ? _withdrawals.Loaded().FindLast(w => w.Confirmed) : null;

    public void Ask(Verb verb, string reason, SignOff by)
    {
        by.Role.Demand(verb);
        if (!Transitions.Presences.ContainsKey((Presence, verb)))
            throw new Refusal(
                $"This statement is {Presence.Spoken()}, so there is nothing to {verb.ToString().ToLowerInvariant()}."
            );
        if (Pending is { } pending)
            throw new Refusal($"{pending.By.Name} {pending.Verb.Past()} already. Confirm that or call it off first.");
        reason = Edition.DemandReason(reason, "Say why, in a sentence or two that the public will read.");
        if (reason.Length > Withdrawal.LongestReason)
            throw new Refusal(
                $"A reason takes up to {Withdrawal.LongestReason} characters; the public reads it above the text."
            );
        _withdrawals.Loaded().Add(
            new()
            {
                Verb = verb,
                Edition = LiveNumber!.Value,
                Reason = reason,
                By = by,
            }
        );
        Record(verb, reason, by);
    }

    /// <summary><paramref name="id"/> is the request that this person was shown.</summary>
    public void Confirm(int id, SignOff by, PressOffice office)
    {
        var pending = PendingAs(id);
        by.Role.Demand(pending.Confirming);
        if (pending.By.PersonId == by.PersonId)
            throw new Refusal("You asked for it, so somebody else has to confirm it.");
        if (office.WhyNot(pending.By, pending.Verb) is { } why)
            throw new Refusal($"{why} Call it off and have it asked for again.");
        if (pending.Edition != LiveNumber)
            throw new Refusal(
                "The text was replaced after this was asked for. Call it off, read the present text, and ask again."
            );
        Presence = Transitions.Presences[(Presence, pending.Verb)];
        pending.End(by, confirmed: true);
        Record(pending.Confirming, pending.Reason, by);
    }

    public void CallOff(int id, SignOff by)
    {
        by.Role.Demand(Verb.CallOff);
        var pending = PendingAs(id);
        pending.End(by, confirmed: false);
        Record(Verb.CallOff, pending.Reason, by);
    }

    /// <summary>Leads the front page until it is taken off, another is pinned, or it is not live any more.</summary>
    public void Pin(bool isPinned, SignOff by)
    {
        var verb = isPinned ? Verb.Pin : Verb.Unpin;
        by.Role.Demand(verb);
        if (Presence is not Presence.Live) throw new Refusal("Only what is live can lead the front page.");
        Record(verb, note: null, by);
    }

    private Withdrawal PendingAs(int id) =>
        Pending is { } pending && pending.Id == id
            ? pending
            : throw new Refusal("This was confirmed or called off already. Look at the page again.");

    private void Record(Verb verb, string? note, SignOff by) =>
        Record(
            new()
            {
                Edition = LiveNumber!.Value,
                Verb = verb,
                By = by,
                Note = note,
                Fingerprint = Issued!.Fingerprint,
            }
        );
}
