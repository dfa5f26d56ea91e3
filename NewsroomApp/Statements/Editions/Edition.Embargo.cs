namespace NewsroomApp.Statements.Editions;

public sealed partial class Edition
{
    private List<EmbargoAccess>? _embargoAccesses;

    public IReadOnlyList<EmbargoAccess> EmbargoAccesses => _embargoAccesses.Loaded();

    public void GiveAccess(string holder, string secretHash, SignOff by)
    {
        Demand(Verb.GiveAccess, by);
        holder = CleanText.Name(holder);
        if (holder.Length == 0)
            throw new Refusal("Give the name and the house of whoever reads it; one link is for one person.");
        if (holder.Length > 200) throw new Refusal("A name takes up to 200 characters.");
        if (
            _embargoAccesses.Loaded().Exists(a =>
                a.RevokedAt is null && string.Equals(a.Holder, holder, StringComparison.OrdinalIgnoreCase)
            )
        )
            throw new Refusal($"{holder} has a link already. Revoke it first if it is lost.");
        _embargoAccesses.Loaded().Add(
            new(this)
            {
                SecretHash = secretHash,
                Holder = holder,
                By = by,
            }
        );
        Record(Verb.GiveAccess, by, holder);
    }

    /// <exception cref="Refusal">It was revoked.</exception>
    public EmbargoAccess AccessWith(int id) =>
        _embargoAccesses.Loaded().Find(a => a.Id == id && a.RevokedAt is null)
        ?? throw new Refusal("This link was revoked already.");
}
