using System.Text.RegularExpressions;

namespace NewsroomApp.Tests.Architecture;

/// <summary>What the docs point at is there, and their map is the map.</summary>
public partial class DocsTests
{
    private static readonly string _docs = Path.Combine(TestNewsroom.AppFolder(), "Docs");

    public static TheoryData<string> Pages =>
        [
            .. Directory
                .EnumerateFiles(_docs, "*.md", SearchOption.AllDirectories)
                .Append(Path.Combine(_docs, "..", "..", "README.md"))
                .Select(path => Path.GetRelativePath(_docs, path)),
        ];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_of_a_page_leads_somewhere(string page)
    {
        var path = Path.Combine(_docs, page);
        Assert.All(
            Link().Matches(File.ReadAllText(path)).Select(m => m.Groups["to"].Value),
            to => Assert.True(Path.Exists(Path.Combine(Path.GetDirectoryName(path)!, to)), $"{page} points at {to}")
        );
    }

    [Fact]
    public void Every_page_is_found_from_the_readme()
    {
        var readme = File.ReadAllText(Path.Combine(_docs, "..", "..", "README.md"));
        Assert.All(
            Directory.EnumerateFiles(_docs, "*.md", SearchOption.AllDirectories),
            path =>
                Assert.Contains(
                    $"(NewsroomApp/Docs/{Path.GetRelativePath(_docs, path).Replace('\\', '/')})",
                    readme,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void The_map_in_the_docs_is_the_one_that_is_held()
    {
        var rows = Row()
            .Matches(File.ReadAllText(Path.Combine(_docs, "architecture.md")))
            .ToDictionary(m => m.Groups["room"].Value, m => m.Groups["uses"].Value);
        Assert.Equal("everything", rows["Cli"]);
        Assert.Equal(MapTests.Map.Count + 1, rows.Count);
        foreach (var (room, mayUse) in MapTests.Map.Select(row => row.Data))
            Assert.Equal(mayUse.Length == 0 ? "nothing of ours" : string.Join(", ", mayUse), rows[room]);
    }

    [GeneratedRegex(@"\]\((?<to>[^):#]+)\)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^\| `(?<room>\w+)` \|.*\| (?<uses>[^|]+) \|$", RegexOptions.Multiline, 1000)]
    private static partial Regex Row();
}
