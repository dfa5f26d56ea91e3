namespace NewsroomApp.People;

public sealed record PeopleOutcome(bool IsAsked = false, bool IsMailed = false)
{
    public static readonly PeopleOutcome Done = new();
    public static readonly PeopleOutcome Mailed = new(IsMailed: true);

    public static readonly PeopleOutcome WaitsForChief = new(IsAsked: true);

    /// <summary>The path to choose a password with, to be handed over; it is shown only now.</summary>
    public string? Link { get; init; }
}
