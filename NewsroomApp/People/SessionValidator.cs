using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.Extensions.Options;
using NewsroomApp.Accounts;

namespace NewsroomApp.People;

/// <summary>Closes an open desk when its session ends: at once in this process, soon after in another.</summary>
public sealed partial class SessionValidator : RevalidatingServerAuthenticationStateProvider
{
    private static readonly AuthenticationState _nobody = new(new());

    private readonly Sessions _sessions;
    private readonly IOptions<AccountSettings> _settings;
    private readonly ILogger _log;

    public SessionValidator(ILoggerFactory loggers, Sessions sessions, IOptions<AccountSettings> settings)
        : base(loggers)
    {
        (_sessions, _settings, _log) = (sessions, settings, loggers.CreateLogger<SessionValidator>());
    }

    /// <summary>
    /// Called for an open desk only: a page that is made for a request, such as the one that changes the password and
    /// so ends all sessions, would go away under the form.
    /// </summary>
    private void Watch() => _sessions.Ended += Look;

    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(_settings.Value.RevalidationSeconds);

    /// <summary>A cookie is worth nothing once its session has ended.</summary>
    public static async Task Validate(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        // The cookie stays: the browser may have a newer one by the time it would be told to forget this one.
        if (context.Principal is not { } user || !await IsOpen(sessions, user)) context.RejectPrincipal();
    }

    protected override Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    ) => IsOpen(_sessions, authenticationState.User);

    protected override void Dispose(bool disposing)
    {
        _sessions.Ended -= Look;
        base.Dispose(disposing);
    }

    private static Task<bool> IsOpen(Sessions sessions, ClaimsPrincipal user) =>
        sessions.IsOpen(ClaimsFactory.SessionOf(user), ClaimsFactory.PersonIdOf(user));

    private void Look(string personId) => _ = CloseIfEnded(personId);

    private async Task CloseIfEnded(string personId)
    {
        try
        {
            var user = (await GetAuthenticationStateAsync()).User;
            if (ClaimsFactory.PersonIdOf(user) == personId && !await IsOpen(_sessions, user))
                SetAuthenticationState(Task.FromResult(_nobody));
        }
        catch (Exception trouble)
        {
            NotAsked(_log, trouble);
        }
    }

    public sealed class OpenDesk(AuthenticationStateProvider provider) : CircuitHandler
    {
        public override Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            ((SessionValidator)provider).Watch();
            return Task.CompletedTask;
        }
    }

    [LoggerMessage(LogLevel.Error, "Nobody knows whether this session has ended; it is asked again before long.")]
    private static partial void NotAsked(ILogger log, Exception trouble);
}
