using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsroomApp.Tests.Support;

/// <summary>A local mail server with as much SMTP (RFC 5321) as a sender needs; misbehaves when told to.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _door = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly ConcurrentBag<Task> _talks = [];
    private readonly Task _open;

    public MailServer()
    {
        _door.Start();
        _open = Receive();
    }

    /// <summary>The answer to a step ("RCPT TO:&lt;…&gt;", "." ends a message); null accepts it, "" hangs up.</summary>
    public Func<string, string?> Answers { get; set; } = _ => null;

    /// <summary>The messages accepted, in order.</summary>
    public ConcurrentQueue<string> Taken { get; } = [];

    public int Port => ((IPEndPoint)_door.LocalEndpoint).Port;

    public string[] Settings =>
        [
            "--Newsroom:Smtp:Host=127.0.0.1",
            $"--Newsroom:Smtp:Port={Port}",
            "--Newsroom:Smtp:Security=None",
            "--Newsroom:Smtp:From=newsroom@example.org",
        ];

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        _door.Dispose();
        await Task.WhenAll([_open, .. _talks]);
        _closed.Dispose();
    }

    private async Task Receive()
    {
        try
        {
            while (true) _talks.Add(Talk(await _door.AcceptTcpClientAsync(_closed.Token)));
        }
        catch (OperationCanceledException)
        {
            // The server was closed.
        }
    }

    private async Task Talk(TcpClient caller)
    {
        using var line = caller;
        using var reader = new StreamReader(line.GetStream(), Encoding.UTF8);
        await using var writer = new StreamWriter(
            line.GetStream(),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
        )
        {
            NewLine = "\r\n",
            AutoFlush = true,
        };
        try
        {
            await writer.WriteLineAsync("220 mail.example.org");
            while (await reader.ReadLineAsync(_closed.Token) is { } said)
            {
                var text = said == "DATA" && Answers(said) is null ? await Message(reader, writer) : null;
                var answer = Answers(text is null ? said : ".");
                if (answer is { Length: 0 }) return;
                if (answer is null && text is not null) Taken.Enqueue(text);
                await writer.WriteLineAsync(
                    answer ?? (said.StartsWith("QUIT", StringComparison.Ordinal) ? "221 bye" : "250 ok")
                );
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The sender hung up, or the server was closed.
        }
    }

    private async Task<string> Message(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_closed.Token) is { } said and not ".") text.AppendLine(said);
        return text.ToString();
    }
}
