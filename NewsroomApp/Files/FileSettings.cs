namespace NewsroomApp.Files;

/// <summary>Under "Newsroom".</summary>
public sealed record FileSettings
{
    /// <summary>Of one statement.</summary>
    public int MostPictures { get; init; } = 20;

    public int LargestPictureMegabytes { get; init; } = 50;

    /// <summary>Of one statement.</summary>
    public int MostAttachments { get; init; } = 10;

    public int LargestAttachmentMegabytes { get; init; } = 200;

    /// <summary>In bytes, as are the others.</summary>
    public long LargestPicture => LargestPictureMegabytes * 1_000_000L;

    public long LargestAttachment => LargestAttachmentMegabytes * 1_000_000L;

    public long Largest => Math.Max(LargestPicture, LargestAttachment);
}
