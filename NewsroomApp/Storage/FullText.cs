using Microsoft.Data.Sqlite;

namespace NewsroomApp.Storage;

/// <summary>SQLite FTS5, as both indexes use it: folded words (<see cref="Folding"/>) without the texts.</summary>
internal static class FullText
{
    /// <summary>Lead is kicker, standfirst and place; marks are made-up words that speed up some searches.</summary>
    public const string Columns =
        "fts5 (headline, lead, body, marks, content='', contentless_delete=1, "
        + "tokenize='unicode61 remove_diacritics 0', prefix='2 3')";

    /// <summary>The mark for the value of a filter, or for a word of one part.</summary>
    public static string MarkOf(string filter, string value) =>
        filter + "0" + Slug.OfName(value).Replace("-", "0", StringComparison.Ordinal);

    public static string MarksOf(string part, string folded) =>
        string.Join(' ', folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => MarkOf(part, word)));

    public static string Lead(Words words) => Folding.Fold($"{words.Kicker} {words.Standfirst} {words.Place}");

    public static Task Put(
        this SqliteConnection store,
        string table,
        long row,
        Words words,
        string people = "",
        string marks = ""
    ) =>
        store.Run(
            $"INSERT INTO {table} (rowid, headline, lead, body, marks) VALUES ($row, $headline, $lead, $body, $marks)",
            ("$row", row),
            ("$headline", Folding.Fold(words.Headline)),
            ("$lead", Lead(words)),
            (
                "$body",
                Folding.Fold($"{words.Body} {words.NotesToEditors} {words.PressContact} {words.PublicNote} {people}")
            ),
            ("$marks", marks)
        );

    public static async Task Run(this SqliteConnection store, string sql, params (string Name, object? Value)[] values)
    {
        await using var command = store.Command(sql, values);
        await command.ExecuteNonQueryAsync();
    }

    public static async Task<object?> Scalar(
        this SqliteConnection store,
        string sql,
        params (string Name, object? Value)[] values
    )
    {
        await using var command = store.Command(sql, values);
        return await command.ExecuteScalarAsync();
    }

    public static SqliteCommand Command(
        this SqliteConnection store,
        string sql,
        params (string Name, object? Value)[] values
    )
    {
        var command = store.CreateCommand();
#pragma warning disable CA2100 // The SQL is the app's own; values come as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
