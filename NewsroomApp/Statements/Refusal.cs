namespace NewsroomApp.Statements;

/// <summary>"Not now, not you": a verb that did not happen, with one sentence a person can read and act on. Nothing was changed.</summary>
public sealed class Refusal(string sentence) : Exception(sentence);
