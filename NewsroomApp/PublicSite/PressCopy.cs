using System.Buffers.Binary;
using System.Text;

namespace NewsroomApp.PublicSite;

/// <summary>Writes into a JPEG whose picture it is, before what it holds (Exif 3.0, section 4; TIFF 6.0).</summary>
internal static class PressCopy
{
    /// <summary>Of a JPEG: its first two bytes, which begin the head as well.</summary>
    public const int Replaced = 2;

    private const ushort Description = 0x010E;
    private const ushort Artist = 0x013B;
    private const ushort Copyright = 0x8298;
    private const ushort Ascii = 2;
    private const int EntryLength = 12;

    /// <summary>A marker of JPEG holds so many bytes.</summary>
    private const int Longest = 60_000;

    private static readonly byte[] _exif = "Exif\0\0"u8.ToArray();

    /// <summary>Instead of the first two bytes of the file.</summary>
    public static byte[] Head(Figure figure)
    {
        (ushort Tag, byte[] Words)[] fields =
        [
            (Description, Words(figure.Caption)),
            (Artist, Words(figure.Credit)),
            (Copyright, Words(figure.Credit)),
        ];
        var tiff = Tiff(fields);
        var head = new byte[6];
        byte[] marker = [0xFF, 0xD8, 0xFF, 0xE1];
        marker.CopyTo(head, 0);
        BinaryPrimitives.WriteUInt16BigEndian(head.AsSpan(4), (ushort)(2 + _exif.Length + tiff.Length));
        return [.. head, .. _exif, .. tiff];
    }

    private static byte[] Words(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [.. bytes.AsSpan(0, Math.Min(bytes.Length, Longest / 3)), 0];
    }

    /// <summary>Big-endian, with one directory.</summary>
    private static byte[] Tiff((ushort Tag, byte[] Words)[] fields)
    {
        var data = 8 + 2 + (fields.Length * EntryLength) + 4;
        var tiff = new List<byte>([.. "MM"u8, 0, 42, 0, 0, 0, 8, 0, (byte)fields.Length]);
        var words = new List<byte>();
        foreach (var (tag, text) in fields)
        {
            var entry = new byte[EntryLength];
            BinaryPrimitives.WriteUInt16BigEndian(entry, tag);
            BinaryPrimitives.WriteUInt16BigEndian(entry.AsSpan(2), Ascii);
            BinaryPrimitives.WriteInt32BigEndian(entry.AsSpan(4), text.Length);
            if (text.Length <= 4) text.CopyTo(entry, 8);
            else
            {
                BinaryPrimitives.WriteInt32BigEndian(entry.AsSpan(8), data + words.Count);
                words.AddRange(text);
            }
            tiff.AddRange(entry);
        }
        return [.. tiff, 0, 0, 0, 0, .. words];
    }
}
