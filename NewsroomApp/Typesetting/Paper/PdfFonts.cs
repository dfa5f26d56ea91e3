using System.Text;
using SkiaSharp;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>The fonts of one PDF, cut down to the glyphs that it shows.</summary>
internal sealed class PdfFonts(PrintFonts fonts) : IDisposable
{
    private readonly Dictionary<PrintFace, HashSet<ushort>> _shown = [];
    private readonly Dictionary<PrintFace, SKTypeface> _cut = [];

    public PrintFace For(Rune letter, bool bold, bool italic, bool code) => fonts.For(letter, bold, italic, code);

    /// <summary>Before anything is drawn.</summary>
    public void Show(PrintFace face, ushort[] glyphs)
    {
        if (!_shown.TryGetValue(face, out var shown)) _shown[face] = shown = [];
        shown.UnionWith(glyphs);
    }

    public SKTypeface Cut(PrintFace face)
    {
        if (!_cut.TryGetValue(face, out var cut))
            _cut[face] = cut = FontSubset.Of(face.Face, _shown[face].Order()) ?? face.Typeface;
        return cut;
    }

    public void Dispose()
    {
        foreach (var (face, cut) in _cut) if (cut != face.Typeface) cut.Dispose();
    }
}
