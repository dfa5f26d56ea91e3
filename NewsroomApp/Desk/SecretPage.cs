using Microsoft.AspNetCore.Components;
using NewsroomApp.Accounts;

namespace NewsroomApp.Desk;

/// <summary>A page for whoever holds its link: nothing keeps or lists it, and a bad link finds nothing.</summary>
public abstract class SecretPage : ComponentBase
{
    [Parameter]
    public required string Secret { get; set; }

    [CascadingParameter]
    protected HttpContext Context { get; set; } = default!;

    [Inject]
    private FailedAttempts Attempts { get; set; } = default!;

    /// <summary>How long to wait, where this client has opened too many bad links; a good one always opens.</summary>
    protected TimeSpan? Wait { get; private set; }

    protected override async Task OnInitializedAsync()
    {
        Context.Response.Headers.CacheControl = "no-store";
        Context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        if (await Open()) return;
        Wait = Attempts.Failed(Context);
        if (Wait is not null) return;
        // Set at the very end: Blazor stops rendering a page whose status is 404.
        Context.Response.OnStarting(() =>
        {
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    protected abstract Task<bool> Open();
}
