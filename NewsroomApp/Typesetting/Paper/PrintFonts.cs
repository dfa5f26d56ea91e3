using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>The fonts of this machine. Where a face lacks a letter, another that has it prints it.</summary>
public sealed class PrintFonts
{
    private const int MostFiles = 5_000;

    /// <summary>As the newsroom would have them; any other comes after these.</summary>
    private static readonly string[] _liked =
    [
        "Source Serif 4",
        "Noto Serif",
        "Charis SIL",
        "Georgia",
        "Liberation Serif",
        "DejaVu Serif",
        "Times New Roman",
        "Times",
    ];

    private static readonly string[] _typewriters = ["Noto Sans Mono", "Liberation Mono", "DejaVu Sans Mono"];

    private readonly Lazy<List<PrintFace>> _faces;
    private readonly ConcurrentDictionary<(int Letter, bool Bold, bool Italic, bool Code), PrintFace> _chosen = new();

    /// <summary>Each statement page asks for all its letters, and a font answers slowly.</summary>
    private readonly ConcurrentDictionary<int, bool> _printable = new();

    public PrintFonts(params IEnumerable<string> folders) => _faces = new(() => Read(folders));

    public static PrintFonts OfMachine { get; } =
        new(
            "/usr/share/fonts",
            "/usr/local/share/fonts",
            Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
            "/Library/Fonts",
            "/System/Library/Fonts"
        );

    public bool CanPrint => _faces.Value.Exists(f => f.Has('a'));

    /// <summary>Whether there is a letter for all that is said.</summary>
    public bool Print(Document words) => CanPrint && !Lacks(words).Any();

    /// <summary>Without fonts there is no PDF of anything, which is the administrator's to mend.</summary>
    public IEnumerable<(Part Part, string Sentence)> Remarks(Document words) =>
        CanPrint
            ? Lacks(words)
                .Take(1)
                .Select(l => (l.Part, $"There will be no PDF: no font on this machine has “{l.Letter}”."))
            : [];

    private IEnumerable<(Part Part, Rune Letter)> Lacks(Document words)
    {
        foreach (var part in Parts.TextOf(words))
            foreach (var letter in words[part].EnumerateRunes())
                if (!letter.IsAscii && !_printable.GetOrAdd(letter.Value, _ => Print(letter)))
                    yield return (part, letter);
    }

    private bool Print(Rune letter) =>
        IsUnseen(letter) || For(letter, bold: false, italic: false, code: false).Has(letter.Value);

    internal PrintFace For(Rune letter, bool bold, bool italic, bool code) =>
        _chosen.GetOrAdd(
            (letter.Value, bold, italic, code),
            asked =>
                _faces.Value
                    .OrderBy(f => Missing(f, letter))
                    .ThenBy(f => f.IsTypewriter != asked.Code)
                    .ThenBy(f => Rank(f, asked.Code ? _typewriters : _liked))
                    .ThenBy(f => (f.IsBold != asked.Bold ? 2 : 0) + (f.IsItalic != asked.Italic ? 1 : 0))
                    .First()
        );

    private static bool Missing(PrintFace face, Rune letter) => !face.Has(letter.Value) && !IsUnseen(letter);

    private static bool IsUnseen(Rune letter) =>
        Rune.IsWhiteSpace(letter)
        || letter.Value is >= 0xFE00 and <= 0xFE0F
        || Rune.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.Control;

    private static int Rank(PrintFace face, string[] liked) =>
        Array.IndexOf(liked, face.Family) is var rank and >= 0 ? rank : liked.Length;

    private static List<PrintFace> Read(IEnumerable<string> folders)
    {
        var everywhere = new EnumerationOptions { RecurseSubdirectories = true };
        try
        {
            return
            [
                .. folders
                    .Where(Directory.Exists)
                    .SelectMany(folder => Directory.EnumerateFiles(folder, "*.?t?", everywhere))
                    .Where(path => Path.GetExtension(path).ToUpperInvariant() is ".TTF" or ".OTF" or ".TTC")
                    .Order(StringComparer.Ordinal)
                    .Take(MostFiles)
                    .Select(PrintFace.Read)
                    .OfType<PrintFace>(),
            ];
        }
        catch (Exception missing) when (missing is DllNotFoundException or TypeInitializationException)
        {
            return [];
        }
    }
}
