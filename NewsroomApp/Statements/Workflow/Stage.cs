using static NewsroomApp.Statements.Workflow.Stage;

namespace NewsroomApp.Statements.Workflow;

/// <summary>Stored by name: never rename a member.</summary>
public enum Stage
{
    Draft,
    InReview,
    Approved,
    Scheduled,
    Published,
    Discarded,
}

/// <summary>Stored by name: never rename a member.</summary>
public enum Presence
{
    Unpublished,
    Live,
    Withdrawn,
    Retracted,
}

/// <summary>The only rules on which verb leads from which stage to which.</summary>
public static class Transitions
{
    public static IReadOnlyDictionary<(Stage From, Verb Verb), Stage> Turns { get; } =
        new Dictionary<(Stage, Verb), Stage>
        {
            [(Draft, Verb.Edit)] = Draft,
            [(InReview, Verb.Edit)] = InReview,
            [(Draft, Verb.Revise)] = Draft,
            [(InReview, Verb.Revise)] = InReview,
            [(Draft, Verb.Submit)] = InReview,
            [(InReview, Verb.Recall)] = Draft,
            [(InReview, Verb.Return)] = Draft,
            [(InReview, Verb.Approve)] = Approved,
            [(Approved, Verb.Reopen)] = InReview,
            [(Approved, Verb.Publish)] = Published,
            [(Approved, Verb.Schedule)] = Scheduled,
            [(Scheduled, Verb.Schedule)] = Scheduled,
            [(Scheduled, Verb.Unschedule)] = Approved,
            [(Scheduled, Verb.Publish)] = Published,
            [(Draft, Verb.PublishUrgently)] = Published,
            [(InReview, Verb.PublishUrgently)] = Published,
            [(Draft, Verb.Discard)] = Discarded,
            [(InReview, Verb.Discard)] = Discarded,
            [(Discarded, Verb.Recover)] = Draft,
        };

    public static IReadOnlyDictionary<Verb, Stage[]> Beside { get; } =
        new Dictionary<Verb, Stage[]>
        {
            [Verb.Comment] = [Draft, InReview, Approved, Scheduled],
            [Verb.Answer] = [Draft, InReview, Approved, Scheduled],
            [Verb.ReopenComment] = [Draft, InReview, Approved, Scheduled],
            [Verb.Resolve] = [Draft, InReview, Approved, Scheduled],
            [Verb.Accept] = [Draft, InReview],
            [Verb.Decline] = [Draft, InReview, Approved, Scheduled],
            [Verb.Attribute] = [Draft, InReview],
            [Verb.AskClearance] = [Draft, InReview, Approved, Scheduled],
            [Verb.SendClearance] = [Draft, InReview, Approved, Scheduled],
            [Verb.RevokeClearance] = [Draft, InReview, Approved, Scheduled],
            [Verb.RecordClearance] = [Draft, InReview, Approved, Scheduled],
            [Verb.AnswerClearance] = [Draft, InReview, Approved, Scheduled],
            [Verb.Block] = [Scheduled],
            [Verb.AskReview] = [InReview],
            [Verb.Overrule] = [Draft, InReview],
            [Verb.LowerKind] = [Draft, InReview],
            [Verb.GiveAccess] = [Draft, InReview, Approved, Scheduled],
            [Verb.RevokeAccess] = [Draft, InReview, Approved, Scheduled],
            [Verb.ReadEmbargoed] = [Approved, Scheduled],
            [Verb.GivePreview] = [Draft, InReview],
            [Verb.RevokePreview] = [Draft, InReview, Approved, Scheduled],
            [Verb.ReadPreview] = [Draft, InReview, Approved, Scheduled],
            [Verb.Ratify] = [Published],
        };

    /// <summary>These take effect once a second person has confirmed.</summary>
    public static IReadOnlyDictionary<(Presence From, Verb Verb), Presence> Presences { get; } =
        new Dictionary<(Presence, Verb), Presence>
        {
            [(Presence.Live, Verb.Withdraw)] = Presence.Withdrawn,
            [(Presence.Withdrawn, Verb.Reinstate)] = Presence.Live,
            [(Presence.Live, Verb.Retract)] = Presence.Retracted,
            [(Presence.Withdrawn, Verb.Retract)] = Presence.Retracted,
        };

    public static IReadOnlyDictionary<Verb, Verb> Confirming { get; } =
        new Dictionary<Verb, Verb>
        {
            [Verb.Withdraw] = Verb.ConfirmWithdrawal,
            [Verb.Reinstate] = Verb.ConfirmReinstatement,
            [Verb.Retract] = Verb.ConfirmRetraction,
        };

    public static bool Allows(this Stage from, Verb verb) =>
        Turns.ContainsKey((from, verb)) || (Beside.TryGetValue(verb, out var stages) && stages.Contains(from));

    public static string Spoken(this Stage stage) => stage is InReview ? "In review" : stage.ToString();
}
