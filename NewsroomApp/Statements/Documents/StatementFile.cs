using System.Text.RegularExpressions;

namespace NewsroomApp.Statements.Documents;

/// <summary>
/// A file of a statement, kept under the SHA-256 of what was uploaded, in hexadecimal. The document knows it by a name
/// that none of its other files has. What is said of it are parts of the text.
/// </summary>
public abstract partial record StatementFile(string Hash, string Name)
{
    private const int MostNumbers = 1_000;

    public abstract IEnumerable<Part> Texts { get; }

    /// <summary>As it is served, and where there are several forms, the one that every program knows.</summary>
    public abstract string FileName { get; }

    /// <param name="statement">Its address.</param>
    public string AddressIn(string statement) => $"{statement}/files/{FileName}";

    /// <summary>The text of a file, whether it is still there or not; null for any other key.</summary>
    internal static Part? TextKeyed(string key)
    {
        var name = key[(key.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (name == key || !Named().IsMatch(name)) return null;
        StatementFile[] files = [new Picture("", name, 0, 0), new Attachment("", name, "", 0)];
        return files.SelectMany(f => f.Texts).FirstOrDefault(p => p.Key == key);
    }

    /// <summary>A name behind those of all others, and that says nothing: the file's own may say too much.</summary>
    protected static string NameBeside(IEnumerable<StatementFile> others, Func<int, string> nameOf)
    {
        var names = others.Select(f => f.Name).ToHashSet();
        var last = Enumerable.Range(1, MostNumbers).LastOrDefault(number => names.Contains(nameOf(number)));
        return nameOf(last + 1);
    }

    /// <returns>Null where a line is something else, or two have one name.</returns>
    protected static IReadOnlyList<TFile>? Read<TFile>(string text, Regex line, Func<GroupCollection, TFile> read)
        where TFile : StatementFile
    {
        if (text.Length == 0) return [];
        var lines = text.Split('\n').Select(l => line.Match(l)).ToList();
        return lines.TrueForAll(l => l.Success) && lines.DistinctBy(l => l.Groups["name"].Value).Count() == lines.Count
            ? lines.ConvertAll(l => read(l.Groups))
            : null;
    }

    [GeneratedRegex("^[a-z0-9-]{1,60}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Named();
}
