namespace NewsroomApp.People;

public sealed class AccountSettings
{
    /// <summary>How many may fail from one client before the next has to wait.</summary>
    public int SignInsPerMinute { get; set; } = 10;

    /// <summary>How often an open desk checks that its person may still use it.</summary>
    public int RevalidationSeconds { get; set; } = 30;

    public AccountSettings Checked() =>
        SignInsPerMinute < 1
            ? throw new Refusal($"Newsroom:SignInsPerMinute is {SignInsPerMinute}; it has to be 1 or more.")
        : RevalidationSeconds is < 1 or > 3600
            ? throw new Refusal(
                $"Newsroom:RevalidationSeconds is {RevalidationSeconds}; it has to be a number from 1 to 3600."
            )
        : this;
}
