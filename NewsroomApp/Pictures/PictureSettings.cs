namespace NewsroomApp.Pictures;

/// <summary>Under "Newsroom".</summary>
public sealed record PictureSettings
{
    /// <summary>Of one statement.</summary>
    public int MostPictures { get; init; } = 20;

    public int LargestPictureMegabytes { get; init; } = 50;

    public long Largest => LargestPictureMegabytes * 1_000_000L;
}
