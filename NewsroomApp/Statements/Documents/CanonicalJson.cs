using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace NewsroomApp.Statements.Documents;

/// <summary>
/// A document as JSON in one form only, after RFC 8785 (JSON Canonicalization Scheme): names sorted, no blanks, strings
/// only, as typed. Empty parts are left out, so that a new part changes no earlier text. It is what is stored and, of
/// clean words, hashed. Docs/fingerprint.md shows an example and how to check it with common tools.
/// </summary>
public static class CanonicalJson
{
    private const string Version = "1";

    private const string Undetermined = "und";

    private static readonly SearchValues<char> _escaped = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(c => (char)c), '"', '\\']
    );

    public static string Of(Document words)
    {
        var json = new StringBuilder(words.Body.Length + 512).Append("{\"header\":");
        Object(json, Filled(Parts.Header, "", words));
        json.Append(",\"texts\":{");
        var texts = words.FurtherLanguages.Prepend("").Select(l => (Language: l, Tag: Tag(l, words.Language)));
        foreach (var (language, tag) in texts.OrderBy(t => t.Tag, StringComparer.Ordinal))
        {
            if (json[^1] is not '{') json.Append(',');
            Object(Quote(json, tag).Append(':'), Filled(Parts.Text.Concat(words.FileTexts), language, words));
        }
        return Quote(json.Append("},\"version\":"), Version).Append('}').ToString();
    }

    /// <summary>The language of the first text; "und" where nobody named one.</summary>
    public static string TagOf(Document words) => Tag("", words.Language);

    /// <exception cref="JsonException">It is none of ours.</exception>
    public static Document Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (root.GetProperty("version").GetString() is not Version and var version)
            throw new JsonException($"The document has version {version}, which this program does not know.");
        var words = Read(new(), root.GetProperty("header"), "");
        foreach (var text in root.GetProperty("texts").EnumerateObject())
            words = Read(words, text.Value, text.Name == TagOf(words) ? "" : text.Name);
        return words;
    }

    /// <summary>RFC 8785, section 3.2.2.2. The serializer of the framework escapes letters beyond U+FFFF.</summary>
    public static string Quoted(string text) => Quote(new(text.Length + 2), text).ToString();

    private static StringBuilder Quote(StringBuilder json, string text)
    {
        json.Append('"');
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(_escaped); at >= 0; at = rest.IndexOfAny(_escaped))
        {
            json.Append(rest[..at]);
            _ = rest[at] switch
            {
                '"' or '\\' => json.Append('\\').Append(rest[at]),
                '\b' => json.Append("\\b"),
                '\t' => json.Append("\\t"),
                '\n' => json.Append("\\n"),
                '\f' => json.Append("\\f"),
                '\r' => json.Append("\\r"),
                _ => json.Append(CultureInfo.InvariantCulture, $"\\u{(int)rest[at]:x4}"),
            };
            rest = rest[(at + 1)..];
        }
        return json.Append(rest).Append('"');
    }

    private static Document Read(Document words, JsonElement texts, string language)
    {
        foreach (var text in texts.EnumerateObject())
        {
            var key = Part.KeyIn(language, text.Name);
            var part = Parts.Keyed(key) ?? throw new JsonException($"There is no part {key}.");
            words = words.With(part, text.Value.GetString()!);
        }
        return words;
    }

    private static string Tag(string further, string first) =>
        further.Length > 0 ? further
        : first.Length > 0 ? first
        : Undetermined;

    private static IEnumerable<(string Name, string Text)> Filled(
        IEnumerable<Part> parts,
        string language,
        Document words
    ) => parts.Select(p => (p.Key, words[p.In(language)])).Where(p => p.Item2.Length > 0);

    private static void Object(StringBuilder json, IEnumerable<(string Name, string Text)> members)
    {
        json.Append('{');
        foreach (var (name, text) in members.OrderBy(m => m.Name, StringComparer.Ordinal))
        {
            if (json[^1] is not '{') json.Append(',');
            Quote(Quote(json, name).Append(':'), text);
        }
        json.Append('}');
    }
}
