namespace NewsroomApp.Statements;

/// <summary>Rings after a verb has been committed in this process, so that open screens can look again. Carries no words, only identifiers.</summary>
public sealed class ChangeNotifier
{
    /// <summary>Something happened to the statement with this identifier.</summary>
    public event Action<string>? Changed;

    /// <summary>What the public sees of the statement with this identifier is another, or of all of them when it is empty. Heard before the verb returns.</summary>
    public event Action<string>? WentPublic;

    /// <summary>The person with this identifier has other notices than before.</summary>
    public event Action<string>? Told;

    public void Ring(string statementId) => Changed?.Invoke(statementId);

    public void Publish(string statementId) => WentPublic?.Invoke(statementId);

    public void Tell(string personId) => Told?.Invoke(personId);
}
