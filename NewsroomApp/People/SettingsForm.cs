using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using NewsroomApp.Desk;

namespace NewsroomApp.People;

/// <summary>A form of settings: what is wrong stands at its field, and the first on the page takes the focus.</summary>
public abstract class SettingsForm : DeskPart
{
    private Dictionary<string, string> _problems = [];
    private bool _isRefused;

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    /// <summary>Whether something here is not saved.</summary>
    [Parameter]
    public EventCallback<bool> OnChanged { get; set; }

    public abstract string Label(string setting);

    public abstract bool IsLocked(string setting);

    public static string Id(string setting) => "setting-" + setting;

    public static string NoteId(string setting) => Id(setting) + "-hint";

    public string? Problem(string setting) => _problems.GetValueOrDefault(setting);

    public string? Invalid(string setting) => Problem(setting) is null ? null : "true";

    /// <summary>What was wrong in a list says nothing of its places once they are others.</summary>
    public void Forget(string list) =>
        _problems = _problems.Where(p => HouseSettings.WholeOf(p.Key) != list).ToDictionary();

    protected bool IsFine(IEnumerable<(string Setting, string Problem)> problems)
    {
        _problems = problems.DistinctBy(p => p.Setting).ToDictionary(p => p.Setting, p => p.Problem);
        _isRefused = _problems.Count > 0;
        return !_isRefused;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isRefused) return;
        _isRefused = false;
        await Js.InvokeVoidAsync("newsroom.toFirstProblem");
    }
}
