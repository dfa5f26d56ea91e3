using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Drawing.Wordprocessing;
using DocumentFormat.OpenXml.Wordprocessing;

namespace NewsroomApp.Drafting.Import;

/// <summary>Names what is drawn among the words and stays behind.</summary>
internal static class WordPictures
{
    public static void Name(OpenXmlElement element, NotTaken notTaken)
    {
        if (element.LocalName is not ("drawing" or "pict" or "object")) return;
        var boxes = element.Descendants<TextBoxContent>().ToList();
        if (boxes.Count > 0) notTaken.Add("A text box", string.Join(' ', boxes.Select(WordFile.WordsOf)));
        else if (element.LocalName is "object") notTaken.Add("An embedded object");
        else if (element.Descendants().Any(e => e.LocalName is "chart" or "relIds")) notTaken.Add("A chart");
        else if (element.Descendants().Any(e => e.LocalName is "pic" or "imagedata"))
            notTaken.AddPicture(
                element.Descendants<DocProperties>().FirstOrDefault()?.Description?.Value
                    ?? element.Descendants<DocumentFormat.OpenXml.Vml.Shape>().FirstOrDefault()?.Alternate?.Value
            );
        else if (element.LocalName is "drawing") notTaken.Add("A drawing");
    }
}
