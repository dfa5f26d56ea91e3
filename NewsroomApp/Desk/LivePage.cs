using Microsoft.AspNetCore.Components;
using NewsroomApp.Statements;

namespace NewsroomApp.Desk;

/// <summary>A desk page that refreshes when anybody changes something in this process.</summary>
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

    protected virtual bool Shows(string statementId) => true;

    /// <returns>Whether to render again.</returns>
    protected virtual async Task<bool> LookAgain()
    {
        await Load();
        return true;
    }

    /// <summary>How long to collect changes before a refresh, so that a list does not follow every keystroke.</summary>
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
