using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Mailroom;
using NewsroomApp.Storage;

namespace NewsroomApp.Margin;

/// <summary>Who said each quotation, and whether the speaker clears it: asked by link or by telephone.</summary>
public sealed class ClearanceDesk(
    EditorialTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    Institution institution,
    TimeProvider clock
)
{
    private const string Path = "/clearance/";

    private static readonly TimeSpan _lately = TimeSpan.FromDays(30);

    /// <inheritdoc cref="Edition.Attribute"/>
    public Task Attribute(Actor me, string statementId, Fingerprint words, string? speaker) =>
        transaction.Do(me, statementId, Verb.Attribute, (edition, by) => edition.Attribute(words, speaker, by)
        );

    /// <summary>The path for a speaker's office, about the whole text if null. Shown only this once.</summary>
    public async Task<string> Ask(Actor me, string statementId, Fingerprint? quotation, string speaker)
    {
        var secret = LinkSecret.New();
        await transaction.Do(
            me,
            statementId,
            Verb.AskClearance,
            (edition, by) => edition.AskClearance(quotation, speaker, LinkSecret.Hash(secret), by)
        );
        return Path + secret;
    }

    /// <summary>E-mails a path that <see cref="Ask"/> returned; the outbox forgets it once it is sent.</summary>
    public Task Send(Actor me, string statementId, string link, string address) =>
        transaction.Do(
            me,
            statementId,
            Verb.SendClearance,
            async (edition, by, db) =>
            {
                if (!new EmailAddressAttribute().IsValid(address.Trim()))
                    throw new Refusal(
                        $"“{address.Trim()}” is not an e-mail address. Correct it, or send the link yourself."
                    );
                var request = RequestIn(edition, link[Path.Length..]) ?? throw NotGood();
                request.Send(address.Trim(), by, await db.PressOffice(institution));
                db.Add(Mail.Asking(statementId, request, link, by, institution));
            }
        );

    public Task Revoke(Actor me, string statementId, int requestId) =>
        transaction.Do(
            me,
            statementId,
            Verb.RevokeClearance,
            (edition, by) => edition.RequestWith(requestId).Revoke(by)
        );

    /// <inheritdoc cref="Edition.RecordClearance"/>
    public Task Record(
        Actor me,
        string statementId,
        Fingerprint quotation,
        ClearanceAnswer answer,
        string otherWords,
        string answeredBy
    ) =>
        transaction.Do(
            me,
            statementId,
            Verb.RecordClearance,
            (edition, by) => edition.RecordClearance(quotation, answer, otherWords, answeredBy, by)
        );

    /// <returns>Null alike for a link never made, and for one used, expired, revoked or about other words.</returns>
    public async Task<ClearanceCopy?> Open(string secret)
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return
            await StatementOf(db, secret) is { } id
            && await db.Load(id) is { Open: { } edition }
            && RequestIn(edition, secret) is { } request
            && request.WhyNot(clock.GetUtcNow(), await db.PressOffice(institution)) is null
            ? new(
                id,
                request,
                edition.Words,
                edition.GoesOut,
                edition.Quotations.FirstOrDefault(q => q.Fingerprint == request.Quotation)
            )
            : null;
    }

    /// <exception cref="Refusal">The link is not good any more, or the answer is incomplete.</exception>
    /// <param name="address">From where, as the network has it.</param>
    /// <param name="browser">As it calls itself.</param>
    public async Task Answer(
        string secret,
        string name,
        ClearanceAnswer answer,
        string otherWords,
        string address,
        string browser
    )
    {
        await using var db = await newsroom.CreateDbContextAsync();
        if (await StatementOf(db, secret) is not { } id) throw NotGood();
        await transaction.Do(
            Actor.Outsider(name),
            id,
            async (statement, by, store) =>
            {
                if (statement.Open is not { } edition || RequestIn(edition, secret) is not { } request) throw NotGood();
                var from = $"{address} ({BrowserName.Of(browser)}){await SignedInFrom(store, address)}";
                request.Answer(answer, otherWords, from, by, await store.PressOffice(institution));
            }
        );
    }

    /// <summary>Says so where somebody of the desk has lately used the same address, signed out since or not.</summary>
    private async Task<string> SignedInFrom(NewsroomDb db, string address)
    {
        var since = clock.GetUtcNow() - _lately;
        var names = await db
            .Users.Where(p => db.Sessions.Any(s => s.PersonId == p.Id && s.Address == address && s.SeenAt > since))
            .OrderBy(p => p.Name)
            .Select(p => p.Name)
            .ToListAsync();
        return names.Count == 0 ? "" : $", from where {string.Join(", ", names)} signed in to the desk";
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

    private static Refusal NotGood() => new("This link is no longer valid.");
}

public sealed record ClearanceCopy(
    string StatementId,
    ClearanceRequest Request,
    Document Words,
    DateTimeOffset? GoesOut,
    Quotation? Quotation
);
