using System.Globalization;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;

namespace NewsroomApp.Planning;

public sealed class HistoryDesk(IDbContextFactory<NewsroomDb> newsroom, Institution institution)
{
    public const int PageLength = 100;

    /// <summary>Newest first, below the entry numbered <paramref name="before"/>; null begins at the newest.</summary>
    public async Task<List<HistoryRow>> Page(HistoryFilter filter, int? before)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var entries = await Matching(db, filter)
            .Where(h => before == null || h.Number < before)
            .OrderByDescending(h => h.Number)
            .Take(PageLength)
            .ToListAsync();
        var headlines = await db.Headlines(entries.Select(h => h.StatementId));
        return
        [
            .. entries.Select(h => new HistoryRow(h, h.StatementId is { } id ? headlines.GetValueOrDefault(id) : null)),
        ];
    }

    public async Task<List<string>> Names()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        // Steps from name to name in the index, so the cost does not grow with the entries.
        return await db
            .Database.SqlQuery<string>(
                $"""
                WITH RECURSIVE names(Value) AS (
                    SELECT min(By_Name) FROM History
                    UNION ALL
                    SELECT (SELECT min(By_Name) FROM History WHERE By_Name > names.Value)
                    FROM names
                    WHERE names.Value IS NOT NULL
                )
                SELECT Value FROM names WHERE Value IS NOT NULL LIMIT 500
                """
            )
            .ToListAsync();
    }

    private async IAsyncEnumerable<ExportedEntry> Export(HistoryFilter filter)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        await foreach (var h in Matching(db, filter).OrderBy(h => h.Number).AsAsyncEnumerable())
            yield return new(
                h.Number,
                h.By.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture),
                h.By.Name,
                h.By.Role.ToString(),
                h.By.PersonId,
                h.Verb.ToString(),
                h.StatementId,
                h.Edition,
                h.Note,
                h.Fingerprint.Value,
                h.Hash.Value
            );
    }

    /// <summary>RFC 4180, in UTF-8 with a byte order mark. What a spreadsheet would run is escaped.</summary>
    public async Task WriteCsv(HistoryFilter filter, Stream to)
    {
        await using var writer = new StreamWriter(
            to,
            new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            leaveOpen: true
        );
        await using var csv = new CsvWriter(
            writer,
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                InjectionOptions = InjectionOptions.Escape,
                NewLine = "\r\n",
            }
        );
        await csv.WriteRecordsAsync(Export(filter));
    }

    public Task WriteJson(HistoryFilter filter, Stream to) =>
        JsonSerializer.SerializeAsync(to, Export(filter), JsonSerializerOptions.Web);

    private IQueryable<HistoryEntry> Matching(NewsroomDb db, HistoryFilter filter)
    {
        var entries = db.History.AsNoTracking();
        if (filter.Who is { Length: > 0 } who) entries = entries.Where(h => h.By.Name == who);
        if (filter.Verb is { } verb) entries = entries.Where(h => h.Verb == verb);
        if (filter.Statement is { Length: > 0 } statement) entries = entries.Where(h => h.StatementId == statement);
        if (filter.From is { } from) entries = entries.Where(h => h.By.At >= institution.Begins(Bounded(from)));
        if (filter.Until is { } until)
            entries = entries.Where(h => h.By.At < institution.Begins(Bounded(until).AddDays(1)));
        return entries;
    }

    private static DateOnly Bounded(DateOnly day) =>
        day.Year < 2 ? new(2, 1, 1)
        : day.Year > 9998 ? new(9998, 12, 31)
        : day;
}

/// <summary>Null and empty mean any. The days are those of the institution, both included.</summary>
public sealed record HistoryFilter(
    string? Who = null,
    Verb? Verb = null,
    string? Statement = null,
    DateOnly? From = null,
    DateOnly? Until = null
)
{
    /// <returns>Null where a day or the verb is none.</returns>
    public static ValueTask<HistoryFilter?> BindAsync(HttpContext context)
    {
        var asked = context.Request.Query;
        var (verb, from, until) = (default(Verb), default(DateOnly), default(DateOnly));
        if (
            Is("verb", text => Enum.TryParse(text, out verb) && Enum.IsDefined(verb))
            && Is("from", text => DateOnly.TryParse(text, CultureInfo.InvariantCulture, out from))
            && Is("until", text => DateOnly.TryParse(text, CultureInfo.InvariantCulture, out until))
        )
            return new(
                new HistoryFilter(
                    asked["who"],
                    Has("verb") ? verb : null,
                    asked["statement"],
                    Has("from") ? from : null,
                    Has("until") ? until : null
                )
            );
        return new((HistoryFilter?)null);

        bool Has(string name) => !string.IsNullOrEmpty(asked[name]);

        bool Is(string name, Predicate<string> read) => !Has(name) || read(asked[name]!);
    }
}

/// <summary>An entry and the present headline of its statement, if it is about one.</summary>
public sealed record HistoryRow(HistoryEntry Entry, string? Headline);

/// <summary>An entry as exported; its time is UTC.</summary>
public sealed record ExportedEntry(
    int Number,
    string At,
    string Name,
    string Role,
    string PersonId,
    string Verb,
    string? Statement,
    int Edition,
    string? Note,
    string Words,
    string Hash
);
