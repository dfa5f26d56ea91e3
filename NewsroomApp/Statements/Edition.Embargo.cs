namespace NewsroomApp.Statements;

/// <summary>Who outside the house reads the words before their time.</summary>
public sealed partial class Edition
{
    private readonly List<EmbargoAccess> _embargoAccesses = [];

    public IReadOnlyList<EmbargoAccess> EmbargoAccesses => _embargoAccesses;

    /// <summary>Makes a link for one person.</summary>
    /// <param name="holder">See <see cref="EmbargoAccess.Holder"/>.</param>
    /// <param name="secretHash">See <see cref="LinkSecret"/>.</param>
    /// <param name="by">Who lets them in.</param>
    public void GiveAccess(string holder, string secretHash, SignOff by)
    {
        Demand(Verb.GiveAccess, by);
        holder = holder.Trim();
        if (holder.Length == 0)
            throw new Refusal("Give the name and the house of whoever reads it; one link is for one person.");
        if (holder.Length > 200) throw new Refusal("A name takes up to 200 characters.");
        if (
            _embargoAccesses.Exists(a =>
                a.RevokedAt is null && string.Equals(a.Holder, holder, StringComparison.OrdinalIgnoreCase)
            )
        )
            throw new Refusal($"{holder} has a link already. Revoke it first if it is lost.");
        _embargoAccesses.Add(
            new()
            {
                SecretHash = secretHash,
                Holder = holder,
                By = by,
            }
        );
        Record(Verb.GiveAccess, by, holder);
    }

    public void RevokeAccess(int id, SignOff by)
    {
        Demand(Verb.GiveAccess, by);
        var access =
            _embargoAccesses.Find(a => a.Id == id && a.RevokedAt is null)
            ?? throw new Refusal("This link was revoked already.");
        access.RevokedAt = by.At;
        Record(Verb.GiveAccess, by, $"Revoked the link of {access.Holder}");
    }

    /// <summary>Whether the link shows the words now.</summary>
    public bool Admits(EmbargoAccess access) => access.RevokedAt is null && Stage.Allows(Verb.ReadEmbargoed);

    /// <summary>Puts on record that the holder of a link reads the words.</summary>
    /// <param name="access">The link.</param>
    /// <param name="from">The network address it is read from.</param>
    /// <param name="by">Its holder, by the name it was made for.</param>
    public void ReadEmbargoed(EmbargoAccess access, string from, SignOff by)
    {
        Demand(Verb.ReadEmbargoed, by);
        if (!Admits(access)) throw new Refusal("This link is not good any more.");
        if (by.At - access.LastReadAt is { } since && since.Duration() < EmbargoAccess.OneReading) return;
        (access.LastReadAt, access.Readings) = (by.At, access.Readings + 1);
        Record(Verb.ReadEmbargoed, by, $"From {from}");
    }
}
