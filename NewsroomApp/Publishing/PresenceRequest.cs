namespace NewsroomApp.Publishing;

/// <summary>What a chief editor can ask for once a statement is public, and how the desk asks why.</summary>
public sealed record PresenceRequest(Verb Verb, string Label, string Question)
{
    private static readonly PresenceRequest[] _all =
    [
        new(
            Verb.Withdraw,
            "Withdraw",
            "The text stays at its address under a notice, and leaves all lists, feeds and search. Why? The public reads this above the text."
        ),
        new(
            Verb.Reinstate,
            "Reinstate",
            "It comes back into lists, feeds and search. Why? The public reads this in the list of what was changed."
        ),
        new(
            Verb.Retract,
            "Retract",
            "No word of it can be read any more, for good: a tombstone stands in its place. Why? The public reads this there."
        ),
    ];

    public static IEnumerable<PresenceRequest> Of(Presence presence, Role role) =>
        _all.Where(a => role.May(a.Verb) && Transitions.Presences.ContainsKey((presence, a.Verb)));
}
