using System.IO.Compression;
using System.Xml;

namespace NewsroomApp.Files;

/// <summary>A Word or Excel file (ECMA-376, part 2): what a reader could find in it beside its words.</summary>
internal sealed class OfficeReader
{
    private const int MostParts = 10_000;

    /// <summary>In bytes. No part unpacks to more than it declares.</summary>
    private const long MostUnpacked = 50_000_000;

    private const int MostTimes = 50;

    private const string TypesPart = "[Content_Types].xml";

    private static readonly XmlReaderSettings _xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
    };

    private readonly List<string> _people = [];
    private int _changes;
    private int _comments;
    private int _threads;
    private int _hidden;
    private bool _hasHiddenText;
    private bool _hasFiles;
    private bool _hasText;

    public static (string Format, IReadOnlyList<string> Remarks) Read(Stream file)
    {
        try
        {
            using var package = new ZipArchive(file);
            var unpacked = package.Entries.Sum(e => e.Length);
            if (package.Entries.Count > MostParts || unpacked > Math.Max(MostUnpacked, MostTimes * file.Length))
                throw new Refusal("This file unpacks to far more than a document. Export it as PDF.");
            if (package.Entries.Any(e => e.IsEncrypted))
                throw new Refusal("This file needs a password. Save it without one.");
            var format = FormatOf(package);
            var reader = new OfficeReader();
            reader._hasFiles = package.Entries.Any(e => e.FullName.Contains("/embeddings/", StringComparison.Ordinal));
            foreach (var part in package.Entries.Where(IsXml)) reader.Look(part);
            if (!reader._hasText) throw new InvalidDataException();
            return (format, [.. reader.Remarks()]);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException)
        {
            throw new Refusal("This file is damaged or not complete. Open it where it was written, and save it again.");
        }
    }

    private static string FormatOf(ZipArchive package)
    {
        if (package.GetEntry(TypesPart) is not { } part)
            throw new Refusal(
                package.GetEntry("mimetype") is not null
                    ? "This is an OpenDocument file. Export it as PDF, or save it as .docx or .xlsx."
                    : "This is a ZIP archive. Unpack it, and attach the documents in it."
            );
        var types = new List<string>();
        using var xml = XmlReader.Create(part.Open(), _xml);
        while (xml.Read())
            if (xml.NodeType is XmlNodeType.Element && xml.GetAttribute("ContentType") is { } type) types.Add(type);
        if (Has("macroEnabled") || Has("vbaProject") || package.Entries.Any(e => e.Name is "vbaProject.bin"))
            throw new Refusal(
                "This file holds macros, which may do harm on a reader's computer. Save it without them, as .docx or .xlsx."
            );
        return Has("wordprocessingml.document.main") ? "docx"
            : Has("spreadsheetml.sheet.main") ? "xlsx"
            : throw new Refusal("This is neither a Word nor an Excel document. Export it as PDF.");

        bool Has(string what) => types.Exists(t => t.Contains(what, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsXml(ZipArchiveEntry part) =>
        part.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    /// <summary>By the names of elements: where parts lie, each program decides.</summary>
    private void Look(ZipArchiveEntry part)
    {
        using var xml = XmlReader.Create(part.Open(), _xml);
        if (xml.MoveToContent() is not XmlNodeType.Element) return;
        switch (xml.LocalName)
        {
            case "document" or "hdr" or "ftr" or "footnotes" or "endnotes":
                _hasText |= xml.LocalName is "document";
                Each(xml, () =>
                {
                    _changes += xml.LocalName is "ins" or "del" or "moveFrom" or "moveTo" ? 1 : 0;
                    _hasHiddenText |= xml.LocalName is "vanish";
                });
                break;
            case "comments":
                Each(xml, () => _comments += xml.LocalName is "comment" ? 1 : 0);
                break;
            case "ThreadedComments":
                Each(xml, () => _threads += xml.LocalName is "threadedComment" ? 1 : 0);
                break;
            case "revisions":
                Each(xml, () => _changes += xml.Depth == 1 ? 1 : 0);
                break;
            case "workbook":
                _hasText = true;
                Each(xml, () => _hidden += xml.GetAttribute("state") is "hidden" or "veryHidden" ? 1 : 0);
                break;
            case "coreProperties":
                People(xml);
                break;
        }
    }

    private static void Each(XmlReader xml, Action look)
    {
        while (xml.Read())
            if (xml.NodeType is XmlNodeType.Element) look();
    }

    private void People(XmlReader xml)
    {
        while (!xml.EOF)
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "creator" or "lastModifiedBy" })
                _people.Add(xml.ReadElementContentAsString());
            else xml.Read();
    }

    private IEnumerable<string> Remarks()
    {
        // A thread is kept once more as a comment, for older programs.
        var comments = Math.Max(_comments, _threads);
        if (_changes > 0) yield return $"{Counted.Of(_changes, "tracked change")} can be seen in it.";
        if (comments > 0) yield return $"{Counted.Of(comments, "comment")} can be read in it.";
        if (_hasHiddenText) yield return "Hidden text can be shown in it.";
        if (_hasFiles) yield return "Other files are inside it.";
        if (_hidden > 0) yield return $"{Counted.Of(_hidden, "hidden sheet")} can be opened in it.";
        var people = _people.Select(AttachmentReader.Short).Where(p => p.Length > 0).Distinct().ToList();
        if (people.Count > 0) yield return $"It names who wrote it: {string.Join(" and ", people)}.";
    }
}
