using Microsoft.AspNetCore.Components;
using MudBlazor;
using NewsroomApp.Desk;

namespace NewsroomApp.Drafting;

/// <summary>A part of the draft page that acts on the draft, once what was typed is saved.</summary>
public abstract class DraftPart : DeskPart
{
    [Inject]
    protected DraftingDesk Desk { get; set; } = default!;

    [Parameter, EditorRequired]
    public required Edition Edition { get; set; }

    /// <summary>Saves what was typed, before a verb. False when that failed.</summary>
    [Parameter, EditorRequired]
    public required Func<Task<bool>> SaveFirst { get; set; }

    /// <summary>Whoever wrote it has been named.</summary>
    [Parameter]
    public EventCallback OnNamed { get; set; }

    protected string StatementId => Edition.Statement.Id;

    protected Task<bool> SaveAndAttempt(Func<Task> verb, string done) => Attempt(verb, done, SaveFirst);

    protected async Task NameWriters()
    {
        var colleagues = (await Desk.Writers()).FindAll(w => !Edition.IsContributor(w.PersonId));
        var writers = await AskIn(
            "Who else wrote it",
            new DialogParameters<WritersDialog> { { d => d.Colleagues, colleagues } }
        );
        if (writers is not List<Author> others) return;
        if (await SaveAndAttempt(() => Desk.NameWriters(Me, StatementId, others), "They count as its authors now."))
            await OnNamed.InvokeAsync();
    }
}
