using Microsoft.EntityFrameworkCore;
using NewsroomApp.Statements;
using NewsroomApp.Storage;

namespace NewsroomApp.Publishing;

/// <summary>Named outsiders who read the approved words before their time: one link a person.</summary>
public sealed class EmbargoDesk(EditorialTransaction transaction, IDbContextFactory<NewsroomDb> newsroom)
{
    private const string Path = "/embargo/";

    /// <summary>Makes a link for one person. The secret in it is shown this once.</summary>
    /// <returns>The path of the page.</returns>
    public async Task<string> Give(string me, string statementId, string holder)
    {
        var secret = LinkSecret.New();
        await transaction.Do(
            me,
            statementId,
            (statement, by) => statement.OpenFor(Verb.GiveAccess).GiveAccess(holder, LinkSecret.Hash(secret), by)
        );
        return Path + secret;
    }

    public Task Revoke(string me, string statementId, int accessId) =>
        transaction.Do(
            me,
            statementId,
            (statement, by) => statement.OpenFor(Verb.GiveAccess).RevokeAccess(accessId, by)
        );

    /// <summary>Lets the holder of a link in, and puts it on record.</summary>
    /// <param name="secret">What stands in the link.</param>
    /// <param name="from">The network address it is read from.</param>
    /// <returns>Null for a link that was never made, and just the same for one that is revoked or whose words are being changed.</returns>
    public async Task<EmbargoCopy?> Read(string secret, string from)
    {
        var hash = LinkSecret.Hash(secret);
        await using var db = await newsroom.CreateDbContextAsync();
        var found = await db
            .Editions.Where(e => e.EmbargoAccesses.Any(a => a.SecretHash == hash && a.RevokedAt == null))
            .Select(e => new
            {
                e.Statement.Id,
                Edition = e.Id,
                e.Stage,
                e.EmbargoAccesses.First(a => a.SecretHash == hash).Holder,
            })
            .SingleOrDefaultAsync();
        if (found is null) return null;
        if (found.Stage is Stage.Published) return new(found.Id, found.Holder, Edition: null);
        EmbargoCopy? copy = null;
        try
        {
            await transaction.FromOutside(
                found.Holder,
                found.Id,
                (statement, by) =>
                {
                    if (
                        statement.Open is not { } edition
                        || edition.EmbargoAccesses.FirstOrDefault(a => a.SecretHash == hash) is not { } access
                    )
                        return;
                    edition.ReadEmbargoed(access, from, by);
                    copy = new(found.Id, access.Holder, edition);
                }
            );
        }
        catch (Refusal)
        {
            // Reopened, discarded or revoked: to somebody outside all the same.
            return null;
        }
        return copy;
    }
}

/// <summary>What a link shows. <see cref="Edition"/> is null once it is public: everybody reads it then.</summary>
public sealed record EmbargoCopy(string StatementId, string Holder, Edition? Edition);
