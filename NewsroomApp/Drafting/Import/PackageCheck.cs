using System.IO.Compression;
using System.Xml;

namespace NewsroomApp.Drafting.Import;

/// <summary>
/// Reads every part of a package once before anything builds a tree of it: what unpacks to too much, or nests so deeply
/// that it would take the stack, is refused here. No part unpacks to more than it declares.
/// </summary>
internal static class PackageCheck
{
    private const long MostUnpacked = 64_000_000;

    private const int MostParts = 5_000;

    private const int MostElements = 4_000_000;

    /// <summary>Of XML; a table in a table takes three.</summary>
    private const int Deepest = 300;

    public static XmlReaderSettings Xml { get; } =
        new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    public static void Demand(string fileName, ZipArchive package, CancellationToken cancel)
    {
        if (package.Entries.Count > MostParts || package.Entries.Sum(e => e.Length) > MostUnpacked)
            throw TooMuch(fileName);
        if (package.Entries.Any(e => e.IsEncrypted)) throw FileKinds.Locked(fileName);
        var elements = 0;
        foreach (var part in package.Entries.Where(MayBeXml))
        {
            using var reader = XmlReader.Create(part.Open(), Xml);
            try
            {
                while (reader.Read())
                {
                    if (reader.Depth > Deepest) throw TooDeep(fileName);
                    if (reader.NodeType is not XmlNodeType.Element) continue;
                    if (++elements > MostElements) throw TooMuch(fileName);
                    cancel.ThrowIfCancellationRequested();
                }
            }
            catch (XmlException)
            {
                // Whoever needs this part stumbles at the same place.
            }
        }
    }

    public static Refusal TooDeep(string fileName) =>
        new($"“{fileName}” is nested too deeply. Copy its words into a new document, and import that.");

    public static Refusal TooMuch(string fileName) =>
        new($"“{fileName}” holds far more than a statement. Copy the words you need into a new one, and import that.");

    private static bool MayBeXml(ZipArchiveEntry part)
    {
        using var content = part.Open();
        return content.ReadByte() switch
        {
            '<' or 0 or 0xEF or 0xFE => true,
            0xFF => content.ReadByte() is 0xFE,
            var first => first >= 0 && char.IsWhiteSpace((char)first),
        };
    }
}
