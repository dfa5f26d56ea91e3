using System.IO.Compression;
using System.Xml.Linq;

namespace NewsroomApp.Drafting.Import;

/// <summary>Takes pictures along, and names what else is drawn among the words and stays behind.</summary>
internal static class OpenDocumentPictures
{
    public static void Take(XElement frame, ZipArchive package, ImportedPage page)
    {
        var notTaken = page.NotTaken;
        var box = frame.Descendants(Odf.Draw + "text-box").FirstOrDefault();
        var description = (Part(frame, "desc") ?? Part(frame, "title"))?.Value;
        if (box is not null) notTaken.Add("A text box", box.Value);
        else if (frame.Descendants(Odf.Draw + "object").Any()) notTaken.Add("An embedded object", description ?? "");
        else if (frame.Descendants(Odf.Draw + "image").FirstOrDefault() is { } image)
        {
            if (FileOf(image, package) is { } file) page.AddPicture(file, description ?? "");
            else notTaken.AddPicture(description);
        }
        else notTaken.Add("A drawing", frame.Value);
    }

    /// <returns>Null for a picture that is only linked to.</returns>
    private static byte[]? FileOf(XElement image, ZipArchive package)
    {
        if (package.GetEntry((string?)image.Attribute(Odf.XLink + "href") ?? "") is not { } entry) return null;
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static XElement? Part(XElement frame, string name) =>
        frame.Elements().FirstOrDefault(e => e.Name.LocalName == name);
}
