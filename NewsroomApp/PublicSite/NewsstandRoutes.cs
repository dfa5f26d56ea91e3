namespace NewsroomApp.PublicSite;

/// <summary>The public side in the house: before everything else what it knows, and after everything else that nothing stands there.</summary>
public static class NewsstandRoutes
{
    public static IServiceCollection AddNewsstand(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton(settings.Get<NewsstandSettings>() ?? new());
        return services
            .AddSingleton<Newsstand>()
            .AddSingleton<NewsstandStyle>()
            .AddSingleton<PageRenderer>()
            .AddSingleton<PageCache>()
            .AddHostedService<CacheInvalidator>();
    }

    /// <summary>Answers the public, first thing.</summary>
    public static void UseNewsstand(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<PageCache>();
        app.Use(next => context => pages.Serve(context, next));
    }

    /// <summary>What nobody knows.</summary>
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
