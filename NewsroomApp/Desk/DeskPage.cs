using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using MudBlazor;
using NewsroomApp.Accounts;

namespace NewsroomApp.Desk;

/// <summary>Base of the desk pages: who is signed in, and running a verb so that a refusal is shown.</summary>
public abstract class DeskPage : DeskComponent
{
    private Task _turn = Task.CompletedTask;
    private bool _isActing;
    private bool _isAsking;
    private string? _left;

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

    [Inject]
    private IJSRuntime Browser { get; set; } = default!;

    [Inject]
    protected ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    protected IDialogService Dialogs { get; set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    [Inject]
    protected Institution Institution { get; set; } = default!;

    protected Actor Me { get; private set; } = default!;

    protected string MyName { get; private set; } = "";

    protected Role Role { get; private set; }

    protected override async Task OnInitializedAsync()
    {
        var user = (await Authentication).User;
        Me = ClaimsFactory.ActorOf(user);
        MyName = ClaimsFactory.NameOf(user);
        Role =
            ClaimsFactory.RoleOf(user)
            ?? throw new InvalidOperationException("A desk page was opened without signing in.");
        await Load();
    }

    /// <summary>Reads what the page shows, on opening and whenever it may have changed.</summary>
    protected abstract Task Load();

    /// <summary>
    /// Runs a verb, shows the refusal or <paramref name="done"/>, and reloads either way. A second click does nothing
    /// while the first one is at work.
    /// </summary>
    /// <param name="first">What has to succeed before; false when it has said why not.</param>
    /// <param name="undo">What "Undo" beside <paramref name="done"/> does.</param>
    protected Task<bool> Attempt(
        Func<Task> verb,
        string? done = null,
        Func<Task<bool>>? first = null,
        Func<Task>? undo = null
    ) =>
        Once(async () =>
        {
            if (first is not null && !await first()) return false;
            var happened = await Say(verb, done, undo);
            await Load();
            return happened;
        });

    /// <summary>As <see cref="Attempt"/>, and goes to the address that the verb returns.</summary>
    protected Task AttemptAndGo(Func<Task<string>> verb, string? done = null, Func<Task<bool>>? first = null) =>
        Once(async () =>
        {
            if (first is not null && !await first()) return false;
            var address = "";
            var happened = await Say(async () => address = await verb(), done);
            if (happened) Go(address);
            else await Load();
            return happened;
        });

    /// <summary>For boxes that somebody ticks one after the other: each verb waits for the one before.</summary>
    protected async Task AttemptInTurn(Func<Task> verb, string? done = null)
    {
        var before = _turn;
        await (_turn = Next());

        async Task Next()
        {
            await Task.WhenAny(before);
            await Say(verb, done);
            await Load();
        }
    }

    /// <summary>A click that comes while the browser is still on its way does nothing.</summary>
    protected void Go(string address)
    {
        _left = Navigation.Uri;
        Navigation.NavigateTo(address);
    }

    private async Task<bool> Once(Func<Task<bool>> act)
    {
        if (_isActing || _left == Navigation.Uri) return false;
        _isActing = true;
        Snackbar.Clear();
        Run(() => Browser.InvokeVoidAsync("newsroom.land").AsTask());
        try
        {
            return await act();
        }
        finally
        {
            _isActing = false;
        }
    }

    private async Task<bool> Say(Func<Task> verb, string? done, Func<Task>? undo = null)
    {
        try
        {
            await verb();
            if (done is not null)
                Snackbar.Add(
                    done,
                    Severity.Success,
                    options =>
                    {
                        if (undo is null) return;
                        (options.Action, options.VisibleStateDuration) = ("Undo", 15_000);
                        options.OnClick = _ =>
                            InvokeAsync(() => Attempt(undo, "Undone. What others wrote since stays."));
                    }
                );
            return true;
        }
        catch (Refusal refusal)
        {
            Snackbar.Add(refusal.Message, Severity.Warning, options => options.VisibleStateDuration = 15_000);
            return false;
        }
    }

    protected Task<string?> AskReason(string title, string question, string button) =>
        Ask(title, question, button, "Give a reason; it is kept in the history.", lines: 4);

    protected async Task<string?> Ask(
        string title,
        string question,
        string button,
        string missing,
        int lines = 1,
        int longest = 2_000,
        string answer = "",
        Func<string, IReadOnlyList<string>>? check = null
    ) =>
        await AskIn<AskDialog>(
            title,
            new DialogParameters<AskDialog>
            {
                { d => d.Question, question },
                { d => d.Button, button },
                { d => d.Missing, missing },
                { d => d.Lines, lines },
                { d => d.Longest, longest },
                { d => d.Answer, answer },
                { d => d.Check, check ?? (_ => []) },
            }
        ) as string;

    protected async Task<object?> AskIn<T>(string title, DialogParameters<T> parameters)
        where T : IComponent
    {
        object? answer = null;
        await AskOnce(async () =>
        {
            await Browser.InvokeVoidAsync("newsroom.lend");
            var dialog = await Dialogs.ShowAsync<T>(title, parameters);
            if (await dialog.Result is { Canceled: false } result) answer = result.Data;
            await Browser.InvokeVoidAsync("newsroom.giveBack");
        });
        return answer;
    }

    protected async Task<bool> Confirm(string title, string what, string button) =>
        await AskIn<ConfirmDialog>(
            title,
            new DialogParameters<ConfirmDialog> { { d => d.What, what }, { d => d.Button, button } }
        )
            is true;

    private async Task AskOnce(Func<Task> ask)
    {
        if (_isAsking) return;
        _isAsking = true;
        try
        {
            await ask();
        }
        finally
        {
            _isAsking = false;
        }
    }
}
