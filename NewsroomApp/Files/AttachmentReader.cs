namespace NewsroomApp.Files;

/// <summary>Tells attachments apart by their content: names lie.</summary>
internal static class AttachmentReader
{
    private const int Head = 16;

    private const int LongestName = 80;

    /// <summary>Brands of containers that hold pictures (ISO/IEC 23008-12).</summary>
    private static readonly string[] _pictures =
        ["avif", "avis", "heic", "heix", "hevc", "heim", "heis", "mif1", "msf1"];

    /// <returns>The format, and what readers could find in it. Null where it is no attachment.</returns>
    /// <exception cref="Refusal">It is one that cannot be used.</exception>
    public static (string Format, IReadOnlyList<string> Remarks)? Read(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[Head];
        var length = file.ReadAtLeast(head, Head, throwOnEndOfStream: false);
        file.Position = 0;
        return head.AsSpan(0, length) switch
        {
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => ("pdf", PdfReader.Read(file)),
            [(byte)'P', (byte)'K', 3, 4, ..] => OfficeReader.Read(file),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => throw new Refusal(
                "This file needs a password, or was saved by an Office older than 2007. Save it as .docx or .xlsx without one."
            ),
            [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', .. var brand] => OfFilm(file, brand),
            [(byte)'I', (byte)'D', (byte)'3', ..] => Sound(file),
            [0xFF, var second, ..] when IsLayer3(second) => Sound(file),
            _ => null,
        };
    }

    private static (string, IReadOnlyList<string>)? OfFilm(FileStream file, ReadOnlySpan<byte> brand)
    {
        var name = System.Text.Encoding.Latin1.GetString(brand[..Math.Min(4, brand.Length)]);
        if (_pictures.Contains(name)) return null;
        if (name is "qt  ") throw new Refusal("This is a QuickTime film. Export it as MP4.");
        if (name is "M4A " or "M4B " or "M4P ") throw new Refusal("This is an MPEG-4 sound. Export it as MP3.");
        Recordings.DemandFilm(file);
        return ("mp4", []);
    }

    private static (string, IReadOnlyList<string>) Sound(FileStream file)
    {
        Recordings.DemandSound(file);
        return ("mp3", []);
    }

    internal static string Short(string name) =>
        Folding.Shortened(CleanText.Of(name, singleLine: true).Trim(), LongestName);

    /// <summary>The second byte of a frame of MPEG audio, layer III (ISO/IEC 11172-3, section 2.4.1.3).</summary>
    internal static bool IsLayer3(byte second) => (second & 0xE6) is 0xE2;
}
