namespace NewsroomApp.Statements.Workflow;

/// <summary>Stored by name in the history, and names of authorisation policies: never rename a member.</summary>
public enum Verb
{
    ReadDesk,
    Start,
    Edit,
    Revise,
    Submit,
    Recall,
    Return,
    Approve,
    Reopen,
    Publish,
    Correct,
    Discard,
    Recover,
    ManagePeople,
    Comment,
    Resolve,
    Accept,
    Decline,
    Attribute,
    AskClearance,
    RecordClearance,
    AnswerClearance,
    Schedule,
    Unschedule,
    Block,
    Overrule,
    PublishUrgently,
    Ratify,
    Withdraw,
    Reinstate,
    Retract,
    Confirm,
    CallOff,
    GiveAccess,
    ReadEmbargoed,
    Announce,
}

public static class Verbs
{
    public static IReadOnlyList<Verb> OfPublic { get; } =
    [Verb.Publish, Verb.PublishUrgently, Verb.Confirm, Verb.Announce];

    /// <summary>Follows a name: "Ana Petrović returned it for changes".</summary>
    public static string Past(this Verb verb, string what = "it") =>
        verb switch
        {
            Verb.Start => $"started {what}",
            Verb.Edit => $"changed the words of {what}",
            Verb.Revise => $"saved a revision of {what}",
            Verb.Submit => $"submitted {what} for review",
            Verb.Recall => $"recalled {what}",
            Verb.Return => $"returned {what} for changes",
            Verb.Approve => $"approved {what}",
            Verb.Reopen => $"reopened {what}",
            Verb.Publish => $"published {what}",
            Verb.Schedule => $"scheduled {what}",
            Verb.Unschedule => $"took {what} off the schedule",
            Verb.Block => $"could not publish {what}",
            Verb.Correct => $"opened a correction of {what}",
            Verb.Discard => $"discarded {what}",
            Verb.Recover => $"recovered {what}",
            Verb.Overrule => $"called the change of {what} a typo all the same",
            Verb.ManagePeople => "changed who works here",
            Verb.Comment => $"commented on {what}",
            Verb.Resolve => $"resolved a comment on {what}",
            Verb.Accept => $"accepted a suggestion for {what}",
            Verb.Decline => $"declined a suggestion for {what}",
            Verb.Attribute => $"said whose words a quotation in {what} is",
            Verb.AskClearance => $"asked for clearance of {what}",
            Verb.RecordClearance => $"recorded a clearance by telephone for {what}",
            Verb.AnswerClearance => $"answered for a speaker in {what}",
            Verb.PublishUrgently => $"published {what} without review",
            Verb.Ratify => $"approved {what} after it went out",
            Verb.Withdraw => $"asked to withdraw {what}",
            Verb.Reinstate => $"asked to reinstate {what}",
            Verb.Retract => $"asked to retract {what}",
            Verb.Confirm => $"confirmed what was asked for {what}",
            Verb.CallOff => $"called off what was asked for {what}",
            Verb.GiveAccess => $"decided who reads {what} under embargo",
            Verb.Announce => "changed what stands above every public page",
            Verb.ReadEmbargoed => $"read {what} under embargo",
            _ => verb.ToString(),
        };
}
