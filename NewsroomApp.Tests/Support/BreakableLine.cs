using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace NewsroomApp.Tests.Support;

/// <summary>The line between one page and the newsroom, which a story can cut, mend and hold.</summary>
public sealed class BreakableLine
{
    private readonly List<IWebSocketRoute> _open = [];
    private readonly Queue<Action> _held = [];

    public bool IsCut { get; private set; }

    /// <summary>Nothing from the newsroom arrives; what the page sends goes on.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>Nothing goes either way, and nobody is told.</summary>
    public bool IsSilent { get; set; }

    public static async Task<BreakableLine> Of(IPage page)
    {
        var line = new BreakableLine();
        await page.RouteAsync(
            Path("/_blazor|/health"),
            route => line.IsCut ? route.AbortAsync() : route.ContinueAsync()
        );
        await page.RouteWebSocketAsync(Path("/_blazor"), line.Connect);
        return line;
    }

    public async Task Cut()
    {
        IsCut = true;
        foreach (var socket in _open) await socket.CloseAsync();
        _open.Clear();
        _held.Clear();
    }

    public void Mend() => (IsCut, IsDeaf, IsSilent) = (false, false, false);

    /// <summary>What was held arrives.</summary>
    public void Speak()
    {
        Mend();
        while (_held.TryDequeue(out var send)) send();
    }

    private void Connect(IWebSocketRoute socket)
    {
        if (IsCut)
        {
            _ = socket.CloseAsync();
            return;
        }
        _open.Add(socket);
        var server = socket.ConnectToServer();
        socket.OnMessage(frame => Pass(frame, server, isHeld: IsSilent));
        server.OnMessage(frame => Pass(frame, socket, isHeld: IsSilent || IsDeaf));
    }

    private void Pass(IWebSocketFrame frame, IWebSocketRoute to, bool isHeld)
    {
        if (isHeld) _held.Enqueue(Send);
        else Send();

        void Send()
        {
            if (frame.Binary is { } bytes) to.Send(bytes);
            else to.Send(frame.Text ?? "");
        }
    }

    private static Regex Path(string path) => new(path, RegexOptions.None, TimeSpan.FromSeconds(1));
}
