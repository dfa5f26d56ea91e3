using Microsoft.AspNetCore.Components;

namespace NewsroomApp.Desk;

/// <summary>A part of a page that runs verbs itself and lets the page load again.</summary>
public abstract class DeskPart : DeskPage
{
    private bool _opened;

    [Parameter]
    public EventCallback OnActed { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        _opened = true;
    }

    protected sealed override Task Load() => _opened ? OnActed.InvokeAsync() : Task.CompletedTask;
}
