using System.Text;
using HarfBuzzSharp;
using SkiaSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>Letters of one face and one direction that stay together on a line.</summary>
internal sealed class PdfPiece
{
    private readonly ushort[] _glyphs;
    private readonly SKPoint[] _places;
    private readonly uint[] _clusters;
    private readonly PrintFace _face;
    private readonly PdfFonts _fonts;

    /// <param name="level">Of UAX #9: odd for what is read from right to left.</param>
    public PdfPiece(string text, PrintFace face, float size, int level, PdfFonts fonts)
    {
        (Text, _face, Size, Level, _fonts) = (text, face, size, level, fonts);
        using var buffer = new Buffer();
        buffer.AddUtf16(text);
        buffer.GuessSegmentProperties();
        buffer.Direction = level % 2 == 1 ? Direction.RightToLeft : Direction.LeftToRight;
        face.Shaper.Shape(buffer);
        var (infos, places) = (buffer.GlyphInfos, buffer.GlyphPositions);
        (_glyphs, _places, _clusters) = (new ushort[infos.Length], new SKPoint[infos.Length], new uint[infos.Length]);
        var scale = size / face.Typeface.UnitsPerEm;
        for (var i = 0; i < infos.Length; i++)
        {
            _glyphs[i] = (ushort)infos[i].Codepoint;
            _places[i] = new(Width + places[i].XOffset * scale, -places[i].YOffset * scale);
            _clusters[i] = (uint)Encoding.UTF8.GetByteCount(text.AsSpan(0, (int)infos[i].Cluster));
            Width += places[i].XAdvance * scale;
        }
        fonts.Show(face, _glyphs);
    }

    public string Text { get; }
    public float Size { get; }
    public int Level { get; }
    public float Width { get; }
    public float Raise { get; init; }
    public string Link { get; init; } = "";
    public bool MayBreakBefore { get; init; }
    public bool IsBlank => string.IsNullOrWhiteSpace(Text) && !Text.Contains('\u00A0');
    public bool IsLineBreak => Text == "\n";

    public IEnumerable<PdfPiece> Cut(float width)
    {
        var most = Math.Max(1, (int)(Text.Length * width / Width * 0.9f));
        for (var (from, to) = (0, 0); from < Text.Length; from = to)
        {
            to = Folding.Whole(Text, Math.Min(Text.Length, from + most));
            if (to <= from) to = Math.Min(Text.Length, from + 2);
            yield return new(Text[from..to], _face, Size, Level, _fonts)
            {
                Raise = Raise,
                Link = Link,
                MayBreakBefore = true,
            };
        }
    }

    public void Draw(SKCanvas canvas, float x, float y, SKPaint paint)
    {
        if (_glyphs.Length == 0) return;
        var text = Encoding.UTF8.GetBytes(Text);
        using var font = new SKFont(_fonts.Cut(_face), Size) { Subpixel = true, Hinting = SKFontHinting.None };
        using var builder = new SKTextBlobBuilder();
        var run = builder.AllocatePositionedTextRun(font, _glyphs.Length, text.Length);
        run.SetGlyphs(_glyphs);
        run.SetPositions(_places);
        run.SetText(text);
        run.SetClusters(_clusters);
        using var blob = builder.Build();
        canvas.DrawText(blob, x, y - Raise, paint);
        if (Link.Length > 0) canvas.DrawUrlAnnotation(new(x, y - Size, x + Width, y + Size / 4), Link);
    }
}
