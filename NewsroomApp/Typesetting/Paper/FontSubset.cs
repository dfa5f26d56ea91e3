using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>Cuts a font down to some of its glyphs. HarfBuzzSharp brings the library, without a class for it.</summary>
internal static partial class FontSubset
{
    private const string Library = "libHarfBuzzSharp";

    /// <summary>Glyphs keep their numbers; no others come with them but the sign for what is missing.</summary>
    private const uint KeepNumbers = 0x2;
    private const uint KeepMissing = 0x40;
    private const uint NoClosure = 0x200;

    /// <returns>Null where the font cannot be cut.</returns>
    public static SKTypeface? Of(Face face, IEnumerable<ushort> glyphs)
    {
        var input = hb_subset_input_create_or_fail();
        if (input == 0) return null;
        hb_subset_input_set_flags(input, KeepNumbers | KeepMissing | NoClosure);
        foreach (var glyph in glyphs) hb_set_add(hb_subset_input_glyph_set(input), glyph);
        var subset = hb_subset_or_fail(face.Handle, input);
        hb_subset_input_destroy(input);
        if (subset == 0) return null;
        var blob = hb_face_reference_blob(subset);
        using var data = SKData.CreateCopy(hb_blob_get_data(blob, out var length), length);
        hb_blob_destroy(blob);
        hb_face_destroy(subset);
        return SKTypeface.FromData(data);
    }

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_create_or_fail();

    [LibraryImport(Library)]
    private static partial void hb_subset_input_set_flags(nint input, uint flags);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_glyph_set(nint input);

    [LibraryImport(Library)]
    private static partial void hb_set_add(nint set, uint glyph);

    [LibraryImport(Library)]
    private static partial nint hb_subset_or_fail(nint face, nint input);

    [LibraryImport(Library)]
    private static partial void hb_subset_input_destroy(nint input);

    [LibraryImport(Library)]
    private static partial nint hb_face_reference_blob(nint face);

    [LibraryImport(Library)]
    private static partial nint hb_blob_get_data(nint blob, out uint length);

    [LibraryImport(Library)]
    private static partial void hb_blob_destroy(nint blob);

    [LibraryImport(Library)]
    private static partial void hb_face_destroy(nint face);
}
