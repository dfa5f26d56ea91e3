using Microsoft.EntityFrameworkCore;

namespace NewsroomApp.Storage;

/// <summary>What is loaded of a statement beside its open edition and the people who wrote in it.</summary>
[Flags]
public enum Needs
{
    Nothing = 0,

    Issued = 1,
    Approvals = 2,
    Comments = 4,

    Quotations = 8,
    Links = 16,
    Withdrawals = 32,
    All = Issued | Approvals | Comments | Quotations | Links | Withdrawals,
}

public static class StatementLoading
{
    /// <summary>What the verb reads, and what says whom to tell of it.</summary>
    private static readonly Dictionary<Verb, Needs> _needs = new()
    {
        [Verb.Edit] = Needs.Nothing,
        [Verb.Revise] = Needs.Nothing,
        [Verb.Submit] = Needs.Issued | Needs.Quotations,
        [Verb.Recall] = Needs.Approvals,
        [Verb.Return] = Needs.Approvals,
        [Verb.AskReview] = Needs.Approvals,
        [Verb.Reopen] = Needs.Approvals,
        [Verb.Discard] = Needs.Approvals | Needs.Issued,
        [Verb.Overrule] = Needs.Issued,
        [Verb.Unschedule] = Needs.Approvals,
        [Verb.Answer] = Needs.Comments,
        [Verb.Resolve] = Needs.Comments,
        [Verb.Accept] = Needs.Comments,
        [Verb.Decline] = Needs.Comments,
        [Verb.Attribute] = Needs.Quotations,
        [Verb.AskClearance] = Needs.Quotations,
        [Verb.SendClearance] = Needs.Quotations,
        [Verb.RevokeClearance] = Needs.Quotations,
        [Verb.GiveAccess] = Needs.Links,
        [Verb.RevokeAccess] = Needs.Links,
        [Verb.GivePreview] = Needs.Links,
        [Verb.RevokePreview] = Needs.Links,
    };

    public static Needs Of(Verb verb) => _needs.GetValueOrDefault(verb, Needs.All);

    /// <summary>Revisions, history and earlier editions stay in the database.</summary>
    public static async Task<Statement?> Load(this NewsroomDb db, string id, Needs needs = Needs.All)
    {
        var all = db.Editions.Where(e => e.Statement.Id == id);
        if (!needs.HasFlag(Needs.Issued) && await all.Open().With(needs) is [var statement, ..]) return statement;
        var last = all.OrderByDescending(e => e.Since.At).Select(e => e.Id).Take(1);
        var open = all.Open().Select(e => e.Id);
        var issued = all.Issued().Select(e => e.Id);
        var found = all.Where(e => open.Contains(e.Id) || issued.Contains(e.Id) || last.Contains(e.Id));
        return (await found.With(needs)).FirstOrDefault();
    }

    /// <returns>The statements of these editions, each once.</returns>
    internal static async Task<List<Statement>> With(this IQueryable<Edition> editions, Needs needs)
    {
        editions = editions.Include(e => e.Statement).Include(e => e.Contributors);
        if (needs.HasFlag(Needs.Withdrawals))
            editions = editions.Include(e => e.Statement.Withdrawals.OrderBy(w => w.Id));
        if (needs.HasFlag(Needs.Approvals))
            editions = editions.Include(e => e.Approvals).Include(e => e.ReviewRequests.OrderBy(r => r.Id));
        if (needs.HasFlag(Needs.Comments)) editions = editions.Include(e => e.Comments).ThenInclude(c => c.Replies);
        if (needs.HasFlag(Needs.Links)) editions = editions.Include(e => e.ReaderLinks);
        if (needs.HasFlag(Needs.Quotations))
            editions = editions
                .Include(e => e.Attributions.OrderBy(a => a.Id))
                .Include(e => e.Clearances.OrderBy(c => c.Id))
                .Include(e => e.ClearanceRequests);
        var loaded = await editions.OrderBy(e => e.Id).AsSplitQuery().ToListAsync();
        return [.. loaded.Select(e => e.Statement).Distinct()];
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

    /// <summary>Who works here and may do it, by name.</summary>
    public static async Task<List<Author>> StaffWhoMay(this NewsroomDb db, Verb verb)
    {
        var staff = await db
            .Users.Where(p => p.DeactivatedAt == null)
            .OrderBy(p => p.Name)
            .AsNoTracking()
            .ToListAsync();
        return [.. staff.Where(p => p.Role.May(verb)).Select(p => new Author(p.Id, p.Name))];
    }

    /// <summary>The settings that a chief editor accepted last; null in a store that knows none.</summary>
    public static async Task<Safeguards?> Safeguards(this NewsroomDb db)
    {
        var accepted = await db
            .History.Where(h => h.Verb == Verb.AcceptSettings)
            .OrderByDescending(h => h.Number)
            .Select(h => h.Note)
            .FirstOrDefaultAsync();
        return accepted is null ? null : Statements.Workflow.Safeguards.Read(accepted);
    }

    /// <summary>Whether mails may go by this server: another one waits for a chief editor.</summary>
    public static async Task<bool> Trusts(this NewsroomDb db, string mailServer) =>
        await db.Safeguards() is not { } accepted || accepted.MailServer == mailServer;

    public static async Task<PressOffice> PressOffice(this NewsroomDb db, Institution institution) =>
        new(
            (await db.Safeguards())?.Raise(institution) ?? institution,
            (await db.Users.Where(p => p.DeactivatedAt == null).ToDictionaryAsync(p => p.Id, p => (Role?)p.Role))
                .GetValueOrDefault
        )
        {
            Answers = await db.Answers(),
        };

    private static async Task<List<Clearance>> Answers(this NewsroomDb db)
    {
        var answers = db.Set<Clearance>().AsNoTracking();
        var objections = await answers.Where(c => c.Answer != ClearanceAnswer.Cleared).ToListAsync();
        if (objections.Count == 0) return [];
        var speakers = objections.Select(o => o.Speaker).ToHashSet();
        var words = objections.Select(o => o.Said).ToHashSet();
        var cleared = await answers
            .Where(c => c.Answer == ClearanceAnswer.Cleared)
            .Where(c => speakers.Contains(c.Speaker) || words.Contains(c.Said))
            .ToListAsync();
        objections.RemoveAll(o => cleared.Exists(c => c.Id > o.Id && c.Said == o.Said));
        speakers = [.. objections.Select(o => o.Speaker)];
        return [.. objections.Concat(cleared.Where(c => speakers.Contains(c.Speaker))).OrderBy(c => c.Id)];
    }
}
