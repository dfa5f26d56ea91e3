namespace NewsroomApp.Statements;

/// <summary>Rings after a verb has been committed in this process, so that open screens can look again. Carries no words, only the statement's identifier.</summary>
public sealed class Wire
{
    public event Action<string>? Changed;

    public void Ring(string statementId) => Changed?.Invoke(statementId);
}
