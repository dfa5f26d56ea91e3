using System.Reflection;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Microsoft.AspNetCore.Components;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace NewsroomApp.Tests.Architecture;

/// <summary>The map of the house: which room may use which. Docs/architecture.md says the same.</summary>
public class MapTests
{
    private static readonly ArchUnitNET.Domain.Architecture _house = new ArchLoader()
        .LoadAssemblies(typeof(Newsroom).Assembly)
        .Build();

    private static readonly string[] _rooms =
    [
        "Statements",
        "Collaboration",
        "Typesetting",
        "Accounts",
        "Storage",
        "Desk",
        "Mailroom",
        "Margin",
        "Files",
        "Drafting",
        "Review",
        "Publishing",
        "Planning",
        "People",
        "PublicSite",
        "Cli",
    ];

    private static readonly string[] _sockets =
    [
        "System.Net.Http.",
        "System.Net.Sockets.",
        "System.Net.WebSockets.",
        "MailKit.Net.",
    ];

    /// <summary>Cli may use everything.</summary>
    public static TheoryData<string, string[]> Map =>
        new()
        {
            { "Statements", [] },
            { "Collaboration", ["Statements"] },
            { "Typesetting", ["Statements"] },
            { "Accounts", ["Statements"] },
            { "Storage", ["Statements", "Collaboration", "Typesetting", "Accounts"] },
            { "Desk", ["Statements", "Accounts"] },
            { "Mailroom", ["Statements", "Accounts", "Storage", "Desk"] },
            { "Margin", ["Statements", "Typesetting", "Accounts", "Storage", "Desk", "Mailroom"] },
            { "Files", ["Statements", "Accounts", "Storage"] },
            {
                "Drafting",
                ["Statements", "Collaboration", "Typesetting", "Accounts", "Storage", "Desk", "Margin", "Files"]
            },
            { "Review", ["Statements", "Typesetting", "Accounts", "Storage", "Desk", "Margin"] },
            { "Publishing", ["Statements", "Typesetting", "Accounts", "Storage", "Desk", "Margin"] },
            { "Planning", ["Statements", "Accounts", "Storage", "Desk"] },
            { "People", ["Statements", "Typesetting", "Accounts", "Storage", "Desk", "Mailroom"] },
            { "PublicSite", ["Statements", "Typesetting", "Storage"] },
        };

    [Theory]
    [MemberData(nameof(Map))]
    public void A_room_uses_only_those_the_map_allows(string room, string[] mayUse)
    {
        foreach (var other in _rooms.Except([room, .. mayUse])) Assert.Empty(Uses(room, $"NewsroomApp.{other}"));
    }

    [Theory]
    [InlineData("Statements", "Microsoft.EntityFrameworkCore")]
    [InlineData("Statements", "Microsoft.AspNetCore")]
    [InlineData("Statements", "Markdig")]
    [InlineData("PublicSite", "MudBlazor")]
    [InlineData("Typesetting", "Microsoft.EntityFrameworkCore")]
    public void A_room_keeps_out_what_is_foreign_to_it(string room, string library) =>
        Assert.Empty(Uses(room, library));

    [Fact]
    public void Every_folder_is_on_the_map() =>
        Assert.Equal(
            _rooms.Order(),
            _house
                .Types.Select(t => t.Namespace.FullName.Split('.'))
                .Where(n => n.Length > 1 && n[0] == "NewsroomApp")
                .Select(n => n[1])
                .Distinct()
                .Order()
        );

    [Fact]
    public void Every_page_of_the_desk_stands_beside_the_desk_it_calls()
    {
        var pages = typeof(Newsroom).Assembly.GetTypes().Where(t => t.IsDefined(typeof(RouteAttribute))).ToList();
        Assert.NotEmpty(pages);
        Assert.All(
            pages,
            page =>
            {
                var desks = page.GetProperties(BindingFlags.Instance | BindingFlags.NonPublic)
                    .Where(p => p.IsDefined(typeof(InjectAttribute)))
                    .Select(p => p.PropertyType)
                    .Where(t => t.Name.EndsWith("Desk", StringComparison.Ordinal));
                Assert.EndsWith(".Pages", page.Namespace, StringComparison.Ordinal);
                Assert.All(desks, desk => Assert.Equal(page.Namespace, $"{desk.Namespace}.Pages"));
            }
        );
    }

    /// <summary>
    /// Code that awaits a socket of its own continues on a thread that polls all sockets, and has to leave it before it
    /// touches the store: see Program.cs.
    /// </summary>
    [Fact]
    public void Only_the_postman_the_purge_and_the_proof_of_a_publication_open_sockets_of_their_own() =>
        Assert.Equal(
            ["EdgePurge", "Postman", "PublicView"],
            _house
                .Types.Where(t =>
                    t.Dependencies.Any(d =>
                        _sockets.Any(s => d.Target.FullName.StartsWith(s, StringComparison.Ordinal))
                    )
                )
                .Select(t => t.Name)
                .Order()
        );

    private static List<string> Uses(string room, string other) =>
        [
            .. Types()
                .That()
                .ResideInNamespaceMatching($@"^NewsroomApp\.{room}(\.|$)")
                .GetObjects(_house)
                .SelectMany(type => type.Dependencies.Select(d => (type, d.Target)))
                .Where(use =>
                    use.Target.Namespace?.FullName is { } target
                    && (target == other || target.StartsWith(other + ".", StringComparison.Ordinal))
                )
                .Select(use => $"{use.type.FullName} uses {use.Target.FullName}")
                .Distinct(),
        ];
}
