using System.Buffers;
using System.Text.RegularExpressions;

namespace NewsroomApp.Tests.Architecture;

/// <summary>What no compiler holds: the width of lines, the share of comments, and that named files exist.</summary>
public sealed partial class LayoutTests
{
    private const int Widest = 120;

    private static readonly string _root = Path.GetDirectoryName(TestNewsroom.AppFolder())!;

    private static readonly SearchValues<char> _signsOfCode = SearchValues.Create("={}<>|");

    private static readonly string[] _projects = [".", "NewsroomApp", "NewsroomApp.Tests"];

    /// <summary>Sources as written by hand, by their path below the root.</summary>
    private static readonly Dictionary<string, string[]> _sources = Files("*.cs", "*.razor", "*.js", "*.css")
        .Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal))
        .ToDictionary(path => path, path => File.ReadAllLines(Path.Combine(_root, path)));

    [Fact]
    public void No_line_is_wider_than_120_columns_prose_in_strings_apart() =>
        None(
            from file in _sources
            from line in file.Value.Select((text, i) => (Text: text, Number: i + 1))
            where line.Text.Length > Widest && !IsProse(line.Text)
            select $"{file.Key}:{line.Number} has {line.Text.Length} columns"
        );

    [Theory]
    [InlineData("NewsroomApp/")]
    [InlineData("NewsroomApp.Tests/")]
    public void At_most_one_line_in_twenty_is_a_comment(string project)
    {
        var files = _sources.Where(f => f.Key.StartsWith(project, StringComparison.Ordinal)).ToList();
        var (comments, lines) = (files.Sum(f => Comments(f.Value).Count()), files.Sum(f => f.Value.Length));
        Assert.True(comments * 20 <= lines, $"{comments} of {lines} lines of {project} are comments.");
    }

    [Fact]
    public void Namespaces_are_used_in_order_those_of_the_system_first() =>
        None(
            from file in _sources
            let used = Usings(file.Value)
            where !used.SequenceEqual(used.OrderBy(u => !IsSystem(u)).ThenBy(u => u, StringComparer.OrdinalIgnoreCase))
            select $"{file.Key} uses {string.Join(", ", used)}"
        );

    [Fact]
    public void Files_that_comments_name_are_there()
    {
        var there = Files("*.*").ToHashSet();
        None(
            from file in _sources
            from comment in Comments(file.Value)
            from Match named in FileName().Matches(comment)
            where !there.Any(path => path == named.Value || path.EndsWith("/" + named.Value, StringComparison.Ordinal))
            select $"{file.Key} names {named.Value}"
        );
    }

    [Fact]
    public void Links_of_the_documents_lead_somewhere() =>
        None(
            from document in Files("*.md")
            from Match link in RelativeLink().Matches(File.ReadAllText(Path.Combine(_root, document)))
            let target = Path.Combine(_root, Path.GetDirectoryName(document)!, link.Groups["target"].Value)
            where !Path.Exists(target)
            select $"{document} links to {link.Groups["target"].Value}"
        );

    private static IEnumerable<string> Files(params string[] patterns) =>
        from project in _projects
        from pattern in patterns
        from path in Directory.EnumerateFiles(
            Path.Combine(_root, project),
            pattern,
            project == "." ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories
        )
        let relative = Path.GetRelativePath(_root, path).Replace('\\', '/')
        where !Built().IsMatch(relative)
        select relative;

    /// <summary>Words for people: a whole line of a raw string, or a literal that alone makes it wide.</summary>
    private static bool IsProse(string line)
    {
        var flat = Hole().Replace(line.Trim(), "x");
        var literals = Literal().Matches(flat).Select(m => m.Value).ToList();
        var isNarrowWithout = flat.Length - literals.Sum(l => l.Length) <= Widest;
        return IsSentence(flat) || (isNarrowWithout && literals.Exists(l => IsSentence(l.Trim('$', '"'))));
    }

    private static bool IsSentence(string text) =>
        text.Split(' ').Length >= 8
        && !text.AsSpan().ContainsAny(_signsOfCode)
        && !text.StartsWith('/')
        && !text.EndsWith(';')
        && text.Count(c => char.IsLetter(c) || c == ' ') >= text.Length * 0.8;

    private static void None(IEnumerable<string> found)
    {
        var all = string.Join('\n', found);
        Assert.True(all.Length == 0, all);
    }

    private static List<string> Usings(string[] lines) =>
        [.. lines.Select(l => Using().Match(l).Groups["name"].Value).Where(name => name.Length > 0)];

    private static bool IsSystem(string name) =>
        name is "System" || name.StartsWith("System.", StringComparison.Ordinal);

    private static IEnumerable<string> Comments(string[] lines)
    {
        var isInside = false;
        foreach (var line in lines.Select(l => l.Trim()))
        {
            if (!isInside && !Opening().IsMatch(line)) continue;
            yield return line;
            isInside = (isInside || !line.StartsWith("//", StringComparison.Ordinal)) && !Closing().IsMatch(line);
        }
    }

    [GeneratedRegex(@"(^|/)(bin|obj|data|\.git)/", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Built();

    [GeneratedRegex(@"^using (?<name>[\w.]+);", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Using();

    [GeneratedRegex(@"^(//|/\*|@\*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Opening();

    [GeneratedRegex(@"\*/|\*@", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Closing();

    [GeneratedRegex(
        @"\b[\w/.-]+\.(cs|razor|js|css|md|json|csproj)\b(?!\()",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex FileName();

    [GeneratedRegex(
        @"\]\((?!https?:|#|mailto:)(?<target>[^)#\s]+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex RelativeLink();

    [GeneratedRegex(@"\$?""(?:[^""\\]|\\.)*""", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();

    [GeneratedRegex(@"\{[^{}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Hole();
}
