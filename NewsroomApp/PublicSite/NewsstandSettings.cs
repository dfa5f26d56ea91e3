namespace NewsroomApp.PublicSite;

public sealed record NewsstandSettings
{
    public int PageCacheMegabytes { get; init; } = 12;

    /// <summary>
    /// The address under which nginx has the folder files for itself, so that it sends attachments (X-Accel-Redirect).
    /// Empty where the newsroom sends them.
    /// </summary>
    public string AccelRedirect { get; init; } = "";

    public PurgeSettings Purge { get; init; } = new();

    public NewsstandSettings Checked()
    {
        Purge.Check();
        return PageCacheMegabytes is >= 1 and <= 100_000
            ? this
            : throw new Refusal(
                $"Newsroom:PageCacheMegabytes is {PageCacheMegabytes}; it has to be a number from 1 to 100000."
            );
    }
}
