namespace NewsroomApp.Typesetting;

public static class PlainText
{
    private const int LongestTeaser = 220;

    /// <summary>The standfirst, or the beginning of the body on one line.</summary>
    public static string Teaser(Document words)
    {
        if (words.Standfirst.Length > 0) return words.Standfirst;
        var line = TypesetText.Of(words, Parts.Body).Words.ReplaceLineEndings(" ");
        if (line.Length <= LongestTeaser) return line;
        var end = line.LastIndexOf(' ', LongestTeaser);
        return line[..(end > 0 ? end : Folding.Whole(line, LongestTeaser))].TrimEnd(',', ';', '–', ' ') + " …";
    }

    /// <summary>A statement for e-mail; <paramref name="day"/> is printed when the words have no date.</summary>
    /// <param name="institution">Has the address of the statement, which makes those in it absolute.</param>
    public static string Of(Document words, DateOnly day, Institution institution, string statementId) =>
        Joined(words, language => Pieces(words, language, day, institution, statementId));

    /// <summary>What is public, to be sent by e-mail.</summary>
    public static string Of(Edition live, Institution institution) =>
        Of(live.Words, institution.Day(live.ActualAt!.Value), institution, live.Statement.Id);

    /// <summary>A statement as Markdown; <paramref name="day"/> stands in it when the words have no date.</summary>
    public static string Typed(Document words, DateOnly day, Institution institution, string statementId) =>
        Joined(words, language => Typed(words, language, day, file => institution.AddressOf(statementId, file)));

    private static string Joined(Document words, Func<string, IEnumerable<string>> inLanguage) =>
        string.Join("\n\n", words.FurtherLanguages.Prepend("").SelectMany(inLanguage).Where(s => s.Length > 0)) + "\n";

    private static IEnumerable<string> Typed(
        Document words,
        string language,
        DateOnly day,
        Func<StatementFile, string> addressOf
    )
    {
        var others = Figures.NotPlaced(words, language).ToLookup(f => Figures.Leads(f, words), Shown);
        yield return ToMarkdown(Text(Parts.Kicker));
        yield return "# " + ToMarkdown(Text(Parts.Headline));
        yield return ToMarkdown(Text(Parts.Standfirst));
        string[] dateline = [ToMarkdown(Text(Parts.Place)), Institution.Spoken(words.Date ?? day)];
        yield return string.Join(", ", dateline.Where(s => s.Length > 0));
        foreach (var lead in others[true]) yield return lead;
        yield return Placed(Text(Parts.Body));
        foreach (var picture in others[false]) yield return picture;
        foreach (var part in Parts.Sections.Where(p => Text(p).Length > 0))
            yield return $"## {part.Label}\n\n{Placed(Text(part))}";
        yield return Attached(
            words,
            language,
            "## ",
            (file, title) => $"- [{ToMarkdown(title)}]({addressOf(file)}) ({About(file)})"
        );

        string Text(Part part) => words[part.In(language)];

        string Shown(Figure figure) =>
            $"![{ToMarkdown(figure.Alt)}]({addressOf(figure.Picture)})\n\n"
            + ToMarkdown($"{figure.Caption} · {figure.Credit}");

        string Placed(string text) =>
            Figure.In(words, language).Aggregate(text, (t, f) => Picture.Without(t, f.Picture.Name, Shown(f)));
    }

    private static string Attached(
        Document words,
        string language,
        string mark,
        Func<Attachment, string, string> line
    ) =>
        words.AttachedIn(language) is { Count: > 0 } attached
            ? $"{mark}{Parts.Attachments.Label}\n\n{string.Join('\n', attached.Select(a => line(a.File, a.Title)))}"
            : "";

    private static string About(Attachment file) => SheetLabels.English.About(file);

    private static IEnumerable<string> Pieces(
        Document words,
        string language,
        DateOnly day,
        Institution institution,
        string statementId
    )
    {
        var page = institution.AddressOf(statementId);
        yield return Text(Parts.Kicker);
        yield return Text(Parts.Headline);
        yield return Text(Parts.Standfirst);
        string[] dateline = [Text(Parts.Place), Institution.Spoken(words.Date ?? day)];
        yield return string.Join(", ", dateline.Where(s => s.Length > 0));
        var others = Figures.NotPlaced(words, language).ToLookup(f => Figures.Leads(f, words), f => f.Spoken);
        foreach (var lead in others[true]) yield return lead;
        yield return TypesetText.Of(words, Parts.Body.In(language)).PlainFor(page);
        foreach (var picture in others[false]) yield return picture;
        foreach (var part in Parts.Sections.Where(p => Text(p).Length > 0))
            yield return $"{part.Label}\n\n{TypesetText.Of(words, part.In(language)).PlainFor(page)}";
        yield return Attached(
            words,
            language,
            "",
            (file, title) => $"- {title} ({About(file)}): {institution.AddressOf(statementId, file)}"
        );

        string Text(Part part) => words[part.In(language)];
    }

    /// <summary>Escapes the characters that Markdown would interpret (CommonMark 0.31.2, section 2.4).</summary>
    public static string ToMarkdown(string paragraph)
    {
        var escaped = new System.Text.StringBuilder(paragraph.Length + 8);
        for (var i = 0; i < paragraph.Length; i++)
        {
            var lineStart = i == 0 || paragraph[i - 1] == '\n';
            if (IsMark(paragraph, i, lineStart)) escaped.Append('\\');
            escaped.Append(paragraph[i]);
        }
        return escaped.ToString();
    }

    private static bool IsMark(string text, int at, bool lineStart) =>
        text[at] switch
        {
            '\\' or '*' or '`' or '[' or '<' or '|' => true,
            '_' => !IsInsideWord(text, at),
            '&' => at + 1 < text.Length && (char.IsAsciiLetter(text[at + 1]) || text[at + 1] == '#'),
            '#' or '>' or '-' or '+' or '=' or '~' => lineStart,
            '.' or ')' => FollowsLineNumber(text, at) && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1])),
            _ => false,
        };

    private static bool IsInsideWord(string text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(text[at + 1]);

    private static bool FollowsLineNumber(string text, int at)
    {
        var start = at;
        while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
        return start < at && (start == 0 || text[start - 1] == '\n');
    }
}
