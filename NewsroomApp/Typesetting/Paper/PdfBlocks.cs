using System.Globalization;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using SkiaSharp;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>Paragraphs, lists and tables of a PDF.</summary>
/// <param name="left">In points, like all measures.</param>
/// <param name="fileOf">The path of a JPEG.</param>
internal sealed class PdfBlocks(
    PdfFonts fonts,
    bool isRightToLeft,
    float left,
    float right,
    Func<Picture, string?> fileOf
)
{
    private const float HighestPicture = 380;
    private const float HighestRow = 600;

    private const float Size = 12;
    private const float NoteSize = 10;
    private const float Indent = 20;
    private const float Gap = 10;
    private const float Leading = 1.42f;

    private readonly PdfLines _lines = new(fonts, isRightToLeft);

    public static SKPaint Grey() => new() { Color = new(0x59, 0x59, 0x59), IsAntialias = true };

    public IEnumerable<PdfBox> Of(PaperSection section)
    {
        foreach (var box in section.Blocks.SelectMany(b => Of(b, Size))) yield return box;
        foreach (var note in section.Notes)
        {
            var mark = string.Create(CultureInfo.InvariantCulture, $"[{note.Number}]");
            foreach (var block in note.Blocks.DefaultIfEmpty(new PaperParagraph(PaperLook.Text, [])))
            {
                foreach (var box in Of(block with { Lists = block.Lists + 1 }, NoteSize, mark)) yield return box;
                mark = "";
            }
        }
    }

    private IEnumerable<PdfBox> Of(PaperBlock block, float size, string mark = "") =>
        Folding.IsTurned(block.Words, isRightToLeft)
            ? new PdfBlocks(fonts, !isRightToLeft, left, right, fileOf).Set(block, size, mark)
            : Set(block, size, mark);

    private IEnumerable<PdfBox> Set(PaperBlock block, float size, string mark) =>
        block switch
        {
            PaperTable table => Rows(table, size) ?? table.Lines().SelectMany(line => Of(line, size)),
            PaperParagraph { Look: PaperLook.Rule } => [Rule()],
            PaperPicture picture => fileOf(picture.Figure.Picture) is { } path
                ? Of(picture.Caption, size, mark).Prepend(Drawn(picture, path))
                : Of(picture.Line, size, mark),
            PaperParagraph paragraph => Of(paragraph, size, mark.Length > 0 ? mark : MarkOf(paragraph.Item)),
            _ => [],
        };

    private PdfBox Drawn(PaperPicture picture, string path)
    {
        var (from, to) = Sides(picture);
        var (width, height) = (picture.Figure.Picture.Width, picture.Figure.Picture.Height);
        var share = Math.Min((to - from) / width, HighestPicture / height);
        return new(
            12,
            height * share,
            (canvas, y) =>
            {
                using var image = SKImage.FromEncodedData(path);
                if (image is null) return;
                var x = X(from, to, width * share);
                var place = new SKRect(x, y, x + width * share, y + height * share);
                canvas.DrawImage(image, place, new SKSamplingOptions(SKFilterMode.Linear));
            },
            3 * Size
        );
    }

    private static string MarkOf(ListItemBlock? item) =>
        item is null ? ""
        : ((ListBlock)item.Parent!).IsOrdered ? item.Order.ToString(CultureInfo.InvariantCulture) + "."
        : "•";

    private IEnumerable<PdfBox> Of(PaperParagraph paragraph, float size, string mark)
    {
        var (own, before, bold, isGrey) = Look(paragraph, size);
        var (from, to) = Sides(paragraph);
        var marks = mark.Length == 0 ? null : PdfLines.Break(_lines.Pieces([new(mark)], own), right)[0];
        // A long number takes its room from the words beside it.
        if (marks is not null && marks.Width > Indent - 4) from += marks.Width - Indent + 4;
        var lines = PdfLines.Break(_lines.Pieces(paragraph.Runs, own, bold, paragraph.Quotes > 0), to - from);
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, number) = (lines[i], i == 0 ? marks : null);
            yield return new(
                i == 0 ? before : 0,
                own * Leading,
                (canvas, y) =>
                {
                    using var paint = isGrey ? Grey() : new() { IsAntialias = true };
                    var start = from - Math.Max(Indent, (number?.Width ?? 0) + 4);
                    number?.Draw(canvas, X(start, to, number.Width), y + own, paint);
                    line.Draw(canvas, X(from, to, line.Width), y + own, paint);
                },
                Math.Max(bold ? 3 * Size : 0, own * Leading * Together(i, lines.Count))
            );
        }
    }

    /// <returns>How many lines have to follow one, so that no page ends or begins with a single line.</returns>
    private static int Together(int line, int lines) =>
        line == 0 && lines <= 3 ? lines - 1
        : line == 0 || line == lines - 2 ? 1
        : 0;

    private (float From, float To) Sides(PaperBlock block) =>
        (
            left + Math.Min(block.Lists + block.Quotes, 10) * Indent,
            right - Math.Min(block.Quotes, 5) * Indent
        );

    /// <summary>Measured from the side where a line begins.</summary>
    private float X(float from, float to, float width) => isRightToLeft ? left + right - from - width : from;

    private static (float Size, float Before, bool Bold, bool IsGrey) Look(PaperParagraph paragraph, float size) =>
        paragraph.Look switch
        {
            PaperLook.Kicker => (9, 0, false, true),
            PaperLook.Headline => (22, 4, true, false),
            PaperLook.FurtherHeadline => (22, 60, true, false),
            PaperLook.Standfirst => (13, 8, false, false),
            PaperLook.Dateline => (9, 8, false, true),
            PaperLook.Caption => (9, 4, false, true),
            PaperLook.Heading => (Math.Max(size, 18 - 2 * paragraph.Level), 16, true, false),
            PaperLook.Code => (size - 1.5f, 8, false, false),
            _ => (size, paragraph.Item is null ? 8 : 4, false, false),
        };

    private PdfBox Rule() =>
        new(
            12,
            6,
            (canvas, y) =>
            {
                using var paint = Grey();
                canvas.DrawLine(left, y, right, y, paint);
            }
        );

    /// <returns>Null for a table too wide for the page.</returns>
    private List<PdfBox>? Rows(PaperTable table, float size)
    {
        var (from, to) = Sides(table);
        if (table.Columns * 3 * Gap > to - from) return null;
        var cells = table
            .Rows.Select((row, i) => row.Select(c => _lines.Pieces(c, size - 1, bold: i == 0)).ToList())
            .ToList();
        var widths = Widths(cells, table.Columns, to - from - table.Columns * Gap);
        var rows = new List<PdfBox>();
        foreach (var row in cells)
        {
            var lines = row.Select((cell, at) => PdfLines.Break(cell, widths[at] + 0.01f)).ToList();
            var height = lines.Max(c => c.Count) * (size - 1) * Leading + 6;
            if (height > HighestRow) return null;
            rows.Add(
                rows.Count == 0
                    ? new(10, height, (canvas, y) => Draw(canvas, y, lines), 2 * Size)
                    : new(0, height, (canvas, y) => Draw(canvas, y, lines)) { Head = rows[0] }
            );
        }
        return rows;

        void Draw(SKCanvas canvas, float y, List<List<PdfLine>> lines)
        {
            using var paint = new SKPaint { IsAntialias = true };
            using var grey = Grey();
            grey.StrokeWidth = 0.4f;
            var x = from;
            for (var at = 0; at < lines.Count; at++)
            {
                for (var i = 0; i < lines[at].Count; i++)
                {
                    var room = widths[at] - lines[at][i].Width;
                    var shift = SideOf(table, at) switch
                    {
                        TableColumnAlign.Right => room,
                        TableColumnAlign.Center => room / 2,
                        _ => 0,
                    };
                    var baseline = y + 3 + (size - 1) * (1 + i * Leading);
                    lines[at][i].Draw(canvas, X(x + shift, to, lines[at][i].Width), baseline, paint);
                }
                x += widths[at] + Gap;
            }
            var bottom = y + lines.Max(c => c.Count) * (size - 1) * Leading + 5;
            canvas.DrawLine(left, bottom, right, bottom, grey);
        }
    }

    private static TableColumnAlign? SideOf(PaperTable table, int at) =>
        at < table.Sides.Count ? table.Sides[at] : null;

    /// <summary>As wide as the words, or by their share of the room. The longest words are cut where need be.</summary>
    private static List<float> Widths(List<List<List<PdfPiece>>> rows, int columns, float room)
    {
        var (natural, least) = (new float[columns], new float[columns]);
        foreach (var row in rows)
            for (var at = 0; at < row.Count; at++)
            {
                natural[at] = Math.Max(natural[at], row[at].Sum(p => p.Width));
                least[at] = Math.Max(least[at], row[at].Select(p => p.Width).DefaultIfEmpty().Max());
            }
        var (all, words) = (natural.Sum(), least.Sum());
        if (words > room) return Cut(least, room);
        if (all <= room) return [.. natural.Select(n => n + (room - all) / columns)];
        var share = (room - words) / (all - words);
        return [.. natural.Zip(least, (n, l) => l + (n - l) * share)];
    }

    private static List<float> Cut(float[] least, float room)
    {
        var widths = least.ToList();
        var columns = Enumerable.Range(0, least.Length).OrderBy(at => least[at]).ToList();
        for (var i = 0; i < columns.Count; i++)
        {
            widths[columns[i]] = Math.Min(least[columns[i]], room / (columns.Count - i));
            room -= widths[columns[i]];
        }
        return widths;
    }
}
