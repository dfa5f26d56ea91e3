using Microsoft.Data.Sqlite;
using NewsroomApp.Statements;

namespace NewsroomApp.Storage;

/// <summary>Full text as both indexes hold it (SQLite FTS5): folded words without the texts themselves, see <see cref="Folding"/>.</summary>
internal static class FullText
{
    /// <summary>
    /// The marks are made-up words: to filter by, and each word of the headline and of the lead (kicker, standfirst and place) once more as such. To look for a common word in the column of headlines,
    /// the database would go through every text that has it.
    /// </summary>
    public const string Columns = "fts5 (words, marks, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 0', prefix='2 3')";

    /// <summary>The made-up word of a filter.</summary>
    public static string MarkOf(string filter, string value) => filter + "0" + Slug.OfName(value).Replace("-", "0", StringComparison.Ordinal);

    /// <summary>Words as those of a part of the text.</summary>
    public static string MarksOf(string part, IEnumerable<string> folded) => string.Join(' ', folded.Where(word => word.Length > 0).Select(word => $"{part}0{word}"));

    public static Task Put(this SqliteConnection store, string table, long row, Words words, string people = "", string marks = "")
    {
        var (headline, lead) = (Folding.Fold(words.Headline), Folding.Fold($"{words.Kicker} {words.Standfirst} {words.Place}"));
        return store.Run($"INSERT INTO {table} (rowid, words, marks) VALUES ($row, $words, $marks)",
            ("$row", row), ("$words", $"{headline} {lead} {Folding.Fold($"{words.Body} {words.NotesToEditors} {words.PressContact} {words.PublicNote} {people}")}"),
            ("$marks", $"{MarksOf("headline", headline.Split(' '))} {MarksOf("lead", lead.Split(' '))} {marks}"));
    }

    public static async Task Run(this SqliteConnection store, string sql, params (string Name, object? Value)[] values)
    {
        await using var command = store.Command(sql, values);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<object?> Scalar(this SqliteConnection store, string sql, params (string Name, object? Value)[] values)
    {
        await using var command = store.Command(sql, values);
        return await command.ExecuteScalarAsync();
    }

    public static SqliteCommand Command(this SqliteConnection store, string sql, params (string Name, object? Value)[] values)
    {
        var command = store.CreateCommand();
#pragma warning disable CA2100 // The text is the house's own; what varies comes as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
