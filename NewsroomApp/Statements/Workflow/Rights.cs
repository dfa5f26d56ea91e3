using static NewsroomApp.Statements.Workflow.Role;

namespace NewsroomApp.Statements.Workflow;

/// <summary>The one table of who may do what. Administrators may not even read unpublished words.</summary>
public static class Rights
{
    private static readonly Role[] _writers = [PressOfficer, Editor, ChiefEditor];
    private static readonly Role[] _editors = [Editor, ChiefEditor];

    public static IReadOnlyDictionary<Verb, Role[]> Table { get; } =
        new Dictionary<Verb, Role[]>
        {
            [Verb.ReadDesk] = _writers,
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
            [Verb.Announce] = [ChiefEditor],
            [Verb.ReadEmbargoed] = [Outsider],
            [Verb.Correct] = _writers,
            [Verb.Discard] = _writers,
            [Verb.Recover] = _writers,
            [Verb.ManagePeople] = [Administrator],
            [Verb.Comment] = _writers,
            [Verb.Resolve] = _writers,
            [Verb.Accept] = _writers,
            [Verb.Decline] = _writers,
            [Verb.Attribute] = _writers,
            [Verb.AskClearance] = _writers,
            [Verb.RecordClearance] = _writers,
            [Verb.AnswerClearance] = [Outsider],
        };

    public static bool May(this Role role, Verb verb) => Table[verb].Contains(role);

    public static void Demand(this Role role, Verb verb)
    {
        if (!role.May(verb))
            throw new Refusal(
                $"This needs another role ({string.Join(
                    " or ",
                    Table[verb].Select(r => r.Spoken())
                )}); yours is {role.Spoken()}."
            );
    }
}
