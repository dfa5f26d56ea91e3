using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>Says in which language a PDF is, in an update behind it (ISO 32000-1, section 7.5.6).</summary>
internal static partial class PdfLanguage
{
    public static byte[] Name(byte[] file, string language)
    {
        var text = Encoding.Latin1.GetString(file);
        var trailer = Trailer().Match(text);
        var root = trailer.Groups["root"].Value;
        var catalog = Regex.Match(
            text,
            $@"\n{root} 0 obj\n<<(?<rest>.*?)endobj\n",
            RegexOptions.Singleline | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );
        if (!trailer.Success || !catalog.Success) return file;
        var named = $"\n{root} 0 obj\n<</Lang ({language})\n{catalog.Groups["rest"].Value}endobj\n";
        string[] update =
        [
            "xref",
            $"{root} 1",
            string.Create(CultureInfo.InvariantCulture, $"{file.Length + 1:D10} 00000 n "),
            "trailer",
            $"<<{trailer.Groups["entries"].Value}",
            $"/Prev {trailer.Groups["start"].Value}>>",
            "startxref",
            (file.Length + named.Length).ToString(CultureInfo.InvariantCulture),
            "%%EOF",
        ];
        return [.. file, .. Encoding.Latin1.GetBytes(named + string.Join('\n', update) + "\n")];
    }

    [GeneratedRegex(
        @"trailer\n<<(?<entries>[^>]*/Root (?<root>[0-9]+) 0 R[^>]*)>>\nstartxref\n(?<start>[0-9]+)\n%%EOF\s*$",
        RegexOptions.ExplicitCapture | RegexOptions.RightToLeft,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Trailer();
}
