namespace NewsroomApp.PublicSite;

/// <summary>Settings under "Newsroom" that only the public side has.</summary>
public sealed record NewsstandSettings
{
    /// <summary>How much memory printed pages may take.</summary>
    public int PageCacheMegabytes { get; init; } = 12;
}
