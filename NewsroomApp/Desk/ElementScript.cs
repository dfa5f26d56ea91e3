using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace NewsroomApp.Desk;

/// <summary>A script at work on an element of a component. It can call the component, and ends with it.</summary>
public sealed class ElementScript<T>(T owner) : IAsyncDisposable
    where T : class
{
    private readonly DotNetObjectReference<T> _owner = DotNetObjectReference.Create(owner);
    private IJSObjectReference? _script;

    public async Task Start(IJSRuntime js, string function, ElementReference element, params object?[] others) =>
        _script = await js.InvokeAsync<IJSObjectReference>(function, [element, _owner, .. others]);

    public async Task<TAnswer?> Ask<TAnswer>(string function) =>
        _script is null ? default : await _script.InvokeAsync<TAnswer?>(function);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_script is not null) await _script.InvokeVoidAsync("close");
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has disconnected; there is nothing to close.
        }
        _owner.Dispose();
    }
}
