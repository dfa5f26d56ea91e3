using Microsoft.Data.Sqlite;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Storage.Sqlite;

/// <summary>SQLite FTS5, as both indexes use it: folded words (<see cref="Folding"/>) without the texts.</summary>
internal static class FullText
{
    /// <summary>A word that nobody types, across which no row of words is found.</summary>
    private const char Border = '\uE000';

    /// <summary>Lead is kicker, standfirst and place; marks are made-up words that speed up some searches.</summary>
    public const string Columns =
        "fts5 (headline, lead, body, marks, content='', contentless_delete=1, "
        + "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M* Co'\", prefix='2 3')";

    /// <summary>The mark for the value of a filter, or for a word of one part.</summary>
    public static string MarkOf(string filter, string value) =>
        filter + "0" + Slug.OfName(value).Replace("-", "0", StringComparison.Ordinal);

    public static string MarksOf(string part, string folded) =>
        string.Join(' ', folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => MarkOf(part, word)));

    public static string Headline(Document words) => Folded(words, p => p.Is(Parts.Headline));

    public static string Lead(Document words) => Folded(words, Leads);

    public static Task Put(
        this SqliteConnection store,
        string table,
        long row,
        Document words,
        string tags = "",
        string marks = ""
    ) =>
        store.Run(
            $"INSERT INTO {table} (rowid, headline, lead, body, marks) VALUES ($row, $headline, $lead, $body, $marks)",
            ("$row", row),
            ("$headline", Headline(words)),
            ("$lead", Lead(words)),
            ("$body", $"{Folded(words, p => !p.Is(Parts.Headline) && !Leads(p))} {Border} {Forms(tags)}"),
            ("$marks", marks)
        );

    private static bool Leads(Part part) => part.Is(Parts.Kicker) || part.Is(Parts.Standfirst) || part.Is(Parts.Place);

    private static string Folded(Document words, Func<Part, bool> which) =>
        string.Join(
            $" {Border} ",
            Parts
                .TextOf(words)
                .Where(p => which(p) && words[p].Length > 0)
                .Select(p => Forms(p.IsMarkdown ? TypesetText.Of(words, p).Words : words[p]))
        );

    /// <summary>The words apart, and then again the lines that have others when joined or spelt.</summary>
    private static string Forms(string text)
    {
        var lines = Array.ConvertAll(
            text.Split('\n'),
            line => (Apart: Folding.Fold(line), Joined: Folding.Joined(line), Line: line)
        );
        var other = lines
            .Where(line => line.Joined != line.Apart)
            .SelectMany(line => new[] { line.Joined, Folding.Spelt(line.Line) }.Distinct().Except([line.Apart]));
        return string.Join($" {Border} ", other.Prepend(string.Join(' ', lines.Select(line => line.Apart))));
    }
}
