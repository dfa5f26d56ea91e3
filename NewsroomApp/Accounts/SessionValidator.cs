using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;

namespace NewsroomApp.Accounts;

/// <summary>Ends an open desk session once its person is deactivated or gets another role or password.</summary>
public sealed class SessionValidator(
    ILoggerFactory loggers,
    IServiceScopeFactory scopes,
    IOptions<AccountSettings> settings
) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(settings.Value.RevalidationSeconds);

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    )
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope
            .ServiceProvider.GetRequiredService<EmailSignIn>()
            .ValidateSecurityStampAsync(authenticationState.User)
            is { IsActive: true };
    }
}
