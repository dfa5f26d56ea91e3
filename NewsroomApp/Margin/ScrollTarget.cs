namespace NewsroomApp.Margin;

/// <summary>An element somebody asked to see, by its id. It is shown once for each time they ask.</summary>
public sealed class ScrollTarget(string id)
{
    private bool _taken;

    public string Id => id;

    /// <returns>True for the first who takes it.</returns>
    public bool Take() => !_taken && (_taken = true);
}
