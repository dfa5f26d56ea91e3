using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// A TCP line to an address on this machine that misbehaves when told to, at any time and with connections open.
/// Nothing is lost or reordered except by <see cref="Cut"/>.
/// </summary>
public sealed class BadLine : IAsyncDisposable
{
    private readonly Lock _state = new();
    private readonly HashSet<Connection> _connections = [];
    private readonly int _target;

    /// <summary>Keeps the port while the line is cut: it is bound, but does not listen.</summary>
    private readonly Socket _place = Bound(0);

    private TaskCompletionSource _speaking = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Socket? _listener;
    private Task _receiving = Task.CompletedTask;

    private BadLine(Uri address)
    {
        _target = address.Port;
        Address = new($"http://127.0.0.1:{((IPEndPoint)_place.LocalEndPoint!).Port}");
        Speak();
        Mend();
    }

    public Uri Address { get; }

    /// <summary>From whoever calls to the address.</summary>
    public Way Up { get; } = new();

    /// <summary>From the address to whoever called.</summary>
    public Way Down { get; } = new();

    public static BadLine To(Uri address) => new(address);

    /// <summary>Both ways, for what arrives from now on; each way adds up to <paramref name="jitter"/>.</summary>
    public void Delay(TimeSpan latency, TimeSpan jitter = default)
    {
        (Up.Latency, Down.Latency) = (latency, latency);
        (Up.Jitter, Down.Jitter) = (jitter, jitter);
    }

    /// <summary>The most that all connections together carry each way; null for as much as they can.</summary>
    public void Drip(int? bytesPerSecond)
    {
        Up.BytesPerSecond = bytesPerSecond;
        Down.BytesPerSecond = bytesPerSecond;
    }

