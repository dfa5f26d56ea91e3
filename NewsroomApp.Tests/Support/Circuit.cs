using System.Buffers;
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Channels;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// A page of the desk without a browser: a real circuit of Blazor Server (.NET 10) over a compressed WebSocket, which
/// acknowledges each render batch and answers the scripts that are called.
/// </summary>
public partial class Circuit(Uri address, string cookie, HttpMessageHandler? line = null) : IAsyncDisposable
{
    /// <summary>Kinds of message of the hub protocol.</summary>
    private const long Invocation = 1,
        Completion = 3,
        Ping = 6,
        Close = 7;

    /// <summary>What a script is expected to return (JSCallResultType).</summary>
    private const long Reference = 1,
        Nothing = 3;

    /// <summary>Half the time after which the server takes a silent page for gone.</summary>
    private static readonly TimeSpan _beat = TimeSpan.FromSeconds(15);

    private static readonly SocketsHttpHandler _usual = new() { UseCookies = false, AllowAutoRedirect = false };

    private readonly HttpClient _browser = new(line ?? _usual, disposeHandler: false)
    {
        Timeout = TimeSpan.FromMinutes(2),
    };
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _over = new();
    private readonly Channel<byte[]> _outgoing = Channel.CreateUnbounded<byte[]>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = [];
    private readonly TaskCompletionSource<string?> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _talk = Task.CompletedTask;
    private string? _id;
    private long _lastCall;
    private long _lastReference;

    /// <summary>Why the circuit broke, or what else went wrong; otherwise null.</summary>
    public string? Trouble { get; protected set; }

    /// <summary>.NET's object for events of elements.</summary>
    protected long Renderer { get; private set; }

