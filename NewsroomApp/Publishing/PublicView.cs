using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace NewsroomApp.Publishing;

/// <summary>
/// Public pages as a reader asks for them, by the public address, but over a socket of this very server: no name, proxy
/// or certificate on the way can make them unreadable.
/// </summary>
public sealed class PublicView(IServer server, Institution institution)
{
    private const int MostRedirects = 5;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    private readonly Uri _public = new(institution.PublicUrl);

    public async Task<PublicPage> Read(string path)
    {
        try
        {
            var own = Own();
            using var reader = Reader(own);
            return await Read(reader, own?.Scheme ?? _public.Scheme, path);
        }
        catch (Exception trouble) when (trouble is HttpRequestException or OperationCanceledException or IOException)
        {
            return PublicPage.Unread(Why(trouble));
        }
    }

    /// <summary>Follows what leads to another page of ours, and nothing that leads elsewhere.</summary>
    private async Task<PublicPage> Read(HttpClient reader, string scheme, string path)
    {
        var (at, isForwarded) = (Address(scheme, path), false);
        for (var i = 0; i < MostRedirects; i++)
        {
            using var question = new HttpRequestMessage(HttpMethod.Get, at);
            // A server that wants https takes it from a proxy, which would say so like this.
            if (isForwarded) question.Headers.Add("X-Forwarded-Proto", _public.Scheme);
            using var answer = await reader.SendAsync(question);
            if ((int)answer.StatusCode is < 300 or >= 400 || answer.Headers.Location is not { } location)
                return await Seen(answer);
            var to = new Uri(at, location);
            if (!IsOurs(to)) return PublicPage.Unread($"it leads to {to.Host}");
            var next = Address(scheme, to.PathAndQuery);
            if (next == at && isForwarded) break;
            isForwarded |= next == at;
            at = next;
        }
        return PublicPage.Unread("it leads in a circle");
    }

    private static async Task<PublicPage> Seen(HttpResponseMessage answer) =>
        answer.IsSuccessStatusCode ? new(await answer.Content.ReadAsStringAsync(), WhyUnread: null)
        : answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone ? new(Text: null, WhyUnread: null)
        : PublicPage.Unread($"the answer was {(int)answer.StatusCode} {answer.ReasonPhrase}");

    /// <summary>The port of the public address is kept: it stands in the Host header.</summary>
    private Uri Address(string scheme, string path) =>
        new(new UriBuilder(scheme, _public.Host, _public.IsDefaultPort ? -1 : _public.Port).Uri, path);

    private bool IsOurs(Uri to) => to.Scheme is "http" or "https" && to.IdnHost == _public.IdnHost;

    private BindingAddress? Own() =>
        server
            .Features.Get<IServerAddressesFeature>()
            ?.Addresses.Select(BindingAddress.Parse)
            .Where(a => !a.IsNamedPipe)
            .OrderBy(a => a.Scheme != _public.Scheme)
            .FirstOrDefault();

    private static HttpClient Reader(BindingAddress? own)
    {
        var sockets = new SocketsHttpHandler { AllowAutoRedirect = false };
        if (own is not null)
        {
            sockets.UseProxy = false;
            sockets.ConnectCallback = (_, stop) => Connect(EndPointOf(own), stop);
#pragma warning disable CA5359, MA0039 // It is our own certificate, on our own socket.
            sockets.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359, MA0039
        }
        return new(sockets) { Timeout = _patience };
    }

    private static async ValueTask<Stream> Connect(EndPoint own, CancellationToken stop)
    {
        var socket = own is UnixDomainSocketEndPoint
            ? new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified)
            : new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(own, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static EndPoint EndPointOf(BindingAddress own) =>
        own.IsUnixPipe ? new UnixDomainSocketEndPoint(own.UnixPipePath)
        : IPAddress.TryParse(own.Host, out var ip) && !ip.Equals(IPAddress.Any) && !ip.Equals(IPAddress.IPv6Any)
            ? new IPEndPoint(ip, own.Port)
        : new DnsEndPoint("localhost", own.Port);

    private static string Why(Exception trouble) =>
        trouble switch
        {
            OperationCanceledException => "no answer within ten seconds",
            { InnerException: AuthenticationException } => "certificate not trusted",
            { InnerException: SocketException } => "nothing answers",
            _ => trouble.Message.TrimEnd('.'),
        };
}

/// <summary>Both are null where the public is told that there is no such page.</summary>
public sealed record PublicPage(string? Text, string? WhyUnread)
{
    public static PublicPage Unread(string why) => new(Text: null, why);
}
