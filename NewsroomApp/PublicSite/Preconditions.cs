using Microsoft.Net.Http.Headers;

namespace NewsroomApp.PublicSite;

/// <summary>What a request demands of the page before it wants it (RFC 9110, section 13).</summary>
internal static class Preconditions
{
    /// <summary>If-Match, compared strongly, or else If-Unmodified-Since.</summary>
    public static bool IsAnother(IHeaderDictionary headers, DateTimeOffset? modified, string tag)
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

    /// <summary>
    /// If-None-Match, compared weakly and without what a proxy that compresses puts behind the tag; or else
    /// If-Modified-Since.
    /// </summary>
    public static bool IsFresh(IHeaderDictionary headers, DateTimeOffset? modified, string tag)
    {
        if (headers.IfNoneMatch is { Count: > 0 } tags)
        {
            foreach (var line in tags)
                foreach (var one in (line ?? "").Split(',', StringSplitOptions.TrimEntries))
                    if (one == "*" || Is(one, tag) || Is(WithoutProxy(one), tag)) return true;
            return false;
        }
        return modified is not null
            && headers.IfModifiedSince is [{ } since]
            && HeaderUtilities.TryParseDate(since, out var at)
            && modified <= at;
    }

    private static string WithoutProxy(string tag) => tag.Replace("-gzip\"", "\"", StringComparison.Ordinal);

    private static bool Is(ReadOnlySpan<char> one, string tag) =>
        (one.StartsWith("W/", StringComparison.Ordinal) ? one[2..] : one).SequenceEqual(tag);
}
