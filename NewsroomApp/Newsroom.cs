using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using MudBlazor;
using MudBlazor.Services;
using NewsroomApp.Accounts;
using NewsroomApp.Cli;
using NewsroomApp.Collaboration;
using NewsroomApp.Desk;
using NewsroomApp.Drafting;
using NewsroomApp.Mailroom;
using NewsroomApp.Margin;
using NewsroomApp.People;
using NewsroomApp.Planning;
using NewsroomApp.PublicSite;
using NewsroomApp.Publishing;
using NewsroomApp.Review;
using NewsroomApp.Storage;

namespace NewsroomApp;

/// <summary>The composition root: the only file that knows every part of the app.</summary>
public static class Newsroom
{
    public static WebApplicationBuilder AddNewsroom(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection("Newsroom");
        var services = builder.Services;
        services.AddSingleton((settings.Get<Institution>() ?? new()).Checked());
        services.AddSingleton(TimeProvider.System);
        services.AddStore(settings, builder.Environment.ContentRootPath);
        services.AddAccounts(settings).AddEntityFrameworkStores<NewsroomDb>();
        services
            .AddSingleton<OpenDrafts>()
            .AddSingleton<DraftingDesk>()
            .AddSingleton<RevisionDesk>()
            .AddSingleton<TemplateDesk>()
            .AddSingleton<MarginDesk>()
            .AddSingleton<ClearanceDesk>()
            .AddSingleton<ReviewDesk>()
            .AddSingleton<PublishingDesk>()
            .AddSingleton<PresenceDesk>()
            .AddSingleton<EmbargoDesk>()
            .AddSingleton<PublicationDesk>()
            .AddSingleton<Attendance>()
            .AddSingleton<PlanningDesk>()
            .AddSingleton<HistoryDesk>()
            .AddSingleton<PeopleDesk>()
            .AddSingleton<SetupLink>();
        services.AddSingleton<EmbargoClock>().AddHostedService<StartupTask<EmbargoClock>>();
        services
            .AddSingleton((settings.GetSection("Smtp").Get<SmtpSettings>() ?? new()).Checked())
            .AddSingleton<NoticeDesk>()
            .AddSingleton<OutboxDesk>()
            .AddSingleton<Notifications>()
            .AddSingleton<Effect>(provider => provider.GetRequiredService<Notifications>().Follow)
            .AddSingleton<Postman>()
            .AddHostedService<StartupTask<Postman>>();
        services.AddNewsstand(settings);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        services.AddSingleton<DemoSeed>();
        services.AddMudServices(mud =>
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter
        );
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "newsroom-form");
        return builder;
    }

    /// <summary>
    /// The public site alone: reads the database, writes nothing, and has no desk and no sign-in. Requests run on the
    /// threads that poll the sockets, which is safe because <see cref="PageCache"/> moves blocking work off them.
    /// </summary>
    public static WebApplication PublicSide(WebApplicationOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder(options);
        var settings = builder.Configuration.GetSection("Newsroom");
        // With this log enabled, ASP.NET Core creates an Activity per request that nobody reads.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder
            .WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false)
            .UseSockets(sockets => sockets.UnsafePreferInlineScheduling = true);
        builder.Services.AddSingleton((settings.Get<Institution>() ?? new()).Checked());
        builder
            .Services.AddSingleton(TimeProvider.System)
            .AddSingleton(StoreFile.In(settings, builder.Environment.ContentRootPath))
            .AddChangeFeed();
        builder.Services.AddNewsstand(settings);
        var app = builder.Build();
        app.UseNewsstand();
        // Without this call, WebApplication puts routing first, before the newsstand, for every page.
        app.UseRouting();
        app.MapGet("/health/live", () => Results.Text("Healthy"));
        app.MapGet("/health/ready", Ready);
        app.MapNewsstand();
        return app;
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

    public static WebApplication UseNewsroom(this WebApplication app)
    {
        app.UseNewsstand();
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler("/trouble");
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
        app.MapGet("/desk", Station).RequireAuthorization();
        app.MapGet(
                "/desk/history.csv",
                (HistoryDesk desk, [AsParameters] HistoryFilter filter) =>
                    Results.Stream(to => desk.WriteCsv(filter, to), "text/csv; charset=utf-8", "history.csv")
            )
            .RequireAuthorization(nameof(Right.ReadDesk));
        app.MapGet(
                "/desk/history.json",
                (HistoryDesk desk, [AsParameters] HistoryFilter filter) =>
                    Results.Stream(to => desk.WriteJson(filter, to), "application/json", "history.json")
            )
            .RequireAuthorization(nameof(Right.ReadDesk));
        app.MapPost("/account/sign-out", SignOut);
        app.Map("/trouble", (HttpContext context, PageCache pages) => pages.Trouble(context));
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(desk => desk.ContentSecurityFrameAncestorsPolicy = null);
        app.MapNewsstand();
        return app;
    }

    private static IResult Station(HttpContext context) =>
        Results.Redirect(
            ClaimsFactory.RoleOf(context.User) is { } role && role.May(Right.ReadDesk) ? "/desk/drafts" : "/desk/people"
        );

    private static async Task<IResult> SignOut(
        HttpContext context,
        SignInManager<Person> door,
        Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery
    )
    {
        if (!await antiforgery.IsRequestValidAsync(context))
            return Results.BadRequest("This form is too old. Go back, load the page again and sign out from there.");
        await door.SignOutAsync();
        return Results.Redirect("/account/sign-in");
    }
}
