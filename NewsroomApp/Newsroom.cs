using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using MudBlazor;
using MudBlazor.Services;
using NewsroomApp.Accounts;
using NewsroomApp.Cli;
using NewsroomApp.Desk;
using NewsroomApp.Drafting;
using NewsroomApp.Mailroom;
using NewsroomApp.Margin;
using NewsroomApp.Planning;
using NewsroomApp.PublicSite;
using NewsroomApp.Publishing;
using NewsroomApp.Review;
using NewsroomApp.Statements;
using NewsroomApp.Storage;

namespace NewsroomApp;

/// <summary>How the rooms of the house are put together: the only file that knows them all.</summary>
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
        services.AddSingleton<Seats>().AddSingleton<DraftingDesk>().AddSingleton<RevisionDesk>().AddSingleton<TemplateDesk>().AddSingleton<MarginDesk>().AddSingleton<ClearanceDesk>().AddSingleton<ReviewDesk>().AddSingleton<PublishingDesk>().AddSingleton<PresenceDesk>().AddSingleton<EmbargoDesk>().AddSingleton<ReleaseDesk>().AddSingleton<Attendance>().AddSingleton<PlanningDesk>().AddSingleton<HistoryDesk>();
        services.AddSingleton<EmbargoClock>().AddHostedService(house => house.GetRequiredService<EmbargoClock>());
        services.AddSingleton((settings.GetSection("Smtp").Get<SmtpSettings>() ?? new()).Checked()).AddSingleton<NoticeDesk>().AddSingleton<OutboxDesk>().AddSingleton<Postman>().AddHostedService(house => house.GetRequiredService<Postman>());
        services.AddSingleton<Newsstand>().AddSingleton<NewsstandStyle>();
        services.AddSingleton<DemoSeed>();
        services.AddMudServices(mud => mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter);
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "newsroom-form");
        return builder;
    }

    public static WebApplication UseNewsroom(this WebApplication app)
    {
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
        app.MapGet("/desk/history.csv", (HistoryDesk desk, [AsParameters] HistoryFilter filter) => Results.Stream(to => desk.WriteCsv(filter, to), "text/csv; charset=utf-8", "history.csv")).RequireAuthorization(nameof(Verb.ReadDesk));
        app.MapGet("/desk/history.json", (HistoryDesk desk, [AsParameters] HistoryFilter filter) => Results.Stream(to => desk.WriteJson(filter, to), "application/json", "history.json")).RequireAuthorization(nameof(Verb.ReadDesk));
        app.MapPost("/account/sign-out", SignOut);
        app.Map("/trouble", NewsstandRoutes.Trouble);
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(desk => desk.ContentSecurityFrameAncestorsPolicy = null);
        app.MapNewsstand();
        return app;
    }

    /// <summary>The station somebody begins the day at.</summary>
    private static IResult Station(HttpContext context) =>
        Results.Redirect(Badge.RoleOf(context.User) is { } role && role.May(Verb.ReadDesk) ? "/desk/drafts" : "/desk/people");

    private static async Task<IResult> SignOut(HttpContext context, SignInManager<Person> door, Microsoft.AspNetCore.Antiforgery.IAntiforgery antiforgery)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest("This form is too old. Go back, load the page again and sign out from there.");
        await door.SignOutAsync();
        return Results.Redirect("/account/sign-in");
    }
}
