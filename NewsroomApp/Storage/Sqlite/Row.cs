using System.Globalization;
using Microsoft.Data.Sqlite;

namespace NewsroomApp.Storage.Sqlite;

internal readonly struct Row(SqliteDataReader reader)
{
    public string Text(string column) => reader[column] as string ?? "";

    public long Number(string column) => reader.GetInt64(reader.GetOrdinal(column));

    public DateTimeOffset At(string column) => new(Number(column), TimeSpan.Zero);

    public DateOnly? Day(string column) =>
        Text(column) is { Length: > 0 } day
            ? DateOnly.ParseExact(day, Parts.DayFormat, CultureInfo.InvariantCulture)
            : null;
}
