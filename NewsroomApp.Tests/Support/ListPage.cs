using System.Buffers.Binary;
using System.Text;

namespace NewsroomApp.Tests.Support;

/// <summary>A page of the desk that somebody only looks at; in the list of drafts they press All.</summary>
public class ListPage(Uri address, string cookie) : Circuit(address, cookie)
{
    private bool _pressed;

    protected override void Rendered(ReadOnlySpan<byte> batch)
    {
        if (_pressed || HandlerOf(batch, "All") is not { } handler) return;
        _pressed = true;
        _ = Call(
            Renderer,
            "DispatchEventAsync",
            new { eventHandlerId = handler, eventName = "click", eventFieldInfo = (object?)null },
            new { type = "click" }
        );
    }

    /// <summary>
    /// What a click on the button with this text is sent to; null when the batch has no such button. The layout of a
    /// batch is that of RenderBatchWriter in ASP.NET Core: at the end the places of its tables, then 20 bytes a frame.
    /// </summary>
    private static ulong? HandlerOf(ReadOnlySpan<byte> batch, string text)
    {
        const int frame = 20,
            element = 1,
            words = 2,
            attribute = 3;
        var frames = Number(batch, batch.Length - 16);
        ulong? handler = null;
        var isButton = false;
        for (var (at, left) = (frames + 4, Number(batch, frames)); left > 0; at += frame, left--)
            switch (Number(batch, at))
            {
                case element:
                    (isButton, handler) = (Text(batch, at + 8) == "button", null);
                    break;
                case attribute when isButton && Text(batch, at + 4) == "onclick":
                    handler = BinaryPrimitives.ReadUInt64LittleEndian(batch[(at + 12)..]);
                    break;
                case words when handler is not null && Text(batch, at + 4) == text:
                    return handler;
            }
        return null;
    }

    private static int Number(ReadOnlySpan<byte> batch, int at) => BinaryPrimitives.ReadInt32LittleEndian(batch[at..]);

    /// <summary>A string by its number; it is stored with its length, in seven bits a byte.</summary>
    private static string? Text(ReadOnlySpan<byte> batch, int at)
    {
        var number = Number(batch, at);
        if (number < 0) return null;
        var place = Number(batch, Number(batch, batch.Length - 4) + 4 * number);
        var (length, shift) = (0, 0);
        byte part;
        do
        {
            part = batch[place++];
            length |= (part & 0x7f) << shift;
            shift += 7;
        } while (part > 0x7f);
        return Encoding.UTF8.GetString(batch.Slice(place, length));
    }
}
