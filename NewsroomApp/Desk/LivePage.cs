using Microsoft.AspNetCore.Components;
using NewsroomApp.Statements;

namespace NewsroomApp.Desk;

/// <summary>A page of the desk that looks again when somebody else did something, in this process.</summary>
public abstract class LivePage : DeskPage, IDisposable
{
    [Inject] private Wire Wire { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        Wire.Changed += OnChanged;
    }

    /// <summary>Whether a change of this statement matters to the page.</summary>
    protected virtual bool Shows(string statementId) => true;

    protected virtual Task LookAgain() => Load();

    public void Dispose()
    {
        Wire.Changed -= OnChanged;
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) { }

    private void OnChanged(string statementId)
    {
        if (!Shows(statementId)) return;
        _ = InvokeAsync(async () =>
        {
            await LookAgain();
            StateHasChanged();
        });
    }
}
