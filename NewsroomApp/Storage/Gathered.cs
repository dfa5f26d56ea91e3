using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;

namespace NewsroomApp.Storage;

/// <summary>
/// What <see cref="Verb.Edit"/> needs of several statements, and who writes in them, by one question for all.
/// </summary>
internal sealed record Gathered(
    IReadOnlyDictionary<string, Statement> Statements,
    IReadOnlyDictionary<string, Person> People,
    IReadOnlyDictionary<string, Session> Sessions
);

internal static class Gathering
{
    /// <summary>Of statements that have an open edition; of people and sessions whatever there is.</summary>
    public static async Task<Gathered> Gather(
        this NewsroomDb db,
        IReadOnlyCollection<string> statementIds,
        IReadOnlyCollection<Actor> actors
    )
    {
        var personIds = actors.Select(a => a.PersonId).Distinct().ToList();
        var sessionIds = actors.Select(a => a.Session).OfType<string>().Distinct().ToList();
        var editions = await db
            .Editions.Where(e => statementIds.Contains(e.Statement.Id))
            .Open()
            .Include(e => e.Statement)
            .Include(e => e.Contributors)
            .AsSplitQuery()
            .OrderBy(e => e.Id)
            .ToListAsync();
        return new(
            editions.Select(e => e.Statement).Distinct().ToDictionary(s => s.Id),
            await db.Users.Where(p => personIds.Contains(p.Id)).AsNoTracking().ToDictionaryAsync(p => p.Id),
            await db.Sessions.Where(s => sessionIds.Contains(s.Id)).AsNoTracking().ToDictionaryAsync(s => s.Id)
        );
    }
}
