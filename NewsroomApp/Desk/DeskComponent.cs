using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace NewsroomApp.Desk;

/// <summary>A part of the desk that hears of things from outside its own events.</summary>
public abstract class DeskComponent : ComponentBase
{
    /// <summary>For what nobody awaits: an error reaches the error boundary of the screen, and the log.</summary>
    protected void Run(Func<Task> act) =>
        _ = InvokeAsync(async () =>
        {
            try
            {
                await act();
            }
            catch (Exception gone)
                when (gone is JSDisconnectedException or OperationCanceledException or ObjectDisposedException)
            {
                // Nobody looks at it any more.
            }
            catch (Exception error)
            {
                await DispatchExceptionAsync(error);
            }
        });

    protected void Run(Action act) =>
        Run(() =>
        {
            act();
            return Task.CompletedTask;
        });
}
