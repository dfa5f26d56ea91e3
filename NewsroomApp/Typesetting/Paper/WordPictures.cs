using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Packaging;
using Among = DocumentFormat.OpenXml.Drawing.Wordprocessing;
using Drawing = DocumentFormat.OpenXml.Wordprocessing.Drawing;
using Pictured = DocumentFormat.OpenXml.Drawing.Pictures;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>Pictures among the words of a Word document (ECMA-376-1, sections 20.2 and 20.4).</summary>
internal sealed class WordPictures(MainDocumentPart main, Func<Statements.Documents.Picture, string?> fileOf)
{
    /// <summary>In English metric units, 360,000 a centimetre: the width of the text.</summary>
    private const long Widest = 5_760_000;
    private const long Highest = 5_400_000;

    private uint _count;

    /// <returns>Null where its file is not at hand.</returns>
    public Drawing? Of(Figure figure)
    {
        if (fileOf(figure.Picture) is not { } path) return null;
        var part = main.AddImagePart(ImagePartType.Jpeg);
        using (var file = File.OpenRead(path)) part.FeedData(file);
        var share = Math.Min((double)Widest / figure.Picture.Width, (double)Highest / figure.Picture.Height);
        var (width, height) = ((long)(figure.Picture.Width * share), (long)(figure.Picture.Height * share));
        var shape = new Pictured.ShapeProperties(
            new Transform2D(new Offset { X = 0, Y = 0 }, new Extents { Cx = width, Cy = height }),
            new PresetGeometry(new AdjustValueList()) { Preset = ShapeTypeValues.Rectangle }
        );
        var picture = new Pictured.Picture(
            new Pictured.NonVisualPictureProperties(
                new Pictured.NonVisualDrawingProperties { Id = ++_count, Name = figure.Picture.Name },
                new Pictured.NonVisualPictureDrawingProperties()
            ),
            new Pictured.BlipFill(new Blip { Embed = main.GetIdOfPart(part) }, new Stretch(new FillRectangle())),
            shape
        );
        return new(
            new Among.Inline(
                new Among.Extent { Cx = width, Cy = height },
                new Among.DocProperties
                {
                    Id = _count,
                    Name = figure.Picture.Name,
                    Description = figure.Alt,
                },
                new Among.NonVisualGraphicFrameDrawingProperties(),
                new Graphic(
                    new GraphicData(picture) { Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture" }
                )
            )
        );
    }
}
