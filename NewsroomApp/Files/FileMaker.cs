using NewsroomApp.Storage;

namespace NewsroomApp.Files;

/// <summary>
/// Finds out what a file is, and writes what the newsroom keeps of it. It runs in a process of its own
/// (<see cref="FileStudio"/>), because a file may come from anybody.
/// </summary>
public static class FileMaker
{
    /// <param name="largestPicture">In bytes, as is the other.</param>
    /// <exception cref="Refusal">It is nothing that a statement takes, or cannot be used.</exception>
    public static void Make(string file, string folder, long largestPicture, long largestAttachment)
    {
        if (AttachmentReader.Read(file) is var (format, remarks))
        {
            Demand(file, "an attachment", largestAttachment);
            File.WriteAllLines(Path.Combine(folder, FileFolder.About), [format, .. remarks]);
        }
        else
        {
            Demand(file, "a picture", largestPicture);
            PictureMaker.Make(file, folder);
        }
    }

    private static void Demand(string file, string what, long largest)
    {
        if (new FileInfo(file).Length > largest)
            throw new Refusal($"This file is too large: {what} takes up to {largest / 1_000_000} MB.");
    }
}
