using System.Buffers.Binary;

namespace NewsroomApp.Files;

/// <summary>Whether sound and film are what they seem, and all there.</summary>
internal static class Recordings
{
    private const int TagHead = 10;

    /// <summary>In bytes, between the tags and the first frame.</summary>
    private const int Padding = 65_536;

    private const int MostBoxes = 10_000;

    private const int FrameHead = 4;

    /// <summary>In kbit/s, of MPEG-1 and of MPEG-2 and 2.5 (ISO/IEC 13818-3, section 2.4.2.3).</summary>
    private static readonly int[][] _rates =
    [
        [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
        [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    ];

    private static readonly int[] _samples = [44_100, 48_000, 32_000];

    /// <summary>MPEG audio, layer III, behind tags (ID3v2.4.0, section 3.1).</summary>
    public static void DemandSound(Stream file)
    {
        var head = new byte[TagHead];
        var length = file.ReadAtLeast(head, TagHead, throwOnEndOfStream: false);
        var isTagged = length == TagHead && head is [(byte)'I', (byte)'D', (byte)'3', ..];
        file.Position = isTagged ? TagHead + head[6..].Aggregate(0, (size, b) => (size << 7) | (b & 0x7F)) : 0;
        var bytes = new byte[Padding];
        var sound = bytes.AsSpan(0, file.ReadAtLeast(bytes, Padding, throwOnEndOfStream: false));
        for (var i = 0; i + FrameHead <= sound.Length; i++)
        {
            var frame = FrameLength(sound[i..]);
            if (frame > 0 && FrameLength(sound[Math.Min(i + frame, sound.Length)..]) > 0) return;
        }
        throw new Refusal("This sound is damaged or not complete. Export it as MP3 again.");
    }

    /// <summary>In bytes; 0 where no frame of layer III begins.</summary>
    private static int FrameLength(ReadOnlySpan<byte> at)
    {
        if (at.Length < FrameHead || at[0] is not 0xFF || !AttachmentReader.IsLayer3(at[1])) return 0;
        var (version, rate, sample) = ((at[1] >> 3) & 3, at[2] >> 4, (at[2] >> 2) & 3);
        if (version == 1 || rate is 0 or 15 || sample == 3) return 0;
        var isFirst = version == 3;
        var samples = _samples[sample] / (isFirst ? 1 : version == 2 ? 2 : 4);
        return ((isFirst ? 144 : 72) * _rates[isFirst ? 0 : 1][rate] * 1_000 / samples) + ((at[2] >> 1) & 1);
    }

    /// <summary>Boxes up to the end of the file, an index among them (ISO/IEC 14496-12, section 4.2).</summary>
    public static void DemandFilm(Stream file)
    {
        var (at, hasIndex) = (0L, false);
        var head = new byte[16];
        for (var boxes = 0; at < file.Length && boxes < MostBoxes; boxes++)
        {
            file.Position = at;
            var read = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            if (read < 8) break;
            hasIndex |= head.AsSpan(4, 4).SequenceEqual("moov"u8);
            var size = (long)BinaryPrimitives.ReadUInt32BigEndian(head);
            if (size == 1 && read == head.Length) size = BinaryPrimitives.ReadInt64BigEndian(head.AsSpan(8));
            if (size == 0) size = file.Length - at;
            if (size < 8 || size > file.Length - at) break;
            at += size;
        }
        if (at != file.Length || !hasIndex)
            throw new Refusal("This film is damaged or not complete. Export it as MP4 again.");
    }
}
