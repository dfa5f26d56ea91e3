using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AngleSharp.Dom;
using NewsroomApp.PublicSite.Labels;
using NewsroomApp.Typesetting;
using Document = NewsroomApp.Statements.Documents.Document;

namespace NewsroomApp.Tests.PublicSite;

/// <summary>A page speaks the language of its text, and its frame that of the institution.</summary>
[Trait("Pace", "Slow")]
public sealed partial class LabelsTests
{
    private static readonly string _folder = Path.Combine(TestNewsroom.AppFolder(), "PublicSite", "Labels");

    private static readonly Dictionary<string, string> _english = Read("Labels.resx");

    private static readonly Document _corrected = Texts.Corrected with { Date = new(2026, 3, 1), Topics = ["Lamps"] };

    public static TheoryData<string> Translations =>
        [.. Directory.EnumerateFiles(_folder, "Labels.*.resx").Select(path => Path.GetFileName(path))];

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_file_says_all_that_the_English_one_says_and_fills_in_the_same(string file)
    {
        var labels = Read(file);
        Assert.Equal(_english.Keys.Order(), labels.Keys.Order());
        Assert.Equal(file, $"Labels.{labels["Language"]}.resx");
        Assert.All(labels, label => Assert.Equal(Holes(_english[label.Key]), Holes(label.Value)));
        Assert.DoesNotContain(labels, label => string.IsNullOrWhiteSpace(label.Value));
        Assert.Equal(labels["Language"], PageLabels.In(labels["Language"]).Language);
    }

    [Fact]
    public void The_English_file_says_what_the_desk_says()
    {
        foreach (var part in Parts.Text.Concat(Parts.Header).Except([Parts.PublicNote, Parts.ChangeKind]))
            Assert.Equal(part.Label, _english[$"Part.{part.Key}"]);
        string[] printed = ["Day", "Minute", "Original", "Removed", "EndRemoved", "Added", "EndAdded", "NoWordDiffers"];
        Assert.All(printed, key => Assert.Equal(SheetLabels.English[key], _english[key]));
    }

    [Theory]
    [InlineData("fr-CA", "fr", "1er août 2026 à 9 h 05")]
    [InlineData("de-AT", "de", "1. August 2026, 09:05 Uhr")]
    [InlineData("es", "es", "1 de agosto de 2026, 09:05")]
    [InlineData("th", "en", "1 August 2026, 09:05")]
    public void A_region_speaks_its_language_and_a_language_without_a_file_English(
        string asked,
        string spoken,
        string time
    )
    {
        var labels = PageLabels.In(asked);
        Assert.Equal(spoken, labels.Language);
        Assert.Equal(time, labels.Minute(new(2026, 8, 1, 9, 5, 0)).Replace('\u00a0', ' '));
    }

    [Theory]
    [InlineData("th")]
    [InlineData("fa")]
    [InlineData("ar-SA")]
    public void A_year_is_that_of_the_common_calendar_everywhere(string language) =>
        Assert.Equal("2026", new DateOnly(2026, 8, 1).ToString("yyyy", PageLabels.Gregorian(language)));

