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

    /// <summary>If-None-Match, compared weakly, or else If-Modified-Since.</summary>
    public static bool IsFresh(IHeaderDictionary headers, DateTimeOffset? modified, string tag)
    {
        if (headers.IfNoneMatch is { Count: > 0 } tags)
        {
            foreach (var line in tags)
                foreach (var one in (line ?? "").Split(',', StringSplitOptions.TrimEntries))
                    if (one == "*" || one == tag || IsWeak(one, tag)) return true;
            return false;
        }
        return modified is not null
            && headers.IfModifiedSince is [{ } since]
            && HeaderUtilities.TryParseDate(since, out var at)
            && modified <= at;
    }

    private static bool IsWeak(string one, string tag) =>
        one.StartsWith("W/", StringComparison.Ordinal) && one.AsSpan(2).SequenceEqual(tag);
}
