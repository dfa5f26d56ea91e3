using Microsoft.AspNetCore.Components;
using NewsroomApp.Desk;

namespace NewsroomApp.People;

/// <summary>A form of settings: what is wrong stands at its field, and the first of them takes the focus.</summary>
public abstract class SettingsForm : DeskPart
{
    private Dictionary<string, string> _problems = [];
    private int _turn;

    /// <summary>Whether something here is not saved.</summary>
    [Parameter]
    public EventCallback<bool> OnChanged { get; set; }

    public abstract string Label(string setting);

    public abstract bool IsLocked(string setting);

    public string? Problem(string setting) => _problems.GetValueOrDefault(setting);

    /// <summary>Another number takes the focus to this field; 0 leaves it.</summary>
    public int Turn(string setting) => _problems.Keys.FirstOrDefault() == setting ? _turn : 0;

    protected bool IsFine(IEnumerable<(string Setting, string Problem)> problems)
    {
        _problems = problems.DistinctBy(p => p.Setting).ToDictionary(p => p.Setting, p => p.Problem);
        _turn++;
        return _problems.Count == 0;
    }
}