    /// <summary>Holds everything both ways, the news of a hang-up too. New connections are accepted and held.</summary>
    public void Silence()
    {
        lock (_state)
            if (_speaking.Task.IsCompleted) _speaking = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Ends <see cref="Silence"/>: what was held goes on its way.</summary>
    public void Speak()
    {
        lock (_state)
            _speaking.TrySetResult();
    }

    /// <summary>Resets all connections, and refuses new ones until <see cref="Mend"/>.</summary>
    public void Cut()
    {
        Connection[] cut;
        lock (_state)
        {
            _listener?.Dispose();
            _listener = null;
            cut = [.. _connections];
        }
        foreach (var connection in cut) connection.Reset();
    }

    public void Mend()
    {
        lock (_state)
        {
            if (_listener is not null) return;
            _listener = Bound(Address.Port);
            _listener.Listen();
            _receiving = Task.WhenAll(_receiving, Receive(_listener));
        }
    }

    public async ValueTask DisposeAsync()
    {
        Cut();
        await _receiving;
        Connection[] left;
        lock (_state)
            left = [.. _connections];
        await Task.WhenAll(left.Select(w => w.Ended));
        _place.Dispose();
    }

    private static Socket Bound(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }

    private async Task Receive(Socket listener)
    {
        try
        {
            while (true) Connect(await listener.AcceptAsync(), listener);
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The line was cut.
        }
    }

    private void Connect(Socket near, Socket listener)
    {
        var connection = new Connection(this, near);
        lock (_state)
        {
            if (_listener == listener) _connections.Add(connection);
            else connection.Reset();
        }
        connection.Ended = Carry(connection);
    }

    private async Task Carry(Connection connection)
    {
        await connection.Carry(_target);
        lock (_state)
            _connections.Remove(connection);
        connection.Dispose();
    }

    private Task Speaking()
    {
        lock (_state)
            return _speaking.Task;
    }

    /// <summary>One direction. Settings hold for all connections and may change at any time.</summary>
    public sealed class Way
    {
        /// <summary>How long anybody waits before looking whether the settings have changed.</summary>
        private static readonly TimeSpan _glance = TimeSpan.FromMilliseconds(50);

        private readonly Lock _turn = new();
        private long _free;

        public TimeSpan Latency { get; set; }

        public TimeSpan Jitter { get; set; }

        public int? BytesPerSecond { get; set; }

        /// <summary>When what arrives now is due at the other end, in ticks of <see cref="Stopwatch"/>.</summary>
        internal long Due =>
            Stopwatch.GetTimestamp()
            + (long)((Latency + Jitter * Random.Shared.NextDouble()).TotalSeconds * Stopwatch.Frequency);

        /// <summary>Waits for a turn, and returns how many of these bytes may be sent now.</summary>
        internal async Task<int> Turn(int bytes, CancellationToken cut)
        {
            while (true)
            {
                TimeSpan wait;
                lock (_turn)
                {
                    if (BytesPerSecond is not { } rate) return bytes;
                    var now = Stopwatch.GetTimestamp();
                    if (_free <= now)
                    {
                        var slice = Math.Clamp((int)(rate * _glance.TotalSeconds), 1, bytes);
                        _free = now + slice * Stopwatch.Frequency / rate;
                        return slice;
                    }
                    wait = Stopwatch.GetElapsedTime(now, _free);
                }
                await Task.Delay(wait < _glance ? wait : _glance, cut);
            }
        }
    }

    /// <summary>One connection: two sockets, each read into a queue for the other.</summary>
    private sealed class Connection(BadLine line, Socket near) : IDisposable
    {
        /// <summary>At most 4 MB each way; then the sender has to wait, as with any full line.</summary>
        private const int Pieces = 512;

        private const int PieceBytes = 8_192;

        private readonly Socket _far = new(SocketType.Stream, ProtocolType.Tcp);
        private readonly CancellationTokenSource _cut = new();
        private readonly Lock _closing = new();

        public Task Ended { get; set; } = Task.CompletedTask;

        public async Task Carry(int target)
        {
            try
            {
                await line.Speaking().WaitAsync(_cut.Token);
                await _far.ConnectAsync(new IPEndPoint(IPAddress.Loopback, target), _cut.Token);
                (near.NoDelay, _far.NoDelay) = (true, true);
                // Without a size, the system would grow the buffers and hold many megabytes more.
                (near.ReceiveBufferSize, _far.ReceiveBufferSize) = (262_144, 262_144);
                await Task.WhenAll(Carry(near, _far, line.Up), Carry(_far, near, line.Down));
            }
            catch (Exception over) when (IsOver(over))
            {
                Reset();
            }
        }

        /// <summary>Once both ends have hung up, or were reset.</summary>
        public void Dispose()
        {
            near.Dispose();
            _far.Dispose();
            _cut.Dispose();
        }

        /// <summary>Breaks the connection at both ends; what is on the way is lost.</summary>
        public void Reset()
        {
            try
            {
                _cut.Cancel();
                lock (_closing)
                    foreach (var socket in new[] { near, _far })
                    {
                        socket.LingerState = new(enable: true, seconds: 0);
                        socket.Dispose();
                    }
            }
            catch (Exception over) when (IsOver(over))
            {
                // It is closed already.
            }
        }

        private async Task Carry(Socket from, Socket to, Way way)
        {
            var held = Channel.CreateBounded<(byte[] Bytes, long Due)>(Pieces);
            var taking = Take(from, held.Writer, way);
            try
            {
                await Give(held.Reader, to, way);
            }
            catch (Exception over) when (IsOver(over))
            {
                Reset();
            }
            await taking;
        }

        private async Task Take(Socket from, ChannelWriter<(byte[] Bytes, long Due)> held, Way way)
        {
            try
            {
                var buffer = new byte[PieceBytes];
                var due = 0L;
                int count;
                do
                {
                    count = await from.ReceiveAsync(buffer, _cut.Token);
                    // A piece is never due before the one in front of it, whatever the jitter.
                    due = Math.Max(due, way.Due);
                    await held.WriteAsync((buffer[..count], due), _cut.Token);
                } while (count > 0);
                held.Complete();
            }
            catch (Exception over) when (IsOver(over))
            {
                held.Complete(over);
            }
        }

        private async Task Give(ChannelReader<(byte[] Bytes, long Due)> held, Socket to, Way way)
        {
            await foreach (var (bytes, due) in held.ReadAllAsync(_cut.Token))
            {
                await Until(due);
                await Send(bytes, to, way);
                if (bytes.Length == 0) to.Shutdown(SocketShutdown.Send);
            }
        }

        private async Task Send(ReadOnlyMemory<byte> bytes, Socket to, Way way)
        {
            await line.Speaking().WaitAsync(_cut.Token);
            while (bytes.Length > 0)
            {
                var slice = await way.Turn(bytes.Length, _cut.Token);
                await line.Speaking().WaitAsync(_cut.Token);
                bytes = bytes[await to.SendAsync(bytes[..slice], _cut.Token)..];
            }
        }

        /// <summary>A timer may come a little early.</summary>
        private async Task Until(long due)
        {
            while (Stopwatch.GetTimestamp() is var now && now < due)
                await Task.Delay(Stopwatch.GetElapsedTime(now, due) + TimeSpan.FromMilliseconds(1), _cut.Token);
        }

        private static bool IsOver(Exception exception) =>
            exception is SocketException or ObjectDisposedException or OperationCanceledException;
    }
}
