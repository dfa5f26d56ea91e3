using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using MudBlazor;
using MudBlazor.Services;
using NewsroomApp.Accounts;
using NewsroomApp.Cli;
using NewsroomApp.Collaboration;
using NewsroomApp.Desk;
using NewsroomApp.Drafting;
using NewsroomApp.Drafting.Import;
using NewsroomApp.Files;
using NewsroomApp.Mailroom;
using NewsroomApp.Margin;
using NewsroomApp.People;
using NewsroomApp.Planning;
using NewsroomApp.PublicSite;
using NewsroomApp.Publishing;
using NewsroomApp.Review;
using NewsroomApp.Storage;
using NewsroomApp.Storage.Backups;

namespace NewsroomApp;

/// <summary>The composition root: the only file that knows every part of the app.</summary>
public static class Newsroom
{
    public static WebApplicationBuilder AddNewsroom(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("Newsroom");
        var services = builder.Services;
        services.AddSingleton(InstitutionIn(settings, builder.Environment));
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(builder.Logging.AddStartLog());
        services.AddStore(settings, builder.Environment.ContentRootPath);
        services.AddBackups(BackupSettings.In(settings, builder.Environment.ContentRootPath));
        services.AddAccounts(settings).AddEntityFrameworkStores<NewsroomDb>();
        services.AddDesks();
        services.AddMailroom(settings.GetSection("Smtp"));
        services.AddNewsstand(settings);
        services.AddHostedService<EdgePurge>();
        services.AddFiles(settings);
        services.AddPages();
        services.AddSingleton<DemoSeed>();
        builder.AddProxySetup(settings);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        return builder;
    }

    private static Institution InstitutionIn(IConfiguration settings, IHostEnvironment environment) =>
        environment.IsDevelopment() || settings["PublicUrl"] is { Length: > 0 }
            ? (settings.Get<Institution>() ?? new()).Checked()
            : throw new Refusal(
                "Newsroom:PublicUrl is not set. It has to be the address under which the public reads, such as https://news.example.org."
            );

    private static void AddDesks(this IServiceCollection services) =>
        services
            .AddSingleton<OpenDrafts>()
            .AddSingleton<PictureImport>()
            .AddSingleton<DraftingDesk>()
            .AddSingleton<RevisionDesk>()
            .AddSingleton<TemplateDesk>()
            .AddSingleton<TopicDesk>()
            .AddSingleton<MarginDesk>()
            .AddSingleton<ClearanceDesk>()
            .AddSingleton<ReviewDesk>()
            .AddSingleton<PublishingDesk>()
            .AddSingleton<ClockDesk>()
            .AddSingleton<PresenceDesk>()
            .AddSingleton<ReaderLinkDesk>()
            .AddSingleton<PublicView>()
            .AddSingleton<PublicationDesk>()
            .AddSingleton<Attendance>()
            .AddScoped<CircuitHandler, Attendance.Window>()
            .AddSingleton<PlanningDesk>()
            .AddSingleton<HeldUp>()
            .AddSingleton<TodayDesk>()
            .AddSingleton<HistoryDesk>()
            .AddSingleton<PeopleTransaction>()
            .AddSingleton<PeopleMail>()
            .AddSingleton<PeopleDesk>()
            .AddSingleton<RequestDesk>()
            .AddSingleton<SettingsWatch>()
            .AddSingleton<SettingsDesk>()
            .AddHostedService<StartupTask<SettingsWatch>>()
            .AddSingleton<PasswordDesk>()
            .AddSingleton<FactorDesk>()
            .AddSingleton<SetupLink>()
            .AddSingleton<EmbargoClock>()
            .AddHostedService<StartupTask<EmbargoClock>>()
            .AddHealthChecks()
            .AddCheck<EmbargoCheck>("embargo clock");

    private static void AddBackups(this IServiceCollection services, BackupSettings settings)
    {
        services
            .AddSingleton(settings)
            .AddSingleton<Backup>()
            .AddSingleton<BackupSchedule>()
            .AddHostedService<StartupTask<BackupSchedule>>();
        services.AddHealthChecks().AddCheck<BackupCheck>("backup");
    }

