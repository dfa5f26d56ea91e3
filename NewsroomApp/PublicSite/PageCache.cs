using System.Collections.Concurrent;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using NewsroomApp.Storage;

namespace NewsroomApp.PublicSite;

/// <summary>
/// Answers public requests before any other middleware. A page is rendered on its first request and then sent from
/// memory. A publication drops the pages that it changes before its verb returns, and pages rendered meanwhile are not
/// kept, so no reader gets an older text afterwards. Memory is limited in bytes; the page unused for longest goes
/// first.
/// </summary>
public sealed partial class PageCache : IDisposable
{
    private static readonly StringValues _varies = "Accept-Encoding";
    private static readonly StringValues _nosniff = "nosniff";
    private static readonly StringValues _policy = SecurityHeaders.Public;
    private static readonly StringValues _referrer = SecurityHeaders.PublicReferrer;
    private static readonly StringValues _edge = RenderedPage.FreshAtTheEdge;
    private static readonly StringValues _noIndex = "noindex";
    private static readonly StringValues _brotli = "br";
    private static readonly StringValues _methods = "GET, HEAD, OPTIONS";

    /// <summary>The most time that passes between dating a change and committing it.</summary>
    private static readonly TimeSpan _commit = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Kept> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string Address, long Rendering), Lazy<Task<RenderedPage>>> _rendering =
        new();
    private readonly Lock _shelf = new();
    private readonly PageRenderer _renderer;
    private readonly ChangeFeed _feed;
    private readonly TimeProvider _clock;
    private readonly ILogger<PageCache> _log;
    private readonly long _most;
    private long _size;
    private long _age;
    private long _use;

    public PageCache(
        PageRenderer renderer,
        ChangeFeed feed,
        NewsstandSettings settings,
        TimeProvider clock,
        ILogger<PageCache> log
    )
    {
        (_renderer, _feed, _clock, _log, _most) = (
            renderer,
            feed,
            clock,
            log,
            settings.PageCacheMegabytes * 1_000_000L
        );
        _feed.Changed += Follow;
    }

    /// <summary>In bytes, see <see cref="RenderedPage.Size"/>.</summary>
    public long Size => Interlocked.Read(ref _size);

    public int Count => _pages.Count;

    /// <summary>Drops every page that may show a statement; for an empty identifier, all pages.</summary>
    public void Forget(string statementId)
    {
        lock (_shelf)
        {
            _age++;
            foreach (var (address, page) in _pages)
                if (statementId.Length == 0 || page.Page.StatementId is null || page.Page.StatementId == statementId)
                    Drop(address);
        }
    }

    private void Follow(FeedEntry change)
    {
        if (change.IsPublic) Forget(change.StatementId);
    }

    public Task Serve(HttpContext context, RequestDelegate next)
    {
        var path = context.Request.Path.Value ?? "/";
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (isRead && !context.Request.QueryString.HasValue && _pages.TryGetValue(path, out var kept))
            return Send(context, Use(kept));
        if (!RouteTable.Owns(path)) return next(context);
        return isRead ? Answer(context, path) : Refuse(context);
    }

    /// <summary>Renders front page and newest statement in advance; if that fails, the first request does.</summary>
    public async Task WarmUp()
    {
        try
        {
            var (age, none) = (Interlocked.Read(ref _age), new QueryCollection());
            foreach (var address in _renderer.Newest()) Keep(address, await _renderer.Render(address, none, ""), age);
        }
        catch (Exception trouble)
        {
            NotRendered("/", trouble);
        }
    }

    public async Task NotFound(HttpContext context)
    {
        if (HttpMethods.IsOptions(context.Request.Method)) await Refuse(context);
        else await Send(context, await Render(context, _renderer.NotFound));
    }

    public async Task Trouble(HttpContext context) => await Send(context, await _renderer.Trouble());

    public void Dispose() => _feed.Changed -= Follow;

    private async Task Answer(HttpContext context, string path)
    {
        var query = context.Request.Query;
        if (RouteTable.Match(path, query) is not { } match)
        {
            await NotFound(context);
            return;
        }
        var key = match.CacheKey(path, query);
        if (key is not null && _pages.TryGetValue(key, out var kept))
        {
            await Send(context, Use(kept));
            return;
        }
        await Send(
            context,
            await Render(context, () => _renderer.Render(path, query, QueryString.Create(query).ToUriComponent()), key)
        );
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
            if (key is null) return await Task.Run(render);
            var age = Interlocked.Read(ref _age);
            var rendering = _rendering.GetOrAdd((key, age), _ => new(() => Task.Run(render)));
            try
            {
                var page = await rendering.Value;
                if (page.IsKept) Keep(key, page, age);
                return page;
            }
            finally
            {
                _rendering.TryRemove((key, age), out _);
            }
        }
        catch (Exception trouble)
        {
            NotRendered(context.Request.Path, trouble);
            return await _renderer.Trouble();
        }
    }

    private void Keep(string address, RenderedPage page, long age)
    {
        lock (_shelf)
        {
            // Something was published while this was rendered, so it may be out of date.
            if (age != _age || page.Size > _most / 4) return;
            Drop(address);
            _pages[address] = new(page) { UsedAt = ++_use };
            _size += page.Size;
            if (_size <= _most) return;
            foreach (var (old, _) in _pages.OrderBy(p => p.Value.UsedAt).ToList())
            {
                Drop(old);
                if (_size <= _most * 9 / 10) return;
            }
        }
    }

    private void Drop(string address)
    {
        if (_pages.TryRemove(address, out var page)) _size -= page.Page.Size;
    }

    private RenderedPage Use(Kept kept)
    {
        kept.UsedAt = Interlocked.Increment(ref _use);
        return kept.Page;
    }

    private Task Send(HttpContext context, RenderedPage page)
    {
        var (request, response) = (context.Request, context.Response);
        var headers = response.Headers;
        var compressed = page.Brotli.Length > 0 && TakesBrotli(request.Headers.AcceptEncoding);
        headers.CacheControl = page.CacheControl;
        if (ReferenceEquals(page.CacheControl, RenderedPage.Fresh)) headers["CDN-Cache-Control"] = _edge;
        headers.ContentSecurityPolicy = _policy;
        headers.XContentTypeOptions = _nosniff;
        headers["Referrer-Policy"] = _referrer;
        if (page.NoIndex) headers["X-Robots-Tag"] = _noIndex;
        response.StatusCode = page.Status;
        if (page.Location is { } location)
        {
            headers.Location = location;
            response.ContentLength = 0;
            return Task.CompletedTask;
        }
        var tag = compressed ? page.BrotliETag : page.ETag;
        headers.Vary = _varies;
        if (page.Status is StatusCodes.Status200OK)
        {
            headers.ETag = tag;
            // No date while a later change could still get the same one (RFC 9110, section 8.8.2.2).
            var modified = page.LastModified + _commit <= _clock.GetUtcNow() ? page.LastModified : null;
            if (modified is { } at)
                headers.LastModified = at.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
            if (IsAnother(request.Headers, modified, tag))
            {
                (response.StatusCode, response.ContentLength, headers.CacheControl) = (
                    StatusCodes.Status412PreconditionFailed,
                    0,
                    RenderedPage.NoStore
                );
                headers.Remove("CDN-Cache-Control");
                return Task.CompletedTask;
            }
            if (IsFresh(request.Headers, modified, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }
        if (compressed) headers.ContentEncoding = _brotli;
        response.ContentType = page.ContentType;
        var bytes = compressed ? page.Brotli : page.Bytes;
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.BodyWriter.WriteAsync(bytes).AsTask();
    }

    /// <summary>RFC 9110, section 13.1.1: If-Match, compared strongly, or else If-Unmodified-Since.</summary>
    private static bool IsAnother(IHeaderDictionary headers, DateTimeOffset? modified, string tag)
    {
        if (headers.IfMatch is { Count: > 0 } tags)
            return !tags.Any(line =>
                Array.Exists((line ?? "").Split(',', StringSplitOptions.TrimEntries), one => one == "*" || one == tag)
            );
        return modified is not null
            && headers.IfUnmodifiedSince is [{ } since]
            && HeaderUtilities.TryParseDate(since, out var at)
            && modified > at;
    }

    /// <summary>RFC 9110, section 13.1.2: If-None-Match, compared weakly, or else If-Modified-Since.</summary>
    private static bool IsFresh(IHeaderDictionary headers, DateTimeOffset? modified, string tag)
    {
        if (headers.IfNoneMatch is { Count: > 0 } tags)
        {
            foreach (var line in tags)
                foreach (var one in (line ?? "").Split(',', StringSplitOptions.TrimEntries))
                    if (
                        one == "*"
                        || one == tag
                        || (one.StartsWith("W/", StringComparison.Ordinal) && one.AsSpan(2).SequenceEqual(tag))
                    )
                        return true;
            return false;
        }
        return modified is not null
            && headers.IfModifiedSince is [{ } since]
            && HeaderUtilities.TryParseDate(since, out var at)
            && modified <= at;
    }

    private static bool TakesBrotli(StringValues accepted)
    {
        foreach (var line in accepted)
        {
            if (line is null) continue;
            foreach (var range in line.AsSpan().Split(','))
            {
                var coding = line.AsSpan(range).Trim();
                if (!coding.StartsWith("br", StringComparison.OrdinalIgnoreCase)) continue;
                var rest = coding[2..].TrimStart();
                // Only a weight of 0 refuses it (RFC 9110, section 12.4.2).
                if (
                    rest.IsEmpty
                    || (
                        rest[0] == ';'
                        && rest[1..].Trim() is var weight
                        && !(
                            weight.StartsWith("q=0", StringComparison.OrdinalIgnoreCase)
                            && weight[3..].TrimStart('.').Trim('0').IsEmpty
                        )
                    )
                )
                    return true;
            }
        }
        return false;
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

    private sealed class Kept(RenderedPage page)
    {
        public RenderedPage Page { get; } = page;

        public long UsedAt { get; set; }
    }
}
