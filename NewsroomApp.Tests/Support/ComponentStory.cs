using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using NewsroomApp.Accounts;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// People at the desks of a newsroom without a browser: its own pages, layout and rights on a real store; only
/// scripts do not run. What needs one (a caret, marked words, a line that breaks) is a
/// <see cref="Browser.BrowserStory"/>.
/// </summary>
public abstract class ComponentStory : IAsyncLifetime
{
    private readonly List<IAsyncDisposable> _desks = [];

    static ComponentStory() => BunitContext.DefaultWaitTimeout = TimeSpan.FromSeconds(20);

    protected TestNewsroom Newsroom { get; private set; } = default!;

    protected TestClock Clock => Newsroom.Clock!;

    public async ValueTask InitializeAsync() => Newsroom = await Build();

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var desk in _desks) await desk.DisposeAsync();
        if (Newsroom is not null) await Newsroom.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected virtual Task<TestNewsroom> Build() => TestNewsroom.Open("--Newsroom:TimeZone=Europe/Brussels");

    /// <summary>The page at an address, in the whole desk, as somebody who has signed in sees it.</summary>
    protected Task<Screen> Open(DemoCast.Member member, string address) =>
        SignedIn(
            member,
            (desk, session) =>
            {
                desk.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
                return desk.Render<CascadingValue<Task<AuthenticationState>>>(p =>
                    p.Add(s => s.Value, session).AddChildContent<Routes>()
                );
            }
        );

    /// <summary>One component without the rest of the desk.</summary>
    protected Task<Screen> Show<T>(
        DemoCast.Member member,
        Action<ComponentParameterCollectionBuilder<T>>? parameters = null
    )
        where T : IComponent =>
        SignedIn(
            member,
            (desk, session) =>
                desk.Render<CascadingValue<Task<AuthenticationState>>>(p =>
                    p.Add(s => s.Value, session)
                        .AddChildContent<MudPopoverProvider>()
                        .AddChildContent<MudDialogProvider>()
                        .AddChildContent<MudSnackbarProvider>()
                        .AddChildContent(parameters)
                )
        );

    private async Task<Screen> SignedIn(
        DemoCast.Member member,
        Func<BunitContext, Task<AuthenticationState>, IRenderedComponent<IComponent>> render
    )
    {
        var (desk, scope) = (new BunitContext(), Newsroom.App.Services.CreateAsyncScope());
        _desks.AddRange([desk, scope]);
        var circuit = scope.ServiceProvider;
        desk.JSInterop.Mode = JSRuntimeMode.Loose;
        desk.Services.AddMudServices(mud => mud.PopoverOptions.CheckForPopoverProvider = false);
        desk.Services.AddSingleton(circuit.GetRequiredService<TimeProvider>());
        desk.Services.AddSingleton(circuit.GetRequiredService<IAuthorizationService>());
        desk.Services.AddFallbackServiceProvider(circuit);
        var person = await circuit.GetRequiredService<UserManager<Person>>().FindByIdAsync(Newsroom.Id(member));
        var claims = await circuit.GetRequiredService<IUserClaimsPrincipalFactory<Person>>().CreateAsync(person!);
        ((ClaimsIdentity)claims.Identity!).AddClaim(new(ClaimsFactory.Session, Newsroom.As(member).Session!));
        return new(desk, render(desk, Task.FromResult(new AuthenticationState(claims))));
    }
}
