using System.Collections.Concurrent;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using NewsroomApp.Accounts;

namespace NewsroomApp.Desk;

/// <summary>Who has a page of the desk open, and a line to it.</summary>
public sealed class Attendance
{
    private readonly ConcurrentDictionary<string, string> _windows = [];

    public IReadOnlyList<string> Names => [.. _windows.Values.Distinct().Order()];

    public void Enter(string window, string name) => _windows[window] = name;

    public void Leave(string window) => _windows.TryRemove(window, out _);

    public sealed class Window(Attendance attendance, AuthenticationStateProvider provider) : CircuitHandler
    {
        public override async Task OnConnectionUpAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            var user = (await provider.GetAuthenticationStateAsync()).User;
            if (user.Identity?.IsAuthenticated is true) attendance.Enter(circuit.Id, ClaimsFactory.NameOf(user));
        }

        public override Task OnConnectionDownAsync(Circuit circuit, CancellationToken cancellationToken)
        {
            attendance.Leave(circuit.Id);
            return Task.CompletedTask;
        }
    }
}
