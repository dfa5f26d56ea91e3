using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace NewsroomApp.Desk;

/// <summary>The way to a station, which is the current one also on a page of it that has an address elsewhere.</summary>
public sealed class StationLink : NavLink
{
    /// <summary>The path of that page.</summary>
    [Parameter, EditorRequired]
    public required string Also { get; set; }

    protected override bool ShouldMatch(string uriAbsolute) =>
        base.ShouldMatch(uriAbsolute) || new Uri(uriAbsolute).AbsolutePath == Also;
}
