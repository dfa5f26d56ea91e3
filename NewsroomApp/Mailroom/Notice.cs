using NewsroomApp.Accounts;

namespace NewsroomApp.Mailroom;

/// <summary>Never carries words of the statement.</summary>
public sealed class Notice
{
    public int Id { get; private init; }

    public required string PersonId { get; init; }

    public required NoticeKind Kind { get; init; }
    public required string StatementId { get; init; }
    public required Verb Verb { get; init; }
    public required SignOff By { get; init; }

    public string? Note { get; init; }

    public required string Address { get; init; }

    public DateTimeOffset? SeenAt { get; private set; }

    /// <summary>Ends without a full stop.</summary>
    public string Sentence(string what) =>
        Kind is NoticeKind.Asked ? $"{By.Name} asks you to read {what}"
        : Kind is NoticeKind.Blocked && Verb is not Verb.Block
            ? $"{By.Name} {Verb.Past(what)}, and it cannot go out like that"
        : $"{By.Name} {Verb.Past(what)}";
}

public static class Notices
{
    public static NoticeKind? KindOf(Verb verb, Edition edition, PressOffice office) =>
        verb switch
        {
            Verb.Submit => NoticeKind.Submitted,
            Verb.AskReview => NoticeKind.Asked,
            Verb.Return or Verb.Reopen => NoticeKind.Returned,
            Verb.Approve or Verb.Schedule or Verb.Unschedule => NoticeKind.Approved,
            Verb.Block => NoticeKind.Blocked,
            Verb.Publish => NoticeKind.WentLive,
            Verb.PublishUrgently or Verb.CallOff => NoticeKind.Presence,
            _ when Transitions.Confirming.Any(c => verb == c.Key || verb == c.Value) => NoticeKind.Presence,
            Verb.Comment
            or Verb.ReopenComment
            or Verb.AnswerClearance
            or Verb.RecordClearance
                when edition.Stage is Stage.Approved or Stage.Scheduled && edition.Blockers(office).Any() =>
                NoticeKind.Blocked,
            Verb.Comment
            or Verb.Answer
            or Verb.ReopenComment
            or Verb.Resolve
            or Verb.Accept
            or Verb.Decline => NoticeKind.Comment,
            Verb.AnswerClearance or Verb.RecordClearance => NoticeKind.Clearance,
            _ => null,
        };

    public static bool Concerns(NoticeKind kind, Edition edition, string personId, Role role) =>
        kind switch
        {
            NoticeKind.Asked => edition.Readers.LastOrDefault()?.PersonId == personId,
            NoticeKind.Submitted => role.May(Verb.Approve) && !edition.IsContributor(personId),
            NoticeKind.Presence => role.May(Verb.ConfirmWithdrawal) || edition.IsContributor(personId),
            _ when edition.IsContributor(personId) => true,
            NoticeKind.Comment => edition.Comments.Any(c =>
                c.By.PersonId == personId || c.Replies.Any(r => r.By.PersonId == personId)
            ),
            NoticeKind.Clearance => edition.ClearanceRequests.Any(r => r.By.PersonId == personId),
            _ => edition.Since.PersonId == personId || edition.Approvals.Any(a => a.By.PersonId == personId),
        };

    public static string Address(NoticeKind kind, Edition edition, string personId) =>
        kind is NoticeKind.WentLive ? $"/statements/{edition.Statement.Id}"
        : kind is NoticeKind.Presence ? $"/desk/presence/{edition.Statement.Id}"
        : kind is not NoticeKind.Approved && edition.IsContributor(personId) ? $"/desk/drafts/{edition.Statement.Id}"
        : $"/desk/review/{edition.Statement.Id}";
}
