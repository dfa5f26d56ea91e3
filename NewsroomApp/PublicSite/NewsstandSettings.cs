namespace NewsroomApp.PublicSite;

public sealed record NewsstandSettings
{
    /// <summary>Markdown for the page about the institution.</summary>
    public string About { get; init; } = "";

    /// <summary>Under the name of the institution, at the top of every page.</summary>
    public string Tagline { get; init; } = "";

    public int PageCacheMegabytes { get; init; } = 12;

    public NewsstandSettings Checked() =>
        PageCacheMegabytes is >= 1 and <= 100_000
            ? this
            : throw new Refusal(
                $"Newsroom:PageCacheMegabytes is {PageCacheMegabytes}; it has to be a number from 1 to 100000."
            );
}
