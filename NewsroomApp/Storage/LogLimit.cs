namespace NewsroomApp.Storage;

/// <summary>Keeps trouble that lasts from filling the log.</summary>
internal sealed class LogLimit(TimeProvider clock, TimeSpan pause)
{
    private readonly Dictionary<string, long> _said = [];

    public bool IsNew(string trouble)
    {
        foreach (var (old, at) in _said)
            if (clock.GetElapsedTime(at) >= pause) _said.Remove(old);
        return _said.TryAdd(trouble, clock.GetTimestamp());
    }

    public bool IsNew(Exception trouble) => IsNew($"{trouble.GetType()}: {trouble.Message}");

    public void Forget() => _said.Clear();
}
