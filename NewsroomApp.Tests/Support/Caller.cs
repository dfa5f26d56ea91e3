using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// A client at an address of its own within 127.0.0.0/8, which keeps its cookies as they come and notes whatever in an
/// answer would lead somebody away from https.
/// </summary>
public sealed class Caller : IDisposable
{
    private readonly Dictionary<string, string> _cookies = [];
    private readonly HttpClient _client;
    private readonly string _host;

    /// <param name="server">Where to connect, on this machine.</param>
    /// <param name="host">What the Host header says; with https, the name in the certificate as well.</param>
    public Caller(Uri server, string host, string from = "127.0.0.1")
    {
        _host = host;
        Line = new SocketsHttpHandler
        {
            UseCookies = false,
            AllowAutoRedirect = false,
            ConnectCallback = (_, stop) => Connect(from, server.Port, stop),
            SslOptions = new()
            {
                // Signed by itself.
                RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.Subject == "CN=" + host.Split(':')[0],
            },
        };
        _client = new(Line, disposeHandler: false) { BaseAddress = new($"{server.Scheme}://{host}") };
    }

    public SocketsHttpHandler Line { get; }

    /// <summary>Sent with every request.</summary>
    public Dictionary<string, string> Headers { get; } = [];

    /// <summary>Plain-http redirects, cookies without Secure, answers without HSTS.</summary>
    public List<string> Faults { get; } = [];

    public string Cookie => string.Join("; ", _cookies.Select(c => $"{c.Key}={c.Value}"));

    public Task<HttpResponseMessage> Get(string path) => Send(HttpMethod.Get, path);

    public async Task<IDocument> Page(string path)
    {
        using var answer = await Get(path);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Opens a page and sends its form, with these fields and its hidden ones.</summary>
    public async Task<HttpResponseMessage> Submit(string path, Dictionary<string, string> fields) =>
        await Post(path, fields, await Page(path));

    /// <summary>Sends the form of a page that was opened earlier.</summary>
    public async Task<HttpResponseMessage> Post(string path, Dictionary<string, string> fields, IDocument page)
    {
        foreach (var hidden in page.QuerySelectorAll("form input[type=hidden]:not([name=session])"))
            fields.TryAdd(hidden.GetAttribute("name")!, hidden.GetAttribute("value") ?? "");
        using var form = new FormUrlEncodedContent(fields);
        return await Send(HttpMethod.Post, path, form);
    }

    public Task<HttpResponseMessage> SignIn(string email, string password) =>
        Submit("/account/sign-in", Credentials(email, password));

    public static Dictionary<string, string> Credentials(string email, string password) =>
        new() { ["Form.Email"] = email, ["Form.Password"] = password };

    public async Task<HttpResponseMessage> Send(HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Host = _host;
        if (_cookies.Count > 0) request.Headers.Add("Cookie", Cookie);
        foreach (var (name, value) in Headers) request.Headers.TryAddWithoutValidation(name, value);
        var answer = await _client.SendAsync(request);
        Keep(answer.Headers);
        Note($"{method} {path}", answer);
        return answer;
    }

    public void Dispose()
    {
        _client.Dispose();
        Line.Dispose();
    }

    private void Keep(HttpResponseHeaders headers)
    {
        if (!headers.TryGetValues("Set-Cookie", out var set)) return;
        foreach (var cookie in set)
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0) _cookies.Remove(pair[0]);
            else _cookies[pair[0]] = pair[1];
            if (!cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase))
                Faults.Add($"The cookie {pair[0]} is not Secure.");
        }
    }

    private void Note(string asked, HttpResponseMessage answer)
    {
        if (answer.Headers.Location is { IsAbsoluteUri: true, Scheme: not "https" } location)
            Faults.Add($"{asked} leads to {location}.");
        if (!answer.Headers.Contains("Strict-Transport-Security")) Faults.Add($"{asked} is without HSTS.");
    }

    private static async ValueTask<Stream> Connect(string from, int port, CancellationToken stop)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
            await socket.ConnectAsync(IPAddress.Loopback, port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
