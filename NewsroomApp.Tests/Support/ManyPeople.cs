using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using NewsroomApp.Accounts;
using NewsroomApp.People;

namespace NewsroomApp.Tests.Support;

/// <summary>Many people at once, made in seconds.</summary>
public static class ManyPeople
{
    /// <summary>Adds so many press officers.</summary>
    public static async Task<List<Person>> Hire(this TestNewsroom newsroom, int people)
    {
        const string domain = "@many.example";
        for (var i = 1; i <= people; i++)
            await newsroom.People.Add(Actor.Operator, $"Person {i}", i + domain, Role.PressOfficer, DemoCast.Password);
        return
        [
            .. (await newsroom.People.Everybody()).Where(p => p.Email!.EndsWith(domain, StringComparison.Ordinal)),
        ];
    }

    /// <summary>The cookie of somebody who has just signed in, from the keys of the newsroom, without a form.</summary>
    public static async Task<string> SignInCookie(this TestNewsroom newsroom, Person person)
    {
        await using var scope = newsroom.App.Services.CreateAsyncScope();
        var claims = scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Person>>();
        var cookies = scope
            .ServiceProvider.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>()
            .Get(IdentityConstants.ApplicationScheme);
        var now = DateTimeOffset.UtcNow;
        var principal = await claims.CreateAsync(person);
        var session = await scope.ServiceProvider.GetRequiredService<Sessions>().Begin(person, "A test", "192.0.2.7");
        // The clock of the test may be months behind that of the process which looks at the cookie.
        await using (var db = await newsroom.Db())
            await db
                .Sessions.Where(s => s.Id == session)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now));
        ((ClaimsIdentity)principal.Identity!).AddClaim(new(ClaimsFactory.Session, session));
        var ticket = new AuthenticationTicket(
            principal,
            new() { IssuedUtc = now, ExpiresUtc = now + cookies.ExpireTimeSpan },
            IdentityConstants.ApplicationScheme
        );
        return $"{cookies.Cookie.Name}={cookies.TicketDataFormat.Protect(ticket)}";
    }
}
