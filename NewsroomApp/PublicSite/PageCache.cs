using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using NewsroomApp.Storage;

namespace NewsroomApp.PublicSite;

/// <summary>
/// Answers public requests before routing and sign-in. A page is rendered on its first request and then sent from
/// memory. A publication drops the pages that it changes before its verb returns, and pages rendered meanwhile are not
/// kept, so no reader gets an older text afterwards.
/// </summary>
public sealed partial class PageCache : IDisposable
{
    private static readonly StringValues _methods = "GET, HEAD, OPTIONS";

    private readonly ConcurrentDictionary<(string Address, long Rendering), Lazy<Task<RenderedPage>>> _rendering =
        new();
    private readonly PageShelf _shelf;
    private readonly PageRenderer _renderer;
    private readonly ChangeFeed _feed;
    private readonly bool _isTagged;
    private readonly TimeProvider _clock;
    private readonly ILogger<PageCache> _log;

    public PageCache(
        PageRenderer renderer,
        ChangeFeed feed,
        NewsstandSettings settings,
        TimeProvider clock,
        ILogger<PageCache> log
    )
    {
        (_renderer, _feed, _isTagged, _clock, _log) = (renderer, feed, settings.Purge.IsSet, clock, log);
        _shelf = new(settings.PageCacheMegabytes * 1_000_000L);
        _feed.Changed += Follow;
    }

    public long Size => _shelf.Size;

    public int Count => _shelf.Count;

    public void Forget(string statementId) => _shelf.Forget(statementId);

    private void Follow(FeedEntry change)
    {
        if (!change.IsPublic) return;
        Forget(change.StatementId);
        if (change.StatementId.Length > 0) _renderer.TopicsOf(change.StatementId).ForEach(Forget);
    }

    public Task Serve(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "/";
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (isRead && !context.Request.QueryString.HasValue && _shelf.Find(path) is { } page)
            return Send(context, page);
        if (!RouteTable.Owns(path)) return next(context);
        return isRead ? Answer(context, path) : Refuse(context);
    }

    /// <summary>Renders a page in advance; if that fails, the first request does.</summary>
    /// <param name="address">Null for the newest statement.</param>
    public async Task WarmUp(string? address)
    {
        try
        {
            var age = _shelf.Age;
            if ((address ?? _renderer.Newest()) is { } page)
                _shelf.Keep(page, Tagged(await _renderer.Render(page, new QueryCollection(), "")), age);
        }
        catch (Exception trouble)
        {
            NotRendered(address ?? "the newest statement", trouble);
        }
    }

    public async Task NotFound(HttpContext context)
    {
        if (HttpMethods.IsOptions(context.Request.Method)) await Refuse(context);
        else await Send(context, await Render(context, _renderer.NotFound));
    }

    public async Task Trouble(HttpContext context) => await Send(context, await _renderer.Trouble());

    public void Dispose() => _feed.Changed -= Follow;

    private RenderedPage Tagged(RenderedPage page) =>
        _isTagged && page.CacheControl != RenderedPage.NoStore ? page with { Tags = PageTags.Of(page) } : page;

    private Task Send(HttpContext context, RenderedPage page) => PageResponse.Send(context, page, _clock);

    private async Task Answer(HttpContext context, string path)
    {
        var query = context.Request.Query;
        if (RouteTable.Match(path, query) is not { } match)
        {
            await NotFound(context);
            return;
        }
        var key = match.CacheKey(path, query);
        var page =
            (key is null ? null : _shelf.Find(key))
            ?? await Render(
                context,
                () => _renderer.Render(path, query, QueryString.Create(query).ToUriComponent()),
                key
            );
        await Send(context, page);
    }

    private async Task<RenderedPage> Render(
        HttpContext context,
        Func<Task<RenderedPage>> render,
        string? key = null
    )
    {
        try
        {
            // Never on a thread that polls sockets, because SQLite blocks.
            return key is null ? Tagged(await Task.Run(render)) : await RenderOnce(key, render);
        }
        catch (Exception trouble)
        {
            NotRendered(context.Request.Path, trouble);
            return await _renderer.Trouble();
        }
    }

    private async Task<RenderedPage> RenderOnce(string key, Func<Task<RenderedPage>> render)
    {
        var age = _shelf.Age;
        var rendering = _rendering.GetOrAdd((key, age), _ => new(() => Task.Run(render)));
        try
        {
            var page = Tagged(await rendering.Value);
            if (page.IsKept) _shelf.Keep(key, page, age);
            return page;
        }
        finally
        {
            _rendering.TryRemove((key, age), out _);
        }
    }

    private static Task Refuse(HttpContext context)
    {
        context.Response.Headers.Allow = _methods;
        if (HttpMethods.IsOptions(context.Request.Method)) context.Response.StatusCode = StatusCodes.Status204NoContent;
        else (context.Response.StatusCode, context.Response.ContentLength) = (StatusCodes.Status405MethodNotAllowed, 0);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Error, "The page at {Path} could not be rendered.")]
    private partial void NotRendered(string path, Exception trouble);
}
