using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;

namespace NewsroomApp.Margin;

public sealed class MarginDesk(
    EditorialTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    Institution institution
)
{
    public async Task<MarginCopy?> Read(string statementId)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        if (await db.Load(statementId) is not { Open: { } edition }) return null;
        var office = await db.PressOffice(institution);
        return new(
            edition,
            edition.Kind(office),
            [.. edition.ApprovalStandings(office)],
            [.. edition.Blockers(office)],
            office
        );
    }

    public async Task<List<Author>> Approvers(Edition edition)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var staff = await db.StaffWhoMay(Verb.Approve);
        return [.. staff.Where(p => !edition.IsContributor(p.PersonId))];
    }

    /// <inheritdoc cref="Edition.AskToRead"/>
    public Task AskToRead(Actor me, string statementId, Author reader, DateTimeOffset? due) =>
        transaction.Do(
            me,
            statementId,
            Verb.AskReview,
            async (edition, by, db) => edition.AskToRead(reader, due, by, await db.PressOffice(institution))
        );

    /// <inheritdoc cref="Edition.Comment"/>
    public Task Comment(Actor me, string statementId, BegunComment begun) =>
        Comment(
            me,
            statementId,
            begun.Text,
            begun.Anchor,
            begun.Suggesting ? begun.Replacement : null,
            begun.Blocking
        );

    /// <inheritdoc cref="Edition.Comment"/>
    public Task Comment(
        Actor me,
        string statementId,
        string text,
        Anchor? anchor = null,
        string? replacement = null,
        bool blocking = false
    ) =>
        transaction.Do(
            me,
            statementId,
            Verb.Comment,
            (edition, by) => edition.Comment(by, text, anchor, replacement, blocking)
        );

    public Task Answer(Actor me, string statementId, int commentId, string text) =>
        transaction.Do(me, statementId, Verb.Answer, (edition, by) => edition.CommentWith(commentId).Answer(text, by));

    public Task Resolve(Actor me, string statementId, int commentId) =>
        transaction.Do(me, statementId, Verb.Resolve, (edition, by) => edition.CommentWith(commentId).Resolve(by));

    public Task TakeUpAgain(Actor me, string statementId, int commentId) =>
        transaction.Do(me, statementId, Verb.ReopenComment, (edition, by) => edition.CommentWith(commentId).Reopen(by));

    public Task Accept(Actor me, string statementId, int commentId) =>
        transaction.Do(me, statementId, Verb.Accept, (edition, by) => edition.CommentWith(commentId).Accept(by));

    public Task ConfirmSpeakers(Actor me, string statementId, IReadOnlyList<SpeakerGuess> speakers) =>
        transaction.Do(me, statementId, Verb.Attribute, (edition, by) => edition.ConfirmSpeakers(speakers, by));

    public Task StrikeSpeaker(Actor me, string statementId, string name) =>
        transaction.Do(me, statementId, Verb.Edit, (edition, by) => edition.StrikeSpeaker(name, by));

    public Task Decline(Actor me, string statementId, int commentId) =>
        transaction.Do(me, statementId, Verb.Decline, (edition, by) => edition.CommentWith(commentId).Decline(by));
}

/// <summary>Every approval, whether or not it counts, and what blocks the next.</summary>
public sealed record MarginCopy(
    Edition Edition,
    StatementKind Kind,
    IReadOnlyList<ApprovalStanding> Standings,
    IReadOnlyList<Issue> Blockers,
    PressOffice Office
)
{
    /// <summary>By whom, where the approval counts.</summary>
    public IReadOnlyList<SignOff> Given => [.. Standings.Where(s => s.Stale is null).Select(s => s.Approval.By)];

    public bool HasApproved(string personId) => Given.Any(by => by.PersonId == personId);
}
