namespace NewsroomApp.Storage;

public static class PublicSearch
{
    /// <summary>
    /// The newest rows first. The last word matches as a beginning only when too few rows have the whole word, because
    /// FTS5 collects every match of a beginning before it returns the first.
    /// </summary>
    public static List<long> Match(this PublicReader reader, Query query, int most) =>
        query.MayGoOn && reader.Match(query.Expression(whole: true), most) is var found && found.Count == most
            ? found
            : reader.Match(query.Expression(), most);

    /// <summary>The newest rows first; see <see cref="Query.ExpressionIn"/> for common words.</summary>
    public static List<long> Match(this PublicReader reader, Query query, string part, bool isCommon, int most) =>
        reader.Match(query.ExpressionIn(part, isCommon), most);

    private static List<long> Match(this PublicReader reader, string expression, int most) =>
        reader.Read(
            $"SELECT rowid FROM Search WHERE Search MATCH $match ORDER BY rowid DESC LIMIT {most}",
            r => r.Number("rowid"),
            ("$match", expression)
        );

    public static List<(long Row, Published Statement)> Rows(
        this PublicReader reader,
        IReadOnlyCollection<long> rows
    ) =>
        reader.Read(
            $"""
            SELECT {PublicReader.Edition}, l.Id AS Row
            FROM Listing l {PublicReader.Present} WHERE l.Id IN ({string.Join(',', rows)})
            """,
            r => (r.Number("Row"), PublicRows.AsPublished(r))
        );

    public static List<(long Row, DateTimeOffset At)> Times(
        this PublicReader reader,
        IReadOnlyCollection<long> rows
    ) =>
        reader.Read(
            $"SELECT Id, FirstPublishedAt FROM Listing WHERE Id IN ({string.Join(',', rows)})",
            r => (r.Number("Id"), r.At("FirstPublishedAt"))
        );
}
