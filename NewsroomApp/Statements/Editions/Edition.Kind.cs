namespace NewsroomApp.Statements.Editions;

public sealed partial class Edition
{
    /// <summary>Those it was submitted as and, in a correction, the one of the public text.</summary>
    public IReadOnlyList<string> AskedKinds { get; private set; } = [];

    /// <summary>The kind that asks for less, and may.</summary>
    public string? LoweredKind { get; private set; }

    public SignOff? LoweredBy { get; private set; }

    /// <summary>
    /// What it needs before it goes out. Another kind, chosen once others have begun to read, never asks for less until
    /// an editor who wrote none of it says so.
    /// </summary>
    public StatementKind Kind(PressOffice office)
    {
        var now = office.Institution.KindOf(Words.Kind);
        return IsLowered(office)
            ? now
            : AskedKinds
                .Select(office.Institution.KindOf)
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
            return $"It was {Asked(office)} before, and is {now.Name} now, which asks for less. It still needs {Needs(needs)}, until an editor who wrote none of it lowers that.";
        return IsLowered(office)
            ? $"It was {Asked(office)} before. {LoweredBy!.Name} decided that it needs {Needs(now)}, as {now.Name}."
            : null;
    }

    public void LowerKind(SignOff by, PressOffice office)
    {
        Demand(Verb.LowerKind, by);
        if (IsContributor(by.PersonId))
            throw new Refusal("You wrote in this edition, so another editor has to decide that it needs less.");
        if (!IsHeldToMore(office)) throw new Refusal("It needs no more than its kind asks for.");
        var asked = Asked(office);
        (LoweredKind, LoweredBy) = (Words.Kind, by);
        var now = Kind(office);
        Record(Verb.LowerKind, by, $"From {asked} to {now.Name}: {Needs(now)}");
    }

    internal void AskAs(string kind)
    {
        if (!AskedKinds.Contains(kind)) AskedKinds = [.. AskedKinds, kind];
    }

    private bool IsLowered(PressOffice office) =>
        LoweredBy is not null
        && LoweredKind == Words.Kind
        && !IsContributor(LoweredBy.PersonId)
        && office.WhyNot(LoweredBy, Verb.LowerKind) is null;

    private string Asked(PressOffice office) =>
        string.Join(" and ", AskedKinds.Where(k => k != Words.Kind).Select(k => office.Institution.KindOf(k).Name));

    private static string Needs(StatementKind kind) =>
        (kind.Approvals == 1 ? "1 approval" : $"{kind.Approvals} approvals")
        + (kind.Clearance ? " and its quotations cleared" : "");
}
