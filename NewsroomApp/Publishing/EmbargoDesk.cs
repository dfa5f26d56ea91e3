using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;

namespace NewsroomApp.Publishing;

/// <summary>Named outsiders who read approved words before their time, each by a link of their own.</summary>
public sealed class EmbargoDesk(
    EditorialTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    Institution institution
)
{
    private const string Path = "/embargo/";

    /// <summary>Returns the path of one person's page. The secret in it is shown only this once.</summary>
    public async Task<string> Give(Actor me, string statementId, string holder)
    {
        var secret = LinkSecret.New();
        await transaction.Do(
            me,
            statementId,
            Verb.GiveAccess,
            (edition, by) => edition.GiveAccess(holder, LinkSecret.Hash(secret), by)
        );
        return Path + secret;
    }

    public Task Revoke(Actor me, string statementId, int accessId) =>
        transaction.Do(me, statementId, Verb.RevokeAccess, (edition, by) => edition.AccessWith(accessId).Revoke(by)
        );

    /// <summary>Opens a link and records the reading, with the network address it came from.</summary>
    /// <returns>Null alike for a link never made, and for one revoked or whose ground is gone.</returns>
    public async Task<EmbargoCopy?> Read(string secret, string from)
    {
        var hash = LinkSecret.Hash(secret);
        await using var db = await newsroom.CreateDbContextAsync();
        var found = await db
            .Editions.Where(e => e.EmbargoAccesses.Any(a => a.SecretHash == hash && a.RevokedAt == null))
            .Select(e => new
            {
                e.Statement.Id,
                e.Stage,
                e.EmbargoAccesses.First(a => a.SecretHash == hash).Holder,
            })
            .SingleOrDefaultAsync();
        if (found is null) return null;
        if (found.Stage is Stage.Published) return new(found.Id, found.Holder, Edition: null);
        return await Read(found.Id, found.Holder, hash, from);
    }

    private async Task<EmbargoCopy?> Read(string statementId, string holder, string hash, string from)
    {
        EmbargoCopy? copy = null;
        try
        {
            await transaction.Do(
                Actor.Outsider(holder),
                statementId,
                async (statement, by, db) =>
                {
                    if (
                        statement.Open is not { } edition
                        || edition.EmbargoAccesses.FirstOrDefault(a => a.SecretHash == hash) is not { } access
                    )
                        return;
                    access.Read(from, by, await db.PressOffice(institution));
                    copy = new(statementId, access.Holder, edition);
                }
            );
        }
        catch (Refusal)
        {
            // Reopened, discarded, revoked, or its maker lost the right: outsiders are not told which.
            return null;
        }
        return copy;
    }
}

/// <summary><see cref="Edition"/> is null once it is public: everybody can read it then.</summary>
public sealed record EmbargoCopy(string StatementId, string Holder, Edition? Edition);
