using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Statements;
using NewsroomApp.Storage;

namespace NewsroomApp.Margin;

/// <summary>Whose words the quotations are, and whether their speakers stand by them: asked by link, or on the telephone.</summary>
public sealed class ClearanceDesk(
    EditorialTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    Institution institution,
    TimeProvider clock
)
{
    private const string Path = "/clearance/";

    /// <inheritdoc cref="Edition.Attribute"/>
    public Task Attribute(string me, string statementId, Fingerprint words, string? speaker) =>
        transaction.Do(
            me,
            statementId,
            (statement, by) => statement.OpenFor(Verb.Attribute).Attribute(words, speaker, by)
        );

    /// <summary>Makes a link for a speaker's office. The secret in it is shown this once; the store keeps its hash.</summary>
    /// <param name="me">Who asks.</param>
    /// <param name="statementId">The statement.</param>
    /// <param name="quotation">See <see cref="Quotation.Fingerprint"/>; null for the whole text.</param>
    /// <param name="speaker">Whose office it is.</param>
    /// <returns>The path of the page.</returns>
    public async Task<string> Ask(string me, string statementId, Fingerprint? quotation, string speaker)
    {
        var secret = LinkSecret.New();
        await transaction.Do(
            me,
            statementId,
            (statement, by) =>
                statement.OpenFor(Verb.AskClearance).AskClearance(quotation, speaker, LinkSecret.Hash(secret), by)
        );
        return Path + secret;
    }

    /// <summary>Sends a link that was just made by e-mail; the outbox forgets it once it has gone out.</summary>
    /// <param name="me">Who sends.</param>
    /// <param name="statementId">The statement.</param>
    /// <param name="link">The path that <see cref="Ask"/> gave.</param>
    /// <param name="address">One e-mail address.</param>
    public Task Send(string me, string statementId, string link, string address) =>
        transaction.Do(
            me,
            statementId,
            (statement, by, db) =>
            {
                if (!new EmailAddressAttribute().IsValid(address.Trim()))
                    throw new Refusal(
                        $"“{address.Trim()}” is no e-mail address. Correct it, or send the link yourself."
                    );
                var edition = statement.OpenFor(Verb.AskClearance);
                var request = RequestIn(edition, link[Path.Length..]) ?? throw NotGood();
                edition.SendClearance(request, address.Trim(), by);
                db.Add(Mail.Asking(statementId, request, link, by, institution));
                return Task.CompletedTask;
            }
        );

    public Task Revoke(string me, string statementId, int requestId) =>
        transaction.Do(me, statementId, (statement, by) => statement.OpenFor(Verb.AskClearance).Revoke(requestId, by));

    /// <inheritdoc cref="Edition.RecordClearance"/>
    public Task Record(
        string me,
        string statementId,
        Fingerprint quotation,
        ClearanceAnswer answer,
        string otherWords,
        string answeredBy
    ) =>
        transaction.Do(
            me,
            statementId,
            (statement, by) =>
                statement.OpenFor(Verb.RecordClearance).RecordClearance(quotation, answer, otherWords, answeredBy, by)
        );

    /// <summary>What the holder of a link is shown.</summary>
    /// <returns>Null for a link that was never made, and just the same for one that is used, old, revoked or about other words.</returns>
    public async Task<ClearanceCopy?> Open(string secret)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return
            await StatementOf(db, secret) is { } id
            && await db.WholeStatement(id) is { Open: { } edition }
            && RequestIn(edition, secret) is { } request
            && edition.IsGood(request, clock.GetUtcNow())
            ? new(request, edition.Words, edition.Quotations.FirstOrDefault(q => q.Fingerprint == request.Quotation))
            : null;
    }

    /// <exception cref="Refusal">The link is not good any more, or the answer is incomplete.</exception>
    public async Task Answer(string secret, string name, ClearanceAnswer answer, string otherWords)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        if (await StatementOf(db, secret) is not { } id) throw NotGood();
        await transaction.FromOutside(
            name,
            id,
            (statement, by) =>
            {
                if (statement.Open is not { } edition || RequestIn(edition, secret) is not { } request) throw NotGood();
                edition.AnswerClearance(request, answer, otherWords, by);
            }
        );
    }

    private static Task<string?> StatementOf(NewsroomDb db, string secret)
    {
        var hash = LinkSecret.Hash(secret);
        return db
            .Editions.Where(e => e.ClearanceRequests.Any(r => r.SecretHash == hash))
            .Select(e => e.Statement.Id)
            .SingleOrDefaultAsync();
    }

    private static ClearanceRequest? RequestIn(Edition edition, string secret)
    {
        var hash = LinkSecret.Hash(secret);
        return edition.ClearanceRequests.FirstOrDefault(r => r.SecretHash == hash);
    }

    private static Refusal NotGood() => new("This link is not good any more.");
}

/// <summary>What a link shows: one quotation, or with none the whole text.</summary>
public sealed record ClearanceCopy(ClearanceRequest Request, Words Words, Quotation? Quotation);
