namespace NewsroomApp.Publishing;

/// <param name="Ok">Null when nobody knows.</param>
public sealed record Check(string What, bool? Ok, string Says);
