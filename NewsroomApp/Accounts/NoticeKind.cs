namespace NewsroomApp.Accounts;

/// <summary>Stored by name: never rename a member.</summary>
[Flags]
public enum NoticeKind
{
    None = 0,
    Submitted = 1,
    Returned = 2,
    Approved = 4,
    WentLive = 8,
    Blocked = 16,
    Comment = 32,
    Clearance = 64,
    Presence = 128,
    Asked = 256,
    All = Submitted | Returned | Approved | WentLive | Blocked | Comment | Clearance | Presence | Asked,
}

public static class NoticeKinds
{
    public static IReadOnlyList<NoticeKind> All { get; } =
    [.. Enum.GetValues<NoticeKind>().Where(k => k is not (NoticeKind.None or NoticeKind.All))];

    public static string Spoken(this NoticeKind kind) =>
        kind switch
        {
            NoticeKind.Submitted => "Something waits for review",
            NoticeKind.Asked => "Somebody asks you to read",
            NoticeKind.Returned => "Returned for changes, or reopened",
            NoticeKind.Approved => "Approved, or scheduled",
            NoticeKind.WentLive => "Went live",
            NoticeKind.Blocked => "Approved, but blocked",
            NoticeKind.Comment => "Comments and suggestions",
            NoticeKind.Clearance => "A speaker’s office answered",
            NoticeKind.Presence => "Withdrawn, retracted or out without review",
            _ => kind.ToString(),
        };
}
