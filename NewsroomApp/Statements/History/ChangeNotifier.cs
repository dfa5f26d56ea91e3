namespace NewsroomApp.Statements.History;

/// <summary>Notifies open pages in this process once a verb has been committed. Passes only identifiers.</summary>
public sealed class ChangeNotifier
{
    /// <summary>A verb was done. Passes an empty identifier for all statements.</summary>
    public event Action<string>? Changed;

    /// <summary>Words were typed and stored, as this version of the working copy.</summary>
    public event Action<string, long>? Typed;

    /// <summary>Passes an empty identifier for all statements. Handlers run before the verb returns.</summary>
    public event Action<string>? WentPublic;

    public event Action<string>? Told;

    public void Ring(string statementId) => Changed?.Invoke(statementId);

    public void Type(string statementId, long version) => Typed?.Invoke(statementId, version);

    public void Publish(string statementId) => WentPublic?.Invoke(statementId);

    public void Tell(string personId) => Told?.Invoke(personId);
}
