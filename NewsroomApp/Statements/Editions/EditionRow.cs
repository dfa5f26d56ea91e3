namespace NewsroomApp.Statements.Editions;

/// <summary>
/// An edition in a list. <see cref="Date"/> is the day in the date line, <see cref="SinceName"/> brought it to its
/// stage, <see cref="Reader"/> was asked to read it, by <see cref="DueAt"/> where a time was given.
/// </summary>
public sealed record EditionRow(
    int EditionId,
    string StatementId,
    string Headline,
    string Kicker,
    string Kind,
    DateOnly? Date,
    int Number,
    Stage Stage,
    Presence Presence,
    Verb LastVerb,
    string? Reason,
    string SinceName,
    DateTimeOffset Since,
    string Writer,
    DateTimeOffset WrittenAt,
    DateTimeOffset? ActualAt,
    DateTimeOffset? IntendedAt,
    string? Blocked,
    int OpenComments,
    string? Reader,
    DateTimeOffset? DueAt
)
{
    public DateTimeOffset? At => ActualAt ?? IntendedAt;

    public string Title => Headline.Length > 0 ? Headline : "No headline yet";

    public string Address =>
        Stage switch
        {
            Stage.Published => $"/statements/{StatementId}",
            Stage.Draft => $"/desk/drafts/{StatementId}",
            Stage.Approved or Stage.Scheduled => $"/desk/publishing/{StatementId}",
            _ => $"/desk/review/{StatementId}",
        };
}

public static class EditionRows
{
    /// <param name="me">Of those who were asked to read it, this person is named first.</param>
    public static IQueryable<EditionRow> Rows(this IQueryable<Edition> editions, string me = "") =>
        editions.Select(e => new EditionRow(
            e.Id,
            e.Statement.Id,
            e.Summary.Headline,
            e.Summary.Kicker,
            e.Summary.Kind,
            e.Summary.Date,
            e.Number,
            e.Stage,
            e.Statement.Presence,
            e.LastVerb,
            e.Reason,
            e.Since.Name,
            e.Since.At,
            e.WrittenBy.Name,
            e.WrittenBy.At,
            e.ActualAt,
            e.IntendedAt,
            e.Blocked,
            e.Comments.Count(c => c.Outcome == null),
            e.ReviewRequests.Where(r => e.Stage == Stage.InReview && r.By.At >= e.Since.At)
                .Where(r => e.Contributors.All(c => c.PersonId != r.PersonId))
                .OrderByDescending(r => r.PersonId == me)
                .ThenBy(r => r.DueAt == null)
                .ThenBy(r => r.DueAt)
                .Select(r => r.Name)
                .FirstOrDefault(),
            e.ReviewRequests.Where(r => e.Stage == Stage.InReview && r.By.At >= e.Since.At)
                .Where(r => e.Contributors.All(c => c.PersonId != r.PersonId))
                .OrderByDescending(r => r.PersonId == me)
                .ThenBy(r => r.DueAt == null)
                .ThenBy(r => r.DueAt)
                .Select(r => r.DueAt)
                .FirstOrDefault()
        ));
}
