namespace NewsroomApp.Statements.Editions;

/// <summary>Each changes one picture, so that two people who work at once keep what each has done.</summary>
public sealed partial class Edition
{
    /// <returns>As it is named in the text; the same file is not put in a second time.</returns>
    public Picture AddPicture(string fileName, string hash, int width, int height, int most, SignOff by)
    {
        Demand(Verb.Edit, by);
        var pictures = Words.Pictures;
        if (pictures.FirstOrDefault(p => p.Hash == hash) is { } known) return known;
        if (pictures.Count >= most)
            throw new Refusal($"A statement takes up to {most} pictures. Remove one to add another.");
        var added = new Picture(hash, Picture.NameFor(fileName, pictures), width, height);
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
        var words = Words with { Pictures = [.. Words.Pictures.Where(p => p != gone)] };
        Change(words.Without([.. gone.Texts]), by);
    }

    /// <summary>Leaves the other parts as they are being typed.</summary>
    private void Change(Document words, SignOff by)
    {
        Demand(Verb.Edit, by);
        if (words != Words) Type(words, by);
    }
}
