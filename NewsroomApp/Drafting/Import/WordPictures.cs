using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using ImageData = DocumentFormat.OpenXml.Vml.ImageData;

namespace NewsroomApp.Drafting.Import;

/// <summary>Takes pictures along, and names what else is drawn among the words and stays behind.</summary>
internal static class WordPictures
{
    public static void Take(OpenXmlElement element, OpenXmlPart part, ImportedPage page)
    {
        if (element.LocalName is not ("drawing" or "pict" or "object")) return;
        var (boxes, notTaken) = (element.Descendants<TextBoxContent>().ToList(), page.NotTaken);
        if (boxes.Count > 0) notTaken.Add("A text box", string.Join(' ', boxes.Select(WordFile.WordsOf)));
        else if (element.LocalName is "object") notTaken.Add("An embedded object");
        else if (element.Descendants().Any(e => e.LocalName is "chart" or "relIds")) notTaken.Add("A chart");
        else if (element.Descendants().Any(e => e.LocalName is "pic" or "imagedata"))
        {
            var alt =
                element.Descendants<DocProperties>().FirstOrDefault()?.Description?.Value
                ?? element.Descendants<DocumentFormat.OpenXml.Vml.Shape>().FirstOrDefault()?.Alternate?.Value;
            if (FileOf(element, part) is { } file) page.AddPicture(file, alt ?? "");
            else notTaken.AddPicture(alt);
        }
        else if (element.LocalName is "drawing") notTaken.Add("A drawing");
    }

    /// <returns>Null for a picture that is only linked to.</returns>
    private static byte[]? FileOf(OpenXmlElement element, OpenXmlPart part)
    {
        var id =
            element.Descendants<Blip>().FirstOrDefault()?.Embed?.Value
            ?? element.Descendants<ImageData>().FirstOrDefault()?.RelationshipId?.Value;
        if (id is null || part.Parts.FirstOrDefault(p => p.RelationshipId == id).OpenXmlPart is not ImagePart image)
            return null;
        using var content = image.GetStream();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
