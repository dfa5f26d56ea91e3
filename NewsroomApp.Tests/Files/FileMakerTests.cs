using NewsroomApp.Files;
using static NewsroomApp.Tests.Support.TestAttachments;

namespace NewsroomApp.Tests.Files;

/// <summary>What a file is, by its content.</summary>
public sealed class FileMakerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The file, its format, and what its writer is told of it.</summary>
    public static TheoryData<byte[], string, string[]> Kinds =>
        new()
        {
            { Pdf(), "pdf", [] },
            { Pdf(info: "/Author (Ana Smith)"), "pdf", ["It names who wrote it: Ana Smith."] },
            {
                Pdf(
                    page: "/Annots [<< /Type /Annot /Subtype /Highlight /Rect [0 0 9 9] >> 5 0 R]",
                    objects: "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Is this so?) >>"
                ),
                "pdf",
                ["2 comments can be read in it."]
            },
            {
                Pdf(objects: "<< /S /JavaScript /JS (app.alert\\(1\\)) >>"),
                "pdf",
                ["It holds a script, which some programs run when it is opened."]
            },
            { Pdf(objects: "<< /Type /Filespec /EF << >> >>"), "pdf", ["Other files are inside it."] },
            { Docx(), "docx", [] },
            {
                Docx(
                    "<w:p><w:ins w:id='1'><w:r/></w:ins><w:del w:id='2'/></w:p>",
                    ("word/comments.xml", $"<w:comments {W}><w:comment w:id='0'/></w:comments>"),
                    ("word/footnotes.xml", $"<w:footnotes {W}><w:ins w:id='3'/></w:footnotes>"),
                    ("docProps/core.xml", Core)
                ),
                "docx",
                [
                    "3 tracked changes can be seen in it.",
                    "1 comment can be read in it.",
                    "It names who wrote it: Ana Đinđić and Jonas.",
                ]
            },
            { Xlsx(), "xlsx", [] },
            {
                Xlsx(
                    "<sheet name='One'/><sheet name='Two' state='hidden'/><sheet name='Three' state='veryHidden'/>",
                    ("xl/comments1.xml", "<comments><commentList><comment/><comment/></commentList></comments>"),
                    ("xl/threadedComments/t.xml", "<ThreadedComments><threadedComment/></ThreadedComments>")
                ),
                "xlsx",
                ["2 comments can be read in it.", "2 hidden sheets can be opened in it."]
            },
            { Mp3(), "mp3", [] },
            { Mp3()[20..], "mp3", [] },
            { Mp4(), "mp4", [] },
            { [.. Mp4(), 0, 0, 0, 0, .. "free"u8, 1, 2, 3], "mp4", [] },
            {
                Docx("<w:p><w:r><w:rPr><w:vanish/></w:rPr></w:r></w:p>", ("word/embeddings/sheet.xlsx", "x")),
                "docx",
                ["Hidden text can be shown in it.", "Other files are inside it."]
            },
            {
                Pdf(objects: "<< /S /Launch /F (x) >>"),
                "pdf",
                ["It holds a script, which some programs run when it is opened."]
            },
        };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_is_known_by_its_content_and_so_is_what_can_be_found_in_it(
        byte[] file,
        string format,
        string[] remarks
    ) => Assert.Equal([format, .. remarks], Made(file));

    public static TheoryData<byte[], string> Others =>
        new()
        {
            { Pdf()[..60], "damaged or not complete" },
            { "%PDF-1.7\n%%EOF"u8.ToArray(), "damaged or not complete" },
            { Docx()[..100], "damaged or not complete" },
            {
                Office("wordprocessingml.document.main+xml", "word/document.xml", "<document><b></document>"),
                "damaged or not complete"
            },
            { Office("presentationml.presentation.main+xml", "ppt/p.xml", "<p/>"), "neither a Word nor an Excel" },
            { Docx("<w:p/>", ("x.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")), "damaged or not complete" },
            {
                Zip(
                    (
                        "[Content_Types].xml",
                        "<T><Override ContentType='application/vnd.ms-word.document.macroEnabled.main+xml'/></T>"
                    )
                ),
                "macros"
            },
            {
                Zip(
                    (
                        "[Content_Types].xml",
                        "<Types><Default Extension='bin' ContentType='application/vnd.ms-office.vbaProject'/>"
                            + "<Override ContentType='application/vnd.openxmlformats-officedocument."
                            + "wordprocessingml.document.main+xml'/></Types>"
                    )
                ),
                "macros"
            },
            { Zip(("mimetype", "application/vnd.oasis.opendocument.text")), "OpenDocument" },
            { Zip(("a.txt", "x")), "ZIP archive" },
            { [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[500]], "needs a password" },
            { Docx("<w:p/>", ("word/vbaProject.bin", "x")), "macros" },
            { Zip(("[Content_Types].xml", "<T><A ContentType='wordprocessingml.document.main'/></T>")), "damaged" },
            { Pdf(pages: 0), "damaged or not complete" },
            { Docx("<w:p/>", ("word/much.xml", new string(' ', 60_000_000))), "unpacks to far more" },
            { Mp3()[..200], "damaged or not complete" },
            { Mp4("M4A "), "Export it as MP3" },
            { Mp4()[..^10], "damaged or not complete" },
            { Mp4()[..20], "damaged or not complete" },
            { Mp4("qt  "), "QuickTime" },
            { [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 10, .. new byte[500]], "damaged or not complete" },
            { "GIF89a"u8.ToArray(), "attachments are PDF" },
            { "#!/bin/sh\nrm -r /\n"u8.ToArray(), "attachments are PDF" },
        };

    [Theory]
    [MemberData(nameof(Others))]
    public void What_cannot_be_attached_is_refused_by_what_it_is(byte[] file, string said) =>
        Assert.Contains(said, Assert.Throws<Refusal>(() => Made(file)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_zip_bomb_is_refused_and_deep_nesting_takes_no_stack()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 200_000));
        Assert.Equal(["docx"], Made(Docx("<w:p/>", ("word/deep.xml", deep))));
        var parts = Enumerable.Range(0, 10).Select(i => ($"{i}.bin", new string(' ', 6_000_000)));
        var refused = Assert.Throws<Refusal>(() => Made(Docx("<w:p/>", [.. parts])));
        Assert.Contains("unpacks to far more", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_kind_has_its_own_limit()
    {
        var film = Assert.Throws<Refusal>(() => Made(Mp4(length: 2_000_001)));
        Assert.Contains("an attachment takes up to 2 MB", film.Message, StringComparison.Ordinal);
        var other = Assert.Throws<Refusal>(() => Made(new byte[1_000_001]));
        Assert.Contains("a picture takes up to 1 MB", other.Message, StringComparison.Ordinal);
    }

    private string[] Made(byte[] file)
    {
        var path = Path.Combine(_folder, "file");
        File.WriteAllBytes(path, file);
        FileMaker.Make(path, _folder, largestPicture: 1_000_000, largestAttachment: 2_000_000);
        return File.ReadAllLines(Path.Combine(_folder, "about"));
    }
}
