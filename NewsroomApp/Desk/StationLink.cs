using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace NewsroomApp.Desk;

/// <summary>A link that also counts as current on a second path, or below it where that ends in a slash.</summary>
public sealed class StationLink : NavLink
{
    [Parameter, EditorRequired]
    public required string Also { get; set; }

    protected override bool ShouldMatch(string uriAbsolute) =>
        base.ShouldMatch(uriAbsolute)
        || new Uri(uriAbsolute).AbsolutePath is var path
            && (Also.EndsWith('/') ? path.StartsWith(Also, StringComparison.Ordinal) : path == Also);
}