    private static void AddMailroom(this IServiceCollection services, IConfiguration smtp) =>
        services
            .AddSingleton((smtp.Get<SmtpSettings>() ?? new()).Checked())
            .AddSingleton<MailSettings>()
            .AddSingleton<NoticeDesk>()
            .AddSingleton<OutboxDesk>()
            .AddSingleton<Notifications>()
            .AddSingleton<Effect>(provider => provider.GetRequiredService<Notifications>().Follow)
            .AddSingleton<Postman>()
            .AddHostedService<StartupTask<Postman>>();

    private static void AddPages(this IServiceCollection services)
    {
        services.AddMudServices(mud =>
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter
        );
        services.AddSingleton<DeskTheme>();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "newsroom-form");
    }

    public static WebApplication UseNewsroom(this WebApplication app)
    {
        app.UseProxySetup();
        app.UseNewsstand();
        app.UseExceptionHandler("/trouble");
        app.UseRelativeRedirects();
        app.UseSecureCookies();
        app.UseFreshForms();
        app.UseMiddleware<SecurityHeaders>();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseFormCheck();
        app.MapRoutes();
        return app;
    }

    private static void MapRoutes(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapDeskTheme();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = Say });
        app.MapAccounts();
        app.MapPlanning();
        app.MapDrafting();
        app.MapFiles();
        app.MapMargin();
        app.Map("/trouble", (HttpContext context, PageCache pages) => pages.Trouble(context));
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(desk => desk.ContentSecurityFrameAncestorsPolicy = null);
        app.MapNewsstand();
    }

    private static void MapDeskTheme(this WebApplication app)
    {
        (byte[] Css, RenderedPage Page)? last = null;
        app.MapMethods(
            DeskTheme.Path,
            [HttpMethods.Get, HttpMethods.Head],
            (HttpContext context, DeskTheme theme, TimeProvider clock) =>
                PageResponse.Send(context, Sheet(theme.Css), clock)
        );

        RenderedPage Sheet(byte[] css)
        {
            if (last is not { } made || made.Css != css)
                last = made = (
                    css,
                    RenderedPage.Of(StatusCodes.Status200OK, "text/css; charset=utf-8", css) with
                    {
                        CacheControl = RenderedPage.Forever,
                    }
                );
            return made.Page;
        }
    }

    /// <summary>What a check says of itself, but no error, which may name what is nobody's business.</summary>
    private static Task Say(HttpContext context, HealthReport report) =>
        context.Response.WriteAsync(
            string.Join(
                '\n',
                report
                    .Entries.Values.Where(e => e.Status is not HealthStatus.Healthy && e.Exception is null)
                    .Select(e => e.Description)
                    .OfType<string>()
                    .Prepend(report.Status.ToString())
            )
        );

    /// <summary>
    /// The public site alone: reads the database, writes nothing, and has no desk and no sign-in. Requests run on the
    /// threads that poll the sockets, which is safe because <see cref="PageCache"/> moves blocking work off them.
    /// </summary>
    public static WebApplication PublicSide(WebApplicationOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(options);
        builder.AddPublicSide();
        var app = builder.Build();
        app.UseProxySetup();
        app.UseNewsstand();
        // Without this call, WebApplication puts routing first, before the newsstand, for every page.
        app.UseRouting();
        app.MapGet("/health/live", () => Results.Text("Healthy"));
        app.MapGet("/health/ready", Ready);
        app.MapNewsstand();
        return app;
    }

    private static void AddPublicSide(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("Newsroom");
        // With this log enabled, ASP.NET Core creates an Activity per request that nobody reads.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder
            .WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false)
            .UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder
            .Services.AddSingleton(InstitutionIn(settings, builder.Environment))
            .AddSingleton(TimeProvider.System)
            .AddSingleton(builder.Logging.AddStartLog())
            .AddSingleton(StoreFile.In(settings, builder.Environment.ContentRootPath))
            .AddChangeFeed();
        builder.Services.AddNewsstand(settings);
        builder.AddProxySetup(settings);
    }

    private static IResult Ready(Newsstand newsstand)
    {
        try
        {
            newsstand.Demand();
            return Results.Text("Healthy");
        }
        catch (Refusal)
        {
            return Results.Text("Unhealthy", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
