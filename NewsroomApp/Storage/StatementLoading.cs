using Microsoft.EntityFrameworkCore;
using NewsroomApp.Statements;

namespace NewsroomApp.Storage;

public static class StatementLoading
{
    /// <summary>A statement with what its verbs need: editions, approvals, contributors. Revisions and history are only ever added to, so they are not read.</summary>
    public static Task<Statement?> WholeStatement(this NewsroomDb db, string id) => db.Statements
        .Include(s => s.Editions).ThenInclude(e => e.Approvals)
        .Include(s => s.Editions).ThenInclude(e => e.Contributors)
        .AsSplitQuery()
        .SingleOrDefaultAsync(s => s.Id == id);
}
