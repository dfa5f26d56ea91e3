using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace NewsroomApp.Tests.Support;

/// <summary>Small documents, in the XML that the programs themselves write.</summary>
internal sealed class WordMaker
{
    private const string Spaces =
        "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "
        + "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' "
        + "xmlns:wp='http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing' "
        + "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' "
        + "xmlns:pic='http://schemas.openxmlformats.org/drawingml/2006/picture' "
        + "xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape' "
        + "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "
        + "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math' "
        + "xmlns:w14='http://schemas.microsoft.com/office/word/2010/wordml' "
        + "xmlns:w15='http://schemas.microsoft.com/office/word/2012/wordml'";

    /// <summary>As a German Word names them: the identifiers are its own, the names everybody's.</summary>
    public string Styles { get; init; } =
        """
        <w:style w:type='paragraph' w:styleId='Titel'><w:name w:val='Title'/></w:style>
        <w:style w:type='paragraph' w:styleId='Untertitel'><w:name w:val='Subtitle'/></w:style>
        <w:style w:type='paragraph' w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>
        <w:style w:type='paragraph' w:styleId='berschrift2'><w:name w:val='heading 2'/></w:style>
        <w:style w:type='paragraph' w:styleId='Hausstil'>
          <w:name w:val='Haus'/><w:basedOn w:val='berschrift2'/></w:style>
        <w:style w:type='paragraph' w:styleId='Fett'><w:name w:val='Lead'/><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type='paragraph' w:styleId='Zitat'><w:name w:val='Quote'/><w:rPr><w:i/></w:rPr></w:style>
        <w:style w:type='paragraph' w:styleId='Hauszitat'><w:name w:val='Haus'/><w:basedOn w:val='Zitat'/></w:style>
        <w:style w:type='character' w:styleId='Stark'><w:name w:val='Strong'/><w:rPr><w:b/></w:rPr></w:style>
        """;

    public string Numbering { get; init; } = "";

    public string Footnotes { get; init; } = "";

    public string Comments { get; init; } = "";

    /// <summary>Which of the comments are settled, and which answer another.</summary>
    public string Threads { get; init; } = "";

    public string Header { get; init; } = "";

    /// <summary>By the identifier of the relationship.</summary>
    public Dictionary<string, byte[]> Pictures { get; init; } = [];

    /// <summary>As Word puts one among the words.</summary>
    public static string Drawing(string id, string alt) =>
        $"<w:r><w:drawing><wp:inline><wp:docPr id='1' name='Picture' descr='{alt}'/><a:graphic><a:graphicData><pic:pic>"
        + $"<pic:blipFill><a:blip r:embed='{id}'/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>"
        + "</w:drawing></w:r>";

    public static string P(string runs, string properties = "") =>
        $"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>";

    public static string R(string words, string properties = "") =>
        $"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>";

    public static string Style(string id) => $"<w:pStyle w:val='{id}'/>";

    public static string Item(int list, int level) =>
        $"<w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr>";

    public byte[] Make(string body)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            Feed(main, "document", $"<w:body>{body}</w:body>");
            Feed(main.AddNewPart<StyleDefinitionsPart>(), "styles", Styles);
            if (Numbering.Length > 0) Feed(main.AddNewPart<NumberingDefinitionsPart>(), "numbering", Numbering);
            if (Footnotes.Length > 0) Feed(main.AddNewPart<FootnotesPart>(), "footnotes", Footnotes);
            if (Comments.Length > 0) Feed(main.AddNewPart<WordprocessingCommentsPart>(), "comments", Comments);
            if (Threads.Length > 0)
                Feed(main.AddNewPart<WordprocessingCommentsExPart>(), "commentsEx", Threads, prefix: "w15");
            foreach (var (id, picture) in Pictures)
                main.AddImagePart(ImagePartType.Jpeg, id).FeedData(new MemoryStream(picture));
            if (Header.Length > 0) Feed(main.AddNewPart<HeaderPart>(), "hdr", Header);
            main.AddHyperlinkRelationship(new("https://x.example/a"), isExternal: true, "rId9");
        }
        return file.ToArray();
    }

    private static void Feed(OpenXmlPart part, string root, string xml, string prefix = "w")
    {
        var name = $"{prefix}:{root}";
        using var content = new MemoryStream(Encoding.UTF8.GetBytes($"<{name} {Spaces}>{xml}</{name}>"));
        part.FeedData(content);
    }
}

internal static class OpenDocumentMaker
{
    private const string Spaces =
        "xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
        + "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0' "
        + "xmlns:style='urn:oasis:names:tc:opendocument:xmlns:style:1.0' "
        + "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
        + "xmlns:draw='urn:oasis:names:tc:opendocument:xmlns:drawing:1.0' "
        + "xmlns:fo='urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0' "
        + "xmlns:svg='urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0' "
        + "xmlns:xlink='http://www.w3.org/1999/xlink' xmlns:dc='http://purl.org/dc/elements/1.1/'";

    public static byte[] Make(string body, string styles = "", string manifest = "<manifest/>") =>
        Zip(
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("META-INF/manifest.xml", manifest),
            (
                "content.xml",
                $"<office:document-content {Spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
                    + $"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
            )
        );

    public static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var file = new MemoryStream();
        using (var package = new ZipArchive(file, ZipArchiveMode.Create))
            foreach (var (name, text) in parts)
            {
                using var part = package.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        return file.ToArray();
    }
}
