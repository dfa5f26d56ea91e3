using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;

namespace NewsroomApp.Storage;

public static class SessionQueries
{
    public static IQueryable<Session> Open(this IQueryable<Session> sessions, string? id, string personId) =>
        sessions.Where(s => s.Id == id && s.PersonId == personId && s.EndedAt == null);

    /// <param name="id">One of this person's sessions; null for all of them.</param>
    public static Task EndSessions(this NewsroomDb db, string personId, DateTimeOffset now, string? id = null) =>
        db
            .Sessions.Where(s => s.PersonId == personId && s.EndedAt == null && (id == null || s.Id == id))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EndedAt, now));
}
