using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace NewsroomApp.Accounts;

/// <summary>Counts forms and links that failed, each for a minute by the client they came from.</summary>
public sealed class FailedAttempts(TimeProvider clock, int perMinute)
{
    public const int MostKept = 20_000;

    private static readonly TimeSpan _minute = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, Tally> _tallies = [];
    private readonly Lock _lock = new();

    public int Count => _tallies.Count;

    /// <summary>For a password, which may be tried unless this client failed too often.</summary>
    public Attempt Begin(HttpContext context, string account)
    {
        var client = ClientOf(context);
        var both = client + Digest(account);
        lock (_lock)
        {
            var wait = Left(client, perMinute) ?? Left(both, MostForAccount);
            // Taken at once, so that many at the same time are not more.
            if (wait is null) Add(both);
            return new(this, client, both, wait);
        }
    }

    /// <summary>For a link that nobody can guess: it did not open anything.</summary>
    /// <returns>How long to wait when it was one too many.</returns>
    public TimeSpan? Failed(HttpContext context)
    {
        var client = "link " + ClientOf(context);
        lock (_lock)
        {
            var wait = Left(client, perMinute);
            if (wait is null) Add(client);
            return wait;
        }
    }

    private TimeSpan? Left(string key, int most) =>
        _tallies.TryGetValue(key, out var tally) && tally.Count >= most && Age(tally) is var age && age < _minute
            ? _minute - age
            : null;

    private void Add(string key)
    {
        if (_tallies.TryGetValue(key, out var tally) && Age(tally) < _minute) tally.Count++;
        else
        {
            if (_tallies.Count >= MostKept) MakeRoom();
            _tallies[key] = new(clock.GetTimestamp()) { Count = 1 };
        }
    }

    private void MakeRoom()
    {
        foreach (var (key, _) in _tallies.OrderBy(t => t.Value.Since).Take(MostKept / 4).ToList()) _tallies.Remove(key);
    }

    private TimeSpan Age(Tally tally) => clock.GetElapsedTime(tally.Since);

    private void End(Attempt attempt, bool succeeded)
    {
        lock (_lock)
            if (!succeeded) Add(attempt.Client);
            else if (_tallies.TryGetValue(attempt.Both, out var tally)) tally.Count--;
    }

    private bool IsUsedUp(string both)
    {
        lock (_lock)
            return Left(both, MostForAccount) is not null;
    }

    private int MostForAccount => Math.Max(1, perMinute / 2);

    /// <summary>One subscriber of IPv6 has at least a /64 (RFC 6177).</summary>
    private static string ClientOf(HttpContext context) =>
        context.Connection.RemoteIpAddress switch
        {
            null => "unix",
            { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
            var address when address.GetAddressBytes() is { Length: 16 } bytes => new IPAddress(
                [.. bytes[..8], 0, 0, 0, 0, 0, 0, 0, 0]
            ).ToString(),
            var address => address.ToString(),
        };

    private static string Digest(string account) =>
        " " + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(account.Trim().ToUpperInvariant())), 0, 16);

    /// <summary>Fails unless it is said to have succeeded.</summary>
    public sealed class Attempt(FailedAttempts attempts, string client, string both, TimeSpan? wait) : IDisposable
    {
        private bool _succeeded;

        public TimeSpan? Wait { get; } = wait;

        internal string Client { get; } = client;

        internal string Both { get; } = both;

        /// <summary>Whether this client has no attempt left for this account.</summary>
        public bool IsLast => Wait is null && attempts.IsUsedUp(Both);

        public void Succeeded() => _succeeded = true;

        public void Dispose()
        {
            if (Wait is null) attempts.End(this, _succeeded);
        }
    }

    private sealed class Tally(long since)
    {
        public long Since { get; } = since;

        public int Count { get; set; }
    }
}
