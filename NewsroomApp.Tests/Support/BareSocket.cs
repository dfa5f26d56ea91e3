using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsroomApp.Tests.Support;

/// <summary>Sends raw requests, byte for byte, that no HTTP client would send.</summary>
public static class BareSocket
{
    /// <summary>Sends a request line as Latin-1, and a Host header unless one is given.</summary>
    public static async Task<BareAnswer> Ask(Uri server, string line, params string[] headers)
    {
        using var socket = await Open(server);
        string[] host = Array.Exists(headers, h => h.StartsWith("Host:", StringComparison.Ordinal))
            ? []
            : ["Host: localhost"];
        await socket.SendAsync(
            Encoding.Latin1.GetBytes(string.Join("\r\n", [line, .. host, .. headers, "Connection: close", "", ""]))
        );
        using var answer = new MemoryStream();
        await using var stream = new NetworkStream(socket);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await stream.CopyToAsync(answer, patience.Token);
        }
        catch (IOException) when (answer.Length > 0)
        {
            // The server may close the connection once it has answered.
        }
        return BareAnswer.Of(answer.ToArray());
    }

    public static async Task<Socket> Open(Uri server)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, server.Port);
        return socket;
    }
}

public sealed record BareAnswer(int Status, IReadOnlyList<string> Head, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? Header(string name) =>
        Head.FirstOrDefault(h => h.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))
            ?[(name.Length + 1)..].Trim();

    public static BareAnswer Of(byte[] bytes)
    {
        var end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
        Assert.True(end > 0, "There was no answer.");
        var lines = Encoding.Latin1.GetString(bytes, 0, end).Split("\r\n");
        return new(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), lines[1..], bytes[(end + 4)..]);
    }
}
