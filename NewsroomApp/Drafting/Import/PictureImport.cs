using NewsroomApp.Files;
using NewsroomApp.Storage;

namespace NewsroomApp.Drafting.Import;

/// <summary>Makes the pictures of a file those of its statement. One that cannot be used stays behind.</summary>
public sealed class PictureImport(FileStudio studio, FileFolder folder, FileSettings settings)
{
    public async Task<ImportedText> Into(ImportedText read, CancellationToken stop)
    {
        var (words, notTaken) = (read.Words, read.NotTaken.ToList());
        foreach (var picture in read.Pictures)
            try
            {
                words = await Into(words, picture, stop);
            }
            catch (Refusal refusal)
            {
                words = Placed(words, picture, "");
                notTaken.Add($"A picture{(picture.Alt.Length > 0 ? $": “{picture.Alt}”" : "")}. {refusal.Message}");
            }
        return read with { Words = words, NotTaken = notTaken };
    }

    private async Task<Document> Into(Document words, ImportedPicture picture, CancellationToken stop)
    {
        if (words.Pictures.Count >= settings.MostPictures)
            throw new Refusal($"A statement takes up to {settings.MostPictures}.");
        var file = folder.Passage(Guid.NewGuid().ToString("N"));
        await File.WriteAllBytesAsync(file, picture.File, stop);
        var hash = await studio.Make(file, stop);
        if (await folder.PixelsOf(hash) is not var (width, height)) throw new Refusal("It is not a picture.");
        if (words.Pictures.FirstOrDefault(p => p.Hash == hash) is { } known)
            return Placed(words, picture, Picture.LineOf(known.Name));
        var made = new Picture(hash, picture.Name, width, height);
        var alt = CleanText.Of(picture.Alt, singleLine: true).Trim();
        return (words with { Pictures = [.. words.Pictures, made] }).With(
            made.AltText,
            Folding.AtMost(alt, made.AltText.Limit)
        );
    }

    private static Document Placed(Document words, ImportedPicture picture, string mark)
    {
        var paragraphs = words.Body.Split("\n\n");
        var others = paragraphs.Select(p => p == Picture.LineOf(picture.Name) ? mark : p);
        return words with { Body = string.Join("\n\n", others.Where(p => p.Length > 0)) };
    }
}
