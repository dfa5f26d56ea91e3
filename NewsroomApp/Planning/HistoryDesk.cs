using System.Globalization;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Statements;
using NewsroomApp.Storage;

namespace NewsroomApp.Planning;

/// <summary>Everything anybody did, of all statements. Reads only.</summary>
public sealed class HistoryDesk(IDbContextFactory<NewsroomDb> newsroom, Institution institution)
{
    public const int PageLength = 100;

    /// <summary>A page, the last entry first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">Entries before the one with this number; null for the last ones.</param>
    public async Task<List<HistoryRow>> Page(HistoryFilter filter, int? before)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var entries = await Matching(db, filter)
            .Where(h => before == null || h.Number < before)
            .OrderByDescending(h => h.Number)
            .Take(PageLength)
            .ToListAsync();
        var ids = entries.Select(h => h.StatementId).Distinct().ToList();
        var headlines = (
            await db
                .Editions.Where(e => ids.Contains(e.Statement.Id))
                .OrderBy(e => e.Id)
                .Select(e => new { e.Statement.Id, e.Words.Headline })
                .ToListAsync()
        ).ToLookup(e => e.Id, e => e.Headline);
        return
        [
            .. entries.Select(h => new HistoryRow(h, h.StatementId is { } id ? headlines[id].LastOrDefault() : null)),
        ];
    }

    /// <summary>Everybody who ever did something, by name.</summary>
    public async Task<List<string>> Names()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        // From one name to the next by the index, however much each of them did.
        return await db
            .Database.SqlQuery<string>(
                $"""
                WITH RECURSIVE names(Value) AS (SELECT min(By_Name) FROM History UNION ALL SELECT (SELECT min(By_Name) FROM History WHERE By_Name > names.Value) FROM names WHERE names.Value IS NOT NULL)
                SELECT Value FROM names WHERE Value IS NOT NULL LIMIT 500
                """
            )
            .ToListAsync();
    }

    /// <summary>All that match, in order, one by one: as many as there are.</summary>
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

    /// <summary>As RFC 4180 has it, in UTF-8 with a mark for spreadsheets; what a spreadsheet would take for a formula is made harmless.</summary>
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
        if (filter.From is { } from) entries = entries.Where(h => h.By.At >= institution.Begins(from));
        if (filter.Until is { } until) entries = entries.Where(h => h.By.At < institution.Begins(until.AddDays(1)));
        return entries;
    }
}

/// <summary>Of whom, of what, of which statement, from and until which day of the institution, both included. Null and empty ask for nothing.</summary>
public sealed record HistoryFilter(
    string? Who = null,
    Verb? Verb = null,
    string? Statement = null,
    DateOnly? From = null,
    DateOnly? Until = null
);

/// <summary>An entry and the present headline of its statement, if it is about one.</summary>
public sealed record HistoryRow(HistoryEntry Entry, string? Headline);

/// <summary>An entry as it leaves the house. The time is UTC.</summary>
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
