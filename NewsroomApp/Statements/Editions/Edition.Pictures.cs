namespace NewsroomApp.Statements.Editions;

/// <summary>Each changes one picture, so that two people who work at once keep what each has done.</summary>
public sealed partial class Edition
{
    /// <returns>As it is named in the text.</returns>
    /// <exception cref="Refusal">There are as many as a statement takes, or this one is there already.</exception>
    public Picture AddPicture(string hash, int width, int height, int most, SignOff by)
    {
        Demand(Verb.Edit, by);
        var pictures = Words.Pictures;
        if (pictures.FirstOrDefault(p => p.Hash == hash) is { } known)
            throw new Refusal($"This picture is here already, as “{known.Name}”.");
        if (pictures.Count >= most)
            throw new Refusal($"A statement takes up to {most} pictures. Remove one to add another.");
        var added = new Picture(hash, Picture.NameBeside(pictures), width, height);
        Change(Words with { Pictures = [.. pictures, added] }, by);
        return added;
    }

    /// <param name="places">Below zero towards the top.</param>
    public void MovePicture(string name, int places, SignOff by)
    {
        var pictures = Words.Pictures.ToList();
        var at = pictures.FindIndex(p => p.Name == name);
        if (at < 0) return;
        var moved = pictures[at];
        pictures.RemoveAt(at);
        pictures.Insert(Math.Clamp(at + places, 0, pictures.Count), moved);
        Change(Words with { Pictures = pictures }, by);
    }

    public void RemovePicture(string name, SignOff by)
    {
        if (Words.Pictures.FirstOrDefault(p => p.Name == name) is not { } gone) return;
        var words = (Words with { Pictures = [.. Words.Pictures.Where(p => p != gone)] }).Without([.. gone.Texts]);
        foreach (var part in Parts.TextOf(words).Where(p => p.IsMarkdown).ToList())
            words = words.With(part, Picture.Without(words[part], name));
        Change(words, by);
    }

    /// <summary>Leaves the other parts as they are being typed.</summary>
    private void Change(Document words, SignOff by)
    {
        Demand(Verb.Edit, by);
        if (words != Words) Type(words, by);
    }
}
