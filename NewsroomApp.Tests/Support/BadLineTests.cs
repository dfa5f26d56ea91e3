using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// Through a line to a server that sends back what it gets. Times are only bounded from below, so a slow machine fails
/// nothing.
/// </summary>
[Trait("Pace", "Slow")]
public sealed class BadLineTests : IAsyncDisposable
{
    private static readonly TimeSpan _while = TimeSpan.FromMilliseconds(300);

    private readonly EchoServer _server = new();
    private readonly BadLine _line;
    private readonly List<Socket> _callers = [];

    public BadLineTests() => _line = BadLine.To(_server.Address);

    [Fact]
    public async Task Nothing_is_lost_and_order_is_kept_whatever_the_jitter()
    {
        _line.Delay(TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(30));
        var caller = await Call();
        var said = Noise(1_000_000);
        var saying = InPieces(caller, said);
        Assert.Equal(said, await Hear(caller, said.Length));
        await saying;
    }

    [Fact]
    public async Task Each_way_takes_at_least_the_time_asked_for()
    {
        var caller = await Call();
        (_line.Up.Latency, _line.Down.Latency) = (TimeSpan.FromMilliseconds(80), TimeSpan.FromMilliseconds(50));
        for (var i = 0; i < 3; i++)
        {
            var begun = Stopwatch.GetTimestamp();
            await Say(caller, "How long?");
            await Hear(caller, "How long?");
            Assert.True(Stopwatch.GetElapsedTime(begun) >= TimeSpan.FromMilliseconds(130));
        }
    }

    [Fact]
    public async Task What_is_said_during_silence_is_heard_afterwards_in_order()
    {
        var caller = await Call();
        await Say(caller, "before ");
        await Hear(caller, "before ");
        _line.Silence();
        await Say(caller, "first ");
        await Say(caller, "second ");
        await Task.Delay(_while);
        Assert.Equal(0, caller.Available);
        _line.Speak();
        await Hear(caller, "first second ");
    }

    [Fact]
    public async Task A_new_connection_during_silence_carries_nothing_until_it_ends()
    {
        _line.Silence();
        var caller = await Call();
        await Say(caller, "hello");
        await Task.Delay(_while);
        Assert.Equal((0, 0), (caller.Available, _server.Callers));
        _line.Speak();
        await Hear(caller, "hello");
    }

    [Fact]
    public async Task A_hang_up_during_silence_is_told_afterwards_after_the_last_words()
    {
        var caller = await Call();
        await Say(caller, "a");
        await Hear(caller, "a");
        _line.Silence();
        await Say(caller, "the last words");
        caller.Shutdown(SocketShutdown.Send);
        await Task.Delay(_while);
        Assert.Equal(0, _server.HungUp);
        _line.Speak();
        await Hear(caller, "the last words");
        Assert.Equal(0, await caller.ReceiveAsync(new byte[1]));
        Assert.Equal(1, _server.HungUp);
    }

    [Fact]
    public async Task A_silent_line_holds_a_bounded_amount_and_loses_none_of_the_rest()
    {
        var caller = await Call();
        _line.Silence();
        // More than the line and all buffers of the system between the two hold.
        var said = Noise(32_000_000);
        var saying = InPieces(caller, said);
        await Task.Delay(_while);
        Assert.False(saying.IsCompleted);
        _line.Speak();
        var heard = await Hear(caller, said.Length);
        Assert.True(said.AsSpan().SequenceEqual(heard));
        await saying;
    }

    [Fact]
    public async Task A_cut_resets_both_ends_and_refuses_callers_until_the_line_is_mended()
    {
        var caller = await Call();
        await Say(caller, "a");
        await Hear(caller, "a");
        _line.Cut();
        var reset = await Assert.ThrowsAsync<SocketException>(() =>
            caller.ReceiveAsync(new byte[1])
        );
        Assert.Equal(SocketError.ConnectionReset, reset.SocketErrorCode);
        await _server.Reset.Task.WaitAsync(TimeSpan.FromSeconds(60));
        var refused = await Assert.ThrowsAsync<SocketException>(Call);
        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
        _line.Mend();
        var again = await Call();
        await Say(again, "there again");
        await Hear(again, "there again");
    }

    [Fact]
    public async Task A_cut_during_silence_loses_what_was_held()
    {
        var caller = await Call();
        await Say(caller, "a");
        await Hear(caller, "a");
        _line.Silence();
        await Say(caller, "never heard");
        _line.Cut();
        await Assert.ThrowsAsync<SocketException>(() => caller.ReceiveAsync(new byte[1]));
        _line.Speak();
        _line.Mend();
        var again = await Call();
        await Say(again, "b");
        await Hear(again, "b");
        Assert.Equal("ab", _server.Heard);
    }

