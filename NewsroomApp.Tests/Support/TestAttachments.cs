using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace NewsroomApp.Tests.Support;

/// <summary>Small files of each kind that can be attached, in the bytes that the programs themselves write.</summary>
internal static class TestAttachments
{
    private const string Types = "application/vnd.openxmlformats-officedocument.";

    /// <param name="objects">Between the pages and the end, as "4 0 obj … endobj".</param>
    /// <param name="info">Of the document, as "/Author (Ana)".</param>
    public static byte[] Pdf(string objects = "", string info = "", string page = "", int pages = 1)
    {
        string[] all =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            pages == 0 ? "<< /Type /Pages /Kids [] /Count 0 >>" : "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] {page} >>",
            $"<< {info} >>",
            .. objects.Length > 0 ? new[] { objects } : [],
        ];
        var (text, table) = ("%PDF-1.7\n", "0000000000 65535 f \n");
        foreach (var (one, i) in all.Select((o, i) => (o, i)))
        {
            table += string.Create(CultureInfo.InvariantCulture, $"{text.Length:0000000000} 00000 n \n");
            text += $"{i + 1} 0 obj\n{one}\nendobj\n";
        }
        return Encoding.Latin1.GetBytes(
            $"{text}xref\n0 {all.Length + 1}\n{table}trailer\n<< /Size {all.Length + 1} /Root 1 0 R /Info 4 0 R >>\n"
                + $"startxref\n{text.Length}\n%%EOF\n"
        );
    }

    public static byte[] Docx(string body = "<w:p/>", params (string Name, string Xml)[] others) =>
        Office(
            "wordprocessingml.document.main+xml",
            "word/document.xml",
            $"<w:document {W}>{body}</w:document>",
            others
        );

    public static byte[] Xlsx(string sheets = "<sheet name='One'/>", params (string Name, string Xml)[] others) =>
        Office(
            "spreadsheetml.sheet.main+xml",
            "xl/workbook.xml",
            $"<workbook><sheets>{sheets}</sheets></workbook>",
            others
        );

    public static byte[] Office(string type, string name, string xml, params (string Name, string Xml)[] others) =>
        Zip([
            ("[Content_Types].xml", $"<Types><Override PartName='/{name}' ContentType='{Types}{type}'/></Types>"),
            (name, xml),
            .. others,
        ]);

    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        return file.ToArray();
    }

    /// <summary>Of the namespace that Word writes in.</summary>
    public const string W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'";

    public const string Core =
        "<cp:coreProperties xmlns:cp='http://schemas.openxmlformats.org/package/2006/metadata/core-properties' "
        + "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:creator>Ana Đinđić</dc:creator>"
        + "<cp:lastModifiedBy>Jonas</cp:lastModifiedBy></cp:coreProperties>";

    /// <summary>Silence behind a tag: headers of MPEG-1, layer III, at 128 kbit/s.</summary>
    public static byte[] Mp3(int frames = 20)
    {
        var frame = new byte[417];
        new byte[] { 0xFF, 0xFB, 0x90, 0x00 }.CopyTo(frame, 0);
        var sound = Enumerable.Repeat(frame, frames).SelectMany(f => f);
        return [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 10, .. new byte[10], .. sound];
    }

    public static byte[] Mp4(string brand = "isom", int length = 5_000) =>
        [
            .. Box("ftyp", [.. Encoding.ASCII.GetBytes(brand), 0, 0, 2, 0]),
            .. Box("moov", new byte[100]),
            .. Box("mdat", [.. Enumerable.Range(0, length).Select(i => (byte)i)]),
        ];

    private static byte[] Box(string type, byte[] content)
    {
        var box = new byte[8 + content.Length];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        Encoding.ASCII.GetBytes(type).CopyTo(box, 4);
        content.CopyTo(box, 8);
        return box;
    }
}
