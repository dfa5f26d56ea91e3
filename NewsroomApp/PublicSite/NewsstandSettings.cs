namespace NewsroomApp.PublicSite;

/// <summary>Settings under "Newsroom" for the public site.</summary>
public sealed record NewsstandSettings
{
    public int PageCacheMegabytes { get; init; } = 12;
}
