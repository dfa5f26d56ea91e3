using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsroomApp.Drafting.Import;

internal enum FileKind
{
    Text,
    Html,
    Word,
    OpenDocument,
}

/// <summary>What a file is, by its content: names lie.</summary>
internal static partial class FileKinds
{
    private const int Head = 1_024;

    private static readonly string[] _written = [".docx", ".docm", ".doc", ".odt", ".ott", ".rtf", ".pdf", ".pages"];

    /// <exception cref="Refusal">It is something that is not imported.</exception>
    public static FileKind Of(string fileName, byte[] bytes) =>
        bytes switch
        {
            [(byte)'P', (byte)'K', 3, 4, ..] => OfPackage(fileName, bytes),
            [0xD0, 0xCF, 0x11, 0xE0, ..] => throw OfOldOffice(fileName, bytes),
            [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] =>
                throw new Refusal($"“{fileName}” is an RTF file. Open it in Word, save it as .docx, and import that."),
            _ when bytes.AsSpan(0, Math.Min(bytes.Length, Head)).IndexOf("%PDF-"u8) >= 0 =>
                throw new Refusal($"“{fileName}” is a PDF. Open it in Word and save it as .docx, or copy its text."),
            _ when IsPicture(bytes) =>
                throw new Refusal($"“{fileName}” is a picture. Import the file with the words."),
            _ when IsRecording(bytes) =>
                throw new Refusal($"“{fileName}” is a film or a sound. Import the file with the words."),
            _ when IsHtml(bytes) => FileKind.Html,
            _ when _written.Contains(Path.GetExtension(fileName).ToLowerInvariant()) => throw Damaged(fileName),
            _ => FileKind.Text,
        };

    public static Refusal Damaged(string fileName) =>
        new($"“{fileName}” is damaged or not all there. Open it where it was written, save it again, and import that.");

    public static Refusal Locked(string fileName) =>
        new($"“{fileName}” needs a password. Open it, save it without one, and import that.");

    private static FileKind OfPackage(string fileName, byte[] bytes)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(bytes));
            if (package.GetEntry("mimetype") is { } type && Kind(type) is { } declared)
                return declared is "application/vnd.oasis.opendocument.text"
                        or "application/vnd.oasis.opendocument.text-template"
                    ? FileKind.OpenDocument
                    : throw new Refusal($"“{fileName}” is not a text document. Save its words as .docx or .odt first.");
            var names = package.Entries.Select(e => e.FullName).ToList();
            return names switch
            {
                _ when Has("word/") => FileKind.Word,
                _ when Has("xl/") => throw new Refusal(
                    $"“{fileName}” is an Excel workbook. Copy the cells you need into a draft."
                ),
                _ when Has("ppt/") => throw new Refusal(
                    $"“{fileName}” is a PowerPoint presentation. Copy the words you need into a draft."
                ),
                _ when Has("Index/") => throw new Refusal(
                    $"“{fileName}” is a Pages document. Export it from Pages to Word, and import that."
                ),
                _ => throw new Refusal($"“{fileName}” is a ZIP archive. Unpack it, and import the document in it."),
            };

            bool Has(string folder) => names.Exists(n => n.StartsWith(folder, StringComparison.Ordinal));
        }
        catch (InvalidDataException)
        {
            throw Damaged(fileName);
        }
    }

    private static string? Kind(ZipArchiveEntry mimetype)
    {
        Span<byte> head = stackalloc byte[80];
        using var content = mimetype.Open();
        var length = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return Encoding.ASCII.GetString(head[..length]).Trim();
    }

    /// <summary>Office locks a new document by putting it into a file of the old kind.</summary>
    private static Refusal OfOldOffice(string fileName, byte[] bytes) =>
        bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0
            ? Locked(fileName)
            : new($"“{fileName}” was saved by a Word older than 2007. Open it in Word, save it as .docx, and import that.");

    private static bool IsPicture(byte[] bytes) =>
        bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', ..]
            or [0xFF, 0xD8, 0xFF, ..]
            or [(byte)'G', (byte)'I', (byte)'F', (byte)'8', ..]
            or [(byte)'I', (byte)'I', 42, 0, ..]
            or [(byte)'M', (byte)'M', 0, 42, ..]
            or [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..]
        || (bytes is [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..])
        || Beginning(bytes).StartsWith("<svg", StringComparison.OrdinalIgnoreCase);

    private static bool IsRecording(byte[] bytes) =>
        bytes is [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..]
            or [(byte)'I', (byte)'D', (byte)'3', ..]
            or [(byte)'O', (byte)'g', (byte)'g', (byte)'S', ..]
            or [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..];

    private static bool IsHtml(byte[] bytes) => HtmlBeginning().IsMatch(Beginning(bytes));

    private static string Beginning(byte[] bytes) =>
        Prologue().Replace(
            Encoding.Latin1.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, Head))).Replace("\0", ""),
            ""
        );

    [GeneratedRegex(
        @"^(ï»¿|ÿþ|þÿ)?(\s|<\?xml[^>]*>|<!--.*?-->)*",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Prologue();

    [GeneratedRegex(
        @"^<(!doctype\s+html|html|head|body|meta|title|div|p|h[1-6]|table|ul|ol|span|font)\b",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex HtmlBeginning();
}
