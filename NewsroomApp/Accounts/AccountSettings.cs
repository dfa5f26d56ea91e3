namespace NewsroomApp.Accounts;

/// <summary>How strict the door is. Settings under "Newsroom".</summary>
public sealed class AccountSettings
{
    /// <summary>Forms of the account pages accepted from one network address a minute.</summary>
    public int SignInsPerMinute { get; set; } = 10;

    /// <summary>How often an open desk asks whether its person still belongs here, in seconds.</summary>
    public int RevalidationSeconds { get; set; } = 30;
}
