using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Storage;

namespace NewsroomApp.People;

/// <summary>Who is signed in where. Every request, open page and verb asks whether its session is open.</summary>
public sealed class Sessions(IDbContextFactory<NewsroomDb> newsroom, WriteGate gate, TimeProvider clock)
{
    /// <summary>Without a sign of life for so long, a session is over. The cookie lives as long.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private static readonly TimeSpan _pause = TimeSpan.FromMinutes(5);

    private const int LongestBrowser = 400;

    /// <summary>Raised on any thread, with the identifier of a person of whom a session has ended.</summary>
    public event Action<string>? Ended;

    /// <summary>For somebody who has just proved who it is.</summary>
    /// <returns>The identifier of the session.</returns>
    public async Task<string> Begin(Person person, string browser, string address, bool isStrong = false)
    {
        var now = clock.GetUtcNow();
        var session = new Session
        {
            PersonId = person.Id,
            Browser = browser[..Math.Min(browser.Length, LongestBrowser)],
            Address = address,
            IsStrong = isStrong,
            StartedAt = now,
            SeenAt = now,
        };
        using (await gate.Enter())
        {
            await using var db = await newsroom.CreateDbContextAsync();
            await Of(db, person.Id).Where(s => s.EndedAt != null || s.SeenAt < now - Lifetime).ExecuteDeleteAsync();
            db.Add(session);
            await db.SaveChangesAsync();
        }
        return session.Id;
    }

    public async Task<bool> IsOpen(string? id, string personId)
    {
        var now = clock.GetUtcNow();
        await using var db = await newsroom.CreateDbContextAsync();
        var seen = await db
            .Sessions.Open(id, personId)
            .Where(s => s.SeenAt > now - Lifetime)
            .Select(s => (DateTimeOffset?)s.SeenAt)
            .SingleOrDefaultAsync();
        if (now - seen > _pause) await See(db, id!, now);
        return seen is not null;
    }

    private async Task See(NewsroomDb db, string id, DateTimeOffset now)
    {
        using var pass = await gate.Enter();
        try
        {
            await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now));
        }
        catch (Exception error) when (StoreTrouble.Of(error) is not null)
        {
            // Whoever is signed in goes on reading while the disk is full.
        }
    }

    public async Task<List<Session>> Of(string personId)
    {
        var now = clock.GetUtcNow();
        await using var db = await newsroom.CreateDbContextAsync();
        return await Of(db, personId)
            .Where(s => s.EndedAt == null && s.SeenAt > now - Lifetime)
            .OrderByDescending(s => s.StartedAt)
            .AsNoTracking()
            .ToListAsync();
    }

    /// <param name="id">One of this person's sessions; null for all of them.</param>
    public async Task End(string personId, string? id)
    {
        using (await gate.Enter())
        {
            await using var db = await newsroom.CreateDbContextAsync();
            await db.EndSessions(personId, clock.GetUtcNow(), id);
        }
        Tell(personId);
    }

    /// <summary>Closes what is open in this process, once sessions of this person were ended.</summary>
    public void Tell(string personId) => Ended?.Invoke(personId);

    private static IQueryable<Session> Of(NewsroomDb db, string personId) =>
        db.Sessions.Where(s => s.PersonId == personId);
}
