namespace NewsroomApp.Statements.Editions;

public sealed class ReviewRequest
{
    public int Id { get; private init; }
    public required string PersonId { get; init; }
    public required string Name { get; init; }
    public required DateTimeOffset? DueAt { get; init; }
    public required SignOff By { get; init; }
}
