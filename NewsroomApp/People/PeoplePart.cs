using Microsoft.AspNetCore.Components;
using MudBlazor;
using NewsroomApp.Desk;

namespace NewsroomApp.People;

/// <summary>A part of the list of people that changes who works here.</summary>
public abstract class PeoplePart : DeskPart
{
    [Inject]
    protected PeopleDesk Desk { get; set; } = default!;

    /// <summary>Takes the link that is to be handed over.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<(string Name, string Link)> OnLink { get; set; }

    /// <summary>Says what became of it, and shows the link.</summary>
    protected async Task<bool> Do(Func<Task<PeopleOutcome>> verb, string? done, string linkFor = "")
    {
        var outcome = PeopleOutcome.Done;
        if (!await Attempt(async () => outcome = await verb())) return false;
        if (outcome.Link is { } link) await OnLink.InvokeAsync((linkFor, link));
        var said =
            outcome.IsAsked ? "A chief editor has to confirm it first. They have been told."
            : outcome.IsMailed ? $"The link to choose a password is on its way to {linkFor}."
            : done;
        if (said is not null) Snackbar.Add(said, outcome.IsAsked ? Severity.Info : Severity.Success);
        return true;
    }
}
