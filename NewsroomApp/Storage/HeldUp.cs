using Microsoft.EntityFrameworkCore;

namespace NewsroomApp.Storage;

/// <summary>
/// Why what is approved or scheduled would not go out as things stand. All of each is read for that, so it is worked
/// out once for all pages; only a verb can change it.
/// </summary>
public sealed class HeldUp(IDbContextFactory<NewsroomDb> newsroom, Institution institution)
{
    private const int Most = 100;

    private Reasons _last = new(LastEntry: -1, []);

    /// <returns>A reason by the statement's id.</returns>
    public async Task<IReadOnlyDictionary<string, string>> Read()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var entry = await db.History.MaxAsync(h => (int?)h.Number) ?? 0;
        var last = _last.LastEntry == entry ? _last : new(entry, await WorkOut(db));
        return (_last = last).ById;
    }

    private async Task<Dictionary<string, string>> WorkOut(NewsroomDb db)
    {
        var (office, held) = (await db.PressOffice(institution), new Dictionary<string, string>());
        var ready = db.Editions.Where(e => e.Stage == Stage.Approved || e.Stage == Stage.Scheduled);
        foreach (var id in await ready.OrderBy(e => e.Id).Select(e => e.Statement.Id).Take(Most).ToListAsync())
            if ((await db.Load(id))?.Open?.WhyHeldUp(office) is { } why)
                held[id] = why;
        return held;
    }

    private sealed record Reasons(int LastEntry, Dictionary<string, string> ById);
}
