namespace NewsroomApp.Storage;

/// <summary>What the desk has set, as it stands in the store; the institution follows it.</summary>
public sealed class LatestSettings(Newsstand newsstand, Institution institution)
{
    private volatile string _json = ChosenSettings.Nothing;

    /// <inheritdoc cref="ChosenSettings.Json"/>
    public string Json => _json;

    public void Look()
    {
        using var visit = newsstand.Enter();
        _json = visit.Settings();
        institution.Follow(_json);
    }

    internal void Follow(FeedEntry change)
    {
        if (change.Verb is null or Verb.ChangeSettings or Verb.ChangeMail) Look();
    }
}
