using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>Styles and numbers of a Word document, by the names that Word itself has for them.</summary>
internal static class WordLook
{
    public const int Bullets = 1;
    public const int Levels = 9;

    /// <summary>In twentieths of a point.</summary>
    public const int Indent = 425;

    private const int Numbers = 2;

    public static string Style(PaperLook look) =>
        look switch
        {
            PaperLook.Kicker => "Kicker",
            PaperLook.Headline => "Title",
            PaperLook.FurtherHeadline => "FurtherTitle",
            PaperLook.Standfirst => "Subtitle",
            PaperLook.Dateline => "Date",
            PaperLook.Caption => "Caption",
            PaperLook.Code => "HTMLPreformatted",
            PaperLook.Rule => "Rule",
            _ => "Normal",
        };

    public static NumberingInstance NumberedFrom(int id, int level, int number) =>
        new(
            new AbstractNumId { Val = Numbers },
            new LevelOverride(new StartOverrideNumberingValue { Val = number }) { LevelIndex = level }
        )
        {
            NumberID = id,
        };

    public static Numbering Numbering() =>
        new(
            Rules(Bullets, NumberFormatValues.Bullet, _ => "•"),
            Rules(Numbers, NumberFormatValues.Decimal, level => $"%{level + 1}."),
            new NumberingInstance(new AbstractNumId { Val = Bullets }) { NumberID = Bullets }
        );

    private static AbstractNum Rules(int id, NumberFormatValues format, Func<int, string> text) =>
        new(
            Enumerable
                .Range(0, Levels)
                .Select(level => new Level
                {
                    LevelIndex = level,
                    StartNumberingValue = new() { Val = 1 },
                    NumberingFormat = new() { Val = format },
                    LevelText = new() { Val = text(level) },
                    LevelJustification = new() { Val = LevelJustificationValues.Left },
                    PreviousParagraphProperties = new(
                        new Indentation { Left = $"{Indent * (level + 1)}", Hanging = $"{Indent}" }
                    ),
                })
                .Prepend<OpenXmlElement>(new MultiLevelType { Val = MultiLevelValues.HybridMultilevel })
        )
        {
            AbstractNumberId = id,
        };

    public static byte[] Styles(string language)
    {
        using var sheet = new StreamReader(typeof(WordLook).Assembly.GetManifestResourceStream("Paper.styles.xml")!);
        var spoken = Institution.IsRightToLeft(language) ? "bidi" : "val";
        return Encoding.UTF8.GetBytes(
            sheet.ReadToEnd().Replace("<w:lang/>", $"<w:lang w:{spoken}=\"{language}\"/>", StringComparison.Ordinal)
        );
    }

    public static Settings Settings() =>
        new(
            new FootnoteDocumentWideProperties(
                new FootnoteSpecialReference { Id = -1 },
                new FootnoteSpecialReference { Id = 0 }
            ),
            new Compatibility(
                new CompatibilitySetting
                {
                    Name = CompatSettingNameValues.CompatibilityMode,
                    Uri = "http://schemas.microsoft.com/office/word",
                    Val = "15",
                }
            )
        );

    public static Languages Spoken(string language) =>
        Institution.IsRightToLeft(language) ? new() { Bidi = language } : new() { Val = language };
}
