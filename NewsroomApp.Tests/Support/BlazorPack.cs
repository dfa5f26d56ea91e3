using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// As much MessagePack (https://msgpack.org) as Blazor's hub protocol needs, each message with its length in front.
/// </summary>
public static class BlazorPack
{
    /// <summary>The length is in seven bits a byte, the lowest first, as in SignalR's hub protocol.</summary>
    public static byte[] Frame(params object?[] message)
    {
        var body = new ArrayBufferWriter<byte>();
        Write(body, message);
        var head = new ArrayBufferWriter<byte>(5);
        var left = (uint)body.WrittenCount;
        for (; left > 0x7f; left >>= 7) Code(head, (int)(left | 0x80));
        Code(head, (int)left);
        return [.. head.WrittenSpan, .. body.WrittenSpan];
    }

    /// <summary>All messages in the bytes. What is binary in them is not copied.</summary>
    public static IEnumerable<object?[]> Messages(ReadOnlyMemory<byte> bytes)
    {
        var reader = new Reader(bytes);
        while (!reader.IsAtEnd)
        {
            reader.SkipLength();
            yield return (object?[])reader.Next()!;
        }
    }

    private static void Write(ArrayBufferWriter<byte> to, object? value)
    {
        switch (value)
        {
            case null:
                Code(to, 0xc0);
                break;
            case bool yes:
                Code(to, yes ? 0xc3 : 0xc2);
                break;
            case int or long:
                Code(to, 0xd3);
                BinaryPrimitives.WriteInt64BigEndian(
                    to.GetSpan(8),
                    Convert.ToInt64(value, CultureInfo.InvariantCulture)
                );
                to.Advance(8);
                break;
            case string text:
                Code(to, 0xdb);
                BinaryPrimitives.WriteInt32BigEndian(to.GetSpan(4), Encoding.UTF8.GetByteCount(text));
                to.Advance(4);
                Encoding.UTF8.GetBytes(text, to);
                break;
            case object?[] list:
                Code(to, 0x90 | list.Length);
                foreach (var item in list) Write(to, item);
                break;
            default:
                Code(to, 0x80);
                break;
        }
    }

    private static void Code(ArrayBufferWriter<byte> to, int code)
    {
        to.GetSpan(1)[0] = unchecked((byte)code);
        to.Advance(1);
    }

    private sealed class Reader(ReadOnlyMemory<byte> bytes)
    {
        private int _at;

        public bool IsAtEnd => _at >= bytes.Length;

        public void SkipLength()
        {
            while (Byte() > 0x7f) { }
        }

        public object? Next()
        {
            var code = Byte();
            return code switch
            {
                < 0x80 => (long)code,
                < 0x90 => Map(code & 0x0f),
                < 0xa0 => List(code & 0x0f),
                < 0xc0 => Text(code & 0x1f),
                0xc0 => null,
                0xc2 => false,
                0xc3 => true,
                0xc4 => Take(Length(1)),
                0xc5 => Take(Length(2)),
                0xc6 => Take(Length(4)),
                0xca => (double)BinaryPrimitives.ReadSingleBigEndian(Take(4).Span),
                0xcb => BinaryPrimitives.ReadDoubleBigEndian(Take(8).Span),
                0xcc => (long)Byte(),
                0xcd => (long)BinaryPrimitives.ReadUInt16BigEndian(Take(2).Span),
                0xce => (long)BinaryPrimitives.ReadUInt32BigEndian(Take(4).Span),
                0xcf or 0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8).Span),
                0xd0 => (long)(sbyte)Byte(),
                0xd1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(2).Span),
                0xd2 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(4).Span),
                0xd9 => Text(Length(1)),
                0xda => Text(Length(2)),
                0xdb => Text(Length(4)),
                0xdc => List(Length(2)),
                0xdd => List(Length(4)),
                0xde => Map(Length(2)),
                >= 0xe0 => (long)(sbyte)code,
                _ => throw new FormatException($"MessagePack has 0x{code:x2}, which this reader does not know."),
            };
        }

        private byte Byte() => bytes.Span[_at++];

        private ReadOnlyMemory<byte> Take(int count)
        {
            _at += count;
            return bytes.Slice(_at - count, count);
        }

        private int Length(int size)
        {
            var length = 0;
            for (; size > 0; size--) length = (length << 8) | Byte();
            return length;
        }

        private string Text(int length) => Encoding.UTF8.GetString(Take(length).Span);

        private object?[] List(int count)
        {
            var list = new object?[count];
            for (var i = 0; i < count; i++) list[i] = Next();
            return list;
        }

        /// <summary>The protocol has maps only for headers, which Blazor does not use.</summary>
        private object? Map(int count)
        {
            for (var i = 0; i < 2 * count; i++) Next();
            return null;
        }
    }
}
