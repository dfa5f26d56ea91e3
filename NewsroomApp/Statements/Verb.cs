namespace NewsroomApp.Statements;

/// <summary>Everything somebody may do in the newsroom. The names are stored in the history and are authorisation policies too: never rename one.</summary>
public enum Verb
{
    ReadDesk, Start, Edit, Revise, Submit, Recall, Return, Approve, Reopen, Publish, Correct, Discard, Recover, ManagePeople,
    Comment, Resolve, Accept, Decline, Attribute, AskClearance, RecordClearance, AnswerClearance,
}

public static class Verbs
{
    /// <summary>The verb in the past tense, to follow a name: "Ana Petrović returned it for changes".</summary>
    public static string Past(this Verb verb) => verb switch
    {
        Verb.Start => "started it",
        Verb.Edit => "changed the words",
        Verb.Revise => "saved a revision",
        Verb.Submit => "submitted it for review",
        Verb.Recall => "recalled it",
        Verb.Return => "returned it for changes",
        Verb.Approve => "approved it",
        Verb.Reopen => "reopened it",
        Verb.Publish => "published it",
        Verb.Correct => "opened a correction",
        Verb.Discard => "discarded it",
        Verb.Recover => "recovered it",
        Verb.Comment => "commented on it",
        Verb.Resolve => "resolved a comment",
        Verb.Accept => "accepted a suggestion",
        Verb.Decline => "declined a suggestion",
        Verb.Attribute => "said whose words a quotation is",
        Verb.AskClearance => "asked for clearance",
        Verb.RecordClearance => "recorded a clearance by telephone",
        Verb.AnswerClearance => "answered for a speaker",
        _ => verb.ToString(),
    };
}
