using HarfBuzzSharp;
using SkiaSharp;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>A font of one weight and slant. It stays open as long as the program runs.</summary>
internal sealed class PrintFace(string path, SKTypeface typeface)
{
    private readonly Lazy<(Face Face, Font Font)> _shaper = new(() =>
    {
        using var blob = Blob.FromFile(path);
        var face = new Face(blob, 0);
        var font = new Font(face);
        font.SetScale(typeface.UnitsPerEm, typeface.UnitsPerEm);
        font.SetFunctionsOpenType();
        return (face, font);
    });

    public SKTypeface Typeface => typeface;
    public Face Face => _shaper.Value.Face;
    public Font Shaper => _shaper.Value.Font;
    public string Family => typeface.FamilyName;
    public bool IsBold { get; } = typeface.FontWeight >= (int)SKFontStyleWeight.SemiBold;
    public bool IsItalic { get; } = typeface.FontSlant is not SKFontStyleSlant.Upright;
    public bool IsTypewriter { get; } = typeface.IsFixedPitch;

    /// <returns>Null for what is no font, or forbids to be embedded.</returns>
    public static PrintFace? Read(string path) =>
        SKTypeface.FromFile(path) is { } typeface ? new(path, typeface) : null;

    public bool Has(int letter)
    {
        using var font = new SKFont(typeface);
        return font.ContainsGlyph(letter);
    }
}
