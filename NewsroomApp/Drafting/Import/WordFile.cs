using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace NewsroomApp.Drafting.Import;

internal sealed partial class WordFile(MainDocumentPart main, ImportedPage page)
{
    private readonly WordStyles _styles = new(main);

    public static void Read(string fileName, byte[] bytes, ImportedPage page, CancellationToken cancel) =>
        Open(fileName, bytes, main => new WordFile(main, page).Write(), cancel);

    /// <exception cref="Refusal">It is damaged, or far too large.</exception>
    public static void Open(string fileName, byte[] bytes, Action<MainDocumentPart> read, CancellationToken cancel)
    {
        try
        {
            using (var package = new ZipArchive(new MemoryStream(bytes)))
                PackageCheck.Demand(fileName, package, cancel);
            using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);
            read(document.MainDocumentPart ?? throw FileKinds.Damaged(fileName));
        }
        catch (Exception broken)
            when (broken
                    is InvalidDataException
                        or OpenXmlPackageException
                        or FileFormatException
                        or XmlException
                        or UriFormatException
                        or FormatException
                        or ArgumentException
                        or InvalidOperationException
                        or IOException)
        {
            throw FileKinds.Damaged(fileName);
        }
    }

    private void Write()
    {
        var body = page.Html.Body!;
        var notes = page.Html.CreateElement("ol");
        var blocks = new WordBlocks(main, page, _styles, notes);
        blocks.Write(main.Document?.Body?.ChildElements ?? [], body);
        body.AppendChild(notes);
        var headers = main.HeaderParts.Select(p => p.RootElement);
        var margins = headers.Concat(main.FooterParts.Select(p => p.RootElement));
        foreach (var words in margins.Select(WordsOf).Where(w => !PageNumber().IsMatch(w)).Distinct())
            page.NotTaken.Add("Headers and footers", words);
        page.Comments.AddRange(new WordComments(main).Read(blocks.Around));
    }

    public static string WordsOf(OpenXmlElement? element) =>
        string.Concat(element?.Descendants().Select(e => e switch
        {
            Text text => text.Text,
            TabChar or Break or Paragraph => " ",
            _ => "",
        }) ?? []).Trim();

    [GeneratedRegex(@"^(\p{L}{0,6}\.?\s*)?[\d\s/–—-]*(\p{L}{2,4}\s*\d+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PageNumber();
}
