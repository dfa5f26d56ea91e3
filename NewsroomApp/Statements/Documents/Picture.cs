using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsroomApp.Statements.Documents;

/// <summary>A picture of a statement, which its text may place by its name.</summary>
/// <param name="Width">In pixels, as is the height, once it is turned the right way up.</param>
public sealed partial record Picture(string Hash, string Name, int Width, int Height) : StatementFile(Hash, Name)
{
    private const string Alt = "alt:";
    private const string Caption = "caption:";
    private const string Credit = "credit:";

    /// <summary>What it shows, for whoever does not see it.</summary>
    public Part AltText => new(Alt + Name, $"Alternative text of “{Name}”", 500);

    public Part CaptionText => new(Caption + Name, $"Caption of “{Name}”", 1_000);

    public Part CreditText => new(Credit + Name, $"Credit of “{Name}”", 200);

    public override IEnumerable<Part> Texts => [AltText, CaptionText, CreditText];

    public override string FileName => PictureFile.Name(this, PictureFile.WidthsOf(this)[^1], "jpg");

    /// <param name="text">A picture a line, as in <c>0f…9a bridge 1600x1067</c>.</param>
    /// <returns>Null where it is something else.</returns>
    public static IReadOnlyList<Picture>? Read(string text) =>
        Read<Picture>(
            text,
            Line(),
            line => new(line["hash"].Value, line["name"].Value, Number(line["width"]), Number(line["height"]))
        );

    public static string Write(IEnumerable<Picture> pictures) =>
        string.Join(
            '\n',
            pictures.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Hash} {p.Name} {p.Width}x{p.Height}"))
        );

    private const string Numbered = "picture-";

    public static string NameOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Numbered}{number}");

    public static string NameBeside(IEnumerable<StatementFile> others) => NameBeside(others, NameOf);

    public static string LineOf(string name) => $"![]({name})";

    /// <summary>The pictures that a text places, by name, whether they are there or not.</summary>
    public static IEnumerable<string> PlacedIn(string markdown) =>
        Placing()
            .Matches(markdown)
            .Select(m => m.Groups["name"].Value)
            .Where(name => name.StartsWith(Numbered, StringComparison.Ordinal));

    /// <summary>The text without the lines that place a picture, or with others instead of them.</summary>
    public static string Without(string markdown, string name, string instead = "") =>
        Placing()
            .Replace(
                markdown,
                m =>
                    m.Groups["name"].Value != name ? m.Value
                    : instead.Length > 0 ? m.Groups["lead"].Value + instead + m.Groups["end"].Value
                    : ""
            );

    private static int Number(Group digits) => int.Parse(digits.Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^(?<hash>[0-9a-f]{64}) (?<name>[a-z0-9-]{1,60}) (?<width>[1-9][0-9]{0,4})x(?<height>[1-9][0-9]{0,4})$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Line();

    [GeneratedRegex(
        @"^(?<lead>[ \t>]*(([-*+]|[0-9]{1,9}[.])[ \t]+)?)"
            + @"!\[[^\]\n]*\]\((?<name>[a-z0-9-]{1,60})\)[ \t]*(?<end>\n\n?|\z)",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Placing();
}

/// <summary>A picture with what is printed around it, in one language.</summary>
public sealed record Figure(Picture Picture, string Alt, string Caption, string Credit)
{
    /// <summary>In one line, where no picture can be shown.</summary>
    public string Spoken
    {
        get
        {
            var words = new[] { Caption.Length > 0 ? Caption : Alt, Credit };
            return $"[{string.Join(" · ", words.Where(w => w.Length > 0).Prepend("Picture"))}]";
        }
    }

    /// <summary>Texts that a further language lacks are those of the first.</summary>
    public static IReadOnlyList<Figure> In(Document words, string language = "")
    {
        return [.. words.Pictures.Select(p => new Figure(p, Of(p.AltText), Of(p.CaptionText), Of(p.CreditText)))];

        string Of(Part part) => words[part.In(language)] is { Length: > 0 } text ? text : words[part];
    }
}
