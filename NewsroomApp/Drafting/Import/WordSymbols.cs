using System.Globalization;

namespace NewsroomApp.Drafting.Import;

/// <summary>The signs of fonts that have their own in place of letters.</summary>
internal static class WordSymbols
{
    /// <summary>Symbol, from 0x61 on, by Unicode.org's table of the Adobe encoding.</summary>
    private const string Greek = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";

    private const string Capitals = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";

    private const string Symbol =
        "\u00A3≤\u00A5∞\u00AB↔\u00AC←\u00AD↑\u00AE→\u00AF↓\u00B0°\u00B1±\u00B2″"
        + "\u00B3≥\u00B4×\u00B5∝\u00B6∂\u00B7•\u00B8÷\u00B9≠\u00BA≡\u00BB≈\u00BC…"
        + "\u00D6√\u00E5∑\u002D−\u00A2′";

    private const string Wingdings =
        "\u0028☎\u002A✉\u004A☺\u006C●\u006E■\u006F□\u0071❑\u0076❖\u00A7▪\u00A8◻"
        + "\u00D8➢\u00DF←\u00E0→\u00E1↑\u00E2↓\u00E8➔\u00FB✗\u00FC✓\u00FD☒\u00FE☑";

    public static string? Of(string font, string code)
    {
        if (!int.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var sign)) return null;
        var place = sign & 0xFF;
        return font switch
        {
            "Symbol" when place is >= 'a' and <= 'z' => Greek[place - 'a'].ToString(),
            "Symbol" when place is >= 'A' and <= 'Z' => Capitals[place - 'A'].ToString(),
            "Symbol" => In(Symbol, place),
            "Wingdings" => In(Wingdings, place),
            _ when sign is > 0x20 and < 0xD800 => ((char)sign).ToString(),
            _ => null,
        };
    }

    /// <param name="pairs">Each place in the font, and the sign that stands there.</param>
    private static string? In(string pairs, int place)
    {
        for (var i = 0; i < pairs.Length; i += 2) if (pairs[i] == place) return pairs[i + 1].ToString();
        return null;
    }
}
