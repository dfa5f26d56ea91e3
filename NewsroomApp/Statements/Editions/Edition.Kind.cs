namespace NewsroomApp.Statements.Editions;

public sealed partial class Edition
{
    /// <summary>Those it was submitted as and, in a correction, the one of the public text.</summary>
    public IReadOnlyList<string> AskedKinds { get; private set; } = [];

    /// <summary>What its kind asked for when it was submitted: the settings may ask for less by now.</summary>
    public int AskedApprovals { get; private set; }

    /// <inheritdoc cref="AskedApprovals"/>
    public bool AskedClearance { get; private set; }

    /// <summary>The kind that asks for less, and may.</summary>
    public string? LoweredKind { get; private set; }

    public SignOff? LoweredBy { get; private set; }

    /// <summary>
    /// What it needs before it goes out. Another kind or other settings never ask for less, once others have begun to
    /// read, until an editor who wrote none of it says so.
    /// </summary>
    public StatementKind Kind(PressOffice office)
    {
        var now = office.Institution.KindOf(Words.Kind);
        return IsLowered(office)
            ? now
            : AskedKinds
                .Select(office.Institution.KindOf)
                .Append(now with { Approvals = AskedApprovals, Clearance = AskedClearance })
                .Aggregate(
                    now,
                    (most, asked) => most with
                    {
                        Approvals = Math.Max(most.Approvals, asked.Approvals),
                        Clearance = most.Clearance || asked.Clearance,
                    }
                );
    }

    public bool IsHeldToMore(PressOffice office) => Kind(office) != office.Institution.KindOf(Words.Kind);

    public string? KindRemark(PressOffice office)
    {
        var (now, needs) = (office.Institution.KindOf(Words.Kind), Kind(office));
        if (needs != now)
            return $"{Before(office)}, and is {now.Name} now, which asks for less. It still needs {Needs(needs)}, until an editor who wrote none of it lowers that.";
        return IsLowered(office)
            ? $"{Before(office)}. {LoweredBy!.Name} decided that it needs {Needs(now)}, as {now.Name}."
            : null;
    }

    public void LowerKind(SignOff by, PressOffice office)
    {
        Demand(Verb.LowerKind, by);
        if (IsContributor(by.PersonId))
            throw new Refusal("You wrote in this edition, so another editor has to decide that it needs less.");
        if (!IsHeldToMore(office)) throw new Refusal("It needs no more than its kind asks for.");
        var before = Kind(office);
        (LoweredKind, LoweredBy) = (Words.Kind, by);
        var now = Kind(office);
        Record(Verb.LowerKind, by, $"{Before(office)}, with {Needs(before)}; {now.Name}: {Needs(now)}");
    }

    public bool MayLowerKind(string personId, Role role, PressOffice office) =>
        role.May(Verb.LowerKind)
        && Stage.Allows(Verb.LowerKind)
        && IsHeldToMore(office)
        && !IsContributor(personId);

    internal void AskAs(string kind)
    {
        if (!AskedKinds.Contains(kind)) AskedKinds = [.. AskedKinds, kind];
    }

    private bool IsLowered(PressOffice office) =>
        LoweredBy is not null
        && LoweredKind == Words.Kind
        && !IsContributor(LoweredBy.PersonId)
        && office.WhyNot(LoweredBy, Verb.LowerKind) is null;

    private string Before(PressOffice office)
    {
        var others = AskedKinds.Where(k => k != Words.Kind).Select(k => office.Institution.KindOf(k).Name).ToList();
        return others.Count > 0
            ? $"It was {string.Join(" and ", others)} before"
            : "It was submitted when its kind asked for more";
    }

    private static string Needs(StatementKind kind) =>
        (kind.Approvals == 1 ? "1 approval" : $"{kind.Approvals} approvals")
        + (kind.Clearance ? " and its quotations cleared" : "");
}
