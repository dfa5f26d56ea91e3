using static NewsroomApp.Statements.Workflow.Role;

namespace NewsroomApp.Statements.Workflow;

/// <summary>What a role may see or look after, and no verb records. Names of authorisation policies.</summary>
public enum Right
{
    ReadDesk,
    ManagePeople,
}

/// <summary>The one table of who may do what. Administrators may not even read unpublished words.</summary>
public static class Rights
{
    private static readonly Role[] _writers = [PressOfficer, Editor, ChiefEditor];
    private static readonly Role[] _editors = [Editor, ChiefEditor];

    public static IReadOnlyDictionary<Verb, Role[]> Table { get; } =
        new Dictionary<Verb, Role[]>
        {
            [Verb.Start] = _writers,
            [Verb.Edit] = _writers,
            [Verb.Revise] = _writers,
            [Verb.Submit] = _writers,
            [Verb.Recall] = _writers,
            [Verb.Return] = _editors,
            [Verb.Approve] = _editors,
            [Verb.Reopen] = _writers,
            [Verb.Publish] = [.. _editors, Scheduler],
            [Verb.Schedule] = _editors,
            [Verb.Unschedule] = _editors,
            [Verb.Block] = [Scheduler],
            [Verb.Overrule] = [ChiefEditor],
            [Verb.PublishUrgently] = [ChiefEditor],
            [Verb.Ratify] = _editors,
            [Verb.Withdraw] = [ChiefEditor],
            [Verb.Reinstate] = [ChiefEditor],
            [Verb.Retract] = [ChiefEditor],
            [Verb.Confirm] = _editors,
            [Verb.CallOff] = _editors,
            [Verb.GiveAccess] = _editors,
            [Verb.RevokeAccess] = _editors,
            [Verb.Announce] = [ChiefEditor],
            [Verb.ReadEmbargoed] = [Outsider],
            [Verb.Correct] = _writers,
            [Verb.Discard] = _writers,
            [Verb.Recover] = _writers,
            [Verb.AddPerson] = [Administrator],
            [Verb.ChangeRole] = [Administrator],
            [Verb.Deactivate] = [Administrator],
            [Verb.Reactivate] = [Administrator],
            [Verb.GivePasswordLink] = [Administrator],
            [Verb.ChoosePassword] = [.. _writers, Administrator],
            [Verb.Comment] = _writers,
            [Verb.Answer] = _writers,
            [Verb.ReopenComment] = _writers,
            [Verb.Resolve] = _writers,
            [Verb.Accept] = _writers,
            [Verb.Decline] = _writers,
            [Verb.Attribute] = _writers,
            [Verb.AskClearance] = _writers,
            [Verb.SendClearance] = _writers,
            [Verb.RevokeClearance] = _writers,
            [Verb.RecordClearance] = _writers,
            [Verb.AnswerClearance] = [Outsider],
        };

    public static IReadOnlyDictionary<Right, Role[]> OfRoles { get; } =
        new Dictionary<Right, Role[]> { [Right.ReadDesk] = _writers, [Right.ManagePeople] = [Administrator] };

    public static bool May(this Role role, Verb verb) => Table[verb].Contains(role);

    public static bool May(this Role role, Right right) => OfRoles[right].Contains(role);

    public static void Demand(this Role role, Verb verb) => Demand(role, Table[verb]);

    public static void Demand(this Role role, Right right) => Demand(role, OfRoles[right]);

    private static void Demand(Role role, Role[] roles)
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
