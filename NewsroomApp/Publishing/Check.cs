namespace NewsroomApp.Publishing;

/// <summary>One line of a list that somebody goes through before or after a publication.</summary>
public sealed record Check(string What, bool Ok, string Says);
