using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using NewsroomApp.Accounts;

namespace NewsroomApp.Desk;

/// <summary>Base of the desk pages: who is signed in, and running a verb so that a refusal is shown.</summary>
public abstract class DeskPage : DeskComponent
{
    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = default!;

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

    /// <summary>Runs a verb, shows the refusal or <paramref name="done"/>, and reloads either way.</summary>
    protected async Task<bool> Attempt(Func<Task> verb, string? done = null)
    {
        var happened = await Say(verb);
        if (happened && done is not null) Snackbar.Add(done, Severity.Success);
        await Load();
        return happened;
    }

    private async Task<bool> Say(Func<Task> verb)
    {
        try
        {
            await verb();
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
        string answer = ""
    )
    {
        var dialog = await Dialogs.ShowAsync<AskDialog>(
            title,
            new DialogParameters<AskDialog>
            {
                { d => d.Question, question },
                { d => d.Button, button },
                { d => d.Missing, missing },
                { d => d.Lines, lines },
                { d => d.Longest, longest },
                { d => d.Answer, answer },
            }
        );
        return (await dialog.Result) is { Canceled: false, Data: string reason } ? reason : null;
    }

    protected async Task<bool> Confirm(string title, string what, string button) =>
        await Dialogs.ShowMessageBoxAsync(title, what, button, cancelText: "Cancel") is true;
}
