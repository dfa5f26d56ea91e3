using System.Globalization;
using SkiaSharp;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>An edition as a PDF for whoever prints it. The same words make the same bytes.</summary>
public sealed class PdfPaper
{
    public const string ContentType = "application/pdf";

    /// <summary>A4, in points.</summary>
    private const float PageWidth = 595;
    private const float PageHeight = 842;

    private const float Top = 90;
    private const float Bottom = 752;
    private const float Side = 116;
    private const float MarginSize = 8;

    private readonly PdfLines _lines;
    private readonly bool _isRightToLeft;
    private readonly List<(PdfLine Line, float Y)> _margins;

    private PdfPaper(PaperEdition edition, PdfFonts fonts)
    {
        _isRightToLeft = Institution.IsRightToLeft(edition.Language);
        _lines = new(fonts, _isRightToLeft);
        _margins =
        [
            (Margin(edition.Institution.Name), 44),
            (Margin(edition.Stage), 56),
            (Margin(edition.Address), PageHeight - 40),
        ];
        // For the numbers of the pages: fonts are cut before they are known.
        _ = Margin("0123456789 / ");
    }

    /// <param name="at">When the edition was published.</param>
    public static byte[] Of(PaperEdition edition, DateTimeOffset at, PrintFonts machine)
    {
        using var fonts = new PdfFonts(machine);
        var paper = new PdfPaper(edition, fonts);
        var pages = Pages(
            edition
                .Sections()
                .SelectMany(s =>
                    new PdfBlocks(
                        fonts,
                        Institution.IsRightToLeft(s.Language),
                        Side,
                        PageWidth - Side,
                        edition.FileOf
                    ).Of(s)
                )
        );
        using var file = new MemoryStream();
        using (var document = SKDocument.CreatePdf(file, About(edition, at.UtcDateTime)))
        {
            for (var i = 0; i < pages.Count; i++)
            {
                var canvas = document.BeginPage(PageWidth, PageHeight);
                foreach (var (y, box) in pages[i]) box.Draw(canvas, y);
                paper.DrawMargins(canvas, string.Create(CultureInfo.InvariantCulture, $"{i + 1} / {pages.Count}"));
                document.EndPage();
            }
            document.Close();
        }
        return PdfLanguage.Name(file.ToArray(), edition.Language);
    }

    private static SKDocumentPdfMetadata About(PaperEdition edition, DateTime at) =>
        new()
        {
            Title = edition.Title,
            Author = edition.Institution.Name,
            Subject = edition.Address,
            Creator = "Newsroom",
            Creation = at,
            Modified = at,
            RasterDpi = SKDocumentPdfMetadata.DefaultRasterDpi,
            EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality,
        };

    private static List<List<(float Y, PdfBox Box)>> Pages(IEnumerable<PdfBox> boxes)
    {
        var pages = new List<List<(float, PdfBox)>> { new() };
        var y = Top;
        foreach (var box in boxes)
        {
            if (pages[^1].Count > 0) y += box.Before;
            if (pages[^1].Count > 0 && y + box.Height + box.Follow > Bottom)
            {
                pages.Add([]);
                y = Top;
                if (box.Head is { } head && y + head.Height + box.Height <= Bottom)
                {
                    pages[^1].Add((y, head));
                    y += head.Height;
                }
            }
            pages[^1].Add((y, box));
            y += box.Height;
        }
        return pages;
    }

    private void DrawMargins(SKCanvas canvas, string page)
    {
        using var paint = PdfBlocks.Grey();
        var number = Margin(page);
        foreach (var (line, y) in _margins)
            line.Draw(canvas, _isRightToLeft ? PageWidth - Side - line.Width : Side, y, paint);
        number.Draw(canvas, _isRightToLeft ? Side : PageWidth - Side - number.Width, PageHeight - 40, paint);
    }

    private PdfLine Margin(string text) =>
        PdfLines.Break(_lines.Pieces([new(text)], MarginSize), PageWidth - 2 * Side)[0];
}
