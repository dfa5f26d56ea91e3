using NewsroomApp.Storage;

namespace NewsroomApp.Publishing;

public sealed record ReadyRow(
    string StatementId,
    string Headline,
    int Number,
    IReadOnlyList<string> Approvers,
    DateTimeOffset ApprovedAt,
    CorrectionKind? Kind,
    string PublicNote
);

/// <summary><see cref="Blocked"/> says what stops it; <see cref="Missed"/> means that its time has passed.</summary>
public sealed record ScheduledRow(
    string StatementId,
    string Headline,
    int Number,
    DateTimeOffset IntendedAt,
    string? Blocked,
    bool Missed,
    string By,
    DateTimeOffset Since
);

/// <summary><see cref="Correcting"/> is the stage of the next edition, if one is open.</summary>
public sealed record LiveRow(
    string StatementId,
    string Headline,
    int Number,
    Presence Presence,
    DateTimeOffset UpdatedAt,
    Stage? Correcting
);

internal static class PublishingRows
{
    public static IQueryable<LiveRow> LiveRows(this IQueryable<Edition> editions, NewsroomDb db) =>
        editions
            .OrderByDescending(e => e.Statement.FirstPublishedAt)
            .ThenBy(e => e.Statement.Id)
            .Select(e => new LiveRow(
                e.Statement.Id,
                e.Summary.Headline,
                e.Number,
                e.Statement.Presence,
                e.Statement.LastUpdatedAt!.Value,
                db.Editions.BeingDrafted()
                    .Where(o => o.Statement.Id == e.Statement.Id)
                    .Select(o => (Stage?)o.Stage)
                    .FirstOrDefault()
            ));
}
