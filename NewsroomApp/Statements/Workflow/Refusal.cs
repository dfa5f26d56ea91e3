namespace NewsroomApp.Statements.Workflow;

/// <summary>A verb was refused and nothing changed. The sentence tells the person what to do.</summary>
public sealed class Refusal(string sentence) : Exception(sentence);
