using Microsoft.AspNetCore.Components;
using NewsroomApp.Collaboration;
using NewsroomApp.Desk;

namespace NewsroomApp.Drafting;

/// <summary>Shows what the desk makes of the words, which follows saving rather than typing.</summary>
public abstract class FollowsSaving : DeskComponent, IDisposable
{
    [Parameter, EditorRequired]
    public required DraftSession Session { get; set; }

    [Parameter, EditorRequired]
    public required Edition Edition { get; set; }

    /// <summary>The last revision before the page was opened.</summary>
    [Parameter]
    public Document? Revised { get; set; }

    /// <returns>Whether there is something else to show.</returns>
    protected abstract bool Read(Document words);

    protected override void OnInitialized() => Session.Changed += Look;

    protected override void OnParametersSet() => Read(Session.Words);

    public void Dispose()
    {
        Session.Changed -= Look;
        GC.SuppressFinalize(this);
    }

    private void Look()
    {
        if (Session.Safety is Safety.Pending) return;
        Run(() =>
        {
            if (Read(Session.Words)) StateHasChanged();
        });
    }
}