    [Fact]
    public async Task A_dripping_line_takes_its_time_and_flows_again_when_told()
    {
        var caller = await Call();
        _line.Up.BytesPerSecond = 4_000;
        var (few, many) = (Noise(2_000), Noise(1_000_000));
        var begun = Stopwatch.GetTimestamp();
        await InPieces(caller, few);
        Assert.Equal(few, await Hear(caller, few.Length));
        // The first twentieth of a second is free.
        Assert.True(Stopwatch.GetElapsedTime(begun) >= TimeSpan.FromMilliseconds(440));
        _line.Drip(1);
        var saying = InPieces(caller, many);
        _line.Drip(null);
        Assert.Equal(many, await Hear(caller, many.Length));
        await saying;
    }

    [Fact]
    public async Task Many_connections_keep_apart()
    {
        _line.Delay(TimeSpan.FromMilliseconds(10), TimeSpan.FromMilliseconds(10));
        var callers = new List<(Socket Line, byte[] Said)>();
        for (var i = 0; i < 200; i++) callers.Add((await Call(), Noise(20_000)));
        await Task.WhenAll(
            callers.Select(async caller =>
            {
                var saying = InPieces(caller.Line, caller.Said);
                Assert.Equal(caller.Said, await Hear(caller.Line, caller.Said.Length));
                await saying;
            })
        );
    }

    [Fact]
    public async Task A_caller_who_disappears_is_not_kept_on_the_line()
    {
        var caller = await Call();
        await Say(caller, "a");
        await Hear(caller, "a");
        caller.LingerState = new(enable: true, seconds: 0);
        caller.Dispose();
        await _server.Reset.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var caller in _callers) caller.Dispose();
        await _line.DisposeAsync();
        await _server.DisposeAsync();
    }

    private async Task<Socket> Call()
    {
        var caller = await BareSocket.Open(_line.Address);
        _callers.Add(caller);
        return caller;
    }

    private static byte[] Noise(int bytes)
    {
        var noise = new byte[bytes];
        new Random(bytes).NextBytes(noise);
        return noise;
    }

    private static async Task InPieces(Socket caller, byte[] bytes)
    {
        var random = new Random(20151120);
        var left = bytes.AsMemory();
        while (left.Length > 0)
            left = left[await caller.SendAsync(left[..Math.Min(random.Next(1, 20_000), left.Length)])..];
    }

    private static async Task<byte[]> Hear(Socket caller, int bytes)
    {
        var heard = new byte[bytes];
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var missing = heard.AsMemory();
        while (missing.Length > 0)
        {
            var count = await caller.ReceiveAsync(missing, patience.Token);
            Assert.True(count > 0, "The line ended too early.");
            missing = missing[count..];
        }
        return heard;
    }

    private static async Task Say(Socket caller, string words) =>
        await caller.SendAsync(Encoding.ASCII.GetBytes(words));

    private static async Task Hear(Socket caller, string words) =>
        Assert.Equal(words, Encoding.ASCII.GetString(await Hear(caller, words.Length)));

    /// <summary>Sends back what each caller says, and hangs up when the caller does.</summary>
    private sealed class EchoServer : IAsyncDisposable
    {
        private readonly TcpListener _door = new(IPAddress.Loopback, 0);
        private readonly StringBuilder _heard = new();
        private readonly Task _open;
        private int _callers;
        private int _hungUp;

        public EchoServer()
        {
            _door.Start(backlog: 1_024);
            _open = Receive();
        }

        public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_door.LocalEndpoint).Port}");

        public int Callers => _callers;

        public int HungUp => _hungUp;

        /// <summary>Single bytes of small talk, in the order they came.</summary>
        public string Heard
        {
            get
            {
                lock (_heard)
                    return _heard.ToString();
            }
        }

        /// <summary>A caller's connection was reset.</summary>
        public TaskCompletionSource Reset { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async ValueTask DisposeAsync()
        {
            _door.Dispose();
            await _open;
        }

        private async Task Receive()
        {
            try
            {
                while (true) _ = Echo(await _door.AcceptSocketAsync());
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task Echo(Socket caller)
        {
            using var line = caller;
            Interlocked.Increment(ref _callers);
            var buffer = new byte[65_536];
            try
            {
                while (await line.ReceiveAsync(buffer) is > 0 and var count)
                {
                    if (count < 100)
                        lock (_heard)
                            _heard.Append(Encoding.ASCII.GetString(buffer, 0, count));
                    var left = buffer.AsMemory(0, count);
                    while (left.Length > 0) left = left[await line.SendAsync(left)..];
                }
                Interlocked.Increment(ref _hungUp);
            }
            catch (SocketException)
            {
                Reset.TrySetResult();
            }
        }
    }
}
