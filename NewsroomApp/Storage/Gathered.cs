using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;

namespace NewsroomApp.Storage;

/// <summary>
/// What <see cref="Verb.Edit"/> needs of several statements, and who writes in them, by one question for all.
/// </summary>
internal sealed record Gathered(
    IReadOnlyDictionary<string, Statement> Statements,
    ILookup<string, (Person Person, Session? Session)> People
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
        var people = await db
            .Users.Where(p => personIds.Contains(p.Id))
            .SelectMany(
                p => db.Sessions.Where(s => s.PersonId == p.Id && sessionIds.Contains(s.Id)).DefaultIfEmpty(),
                (p, s) => new { Person = p, Session = s }
            )
            .AsNoTracking()
            .ToListAsync();
        return new(
            editions.Select(e => e.Statement).Distinct().ToDictionary(s => s.Id),
            people.ToLookup(p => p.Person.Id, p => (p.Person, p.Session))
        );
    }
}
