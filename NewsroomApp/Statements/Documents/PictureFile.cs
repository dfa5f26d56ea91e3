using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsroomApp.Statements.Documents;

/// <summary>A form that a picture is served in, by its file name: "0f…9a-640.avif".</summary>
public sealed partial record PictureFile(string Hash, int Width, string Format)
{
    /// <summary>In pixels. A smaller picture has its own width, and is never made larger.</summary>
    public static readonly int[] Widths = [640, 1280, 1920];

    public static readonly string[] Formats = ["avif", "webp", "jpg"];

    public string ContentType => Format == "jpg" ? "image/jpeg" : $"image/{Format}";

    /// <summary>Rising.</summary>
    public static int[] WidthsOf(Picture picture) =>
        [.. Widths.Append(picture.Width).Where(w => w <= picture.Width && w <= Widths[^1]).Distinct().Order()];

    public static (int Width, int Height) SizeAt(Picture picture, int width) =>
        (width, Math.Max(1, (int)Math.Round((double)picture.Height * width / picture.Width)));

    public static string Name(Picture picture, int width, string format) =>
        string.Create(CultureInfo.InvariantCulture, $"{picture.Hash}-{width}.{format}");

    public static PictureFile? Named(string fileName) =>
        Form().Match(fileName) is { Success: true } match
            ? new(
                match.Groups["hash"].Value,
                int.Parse(match.Groups["width"].Value, CultureInfo.InvariantCulture),
                match.Groups["format"].Value
            )
            : null;

    public bool Shows(Picture picture) => picture.Hash == Hash && WidthsOf(picture).Contains(Width);

    [GeneratedRegex(
        "^(?<hash>[0-9a-f]{64})-(?<width>[1-9][0-9]{0,3})[.](?<format>avif|webp|jpg)$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Form();
}
