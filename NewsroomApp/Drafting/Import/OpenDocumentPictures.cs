using System.Xml.Linq;

namespace NewsroomApp.Drafting.Import;

/// <summary>Names what is drawn among the words and stays behind.</summary>
internal static class OpenDocumentPictures
{
    public static void Name(XElement frame, NotTaken notTaken)
    {
        var box = frame.Descendants(Odf.Draw + "text-box").FirstOrDefault();
        var description = (Part(frame, "desc") ?? Part(frame, "title"))?.Value;
        if (box is not null) notTaken.Add("A text box", box.Value);
        else if (frame.Descendants(Odf.Draw + "object").Any()) notTaken.Add("An embedded object", description ?? "");
        else if (frame.Descendants(Odf.Draw + "image").Any()) notTaken.AddPicture(description);
        else notTaken.Add("A drawing", frame.Value);
    }

    private static XElement? Part(XElement frame, string name) =>
        frame.Elements().FirstOrDefault(e => e.Name.LocalName == name);
}
