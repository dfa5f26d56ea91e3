using static NewsroomApp.Statements.Workflow.Role;

namespace NewsroomApp.Statements.Workflow;

/// <summary>What a role may see or look after, and no verb records. Names of authorisation policies.</summary>
public enum Right
{
    ReadDesk,
    ReadPeople,
    ManagePeople,
}

public static class Rights
{
    public static IReadOnlyDictionary<Right, Role[]> Table { get; } =
        new Dictionary<Right, Role[]>
        {
            [Right.ReadDesk] = [PressOfficer, Editor, ChiefEditor],
            [Right.ReadPeople] = [ChiefEditor, Administrator],
            [Right.ManagePeople] = [Administrator],
        };

    public static bool May(this Role role, Right right) => Table[right].Contains(role);

    public static void Demand(this Role role, Right right) => role.DemandOneOf(Table[right]);

    internal static void DemandOneOf(this Role role, Role[] roles)
    {
        if (!roles.Contains(role))
            throw new Refusal(
                $"This needs another role ({string.Join(
                    " or ",
                    roles.Select(r => r.Spoken())
                )}); yours is {role.Spoken()}."
            );
    }
}
