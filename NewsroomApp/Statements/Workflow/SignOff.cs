namespace NewsroomApp.Statements.Workflow;

/// <summary>Who did something and when, with the name and role they had at the time.</summary>
public sealed record SignOff(string PersonId, string Name, Role Role, DateTimeOffset At);
