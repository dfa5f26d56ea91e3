using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;
using NewsroomApp.Storage;

namespace NewsroomApp.Desk;

/// <summary>A desk page that refreshes when anybody changes something in this process.</summary>
public abstract class LivePage : DeskPage, IDisposable
{
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(1);
    private readonly TaskCompletionSource _opened = new();
    private readonly StrongBox<int> _verbs = new();
    private readonly StrongBox<int> _typing = new();
    private long _typedTo;
    private bool _over;

    [Inject]
    private ChangeFeed Feed { get; set; } = default!;

    [Inject]
    private ChangeNotifier Notifier { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Feed.Changed += OnVerb;
        if (Typing is not null) Notifier.Typed += OnTyped;
        await base.OnInitializedAsync();
        _opened.SetResult();
    }

    protected virtual bool Shows(string statementId) => true;

    protected virtual async Task<bool> LookAgain()
    {
        await Load();
        return true;
    }

    /// <summary>As <see cref="LookAgain"/>, when nothing but words has changed since.</summary>
    /// <param name="version">Of the working copy, on a page that shows one draft.</param>
    protected virtual Task<bool> LookAtWords(long version) => LookAgain();

    protected virtual TimeSpan Calm => TimeSpan.FromMilliseconds(400);

    /// <summary>How long to gather what is typed before a refresh; null for pages that show none of it.</summary>
    protected virtual TimeSpan? Typing => null;

    /// <summary>For lists of many texts: seconds apart, and not all pages at the same moment.</summary>
    protected static TimeSpan NowAndThen => TimeSpan.FromSeconds(2 + (3 * Random.Shared.NextDouble()));

    public void Dispose()
    {
        _over = true;
        Feed.Changed -= OnVerb;
        Notifier.Typed -= OnTyped;
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing) { }

    private void OnVerb(FeedEntry change)
    {
        if (change.StatementId.Length == 0 || Shows(change.StatementId)) Refresh(LookAgain, _verbs, Calm);
    }

    private void OnTyped(string statementId, long version)
    {
        if (!Shows(statementId)) return;
        Volatile.Write(ref _typedTo, version);
        Refresh(() => LookAtWords(Volatile.Read(ref _typedTo)), _typing, Typing!.Value);
    }

    /// <summary><paramref name="gathered"/> is 1 while a refresh waits that will show this change too.</summary>
    private void Refresh(Func<Task<bool>> look, StrongBox<int> gathered, TimeSpan pause)
    {
        if (Interlocked.Exchange(ref gathered.Value, 1) == 1) return;
        Run(async () =>
        {
            await _opened.Task;
            if (pause > TimeSpan.Zero) await Task.Delay(pause);
            Interlocked.Exchange(ref gathered.Value, 0);
            if (_over) return;
            try
            {
                if (await look()) StateHasChanged();
            }
            catch (DbException)
            {
                // What stands on the screen stays there until the store answers.
                Refresh(look, gathered, _soon);
            }
        });
    }
}
