using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace NewsroomApp.Desk;

/// <summary>A link that also counts as current on a second path, <see cref="Also"/>.</summary>
public sealed class StationLink : NavLink
{
    [Parameter, EditorRequired]
    public required string Also { get; set; }

    protected override bool ShouldMatch(string uriAbsolute) =>
        base.ShouldMatch(uriAbsolute) || new Uri(uriAbsolute).AbsolutePath == Also;
}