    /// <summary>Loads the page, starts its components and waits until something was rendered.</summary>
    public async Task Open(string path)
    {
        var page = await Ask(HttpMethod.Get, path, content: null);
        var state = StateComment().Match(page).Groups["state"].Value;
        await Connect();
        Invoke("StartCircuit", "1", address.ToString(), new Uri(address, path).ToString(), "[]", state);
        _id = await _started.Task.WaitAsync(TimeSpan.FromMinutes(2));
        var components = RootComment()
            .Matches(page)
            .Select(m => m.Groups["marker"].Value)
            .Where(marker => marker.Contains("\"type\":\"server\"", StringComparison.Ordinal))
            .Select((marker, i) => $$"""{"type":"add","ssrComponentId":{{i + 1}},"marker":{{marker}}}""");
        Invoke(
            "UpdateRootComponents",
            id: null,
            $$"""{"batchId":1,"operations":[{{string.Join(',', components)}}]}""",
            state
        );
        await _rendered.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>Calls a method of an object of .NET that a script was given.</summary>
    public Task<JsonElement> Call(long target, string method, params object?[] args)
    {
        var id = Interlocked.Increment(ref _lastCall).ToString(CultureInfo.InvariantCulture);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = answer;
        Invoke(
            "BeginInvokeDotNetFromJS",
            id: null,
            id,
            null,
            method,
            target,
            JsonSerializer.Serialize(args, JsonSerializerOptions.Web)
        );
        return answer.Task;
    }

    /// <summary>Says that the page is closed, as browsers do, so that the server forgets the circuit.</summary>
    public async Task Leave()
    {
        using var form = new MultipartFormDataContent { { new StringContent(_id ?? ""), "circuitId" } };
        await Ask(HttpMethod.Post, "/_blazor/disconnect", form);
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        await _talk;
        _socket.Dispose();
        _browser.Dispose();
        _over.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Called with each render batch, whose memory is used again afterwards.</summary>
    protected virtual void Rendered(ReadOnlySpan<byte> batch) { }

    /// <summary>A script was called; what it returns is sent as JSON.</summary>
    protected virtual object? Run(string script, JsonElement args) =>
        script switch
        {
            "window.hasOwnProperty" => true,
            "mudpopoverHelper.countProviders" => 1,
            _ => null,
        };

    private async Task Connect()
    {
        using var negotiated = JsonDocument.Parse(
            await Ask(HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", new StringContent(""))
        );
        var token = negotiated.RootElement.GetProperty("connectionToken").GetString()!;
        _socket.Options.SetRequestHeader("Cookie", cookie);
        _socket.Options.SetRequestHeader("Origin", address.GetLeftPart(UriPartial.Authority));
        _socket.Options.DangerousDeflateOptions = new();
        await _socket.ConnectAsync(
            new UriBuilder(address)
            {
                Scheme = address.Scheme == Uri.UriSchemeHttps ? "wss" : "ws",
                Path = "/_blazor",
                Query = "id=" + Uri.EscapeDataString(token),
            }.Uri,
            line is null ? null : _browser,
            _over.Token
        );
        await _socket.SendAsync(
            "{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(),
            WebSocketMessageType.Text,
            endOfMessage: true,
            _over.Token
        );
        _talk = Task.WhenAll(Task.Run(Receive), Task.Run(Send), Task.Run(Beat));
    }

    private async Task<string> Ask(HttpMethod method, string path, HttpContent? content)
    {
        using var request = new HttpRequestMessage(method, new Uri(address, path)) { Content = content };
        request.Headers.Add("Cookie", cookie);
        using var answer = await _browser.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{path} was answered with {answer.StatusCode}.");
        return await answer.Content.ReadAsStringAsync();
    }

    private void Invoke(string method, string? id, params object?[] args) =>
        _outgoing.Writer.TryWrite(BlazorPack.Frame(Invocation, new(), id, method, args, Array.Empty<object?>()));

    private async Task Send()
    {
        try
        {
            await foreach (var frame in _outgoing.Reader.ReadAllAsync(_over.Token))
                await _socket.SendAsync(frame, WebSocketMessageType.Binary, endOfMessage: true, _over.Token);
        }
        catch (Exception gone) when (IsGone(gone))
        {
            // Receive says why.
        }
    }

    private async Task Beat()
    {
        try
        {
            for (; ; _outgoing.Writer.TryWrite(BlazorPack.Frame(Ping))) await Task.Delay(_beat, _over.Token);
        }
        catch (OperationCanceledException)
        {
            // The page was closed.
        }
    }

    private async Task Receive()
    {
        var message = new ArrayBufferWriter<byte>();
        try
        {
            await Whole(message);
            // The answer to the handshake comes first, and other messages may come with it.
            var rest = message.WrittenMemory[(message.WrittenSpan.IndexOf((byte)0x1e) + 1)..];
            do
                foreach (var part in BlazorPack.Messages(rest))
                    Take(part);
            while (await Whole(message) && (rest = message.WrittenMemory).Length > 0);
            Broken("The server closed the connection.");
        }
        catch (Exception gone) when (gone is not OutOfMemoryException)
        {
            Broken(gone.Message);
        }
    }

    private async Task<bool> Whole(ArrayBufferWriter<byte> message)
    {
        message.ResetWrittenCount();
        ValueWebSocketReceiveResult piece;
        do
        {
            piece = await _socket.ReceiveAsync(message.GetMemory(4_096), _over.Token);
            message.Advance(piece.Count);
        } while (!piece.EndOfMessage);
        return piece.MessageType is not WebSocketMessageType.Close;
    }

    private void Take(object?[] message)
    {
        switch ((long)message[0]!)
        {
            case Invocation:
                Invoked((string)message[3]!, (object?[])message[4]!);
                break;
            case Completion:
                _started.TrySetResult(message[^1] as string);
                break;
            case Close:
                Broken($"The server closed the circuit: {message[1]}");
                break;
        }
    }

    private void Invoked(string method, object?[] args)
    {
        switch (method)
        {
            case "JS.RenderBatch":
                Rendered(((ReadOnlyMemory<byte>)args[1]!).Span);
                Invoke("OnRenderCompleted", id: null, args[0], null);
                _rendered.TrySetResult();
                break;
            case "JS.BeginInvokeJS":
                Answer((long)args[0]!, (string)args[1]!, args[2] as string, (long)args[3]!);
                break;
            case "JS.EndInvokeDotNet" when _calls.TryRemove((string)args[0]!, out var call):
                if (args[1] is true) call.TrySetResult(Parsed(args[2] as string));
                else call.TrySetException(new InvalidOperationException(args[2] as string));
                break;
            case "JS.Error":
                Broken($"The circuit has failed: {args[0]}");
                break;
        }
    }

    private void Answer(long handle, string script, string? json, long expected)
    {
        var args = Parsed(json is { Length: > 0 } ? json : "[]");
        if (script is "Blazor._internal.attachWebRendererInterop") Renderer = ObjectOf(args[1]);
        var result = Run(script, args);
        if (expected is Reference) result ??= new Dictionary<string, long> { ["__jsObjectId"] = ++_lastReference };
        if (expected is Nothing) result = null;
        if (handle is 0) return;
        Invoke(
            "EndInvokeJSFromDotNet",
            id: null,
            handle,
            true,
            JsonSerializer.Serialize(new object?[] { handle, true, result })
        );
    }

    protected static long ObjectOf(JsonElement reference) => reference.GetProperty("__dotNetObject").GetInt64();

    private void Broken(string why)
    {
        if (!_over.IsCancellationRequested) Trouble ??= why;
        var broken = new InvalidOperationException(why);
        _started.TrySetException(broken);
        _rendered.TrySetException(broken);
        foreach (var call in _calls.Values) call.TrySetException(broken);
    }

    private static JsonElement Parsed(string? json) => JsonSerializer.Deserialize<JsonElement>(json ?? "null");

    private static bool IsGone(Exception exception) =>
        exception is OperationCanceledException or WebSocketException or ObjectDisposedException;

    [GeneratedRegex("<!--Blazor:(?<marker>\\{.*?\\})-->", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex RootComment();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>[^>]*?)-->", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex StateComment();
}
