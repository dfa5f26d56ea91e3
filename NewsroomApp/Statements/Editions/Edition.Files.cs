namespace NewsroomApp.Statements.Editions;

/// <summary>Each changes one file, so that two people who work at once keep what each has done.</summary>
public sealed partial class Edition
{
    /// <param name="known">Of earlier editions, whose names are not given to others.</param>
    /// <exception cref="Refusal">There are as many as a statement takes, or this one is there already.</exception>
    public Picture AddPicture(
        string hash,
        int width,
        int height,
        IEnumerable<StatementFile> known,
        int most,
        SignOff by
    )
    {
        var pictures = Words.Pictures;
        DemandPlace(pictures, hash, "picture", most, by);
        var added = new Picture(hash, Picture.NameBeside(known.Concat(pictures)), width, height);
        Edit(Words with { Pictures = [.. pictures, added] }, by);
        return added;
    }

    /// <inheritdoc cref="AddPicture"/>
    public Attachment AddAttachment(
        string hash,
        string format,
        long size,
        string title,
        IEnumerable<StatementFile> known,
        int most,
        SignOff by
    )
    {
        var attachments = Words.Attachments;
        DemandPlace(attachments, hash, "attachment", most, by);
        var name = Attachment.NameBeside(known.Concat(attachments));
        var added = new Attachment(hash, name, format, size);
        Edit((Words with { Attachments = [.. attachments, added] }).With(added.TitleText, title), by);
        return added;
    }

    private void DemandPlace(IReadOnlyList<StatementFile> files, string hash, string kind, int most, SignOff by)
    {
        Demand(Verb.Edit, by);
        if (files.FirstOrDefault(f => f.Hash == hash) is { } there)
            throw new Refusal($"This {kind} is here already, as “{there.Name}”.");
        if (files.Count >= most)
            throw new Refusal($"A statement takes up to {most} {kind}s. Remove one to add another.");
    }

    /// <param name="places">Below zero towards the top.</param>
    public void MoveFile(string name, int places, SignOff by) =>
        Edit(
            Words with
            {
                Pictures = Moved(Words.Pictures, name, places),
                Attachments = Moved(Words.Attachments, name, places),
            },
            by
        );

    public void RemoveFile(string name, SignOff by)
    {
        if (Words.Files.FirstOrDefault(f => f.Name == name) is not { } gone) return;
        var others = Words with
        {
            Pictures = [.. Words.Pictures.Where(p => p.Name != name)],
            Attachments = [.. Words.Attachments.Where(a => a.Name != name)],
        };
        var words = others.Without([.. gone.Texts]);
        if (gone is Picture)
            foreach (var part in Parts.TextOf(words).Where(p => p.IsMarkdown).ToList())
                words = words.With(part, Picture.Without(words[part], name));
        Edit(words, by);
    }

    private static IReadOnlyList<TFile> Moved<TFile>(IReadOnlyList<TFile> files, string name, int places)
        where TFile : StatementFile
    {
        if (files.FirstOrDefault(f => f.Name == name) is not { } moved) return files;
        var others = files.Where(f => f != moved).ToList();
        others.Insert(Math.Clamp(files.ToList().IndexOf(moved) + places, 0, others.Count), moved);
        return others;
    }
}