    [Theory]
    [InlineData("fr", "fr", "1er mars 2026", "Notes aux rédactions", "Rectificatif", "Modifications", "Publié le ")]
    [InlineData("de", "de", "1. März 2026", "Hinweise für Redaktionen", "Berichtigung", "Was geändert", "Veröffent")]
    [InlineData("es", "es", "1 de marzo de 2026", "Notas para la redacción", "Corrección", "Qué se ha", "Publicado ")]
    [InlineData("ar", "en", "1 March 2026", "Notes to editors", "Correction", "What was changed", "Published ")]
    [InlineData("pl", "en", "1 March 2026", "Notes to editors", "Correction", "What was changed", "Published ")]
    public async Task A_text_has_labels_in_its_language_within_an_English_frame(
        string language,
        string spoken,
        string day,
        string notes,
        string kind,
        string changed,
        string published
    )
    {
        await using var newsroom = await TestNewsroom.Serve("--Newsroom:TimeZone=Europe/Brussels");
        using var reader = newsroom.Visitor();
        var id = await newsroom.Live(_corrected with { Language = language, ChangeKind = null, PublicNote = "" });
        await newsroom.Correct(id, _corrected with { Language = language, Standfirst = "They meet." });
        var address = await reader.AddressOf(id);
        var page = await reader.Page(address);

        Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Archive", page.QuerySelector("nav a[href='/archive']")!.TextContent);
        Assert.Equal("Times are Brussels time.", page.QuerySelectorAll(".colophon p")[^2].TextContent);
        Assert.Equal(language, page.QuerySelector("article")!.GetAttribute("lang"));
        Says(page, ".dateline time", day, spoken);
        Says(page, ".notes h2", notes, spoken);
        Says(page, ".sheet .times", published, spoken);
        Says(page, "#changes h2", changed, spoken);
        Says(page, "#changes strong", kind, spoken);
        Says(page, ".with h2", PageLabels.In(language)["Share"], spoken);
        var (topics, colon) = (PageLabels.In(language)["Topics"], PageLabels.In(language)["Colon"]);
        Assert.Equal($"{topics}{colon} Lamps", page.QuerySelector(".more p")!.TextContent.Trim());
        Says(page, "#changes bdi", _corrected.PublicNote, language);
        Assert.Contains(
            spoken == "en" ? "(Brussels time)" : "(UTC+",
            page.QuerySelector(".sheet .times")!.TextContent,
            StringComparison.Ordinal
        );

        page = await reader.Page(address + "/editions/1");
        Says(page, ".superseded a", PageLabels.In(language)["ReadPresent"], spoken);
        Says(page, ".comparison h3", PageLabels.In(language).Heading(Parts.Standfirst), spoken);
        var teaser = (await reader.Page("/")).QuerySelector(".notices [lang]")!;
        Assert.Equal(
            (language, language == "ar" ? "rtl" : null),
            (teaser.GetAttribute("lang"), teaser.GetAttribute("dir"))
        );
    }

    [Fact]
    public async Task What_is_gone_says_so_in_the_language_it_was_in()
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var reader = newsroom.Visitor();
        var id = await newsroom.Live(Texts.Complete with { Language = "de" });
        var address = await reader.AddressOf(id);
        await newsroom.Withdraw(id);
        Says(await reader.Page(address), ".withdrawn strong", "Diese Mitteilung wurde am ", "de");
        await newsroom.Withdraw(id, Verb.Retract);
        using var gone = await reader.GetAsync(address);
        var tomb = await gone.Content.ReadAsStringAsync();
        Assert.Contains("lang=\"de\">Diese Mitteilung wurde widerrufen</h1>", tomb, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_frame_is_in_the_first_language_of_the_institution()
    {
        await using var newsroom = await TestNewsroom.Serve(
            "--Newsroom:Languages:0=fr",
            "--Newsroom:Languages:1=en",
            "--Newsroom:TimeZone=Europe/Brussels"
        );
        using var reader = newsroom.Visitor();
        var french = await newsroom.Live();
        var english = await newsroom.Live(_corrected with { Language = "en", ChangeKind = null, PublicNote = "" });
        var front = await reader.Page("/");
        Assert.Equal("fr", front.DocumentElement.GetAttribute("lang"));
        Says(front, "h1", "Communiqués", "fr");
        var time = front.QuerySelector(".notices time")!;
        var day = DateOnly.Parse(time.GetAttribute("datetime")!, CultureInfo.InvariantCulture);
        Assert.Equal(PageLabels.In("fr").Day(day), time.TextContent);
        Says(front, ".colophon", "Fuseau horaire\u00a0: Europe/Brussels.", "fr");
        Assert.Equal(["en", null], front.QuerySelectorAll(".notices .kicker, .notices h2").Select(LangAround));
        Says(await reader.Page("/search"), "main button", "Rechercher", "fr");
        Says(await reader.Page(await reader.AddressOf(english)), ".with h2", "Share", "en");
        Assert.Empty((await reader.Page(await reader.AddressOf(french))).QuerySelectorAll("aside[lang]"));

        static string? LangAround(IElement element) => element.ParentElement!.GetAttribute("lang");
    }

    private static void Says(IParentNode page, string selector, string text, string language)
    {
        var found = page.QuerySelector(selector)!;
        Assert.Contains(text, found.TextContent, StringComparison.Ordinal);
        var innermost = found.QuerySelector(":scope > [lang]:only-child") ?? found.Closest("[lang]")!;
        Assert.Equal(language, innermost.GetAttribute("lang"));
        Assert.Equal(language is "ar", innermost.Closest("[dir], bdi")?.GetAttribute("dir") is "rtl");
    }

    private static IEnumerable<string> Holes(string label) => Hole().Matches(label).Select(m => m.Value).Order();

    private static Dictionary<string, string> Read(string file) =>
        XDocument
            .Load(Path.Combine(_folder, file))
            .Root!.Elements("data")
            .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    [GeneratedRegex(@"\{\d", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();
}
