namespace NewsroomApp.PublicSite;

public sealed record NewsstandSettings
{
    /// <summary>Markdown for the page about the institution, as are the press contacts.</summary>
    public string About { get; init; } = "";

    public string PressContacts { get; init; } = "";

    public int PageCacheMegabytes { get; init; } = 12;
}
