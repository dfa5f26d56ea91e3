using System.Net;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Primitives;

namespace NewsroomApp;

/// <summary>Answers only to our own names, and from outside only over https where PublicUrl is https.</summary>
public sealed class PublicOrigin
{
    private static readonly StringValues _oneYear = "max-age=31536000";

    private readonly string _url;
    private readonly string _authority;
    private readonly string _withPort;
    private readonly StringSegment[] _allowed;

    public PublicOrigin(Institution institution, IConfiguration configuration)
    {
        var url = new Uri(institution.PublicUrl);
        (_url, IsHttps) = (institution.PublicUrl, url.Scheme == Uri.UriSchemeHttps);
        _withPort = new HostString(url.IdnHost, url.Port).ToUriComponent();
        _authority = url.IsDefaultPort ? _withPort[.._withPort.LastIndexOf(':')] : _withPort;
        _allowed =
        [
            .. (configuration["AllowedHosts"] ?? "")
                .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Where(name => name is not "*")
                .Select(Allowed),
        ];
    }

    public bool IsHttps { get; }

    public Task Serve(HttpContext context, RequestDelegate next)
    {
        if (!Answers(context.Request.Host)) return Refuse(context.Response);
        // HTTP/1.0 knows no Host, and the framework makes addresses of it.
        if (!context.Request.Host.HasValue) context.Request.Host = new(_authority);
        if (IsHttps && !context.Request.IsHttps && IsFromOutside(context)) return Redirect(context);
        Protect(context.Response);
        return next(context);
    }

    public void Protect(HttpResponse response)
    {
        if (IsHttps) response.Headers.StrictTransportSecurity = _oneYear;
    }

    private static StringSegment Allowed(string name)
    {
        try
        {
            return new HostString(name).ToUriComponent();
        }
        catch (ArgumentException)
        {
            throw new Refusal($"AllowedHosts has \"{name}\"; it has to be a name such as news.example.org.");
        }
    }

    private bool Answers(HostString asked) =>
        !asked.HasValue
        || string.Equals(asked.Value, _authority, StringComparison.OrdinalIgnoreCase)
        || string.Equals(asked.Value, _withPort, StringComparison.OrdinalIgnoreCase)
        || IsThisMachine(asked.Host)
        || HostString.MatchesAny(asked.Value, _allowed);

    private static bool IsThisMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private Task Refuse(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status400BadRequest;
        response.ContentType = "text/plain; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync($"The newsroom does not answer to this name. Its address is {_url}/\n");
    }

    /// <summary>A monitor on this machine, and the newsroom that reads its own pages, ask without TLS.</summary>
    private static bool IsFromOutside(HttpContext context) =>
        context.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XOriginalProtoHeaderName)
        || (context.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address));

    private Task Redirect(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status308PermanentRedirect;
        response.Headers.Location = _url + context.Request.GetEncodedPathAndQuery();
        // Browsers would otherwise keep it, and go in circles long after a proxy was set right.
        response.Headers.CacheControl = "no-store";
        response.ContentLength = 0;
        return Task.CompletedTask;
    }
}
