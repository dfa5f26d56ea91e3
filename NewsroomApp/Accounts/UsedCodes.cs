namespace NewsroomApp.Accounts;

/// <summary>A code of an authenticator is good once (RFC 6238, section 5.2).</summary>
public sealed class UsedCodes(TimeProvider clock)
{
    /// <summary>Identity takes those of two steps of thirty seconds before and after, too.</summary>
    private static readonly TimeSpan _good = TimeSpan.FromMinutes(3);

    private readonly Dictionary<(string PersonId, string Code), long> _used = [];
    private readonly Lock _lock = new();

    /// <returns>False when it was tried before.</returns>
    public bool Use(string personId, string code)
    {
        lock (_lock)
        {
            foreach (var (used, at) in _used)
                if (clock.GetElapsedTime(at) > _good) _used.Remove(used);
            return _used.TryAdd((personId, code), clock.GetTimestamp());
        }
    }
}
