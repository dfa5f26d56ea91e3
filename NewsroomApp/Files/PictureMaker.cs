using NetVips;
using NewsroomApp.Storage;

namespace NewsroomApp.Files;

/// <summary>
/// Reads a picture and writes the forms of it that are served, with nothing that was in the file beside the picture. It
/// runs in the process of <see cref="FileMaker"/>.
/// </summary>
public static class PictureMaker
{
    private const long MostPixels = 100_000_000;
    private const int Longest = 30_000;
    private const int AnyHeight = 10_000_000;
    private const string Profile = "icc-profile-data";
    private const string SRgb = "srgb";

    private static readonly string[] _known = ["Jpeg", "Png", "Webp", "Heif", "Tiff"];

    /// <param name="folder">Is there and empty.</param>
    /// <exception cref="Refusal">It is no picture, or not one that can be used.</exception>
    public static void Make(string file, string folder)
    {
        (Cache.Max, NetVips.NetVips.Concurrency) = (0, 1);
        NetVips.NetVips.BlockUntrusted = true;
        try
        {
            Write(file, folder);
        }
        catch (VipsException)
        {
            throw new Refusal("This picture cannot be read. It is damaged or not complete; export it again.");
        }
    }

    private static void Write(string file, string folder)
    {
        var loader = Image.FindLoad(file);
        if (loader is null || !Array.Exists(_known, k => loader.Contains(k, StringComparison.Ordinal)))
            throw new Refusal(
                "This can be neither shown as a picture nor attached. Pictures are JPEG, PNG, WebP, AVIF or TIFF; attachments are PDF, Word (.docx), Excel (.xlsx), MP3 or MP4."
            );
        using (var head = Image.NewFromFile(file))
            if ((long)head.Width * head.Height > MostPixels || Math.Max(head.Width, head.Height) > Longest)
                throw new Refusal(
                    $"This picture has {head.Width:N0} × {head.Height:N0} pixels, too many to use. Export it smaller."
                );
        using var whole = InHouse(Image.NewFromFile(file, failOn: Enums.FailOn.Truncated).Autorot());
        File.WriteAllText(Path.Combine(folder, FileFolder.Size), $"{whole.Width}x{whole.Height}");
        var picture = new Picture("", "", whole.Width, whole.Height);
        whole.Jpegsave(Path.Combine(folder, FileFolder.Full), q: 92, keep: Enums.ForeignKeep.None);
        var widths = PictureFile.WidthsOf(picture);
        using var largest = Reduced(file, widths[^1]).CopyMemory();
        foreach (var width in widths)
        {
            using var one = width == largest.Width ? largest.Copy() : largest.ThumbnailImage(width, AnyHeight);
            foreach (var format in PictureFile.Formats)
                Save(one, Path.Combine(folder, FileFolder.FormOf(width, format)));
        }
    }

    /// <summary>Turned the right way up. A JPEG is not decoded larger than needed.</summary>
    private static Image Reduced(string file, int width) =>
        InHouse(Image.Thumbnail(file, width, AnyHeight, size: Enums.Size.Down, failOn: Enums.FailOn.Truncated));

    /// <summary>In sRGB, with eight bits, on white.</summary>
    private static Image InHouse(Image image)
    {
        if (image.Contains(Profile)) image = image.IccTransform(SRgb, embedded: true);
        if (image.HasAlpha()) image = image.Flatten(background: [255, 255, 255]);
        return image.Colourspace(Enums.Interpretation.Srgb).Cast(Enums.BandFormat.Uchar);
    }

    private static void Save(Image image, string path)
    {
        var nothing = Enums.ForeignKeep.None;
        if (path.EndsWith(".avif", StringComparison.Ordinal))
            image.Heifsave(path, q: 60, effort: 1, compression: Enums.ForeignHeifCompression.Av1, keep: nothing);
        else if (path.EndsWith(".webp", StringComparison.Ordinal))
            image.Webpsave(path, q: 80, effort: 2, keep: nothing);
        else image.Jpegsave(path, q: 82, optimizeCoding: true, interlace: true, keep: nothing);
    }
}
