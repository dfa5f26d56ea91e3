namespace NewsroomApp.People;

public sealed class AccountSettings
{
    /// <summary>Posts to the account and clearance pages allowed from one IP address.</summary>
    public int SignInsPerMinute { get; set; } = 10;

    /// <summary>How often an open desk checks that its person may still use it.</summary>
    public int RevalidationSeconds { get; set; } = 30;
}
