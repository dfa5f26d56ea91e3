namespace NewsroomApp.Publishing;

public sealed record Check(string What, bool Ok, string Says);
