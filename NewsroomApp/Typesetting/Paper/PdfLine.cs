using System.Globalization;
using System.Text;
using SkiaSharp;

namespace NewsroomApp.Typesetting.Paper;

internal sealed record PdfLine(IReadOnlyList<PdfPiece> Pieces, float Width)
{
    /// <summary>From left to right, from the place of the first.</summary>
    public void Draw(SKCanvas canvas, float x, float y, SKPaint paint)
    {
        foreach (var piece in PdfLevels.Ordered([.. Pieces]))
        {
            piece.Draw(canvas, x, y, paint);
            x += piece.Width;
        }
    }
}

/// <summary>Sets words as lines.</summary>
internal sealed class PdfLines(PdfFonts fonts, bool isRightToLeft)
{
    private const float Raised = 0.7f;

    public List<PdfPiece> Pieces(IReadOnlyList<PaperRun> runs, float size, bool bold = false, bool italic = false)
    {
        var all = string.Concat(runs.Select(r => r.Text.Replace('\t', ' ')));
        var levels = PdfLevels.Of(all, isRightToLeft);
        var pieces = new List<PdfPiece>();
        var start = 0;
        foreach (var run in runs)
        {
            var end = start + run.Text.Length;
            for (var from = start; from < end;)
            {
                var face = FaceAt(from);
                var to = from + Rune.GetRuneAt(all, from).Utf16SequenceLength;
                while (to < end && levels[to] == levels[from] && !MayBreak(all, to) && IsOf(face, to))
                    to += Rune.GetRuneAt(all, to).Utf16SequenceLength;
                pieces.Add(
                    new(all[from..to], face, run.Mark is null ? size : size * Raised, levels[from], fonts)
                    {
                        Link = run.Link,
                        Raise = run.Mark is null ? 0 : size / 3,
                        MayBreakBefore = from > 0 && MayBreak(all, from),
                    }
                );
                from = to;
            }
            start = end;

            PrintFace FaceAt(int at) =>
                fonts.For(Rune.GetRuneAt(all, at), bold || run.Bold, italic || run.Italic, run.Code);

            bool IsOf(PrintFace face, int at) => IsJoined(all, at) || FaceAt(at) == face;
        }
        return pieces;
    }

    public static List<PdfLine> Break(List<PdfPiece> pieces, float width)
    {
        var (lines, line, word) = (new List<PdfLine>(), new List<PdfPiece>(), new List<PdfPiece>());
        foreach (var piece in pieces.SelectMany(p => p.Width > width && !p.IsBlank ? p.Cut(width) : [p]))
        {
            if (piece.MayBreakBefore || piece.IsLineBreak) Take();
            if (piece.IsLineBreak) End();
            else word.Add(piece);
        }
        Take();
        End();
        return lines;

        void Take()
        {
            if (line.Count > 0 && line.Sum(p => p.Width) + word.Where(p => !p.IsBlank).Sum(p => p.Width) > width) End();
            line.AddRange(word);
            word.Clear();
        }

        void End()
        {
            while (line is [.., { IsBlank: true }]) line.RemoveAt(line.Count - 1);
            lines.Add(new([.. line], line.Sum(p => p.Width)));
            line.Clear();
        }
    }

    private static bool MayBreak(string text, int at) =>
        text[at] is '\n' || text[at - 1] is '\n' or ' ' or '\u200B' or '-' or '–' or '—' or '/'
        || IsIdeograph(text[at])
        || IsIdeograph(text[at - 1]);

    private static bool IsIdeograph(char sign) => sign is >= '\u2E80' and <= '\uA4CF' or >= '\uAC00' and <= '\uD7AF';

    private static bool IsJoined(string text, int at) =>
        text[at] is ' '
        || Rune.GetUnicodeCategory(Rune.GetRuneAt(text, at))
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format;
}
