namespace NewsroomApp.Statements;

/// <summary>Questions with names, for the store to answer. Ask of editions where words or stages matter.</summary>
public static class StatementQueries
{
    /// <summary>
    /// The text that each statement was last issued with, whether it is live, withdrawn or retracted. Not by the stage that nearly all editions share: as long as nobody has counted,
    /// the database would go by that first. Only discarded editions can have the number of another.
    /// </summary>
    public static IQueryable<Edition> Issued(this IQueryable<Edition> editions) =>
        editions.Where(e => e.Stage != Stage.Discarded && e.Number == e.Statement.LiveNumber);

    /// <summary>What the public reads now, newest statement first.</summary>
    public static IQueryable<Edition> Live(this IQueryable<Edition> editions) =>
        editions
            .Issued()
            .Where(e => e.Statement.Presence == Presence.Live)
            .OrderByDescending(e => e.Statement.FirstPublishedAt)
            .ThenBy(e => e.Statement.Id);

    /// <summary>The identifiers of what is live, newest statement first: asked of statements, so that a page of them takes no longer among a million.</summary>
    /// <param name="statements">All.</param>
    /// <param name="withdrawnToo">Also what stands under a notice.</param>
    public static IQueryable<string> Newest(this IQueryable<Statement> statements, bool withdrawnToo = false) =>
        statements
            .Where(s =>
                withdrawnToo ? s.LiveNumber != null && s.Presence != Presence.Retracted : s.Presence == Presence.Live
            )
            .OrderByDescending(s => s.FirstPublishedAt)
            .ThenBy(s => s.Id)
            .Select(s => s.Id);

    /// <summary>On somebody's desk: not yet approved, the last touched first.</summary>
    public static IQueryable<Edition> BeingDrafted(this IQueryable<Edition> editions) =>
        editions.Open().OrderByDescending(e => e.WrittenBy.At);

    /// <summary>Somebody works on it: neither published nor discarded.</summary>
    public static IQueryable<Edition> Open(this IQueryable<Edition> editions) =>
        editions.Where(e =>
            e.Stage == Stage.Draft
            || e.Stage == Stage.InReview
            || e.Stage == Stage.Approved
            || e.Stage == Stage.Scheduled
        );

    /// <summary>The kickers in use, to choose from.</summary>
    public static IQueryable<string> Kickers(this IQueryable<Edition> editions) =>
        editions.Select(e => e.Words.Kicker).Where(k => k != "").Distinct().OrderBy(k => k).Take(200);

    /// <summary>The log of a working copy after a version, in order.</summary>
    public static IQueryable<Keystrokes> Of(this IQueryable<Keystrokes> log, int editionId, long since) =>
        log.Where(k => k.EditionId == editionId && k.Version > since).OrderBy(k => k.Version);

    public static IQueryable<Revision> Of(this IQueryable<Revision> revisions, string statementId) =>
        revisions.Where(r => r.Edition.Statement.Id == statementId);

    /// <summary>Waiting for a second person, the longest wait first.</summary>
    public static IQueryable<Edition> AwaitingReview(this IQueryable<Edition> editions) =>
        editions.Where(e => e.Stage == Stage.InReview).OrderBy(e => e.Since.At);

    /// <summary>Approved and ready to go, the longest wait first.</summary>
    public static IQueryable<Edition> ReadyToPublish(this IQueryable<Edition> editions) =>
        editions.Where(e => e.Stage == Stage.Approved).OrderBy(e => e.Since.At);

    /// <summary>What has a time to go out at, the next first.</summary>
    public static IQueryable<Edition> Scheduled(this IQueryable<Edition> editions) =>
        editions.Where(e => e.Stage == Stage.Scheduled).OrderBy(e => e.IntendedAt).ThenBy(e => e.Id);

    /// <summary>What the clock has to publish: its time has come, and it was not kept back then.</summary>
    public static IQueryable<Edition> DueBy(this IQueryable<Edition> editions, DateTimeOffset now) =>
        editions.Scheduled().Where(e => e.IntendedAt <= now && (e.BlockedAt == null || e.BlockedAt < e.IntendedAt));

    public static IQueryable<Edition> Discarded(this IQueryable<Edition> editions) =>
        editions.Where(e => e.Stage == Stage.Discarded).OrderByDescending(e => e.Since.At);

    public static IQueryable<Edition> WrittenInBy(this IQueryable<Edition> editions, string personId) =>
        editions.Where(e => e.Contributors.Any(c => c.PersonId == personId));
}
