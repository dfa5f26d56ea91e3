namespace NewsroomApp.PublicSite;

/// <summary>The row that answers a request; the path is in its right spelling.</summary>
public sealed record RouteMatch(PublicRoute Route, RouteValueDictionary Values, string Path, int Page)
{
    /// <summary>Without what else is in the query, which would fill the cache; null for what is not cached.</summary>
    public string? CacheKey(string asked, IQueryCollection query) =>
        !Route.IsCached || asked != Path ? null
        : Page > 1 ? $"{Path}?page={Page}"
        : Route.VariesBy is { } name && query.TryGetValue(name, out var value) ? $"{Path}?{name}={value}"
        : Path;
}
