using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.HostFiltering;

namespace NewsroomApp;

public static class ProxySetup
{
    public static void AddProxySetup(this WebApplicationBuilder builder, IConfiguration settings)
    {
        // Both would come before ours: the one believes every proxy, the other knows no PublicUrl.
        builder.Configuration["ForwardedHeaders_Enabled"] = "false";
        builder.Services.Configure<HostFilteringOptions>(hosts => hosts.AllowedHosts = ["*"]);
        builder.Services.AddSingleton(TrustedProxies.In(settings)).AddSingleton<PublicOrigin>();
    }

    public static void UseProxySetup(this WebApplication app)
    {
        app.Services.GetRequiredService<TrustedProxies>().Use(app);
        var origin = app.Services.GetRequiredService<PublicOrigin>();
        app.Use(next => context => origin.Serve(context, next));
    }

    public static void UseSecureCookies(this WebApplication app)
    {
        var isHttps = app.Services.GetRequiredService<PublicOrigin>().IsHttps;
        app.UseCookiePolicy(
            new()
            {
                Secure = isHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest,
                HttpOnly = HttpOnlyPolicy.Always,
            }
        );
    }

    /// <summary>The framework redirects to the host that was asked for; a path says the same without it.</summary>
    public static void UseRelativeRedirects(this WebApplication app) =>
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(
                    () =>
                    {
                        Shorten(context);
                        return Task.CompletedTask;
                    }
                );
                return next(context);
            }
        );

    private static void Shorten(HttpContext context)
    {
        var here = $"{context.Request.Scheme}://{context.Request.Host.ToUriComponent()}";
        var location = context.Response.Headers.Location.ToString();
        if (!location.StartsWith(here, StringComparison.OrdinalIgnoreCase)) return;
        var path = location[here.Length..];
        if (path is ['/'] or ['/', not ('/' or '\\'), ..]) context.Response.Headers.Location = path;
    }
}
