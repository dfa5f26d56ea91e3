using Microsoft.EntityFrameworkCore;

namespace NewsroomApp.Storage;

public static class StatementLoading
{
    /// <summary>With what its verbs read. Revisions and history are only ever added to, so they stay out.</summary>
    public static Task<Statement?> WholeStatement(this NewsroomDb db, string id) =>
        db
            .Statements.Include(s => s.Editions)
                .ThenInclude(e => e.Approvals)
            .Include(s => s.Editions)
                .ThenInclude(e => e.Contributors)
            .Include(s => s.Editions)
                .ThenInclude(e => e.Comments)
                    .ThenInclude(c => c.Replies)
            .Include(s => s.Editions)
                .ThenInclude(e => e.Attributions.OrderBy(a => a.Id))
            .Include(s => s.Editions)
                .ThenInclude(e => e.Clearances.OrderBy(c => c.Id))
            .Include(s => s.Editions)
                .ThenInclude(e => e.ClearanceRequests)
            .Include(s => s.Editions)
                .ThenInclude(e => e.EmbargoAccesses)
            .Include(s => s.Withdrawals.OrderBy(w => w.Id))
            .AsSplitQuery()
            .SingleOrDefaultAsync(s => s.Id == id);

    /// <summary>With its open edition and who wrote in it; whole where none is open, so that it can say why.</summary>
    internal static async Task<Statement?> StatementToTypeIn(this NewsroomDb db, string id)
    {
        var open = await db
            .Editions.Open()
            .Include(e => e.Statement)
            .Include(e => e.Contributors)
            .AsSplitQuery()
            .SingleOrDefaultAsync(e => e.Statement.Id == id);
        return open?.Statement ?? await db.WholeStatement(id);
    }

    /// <summary>That of each statement's newest edition, by the statement's id.</summary>
    public static async Task<Dictionary<string, string>> Headlines(this NewsroomDb db, IEnumerable<string?> statements)
    {
        var ids = statements.Distinct().ToList();
        var editions = await db
            .Editions.Where(e => ids.Contains(e.Statement.Id))
            .OrderBy(e => e.Id)
            .Select(e => new { e.Statement.Id, e.Summary.Headline })
            .ToListAsync();
        return editions.GroupBy(e => e.Id).ToDictionary(s => s.Key, s => s.Last().Headline);
    }

    public static async Task<PressOffice> PressOffice(this NewsroomDb db, Institution institution) =>
        new(
            institution,
            (await db.Users.Where(p => p.DeactivatedAt == null).Select(p => p.Id).ToListAsync()).ToHashSet().Contains
        );
}
