using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace NewsroomApp.PublicSite;

internal static class PageResponse
{
    private static readonly StringValues _varies = "Accept-Encoding";
    private static readonly StringValues _nosniff = "nosniff";
    private static readonly StringValues _policy = SecurityHeaders.Public;
    private static readonly StringValues _referrer = SecurityHeaders.PublicReferrer;
    private static readonly StringValues _edge = RenderedPage.FreshAtTheEdge;
    private static readonly StringValues _untilPurged = RenderedPage.UntilPurged;
    private static readonly StringValues _noIndex = "noindex";

    /// <summary>The most time that passes between dating a change and committing it.</summary>
    private static readonly TimeSpan _commit = TimeSpan.FromSeconds(1);

    public static Task Send(HttpContext context, RenderedPage page, TimeProvider clock)
    {
        var (request, response) = (context.Request, context.Response);
        response.StatusCode = page.Status;
        SetHeaders(response.Headers, page);
        if (page.Location is { } location) return Redirect(response, location);
        var coding = Chosen(page, request.Headers.AcceptEncoding);
        response.Headers.Vary = _varies;
        if (page.Status is StatusCodes.Status200OK && !IsWanted(context, page, coding.ETag, clock))
            return Task.CompletedTask;
        if (coding.Name.Length > 0) response.Headers.ContentEncoding = coding.Name;
        response.ContentType = page.ContentType;
        if (page.Rest is var (path, skipped)) return SendFile(context, page, path, skipped);
        response.ContentLength = coding.Bytes.Length;
        return HttpMethods.IsHead(request.Method)
            ? Task.CompletedTask
            : response.BodyWriter.WriteAsync(coding.Bytes).AsTask();
    }

    /// <summary>Bytes of the page, and behind them those of a file from its beginning or the middle.</summary>
    private static async Task SendFile(HttpContext context, RenderedPage page, string path, int skipped)
    {
        var (response, head) = (context.Response, page.Plain.Bytes);
        if (page.Disposition is { } disposition) response.Headers.ContentDisposition = disposition;
        if (page.AccelRedirect is { } inner)
        {
            response.Headers["X-Accel-Redirect"] = inner;
            return;
        }
        var length = head.Length + new FileInfo(path).Length - skipped;
        response.Headers.AcceptRanges = "bytes";
        var range = ByteRange.Of(context.Request, page.Plain.ETag, length);
        var (from, count) = range is { } part ? (part.From, part.Length) : (0, length);
        response.ContentLength = count;
        if (range is not null)
        {
            response.StatusCode =
                count > 0 ? StatusCodes.Status206PartialContent : StatusCodes.Status416RangeNotSatisfiable;
            response.Headers.ContentRange =
                count > 0 ? $"bytes {from}-{from + count - 1}/{length}" : $"bytes */{length}";
        }
        if (HttpMethods.IsHead(context.Request.Method) || count == 0) return;
        var ofHead = (int)Math.Clamp(head.Length - from, 0, count);
        if (ofHead > 0) await response.BodyWriter.WriteAsync(head.AsMemory((int)from, ofHead));
        if (ofHead == count) return;
        var at = skipped + Math.Max(0, from - head.Length);
        await response.SendFileAsync(path, at, count - ofHead, context.RequestAborted);
    }

    private static void SetHeaders(IHeaderDictionary headers, RenderedPage page)
    {
        headers.CacheControl = page.CacheControl;
        if (ReferenceEquals(page.CacheControl, RenderedPage.Fresh))
            headers["CDN-Cache-Control"] = page.Tags is null ? _edge : _untilPurged;
        if (page.Tags is { } tags) Tag(headers, page, tags);
        headers.ContentSecurityPolicy = page.Policy is { } policy ? policy : _policy;
        headers.XContentTypeOptions = _nosniff;
        headers["Referrer-Policy"] = _referrer;
        if (page.NoIndex) headers["X-Robots-Tag"] = _noIndex;
    }

    private static void Tag(IHeaderDictionary headers, RenderedPage page, PageTags tags)
    {
        (headers["Cache-Tag"], headers["Surrogate-Key"]) = (tags.WithCommas, tags.WithBlanks);
        if (ReferenceEquals(page.CacheControl, RenderedPage.Fresh)) headers["Surrogate-Control"] = _untilPurged;
    }

    private static Task Redirect(HttpResponse response, string location)
    {
        response.Headers.Location = location;
        response.ContentLength = 0;
        return Task.CompletedTask;
    }

    private static PageCoding Chosen(RenderedPage page, StringValues accepted) =>
        page.Brotli is { } brotli && Takes(accepted, brotli.Name) ? brotli
        : page.Gzip is { } gzip && Takes(accepted, gzip.Name) ? gzip
        : page.Plain;

    private static bool Takes(StringValues accepted, string coding)
    {
        foreach (var line in accepted)
        {
            if (line is null) continue;
            foreach (var range in line.AsSpan().Split(','))
                if (Is(line.AsSpan(range).Trim(), coding)) return true;
        }
        return false;
    }

    private static bool Is(ReadOnlySpan<char> accepted, string coding)
    {
        if (!accepted.StartsWith(coding, StringComparison.OrdinalIgnoreCase)) return false;
        var rest = accepted[coding.Length..].TrimStart();
        return rest.IsEmpty || (rest[0] == ';' && !IsZero(rest[1..].Trim()));
    }

    /// <summary>Only a weight of 0 refuses a coding (RFC 9110, section 12.4.2).</summary>
    private static bool IsZero(ReadOnlySpan<char> weight) =>
        weight.StartsWith("q=0", StringComparison.OrdinalIgnoreCase) && weight[3..].TrimStart('.').Trim('0').IsEmpty;

    /// <summary>Dates and tags the page, and answers instead of it where the request says so.</summary>
    private static bool IsWanted(HttpContext context, RenderedPage page, string tag, TimeProvider clock)
    {
        var (request, response) = (context.Request.Headers, context.Response);
        response.Headers.ETag = tag;
        // No date while a later change could still get the same one (RFC 9110, section 8.8.2.2).
        var modified = page.LastModified + _commit <= clock.GetUtcNow() ? page.LastModified : null;
        if (modified is { } at) response.Headers.LastModified = at.ToString("R", CultureInfo.InvariantCulture);
        if (Preconditions.IsAnother(request, modified, tag)) RefuseAnother(response);
        else if (Preconditions.IsFresh(request, modified, tag)) response.StatusCode = StatusCodes.Status304NotModified;
        else return true;
        return false;
    }

    private static void RefuseAnother(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status412PreconditionFailed;
        response.ContentLength = 0;
        response.Headers.CacheControl = RenderedPage.NoStore;
        response.Headers.Remove("CDN-Cache-Control");
        response.Headers.Remove("Surrogate-Control");
    }
}
