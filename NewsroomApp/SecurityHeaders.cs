namespace NewsroomApp;

/// <summary>What browsers may load: public pages a stylesheet and images, the desk also scripts and a socket.</summary>
public sealed class SecurityHeaders(RequestDelegate next, PublicOrigin origin)
{
    public const string Public =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>Of a file that browsers show by themselves, with a player or reader of their own.</summary>
    public const string Attachment =
        "default-src 'none'; media-src 'self'; object-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'";

    public const string PublicReferrer = "strict-origin-when-cross-origin";

    private const string Desk =
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static readonly PathString[] _desk =
    [
        "/desk",
        "/account",
        "/clearance",
        "/embargo",
        "/preview",
        "/_blazor",
        "/_framework",
    ];

    public Task InvokeAsync(HttpContext context)
    {
        origin.Protect(context.Response);
        var headers = context.Response.Headers;
        var inside = Array.Exists(
            _desk,
            path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)
        );
        headers.ContentSecurityPolicy = inside ? Desk : Public;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = inside ? "same-origin" : PublicReferrer;
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    }
}
