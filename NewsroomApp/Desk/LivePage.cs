using Microsoft.AspNetCore.Components;
using NewsroomApp.Statements;

namespace NewsroomApp.Desk;

/// <summary>A page of the desk that looks again when somebody else did something, in this process.</summary>
public abstract class LivePage : DeskPage, IDisposable
{
    private readonly TaskCompletionSource _opened = new();
    private int _ringing;

    [Inject]
    private ChangeNotifier Notifier { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Notifier.Changed += OnChanged;
        await base.OnInitializedAsync();
        _opened.SetResult();
    }

    /// <summary>Whether a change of this statement matters to the page.</summary>
    protected virtual bool Shows(string statementId) => true;

    /// <returns>Whether there is something new to show.</returns>
    protected virtual async Task<bool> LookAgain()
    {
        await Load();
        return true;
    }

    /// <summary>How long to gather changes before looking: people type all the time, and a list need not follow every key.</summary>
    protected virtual TimeSpan Calm => TimeSpan.FromMilliseconds(400);

    public void Dispose()
    {
        Notifier.Changed -= OnChanged;
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) { }

    private void OnChanged(string statementId)
    {
        if (!Shows(statementId) || Interlocked.Exchange(ref _ringing, 1) == 1) return;
        _ = InvokeAsync(async () =>
        {
            await _opened.Task;
            if (Calm > TimeSpan.Zero) await Task.Delay(Calm);
            Interlocked.Exchange(ref _ringing, 0);
            if (await LookAgain()) StateHasChanged();
        });
    }
}
