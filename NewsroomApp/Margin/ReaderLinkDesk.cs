using Microsoft.EntityFrameworkCore;
using NewsroomApp.Mailroom;
using NewsroomApp.Storage;

namespace NewsroomApp.Margin;

/// <summary>Named outsiders who read words before their time, each by a link of their own.</summary>
public sealed class ReaderLinkDesk(
    EditorialTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    Institution institution
)
{
    /// <param name="lines">As <see cref="ReaderLines"/> reads them. Who has an address gets the link by e-mail.</param>
    /// <returns>A link each. The secret in it is shown only this once.</returns>
    public async Task<IReadOnlyList<GivenLink>> Give(Actor me, string statementId, ReaderLinkKind kind, string lines)
    {
        var read = new ReaderLines(lines, taken: []);
        if (read.Troubles is [var trouble, ..]) throw new Refusal(trouble);
        var given = read.People.ConvertAll(p => (p.Holder, p.Address, Secret: LinkSecret.New()));
        await transaction.Do(
            me,
            statementId,
            ReaderLink.GivenBy(kind),
            (edition, by, db) =>
            {
                foreach (var (holder, address, secret) in given)
                {
                    var link = edition.LetRead(kind, holder, address, LinkSecret.Hash(secret), by);
                    if (address.Length > 0)
                        db.Add(Mail.Letting(statementId, link, PathOf(kind, secret), institution));
                }
                return Task.CompletedTask;
            }
        );
        return given.ConvertAll(g => new GivenLink(g.Holder, g.Address, PathOf(kind, g.Secret)));
    }

    public Task Revoke(Actor me, string statementId, ReaderLinkKind kind, int linkId) =>
        transaction.Do(
            me,
            statementId,
            kind is ReaderLinkKind.Embargo ? Verb.RevokeAccess : Verb.RevokePreview,
            (edition, by) => edition.ReaderLinkWith(linkId).Revoke(by)
        );

    /// <summary>Opens a link and records the reading, with the network address it came from.</summary>
    /// <returns>Null alike for a link never made, and for one revoked or whose ground is gone.</returns>
    public async Task<ReaderCopy?> Read(string secret, ReaderLinkKind kind, string from)
    {
        var hash = LinkSecret.Hash(secret);
        await using var db = await newsroom.CreateDbContextAsync();
        var found = await db
            .Set<ReaderLink>()
            .Where(l => l.SecretHash == hash && l.RevokedAt == null && l.Kind == kind)
            .Select(l => new
            {
                l.Edition.Statement.Id,
                l.Edition.Stage,
                l.Holder,
            })
            .SingleOrDefaultAsync();
        if (found is null) return null;
        if (found.Stage is Stage.Published) return new(found.Id, found.Holder, Edition: null);
        return await Read(found.Id, found.Holder, hash, from);
    }

    private async Task<ReaderCopy?> Read(string statementId, string holder, string hash, string from)
    {
        ReaderCopy? copy = null;
        try
        {
            await transaction.Do(
                Actor.Outsider(holder),
                statementId,
                async (statement, by, db) =>
                {
                    if (
                        statement.Open is not { } edition
                        || edition.ReaderLinks.FirstOrDefault(l => l.SecretHash == hash) is not { } link
                    )
                        return;
                    link.Read(from, by, await db.PressOffice(institution));
                    copy = new(statementId, link.Holder, edition);
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

    public static string AddressOf(HttpContext reader) =>
        reader.Connection.RemoteIpAddress?.ToString() ?? "an unknown address";

    private static string PathOf(ReaderLinkKind kind, string secret) =>
        (kind is ReaderLinkKind.Embargo ? "/embargo/" : "/preview/") + secret;
}

public sealed record GivenLink(string Holder, string Address, string Path);

/// <summary><see cref="Edition"/> is null once it is public: everybody can read it then.</summary>
public sealed record ReaderCopy(string StatementId, string Holder, Edition? Edition);
