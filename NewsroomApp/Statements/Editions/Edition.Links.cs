namespace NewsroomApp.Statements.Editions;

public sealed partial class Edition
{
    private List<ReaderLink>? _readerLinks;

    public IReadOnlyList<ReaderLink> ReaderLinks => _readerLinks.Loaded();

    /// <param name="sentTo">An e-mail address; empty for a link that is handed over.</param>
    /// <returns>The new link.</returns>
    public ReaderLink LetRead(ReaderLinkKind kind, string holder, string sentTo, string secretHash, SignOff by)
    {
        Demand(ReaderLink.GivenBy(kind), by);
        holder = CleanText.Name(holder);
        if (holder.Length == 0)
            throw new Refusal("Give the name and the house of whoever reads it; one link is for one person.");
        if (holder.Length > 200) throw new Refusal("A name takes up to 200 characters.");
        if (
            _readerLinks.Loaded().Exists(l =>
                l.RevokedAt is null
                && l.Kind == kind
                && string.Equals(l.Holder, holder, StringComparison.OrdinalIgnoreCase)
            )
        )
            throw new Refusal($"{holder} has a link already. Revoke it first if it is lost.");
        var link = new ReaderLink(this)
        {
            Kind = kind,
            SecretHash = secretHash,
            Holder = holder,
            SentTo = sentTo,
            By = by,
        };
        _readerLinks.Loaded().Add(link);
        Record(ReaderLink.GivenBy(kind), by, sentTo.Length > 0 ? $"{holder}, by e-mail to {sentTo}" : holder);
        return link;
    }

    /// <exception cref="Refusal">It was revoked.</exception>
    public ReaderLink ReaderLinkWith(int id) =>
        _readerLinks.Loaded().Find(l => l.Id == id && l.RevokedAt is null)
        ?? throw new Refusal("This link was revoked already.");

    /// <summary>As a revision, so that one can tell later what an outsider read.</summary>
    internal void KeepWords() => CutRevision();
}
