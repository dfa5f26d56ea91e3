using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace NewsroomApp;

/// <summary>Whose X-Forwarded-For and X-Forwarded-Proto are believed: those of the settings, nobody else.</summary>
public sealed partial class TrustedProxies(IPNetwork[] networks, bool unixSocket, ILogger<TrustedProxies> log)
{
    private const string UnixSocket = "unix";

    private static readonly char[] _commas = [',', ';', ' '];

    private bool _hasWarned;

    /// <summary>A list, or one text with commas, as it is easier to write in the environment.</summary>
    public static Func<IServiceProvider, TrustedProxies> In(IConfiguration settings)
    {
        var section = settings.GetSection("TrustedProxies");
        var named = section
            .GetChildren()
            .Append(section)
            .SelectMany(s => (s.Value ?? "").Split(_commas, StringSplitOptions.RemoveEmptyEntries))
            .ToLookup(name => name.Equals(UnixSocket, StringComparison.OrdinalIgnoreCase));
        IPNetwork[] networks = [.. named[false].Select(Network)];
        return services => new(networks, named[true].Any(), services.GetRequiredService<ILogger<TrustedProxies>>());
    }

    public void Use(IApplicationBuilder app)
    {
        if (networks.Length > 0 || unixSocket) app.UseWhen(IsAsked, Believe);
        app.Use(
            (context, next) =>
            {
                if (!_hasWarned) Warn(context);
                return next(context);
            }
        );
    }

    private static IPNetwork Network(string named)
    {
        if (IPNetwork.TryParse(named, out var range) && range.PrefixLength > 0) return range;
        if (!IPAddress.TryParse(named, out var one) || (!named.Contains(':') && one.ToString() != named))
            throw new Refusal(
                $"Newsroom:TrustedProxies has \"{named}\"; it has to be an address such as 10.0.0.5, a range such as 10.0.0.0/8, or unix for a proxy on a Unix socket."
            );
        if (one.IsIPv4MappedToIPv6) one = one.MapToIPv4();
        return new(one, one.GetAddressBytes().Length * 8);
    }

    /// <summary>A Unix socket has no address, which the middleware would take for a proxy that is trusted.</summary>
    private bool IsAsked(HttpContext context) => unixSocket || context.Connection.RemoteIpAddress is not null;

    private void Believe(IApplicationBuilder app)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // Each proxy that is trusted may stand behind another; the first stranger ends the walk.
            ForwardLimit = null,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        // With none at all, the middleware would trust everybody.
        foreach (var network in networks.DefaultIfEmpty(new(IPAddress.None, prefixLength: 32)))
            options.KnownIPNetworks.Add(network);
        app.UseForwardedHeaders(options);
    }

    private void Warn(HttpContext context)
    {
        var headers = context.Request.Headers;
        if (!headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName)) return;
        if (headers.ContainsKey(ForwardedHeadersDefaults.XOriginalForHeaderName)) return;
        _hasWarned = true;
        NotTrusted(context.Connection.RemoteIpAddress?.ToString() ?? UnixSocket);
    }

    [LoggerMessage(
        LogLevel.Warning,
        "{Address} sends X-Forwarded-For, which is not believed. If it is your proxy, add it to Newsroom:TrustedProxies."
    )]
    private partial void NotTrusted(string address);
}
