using Microsoft.Net.Http.Headers;

namespace NewsroomApp.PublicSite;

/// <summary>The one part of a file that a request asks for (RFC 9110, section 14); empty where there is none.</summary>
internal sealed record ByteRange(long From, long Length)
{
    /// <returns>Null where the whole file is to be sent.</returns>
    public static ByteRange? Of(HttpRequest request, string tag, long length)
    {
        var headers = request.Headers;
        if (
            !HttpMethods.IsGet(request.Method)
            || !RangeHeaderValue.TryParse(headers.Range.ToString(), out var asked)
            || asked.Unit != "bytes"
            || asked.Ranges.Count != 1
            || (headers.IfRange is [{ } known] && known != tag)
        )
            return null;
        var range = asked.Ranges.First();
        var from = range.From ?? Math.Max(0, length - range.To!.Value);
        var to = range.From is null ? length - 1 : Math.Min(range.To ?? length, length - 1);
        return from <= to ? new(from, to - from + 1) : new(from, 0);
    }
}
