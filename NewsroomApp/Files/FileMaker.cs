using NewsroomApp.Storage;

namespace NewsroomApp.Files;

/// <summary>
/// Finds out what a file is, and writes what the newsroom keeps of it. It runs in a process of its own
/// (<see cref="FileStudio"/>), because a file may come from anybody.
/// </summary>
public static class FileMaker
{
    /// <param name="folder">Is there and empty.</param>
    /// <param name="largestPicture">In bytes.</param>
    /// <exception cref="Refusal">It is nothing that a statement takes, or cannot be used.</exception>
    public static void Make(string file, string folder, long largestPicture)
    {
        if (AttachmentReader.Read(file) is var (format, remarks))
            File.WriteAllLines(Path.Combine(folder, FileFolder.About), [format, .. remarks]);
        else if (new FileInfo(file).Length <= largestPicture) PictureMaker.Make(file, folder);
        else throw new Refusal($"This file is too large: a picture takes up to {largestPicture / 1_000_000} MB.");
    }
}
