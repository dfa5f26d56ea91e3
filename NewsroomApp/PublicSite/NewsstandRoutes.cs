using NewsroomApp.Storage;
using NewsroomApp.Typesetting.Paper;

namespace NewsroomApp.PublicSite;

/// <summary>The public site answers before routing and sign-in, and gives the 404 after all endpoints.</summary>
public static class NewsstandRoutes
{
    public static IServiceCollection AddNewsstand(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton((settings.Get<NewsstandSettings>() ?? new()).Checked());
        return services
            .AddSingleton<Brand>()
            .AddSingleton<NewsstandStyle>()
            .AddSingleton(PrintFonts.OfMachine)
            .AddSingleton<PageRenderer>()
            .AddSingleton<PageCache>()
            .AddHostedService<FeedWatch>();
    }

    public static void UseNewsstand(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<PageCache>();
        app.Use(next => context => pages.Serve(context, next));
    }

    public static void MapNewsstand(this IEndpointRouteBuilder routes) =>
        routes
            .MapFallback("{**rest}", (HttpContext context, PageCache pages) => pages.NotFound(context))
            .WithMetadata(
                new Microsoft.AspNetCore.Routing.HttpMethodMetadata([
                    HttpMethods.Get,
                    HttpMethods.Head,
                    HttpMethods.Options,
                ])
            );
}
