using System.Collections.Concurrent;

namespace NewsroomApp.Desk;

public sealed class Attendance
{
    private readonly ConcurrentDictionary<object, string> _windows = [];

    public IReadOnlyList<string> Names => [.. _windows.Values.Distinct().Order()];

    public void Enter(object window, string name) => _windows[window] = name;

    public void Leave(object window) => _windows.TryRemove(window, out _);
}
