using Microsoft.EntityFrameworkCore;

namespace NewsroomApp.Storage;

/// <summary>What is loaded of a statement beside its open edition.</summary>
[Flags]
public enum Needs
{
    Nothing = 0,

    /// <summary>The edition that the public reads.</summary>
    Issued = 1,
    Contributors = 2,
    Approvals = 4,
    Comments = 8,

    /// <summary>Who says them, and what their offices answered.</summary>
    Quotations = 16,
    Embargo = 32,
    Withdrawals = 64,
    All = Issued | Contributors | Approvals | Comments | Quotations | Embargo | Withdrawals,
    Never = 128,
}

public static class StatementLoading
{
    private static readonly Dictionary<Verb, Needs> _needs = new()
    {
        [Verb.Edit] = Needs.Contributors,
        [Verb.Revise] = Needs.Contributors,
        [Verb.Submit] = Needs.Contributors | Needs.Issued,
        [Verb.Recall] = Needs.Contributors | Needs.Approvals,
        [Verb.Return] = Needs.Contributors | Needs.Approvals,
        [Verb.Reopen] = Needs.Contributors | Needs.Approvals,
        [Verb.Discard] = Needs.Contributors | Needs.Approvals | Needs.Issued,
        [Verb.Overrule] = Needs.Contributors | Needs.Issued,
        [Verb.Unschedule] = Needs.Contributors,
        [Verb.Block] = Needs.Contributors,
        [Verb.Answer] = Needs.Contributors | Needs.Comments,
        [Verb.Resolve] = Needs.Contributors | Needs.Comments,
        [Verb.Accept] = Needs.Contributors | Needs.Comments,
        [Verb.Decline] = Needs.Contributors | Needs.Comments,
        [Verb.Attribute] = Needs.Contributors | Needs.Quotations,
        [Verb.AskClearance] = Needs.Contributors | Needs.Quotations,
        [Verb.SendClearance] = Needs.Contributors | Needs.Quotations,
        [Verb.RevokeClearance] = Needs.Contributors | Needs.Quotations,
        [Verb.GiveAccess] = Needs.Contributors | Needs.Embargo,
        [Verb.RevokeAccess] = Needs.Contributors | Needs.Embargo,
        [Verb.ReadEmbargoed] = Needs.Contributors | Needs.Embargo,
    };

    /// <summary>Everything, for what has no row of its own.</summary>
    public static Needs Of(Verb verb) => _needs.GetValueOrDefault(verb, Needs.All);

    /// <summary>Revisions, history and earlier editions stay in the database.</summary>
    public static async Task<Statement?> Load(this NewsroomDb db, string id, Needs needs = Needs.All)
    {
        var all = db.Editions.Where(e => e.Statement.Id == id);
        if (!needs.HasFlag(Needs.Issued) && await With(all.Open(), needs) is { } statement) return statement;
        var last = all.OrderByDescending(e => e.Since.At).Select(e => e.Id).Take(1);
        var open = all.Open().Select(e => e.Id);
        var issued = all.Issued().Select(e => e.Id);
        return await With(
            all.Where(e => open.Contains(e.Id) || issued.Contains(e.Id) || last.Contains(e.Id)),
            needs
        );
    }

    /// <summary>For an effect that needs more of an edition than its verb did.</summary>
    public static async Task Load(this NewsroomDb db, Edition edition, Needs needs)
    {
        var entry = db.Entry(edition);
        if (entry.State is EntityState.Added) return;
        foreach (var collection in entry.Collections.Where(c => !c.IsLoaded && needs.HasFlag(Of(c.Metadata.Name))))
            await collection.LoadAsync();
        foreach (var comment in needs.HasFlag(Needs.Comments) ? edition.Comments : [])
            if (db.Entry(comment) is { State: not EntityState.Added } told)
                await told.Collection(c => c.Replies).LoadAsync();
    }

    private static Needs Of(string collection) =>
        collection switch
        {
            nameof(Edition.Contributors) => Needs.Contributors,
            nameof(Edition.Approvals) => Needs.Approvals,
            nameof(Edition.Comments) => Needs.Comments,
            nameof(Edition.EmbargoAccesses) => Needs.Embargo,
            nameof(Edition.Attributions) or nameof(Edition.Clearances) or nameof(Edition.ClearanceRequests) =>
                Needs.Quotations,
            _ => Needs.Never,
        };

    private static async Task<Statement?> With(IQueryable<Edition> editions, Needs needs)
    {
        editions = editions.Include(e => e.Statement);
        if (needs.HasFlag(Needs.Withdrawals))
            editions = editions.Include(e => e.Statement.Withdrawals.OrderBy(w => w.Id));
        if (needs.HasFlag(Needs.Contributors)) editions = editions.Include(e => e.Contributors);
        if (needs.HasFlag(Needs.Approvals)) editions = editions.Include(e => e.Approvals);
        if (needs.HasFlag(Needs.Comments)) editions = editions.Include(e => e.Comments).ThenInclude(c => c.Replies);
        if (needs.HasFlag(Needs.Embargo)) editions = editions.Include(e => e.EmbargoAccesses);
        if (needs.HasFlag(Needs.Quotations))
            editions = editions
                .Include(e => e.Attributions.OrderBy(a => a.Id))
                .Include(e => e.Clearances.OrderBy(c => c.Id))
                .Include(e => e.ClearanceRequests);
        return (await editions.OrderBy(e => e.Id).AsSplitQuery().ToListAsync()).FirstOrDefault()?.Statement;
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
