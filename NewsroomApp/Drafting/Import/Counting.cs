namespace NewsroomApp.Drafting.Import;

/// <summary>Numbers as outlines have them.</summary>
internal static class Counting
{
    private static readonly int[] _values = [1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1];

    private static readonly string[] _signs = "M CM D CD C XC L XL X IX V IV I".Split(' ');

    /// <summary>After z come aa, bb, cc.</summary>
    public static string Letters(int count) =>
        count is > 0 and < 1_000 ? new((char)('A' + (count - 1) % 26), (count - 1) / 26 + 1) : "";

    public static string Roman(int count)
    {
        var written = "";
        for (var i = 0; i < _values.Length; i++)
            for (; count >= _values[i] && written.Length < 20; count -= _values[i]) written += _signs[i];
        return written;
    }
}
