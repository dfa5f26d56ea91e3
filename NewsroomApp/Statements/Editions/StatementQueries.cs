namespace NewsroomApp.Statements.Editions;

public static class StatementQueries
{
    /// <summary>
    /// The text each statement was last issued with. Does not filter by Stage.Published: without statistics SQLite
    /// would start from that, and nearly all editions share it. Only discarded editions can repeat a number.
    /// </summary>
    public static IQueryable<Edition> Issued(this IQueryable<Edition> editions) =>
        editions.Where(e => e.Stage != Stage.Discarded && e.Number == e.Statement.LiveNumber);

    public static IQueryable<Edition> Live(this IQueryable<Edition> editions) =>
        editions
            .Issued()
            .Where(e => e.Statement.Presence == Presence.Live)
            .OrderByDescending(e => e.Statement.FirstPublishedAt)
            .ThenBy(e => e.Statement.Id);

    /// <summary>Asks statements, not editions, so that one page of a million costs no more.</summary>
    public static IQueryable<string> Newest(this IQueryable<Statement> statements, bool withdrawnToo = false) =>
        statements
            .Where(s =>
                withdrawnToo ? s.LiveNumber != null && s.Presence != Presence.Retracted : s.Presence == Presence.Live
            )
            .OrderByDescending(s => s.FirstPublishedAt)
            .ThenBy(s => s.Id)
            .Select(s => s.Id);

    public static IQueryable<Edition> BeingDrafted(this IQueryable<Edition> editions) =>
        editions.Open().Begun().OrderByDescending(e => e.WrittenBy.At);

    /// <summary>Without new statements in which nobody has written a word yet.</summary>
    public static IQueryable<Edition> Begun(this IQueryable<Edition> editions) =>
        editions.Where(e =>
            e.LastVerb != Verb.Start || e.Version > 0 || e.Summary.Headline != "" || e.Summary.WordCount > 0
        );

    public static IQueryable<Edition> Open(this IQueryable<Edition> editions) =>
        editions.Where(e =>
            e.Stage == Stage.Draft
            || e.Stage == Stage.InReview
            || e.Stage == Stage.Approved
            || e.Stage == Stage.Scheduled
        );

    public static IQueryable<string> Kickers(this IQueryable<Edition> editions) =>
        editions.Select(e => e.Summary.Kicker).Where(k => k != "").Distinct().OrderBy(k => k).Take(200);

    public static IQueryable<Revision> Of(this IQueryable<Revision> revisions, string statementId) =>
        revisions.Where(r => r.Edition.Statement.Id == statementId);

    public static IQueryable<Edition> AwaitingReview(this IQueryable<Edition> editions) =>
        editions.Where(e => e.Stage == Stage.InReview).OrderBy(e => e.Since.At);

    public static IQueryable<Edition> ReadyToPublish(this IQueryable<Edition> editions) =>
        editions.Where(e => e.Stage == Stage.Approved).OrderBy(e => e.Since.At);

    public static IQueryable<Edition> Scheduled(this IQueryable<Edition> editions) =>
        editions.Where(e => e.Stage == Stage.Scheduled).OrderBy(e => e.IntendedAt).ThenBy(e => e.Id);

    public static IQueryable<Edition> DueBy(this IQueryable<Edition> editions, DateTimeOffset now) =>
        editions.Scheduled().Where(e => e.IntendedAt <= now && (e.BlockedAt == null || e.BlockedAt < e.IntendedAt));

    /// <summary>Published without review, and not approved by a second person since.</summary>
    public static IQueryable<Edition> Unreviewed(this IQueryable<Edition> editions) =>
        editions
            .Issued()
            .Where(e => e.Urgency != null && e.RatifiedAt == null && e.Statement.Presence != Presence.Retracted)
            .OrderBy(e => e.Id);

    public static IQueryable<Edition> Discarded(this IQueryable<Edition> editions) =>
        editions.Where(e => e.Stage == Stage.Discarded).OrderByDescending(e => e.Since.At);

    public static IQueryable<Edition> WrittenInBy(this IQueryable<Edition> editions, string personId) =>
        editions.Where(e => e.Contributors.Any(c => c.PersonId == personId));
}
