using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;

namespace NewsroomApp.Storage;

/// <summary>
/// What <see cref="Verb.Edit"/> needs of several statements, and who writes in them, by one question for all. A list is
/// one parameter: with one for each value, EF writes the SQL again every time.
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
        var open = db.Editions.Where(e => EF.Parameter(statementIds).Contains(e.Statement.Id)).Open();
        return new(
            (await open.With(Needs.Nothing)).ToDictionary(s => s.Id),
            await db.SignedIn(actors)
        );
    }

    /// <summary>Those who act by a session, with it where there is one; nobody who is known otherwise.</summary>
    public static async Task<ILookup<string, (Person Person, Session? Session)>> SignedIn(
        this NewsroomDb db,
        IReadOnlyCollection<Actor> actors
    )
    {
        var personIds = actors.Where(a => a.Role is null).Select(a => a.PersonId).Distinct().ToList();
        if (personIds.Count == 0) return Array.Empty<(Person Person, Session?)>().ToLookup(p => p.Person.Id);
        var sessionIds = actors.Select(a => a.Session).OfType<string>().Distinct().ToList();
        var people = await db
            .Users.Where(p => EF.Parameter(personIds).Contains(p.Id))
            .SelectMany(
                p =>
                    db.Sessions.Where(s => s.PersonId == p.Id && EF.Parameter(sessionIds).Contains(s.Id))
                        .DefaultIfEmpty(),
                (p, s) => new { Person = p, Session = s }
            )
            .AsNoTracking()
            .ToListAsync();
        return people.ToLookup(p => p.Person.Id, p => (p.Person, p.Session));
    }
}
