using SkiaSharp;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>What is not divided between two pages: a line, or a row of a table.</summary>
/// <param name="Before">The space above it, where it does not begin a page.</param>
/// <param name="Follow">How much has to follow on the same page.</param>
internal sealed record PdfBox(float Before, float Height, Action<SKCanvas, float> Draw, float Follow = 0)
{
    /// <summary>The first row of its table, which is printed again where it begins a page.</summary>
    public PdfBox? Head { get; init; }
}
