using System.Globalization;
using System.Text;

namespace NewsroomApp.Statements.Documents;

/// <summary>
/// Everything the public would see as JSON in one form only, after RFC 8785 (JSON Canonicalization Scheme): names
/// sorted, no blanks, strings only, as typed. Empty parts are left out, so that a new part changes no earlier text.
/// Docs/fingerprint.md shows an example and how to check it with common tools.
/// </summary>
public static class CanonicalJson
{
    private const string Version = "1";

    private const string Undetermined = "und";

    public static string Of(Words words)
    {
        var language = words.Language.Length > 0 ? words.Language : Undetermined;
        return Object([
            ("header", Object(Filled(Parts.Header, words))),
            ("texts", Object([(language, Object(Filled(Parts.Text, words)))])),
            ("version", Quoted(Version)),
        ]);
    }

    /// <summary>RFC 8785, section 3.2.2.2. The serializer of the framework escapes letters beyond U+FFFF.</summary>
    public static string Quoted(string text)
    {
        var json = new StringBuilder(text.Length + 2).Append('"');
        foreach (var letter in text)
            _ = letter switch
            {
                '"' or '\\' => json.Append('\\').Append(letter),
                '\b' => json.Append("\\b"),
                '\t' => json.Append("\\t"),
                '\n' => json.Append("\\n"),
                '\f' => json.Append("\\f"),
                '\r' => json.Append("\\r"),
                < ' ' => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => json.Append(letter),
            };
        return json.Append('"').ToString();
    }

    private static IEnumerable<(string Name, string Json)> Filled(IEnumerable<Part> parts, Words words) =>
        parts.Where(p => p.Of(words).Length > 0).Select(p => (p.Key, Quoted(p.Of(words))));

    private static string Object(IEnumerable<(string Name, string Json)> members) =>
        $"{{{string.Join(
            ',',
            members.OrderBy(m => m.Name, StringComparer.Ordinal).Select(m => $"{Quoted(m.Name)}:{m.Json}")
        )}}}";
}
