namespace NewsroomApp.Statements.History;

/// <summary>Tells open pages in this process what the history does not say.</summary>
public sealed class ChangeNotifier
{
    /// <summary>Words were stored, as this version of the working copy.</summary>
    public event Action<string, long>? Typed;

    /// <summary>A person has new notices, or has seen some.</summary>
    public event Action<string>? Told;

    public void Type(string statementId, long version) => Typed?.Invoke(statementId, version);

    public void Tell(string personId) => Told?.Invoke(personId);
}
