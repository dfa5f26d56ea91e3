namespace NewsroomApp.PublicSite;

public sealed record NewsstandSettings
{
    public int PageCacheMegabytes { get; init; } = 12;
}
