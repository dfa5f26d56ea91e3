namespace NewsroomApp.Drafting.Import;

/// <summary>What was read of a file, before a draft is made of it.</summary>
public sealed record ImportedText(string FileName, Document Words)
{
    public IReadOnlyList<ImportedComment> Comments { get; init; } = [];

    /// <summary>As they were in the file, before <see cref="PictureImport"/> has put them into the words.</summary>
    public IReadOnlyList<ImportedPicture> Pictures { get; init; } = [];

    public IReadOnlyList<string> NotTaken { get; init; } = [];

    /// <summary>Null where the file says how its letters are written.</summary>
    public string? GuessedEncoding { get; init; }

    public bool IsPlain { get; init; }
}
