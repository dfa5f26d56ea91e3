using System.Text;
using System.Text.RegularExpressions;

namespace NewsroomApp.Statements.Documents;

/// <summary>
/// Letters that Unicode does not decompose, in Latin ones. Cyrillic follows Serbian, which is written in both scripts;
/// Greek follows ISO 843; Arabic is only for addresses and follows BGN/PCGN without its marks.
/// </summary>
internal static partial class Transliteration
{
    private static readonly Dictionary<char, string> _letters = Read(
        "đ d ð d ł l ø o ß ss æ ae œ oe þ th ħ h ı i ŧ t ŋ n ĸ k ə e "
            + "а a б b в v г g ґ g д d ђ d е e є e ж z з z и i і i ј j к k л l љ lj м m н n њ nj о o п p р r с s т t ћ c "
            + "у u ф f х h ц c ч c џ dz ш s щ sc ъ - ы y ь - э e ю ju я ja ѕ dz ғ g қ k ң n ө o ұ u ү u һ h ә a "
            + "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o "
            + "ى ي ة ه ٱ ا ک ك ی ي"
    );

    /// <summary>How some spell what others write with a mark: "Mueller", "Djindjic".</summary>
    private static readonly Dictionary<char, string> _spelt = Read("ä ae ö oe ü ue å aa ø oe đ dj ђ dj");

    private static readonly Dictionary<char, string> _arabic = Read(
        "ا a ب b ت t ث th ج j ح h خ kh د d ذ dh ر r ز z س s ش sh ص s ض d ط t ظ z ع a غ gh ف f ق q ك k ل l م m ن n ه h "
            + "و w ي y ء - پ p چ ch ژ zh گ g"
    );

    public static string? Of(Rune c) => c.IsBmp ? _letters.GetValueOrDefault((char)c.Value) : null;

    public static string Spelt(string word) => By(_spelt, word);

    /// <summary>Without the Arabic article, and with the dot of Hindi for a nasal before a consonant.</summary>
    public static string Plain(string word) =>
        word.FirstOrDefault() switch
        {
            >= '\u0600' and <= '\u06FF' => Article().Replace(word, ""),
            >= '\u0900' and <= '\u097F' => Nasal().Replace(word, "ं"),
            _ => word,
        };

    /// <summary>Whose seat differs from country to country: مسؤول and مسئول, شيء and شئ.</summary>
    public static string WithoutHamza(string word) =>
        word.AsSpan().ContainsAny("ءؤئ\u0654") ? Hamza().Replace(word.Normalize(), "") : word;

    [GeneratedRegex("[ؤئ](?=.)|(?<=[يى])ء", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hamza();

    [GeneratedRegex("^(?:[وبكف]?ال|لل)(?=..)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Article();

    [GeneratedRegex("[ङञणनम]्(?=[क-ह])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Nasal();

    public static string Arabic(string word) => By(_arabic, word);

    private static string By(Dictionary<char, string> letters, string word) =>
        string.Concat(word.Select(c => letters.GetValueOrDefault(c) ?? c.ToString()));

    /// <param name="pairs">A letter and what stands for it; a hyphen for nothing.</param>
    private static Dictionary<char, string> Read(string pairs) =>
        pairs.Split(' ').Chunk(2).ToDictionary(p => p[0][0], p => p[1] == "-" ? "" : p[1]);
}
