namespace NewsroomApp.Desk;

/// <summary>Runs a verb as <see cref="DeskPage"/> does, for a part of a page.</summary>
/// <param name="done">What to say once it is done; null for nothing.</param>
/// <param name="undo">What "Undo" beside that does.</param>
public delegate Task<bool> AttemptVerb(Func<Task> verb, string? done, Func<Task>? undo = null);
