using static NewsroomApp.Statements.Workflow.Role;

namespace NewsroomApp.Statements.Workflow;

/// <summary>What can be done. Stored by name in the history: never rename a member.</summary>
public enum Verb
{
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
    Comment,
    Answer,
    ReopenComment,
    Resolve,
    Accept,
    Decline,
    Attribute,
    AskClearance,
    SendClearance,
    RevokeClearance,
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
    RevokeAccess,
    ReadEmbargoed,
    Announce,
    KeepTopics,
    TrustClock,
    AddPerson,
    ChangeRole,
    Deactivate,
    Reactivate,
    GivePasswordLink,
    ChoosePassword,
    TakeOver,
    ApproveTemplate,
    ChangeEmail,
    AskChange,
    ConfirmChange,
    TurnDownChange,
    LowerKind,
    ChangeSignIn,
    ResetSignIn,
    TurnAway,
    AcceptSettings,
    AskReview,
    GivePreview,
    RevokePreview,
    ReadPreview,
    Pin,
    Unpin,
    ChangeSettings,
    ChangeMail,
    ChangeName,
}

/// <summary>Who may do it, and how it is told after a name: "Ana Petrović returned it for changes".</summary>
public sealed record VerbRule(string Past, Role[] Roles);

/// <summary>The one table of who may do what. Administrators may not even read unpublished words.</summary>
public static class Verbs
{
    private static readonly Role[] _writers = [PressOfficer, Editor, ChiefEditor];
    private static readonly Role[] _editors = [Editor, ChiefEditor];

    public static IReadOnlyDictionary<Verb, VerbRule> Table { get; } =
        new Dictionary<Verb, VerbRule>
        {
            [Verb.Start] = new("started {0}", _writers),
            [Verb.Edit] = new("changed the words of {0}", _writers),
            [Verb.Revise] = new("saved a revision of {0}", _writers),
            [Verb.TakeOver] = new("brought words of colleagues into {0}", _writers),
            [Verb.Submit] = new("submitted {0} for review", _writers),
            [Verb.AskReview] = new("asked somebody to read {0}", _writers),
            [Verb.Recall] = new("recalled {0}", _writers),
            [Verb.Return] = new("returned {0} for changes", _editors),
            [Verb.Approve] = new("approved {0}", _editors),
            [Verb.Reopen] = new("reopened {0}", _writers),
            [Verb.Publish] = new("published {0}", [.. _editors, Scheduler]),
            [Verb.Correct] = new("opened a correction of {0}", _writers),
            [Verb.Discard] = new("discarded {0}", _writers),
            [Verb.Recover] = new("recovered {0}", _writers),
            [Verb.Comment] = new("commented on {0}", _writers),
            [Verb.Answer] = new("answered a comment on {0}", _writers),
            [Verb.ReopenComment] = new("took up a comment on {0} again", _writers),
            [Verb.Resolve] = new("resolved a comment on {0}", _writers),
            [Verb.Accept] = new("accepted a suggestion for {0}", _writers),
            [Verb.Decline] = new("declined a suggestion for {0}", _writers),
            [Verb.Attribute] = new("said whose words a quotation in {0} is", _writers),
            [Verb.AskClearance] = new("asked for clearance of {0}", _writers),
            [Verb.SendClearance] = new("sent a link for clearance of {0}", _writers),
            [Verb.RevokeClearance] = new("revoked a link for clearance of {0}", _writers),
            [Verb.RecordClearance] = new("recorded a clearance by telephone for {0}", _writers),
            [Verb.AnswerClearance] = new("answered for a speaker in {0}", [Outsider]),
            [Verb.Schedule] = new("scheduled {0}", _editors),
            [Verb.Unschedule] = new("took {0} off the schedule", _editors),
            [Verb.Block] = new("could not publish {0}", [Scheduler]),
            [Verb.Overrule] = new("called the change of {0} a typo all the same", [ChiefEditor]),
            [Verb.LowerKind] = new("lowered what {0} needs before it goes out", _editors),
            [Verb.PublishUrgently] = new("published {0} without review", [ChiefEditor]),
            [Verb.Ratify] = new("approved {0} after it went out", _editors),
            [Verb.Withdraw] = new("asked to withdraw {0}", [ChiefEditor]),
            [Verb.Reinstate] = new("asked to reinstate {0}", [ChiefEditor]),
            [Verb.Retract] = new("asked to retract {0}", [ChiefEditor]),
            [Verb.Confirm] = new("confirmed what was asked for {0}", _editors),
            [Verb.CallOff] = new("called off what was asked for {0}", _editors),
            [Verb.GiveAccess] = new("gave somebody {0} under embargo", _editors),
            [Verb.RevokeAccess] = new("revoked a link to {0} under embargo", _editors),
            [Verb.ReadEmbargoed] = new("read {0} under embargo", [Outsider]),
            [Verb.GivePreview] = new("gave somebody the draft of {0}", _writers),
            [Verb.RevokePreview] = new("revoked a link to the draft of {0}", _writers),
            [Verb.ReadPreview] = new("read the draft of {0}", [Outsider]),
            [Verb.ApproveTemplate] = new("approved a template", _editors),
            [Verb.Pin] = new("pinned {0} to the front page", _editors),
            [Verb.Unpin] = new("took {0} off the top of the front page", _editors),
            [Verb.Announce] = new("changed what stands above every public page", [ChiefEditor]),
            [Verb.KeepTopics] = new("changed the list of topics", [ChiefEditor]),
            [Verb.ChangeSettings] = new("changed the settings of the newsroom", [ChiefEditor]),
            [Verb.ChangeMail] = new("changed the mail server", [Administrator]),
            [Verb.TrustClock] = new("said that the clock of the machine is right", _editors),
            [Verb.AddPerson] = new("added a person", [Administrator]),
            [Verb.ChangeRole] = new("changed a role", [Administrator]),
            [Verb.ChangeEmail] = new("changed an address", [Administrator]),
            [Verb.AskChange] = new("asked a chief editor to confirm a change of people", [Administrator]),
            [Verb.ConfirmChange] = new("confirmed a change of people or settings", [ChiefEditor]),
            [Verb.TurnDownChange] = new("turned down a change of people or settings", [ChiefEditor, Administrator]),
            [Verb.Deactivate] = new("deactivated a person", [Administrator]),
            [Verb.Reactivate] = new("reactivated a person", [Administrator]),
            [Verb.GivePasswordLink] = new("made a link to choose a password", [Administrator]),
            [Verb.ChangeSignIn] = new("changed how they sign in", [.. _writers, Administrator]),
            [Verb.ChangeName] = new("changed their own name", [.. _writers, Administrator]),
            [Verb.AcceptSettings] = new("took over the settings of the machine", [Scheduler]),
            [Verb.TurnAway] = new("was turned away at the sign-in", [Outsider]),
            [Verb.ResetSignIn] = new("took somebody's second factor away", [Administrator]),
            [Verb.ChoosePassword] = new("chose a password", [.. _writers, Administrator]),
        };

    public static IReadOnlyList<Verb> OfPublic { get; } =
    [Verb.Publish, Verb.PublishUrgently, Verb.Confirm, Verb.Announce, Verb.Pin, Verb.Unpin, Verb.ChangeSettings];

    public static string Past(this Verb verb, string what = "it") =>
        Table[verb].Past.Replace("{0}", what, StringComparison.Ordinal);

    public static bool May(this Role role, Verb verb) => Table[verb].Roles.Contains(role);

    public static void Demand(this Role role, Verb verb) => role.DemandOneOf(Table[verb].Roles);
}
