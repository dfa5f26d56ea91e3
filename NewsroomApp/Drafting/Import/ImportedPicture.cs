namespace NewsroomApp.Drafting.Import;

/// <summary>A picture in a document, with the name by which its text places it.</summary>
public sealed record ImportedPicture(string Name, byte[] File, string Alt);
