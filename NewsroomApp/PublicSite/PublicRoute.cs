using Microsoft.AspNetCore.Routing.Template;

namespace NewsroomApp.PublicSite;

public sealed class PublicRoute
{
    private readonly RouteTemplate _template;
    private readonly TemplateMatcher _matcher;

    /// <param name="pattern">A route template of ASP.NET Core, in lower case.</param>
    public PublicRoute(string pattern, Func<PageRequest, Task<RenderedPage>> make)
    {
        (Pattern, Make) = (pattern, make);
        _template = TemplateParser.Parse(pattern);
        _matcher = new(_template, []);
    }

    public PublicRoute(string pattern, Func<PageRequest, RenderedPage> make)
        : this(pattern, asked => Task.FromResult(make(asked))) { }

    public string Pattern { get; }

    public Func<PageRequest, Task<RenderedPage>> Make { get; }

    /// <summary>Whether it has further pages, at ?page=.</summary>
    public bool HasPages { get; init; }

    /// <summary>A parameter of the query, besides page, that asks for another page.</summary>
    public string? VariesBy { get; init; }

    public bool IsInSitemap { get; init; }

    public bool IsForRobots { get; init; } = true;

    public bool IsCached { get; init; } = true;

    public bool IsFixed => _template.Parameters.Count == 0;

    public string Prefix => Pattern.Split('{')[0];

    public RouteValueDictionary? Match(string path)
    {
        var values = new RouteValueDictionary();
        return _matcher.TryMatch(path, values) ? values : null;
    }
}
