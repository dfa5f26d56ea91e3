using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsroomApp.Statements.Documents;

/// <summary>A document or recording that goes out beside the text.</summary>
/// <param name="Format">As the names of such files end: "pdf".</param>
/// <param name="Size">In bytes.</param>
public sealed partial record Attachment(string Hash, string Name, string Format, long Size) : StatementFile(Hash, Name)
{
    private const string Title = "title:";
    private const string NotInNames = "/\\:*?\"<>|";
    private const string Ending = "(?<format>pdf|docx|xlsx|mp3|mp4)";
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    private static readonly Dictionary<string, (string Spoken, string ContentType)> _formats = new()
    {
        ["pdf"] = ("PDF", "application/pdf"),
        ["docx"] = ("Word", Office + "wordprocessingml.document"),
        ["xlsx"] = ("Excel", Office + "spreadsheetml.sheet"),
        ["mp3"] = ("MP3", "audio/mpeg"),
        ["mp4"] = ("MP4", "video/mp4"),
    };

    public static IEnumerable<string> Formats => _formats.Keys;

    public Part TitleText => new(Title + Name, $"Title of “{Name}”", 300);

    public override IEnumerable<Part> Texts => [TitleText];

    public string SpokenFormat => _formats[Format].Spoken;

    public string ContentType => _formats[Format].ContentType;

    public override string FileName => $"{Hash}.{Format}";

    /// <summary>Shown where it can be, and kept under its title in any script (RFC 6266).</summary>
    public string Disposition(string title)
    {
        var name = string.Concat(title.Select(c => NotInNames.Contains(c) ? ' ' : c)).Trim();
        var plain = $"inline; filename=\"{Slug.Of(title)}.{Format}\"";
        return $"{plain}; filename*=UTF-8''{Uri.EscapeDataString(name)}.{Format}";
    }

    /// <summary>A further language without a title has that of the first.</summary>
    public string TitleIn(Document words, string language) =>
        words[TitleText.In(language)] is { Length: > 0 } title ? title : words[TitleText];

    /// <param name="text">An attachment a line, as in <c>0f…9a file-1 pdf 52000</c>.</param>
    /// <returns>Null where it is something else.</returns>
    public static IReadOnlyList<Attachment>? Read(string text) =>
        Read<Attachment>(
            text,
            Line(),
            line => new(
                line["hash"].Value,
                line["name"].Value,
                line["format"].Value,
                long.Parse(line["size"].Value, CultureInfo.InvariantCulture)
            )
        );

    public static string Write(IEnumerable<Attachment> attachments) =>
        string.Join(
            '\n',
            attachments.Select(a =>
                string.Create(CultureInfo.InvariantCulture, $"{a.Hash} {a.Name} {a.Format} {a.Size}")
            )
        );

    public static string NameBeside(IEnumerable<StatementFile> others) =>
        NameBeside(others, number => string.Create(CultureInfo.InvariantCulture, $"file-{number}"));

    /// <returns>The hash and content type of a file by the name it is served under; null for any other name.</returns>
    public static (string Hash, string ContentType)? Named(string fileName) =>
        Served().Match(fileName) is { Success: true } match
            ? (match.Groups["hash"].Value, _formats[match.Groups["format"].Value].ContentType)
            : null;

    [GeneratedRegex(
        "^(?<hash>[0-9a-f]{64})[.]" + Ending + "$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Served();

    [GeneratedRegex(
        "^(?<hash>[0-9a-f]{64}) (?<name>[a-z0-9-]{1,60}) " + Ending + " (?<size>[1-9][0-9]{0,10})$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Line();
}
