using Microsoft.AspNetCore.Components;

namespace NewsroomApp.Desk;

/// <summary>A page for whoever holds its link: nothing keeps or lists it, and a bad link finds nothing.</summary>
public abstract class SecretPage : ComponentBase
{
    [Parameter]
    public required string Secret { get; set; }

    [CascadingParameter]
    protected HttpContext Context { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Context.Response.Headers.CacheControl = "no-store";
        Context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
        if (await Open()) return;
        // Set at the very end: Blazor stops rendering a page whose status is 404.
        Context.Response.OnStarting(() =>
        {
            Context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    protected abstract Task<bool> Open();
}
