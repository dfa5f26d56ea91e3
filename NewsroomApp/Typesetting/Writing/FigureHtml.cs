using System.Globalization;
using System.Net;

namespace NewsroomApp.Typesetting.Writing;

/// <summary>A picture in three formats and widths; browsers take the first format that they know.</summary>
internal static class FigureHtml
{
    /// <summary>In CSS: the width of the text column.</summary>
    private const string Sizes = "(min-width: 46rem) 43rem, 100vw";

    private static readonly string[] _betterFormats = ["avif", "webp"];

    /// <param name="folder">The address that the names of files follow.</param>
    /// <param name="isLate">Fetched only when it comes into sight.</param>
    public static string Of(Figure figure, string folder, bool isLate)
    {
        var (picture, widths) = (figure.Picture, PictureFile.WidthsOf(figure.Picture));
        var sources = _betterFormats.Select(f => $"<source type=\"image/{f}\" srcset=\"{Set(f)}\" sizes=\"{Sizes}\">");
        var (width, height) = PictureFile.SizeAt(picture, widths[^1]);
        var size = string.Create(CultureInfo.InvariantCulture, $"width=\"{width}\" height=\"{height}\"");
        var late = isLate ? " loading=\"lazy\"" : "";
        var image =
            $"<img src=\"{Address(widths[^1], "jpg")}\" srcset=\"{Set("jpg")}\" sizes=\"{Sizes}\" {size}"
            + $" alt=\"{Encoded(figure.Alt)}\"{late}>";
        return $"<figure><picture>{string.Concat(sources)}{image}</picture>{Words(figure, folder)}</figure>";

        string Set(string format) =>
            string.Join(
                ", ",
                widths.Select(w => string.Create(CultureInfo.InvariantCulture, $"{Address(w, format)} {w}w"))
            );

        string Address(int at, string format) => $"{Encoded(folder)}/{PictureFile.Name(picture, at, format)}";
    }

    private static string Words(Figure figure, string folder)
    {
        // At the desk a caption is a part that one can comment on.
        var part = folder == Sheet.DeskFolder ? $" data-part=\"{figure.Picture.CaptionText.Key}\"" : "";
        var (text, turned) = (Encoded(figure.Caption), Turned(figure.Caption));
        var caption = text.Length > 0 ? $"<span{part}{turned}>{text}</span> " : "";
        var credit = figure.Credit.Length > 0 ? $"<small>{Encoded(figure.Credit)}</small>" : "";
        return caption.Length + credit.Length > 0 ? $"<figcaption>{caption}{credit}</figcaption>" : "";
    }

    /// <summary>By itself: a caption beside its credit may run either way.</summary>
    private static string Turned(string text) => text.Any(Folding.IsRightToLeft) ? " dir=\"auto\"" : "";

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
