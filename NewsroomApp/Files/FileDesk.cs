using Microsoft.EntityFrameworkCore;
using NewsroomApp.Storage;

namespace NewsroomApp.Files;

public sealed class FileDesk(
    EditorialTransaction transaction,
    FileStudio studio,
    FileFolder folder,
    FileSettings settings
)
{
    private const int LongestTitle = 200;

    /// <summary>Before a file is taken at all.</summary>
    /// <exception cref="Refusal">This person may not write in it, or not now.</exception>
    public Task Demand(Actor me, string statementId) =>
        transaction.Do(me, statementId, Verb.Edit, (edition, by) => edition.Demand(Verb.Edit, by));

    /// <summary>As a picture or an attachment, whichever it is.</summary>
    /// <param name="file">A path; the file is taken away.</param>
    /// <param name="fileName">As it was uploaded: what an attachment is called until somebody gives it a title.</param>
    public async Task<StatementFile> Add(
        Actor me,
        string statementId,
        string file,
        string fileName,
        CancellationToken stop
    )
    {
        var hash = await studio.Make(file, stop);
        var (pixels, about) = (await folder.PixelsOf(hash), await folder.AboutOf(hash));
        StatementFile? added = null;
        await transaction.Do(
            me,
            statementId,
            Verb.Edit,
            async (edition, by, db) =>
            {
                var words = db.Editions.Where(e => e.Statement.Id == statementId && e.Number < edition.Number);
                var known = (await words.Select(e => e.Words).ToListAsync(stop)).SelectMany(w => w.Files);
                added = pixels is var (width, height)
                    ? edition.AddPicture(hash, width, height, known, settings.MostPictures, by)
                    : edition.AddAttachment(
                        hash,
                        about!.Value.Format,
                        about.Value.Size,
                        TitleOf(fileName),
                        known,
                        settings.MostAttachments,
                        by
                    );
            }
        );
        return added!;
    }

    private static string TitleOf(string fileName)
    {
        var name = Path.GetFileNameWithoutExtension(fileName).Replace('_', ' ');
        return Folding.AtMost(CleanText.Of(name, singleLine: true).Trim(), LongestTitle);
    }

    /// <inheritdoc cref="Edition.MoveFile"/>
    public Task Move(Actor me, string statementId, string name, int places) =>
        transaction.Do(me, statementId, Verb.Edit, (edition, by) => edition.MoveFile(name, places, by));

    public Task Remove(Actor me, string statementId, string name) =>
        transaction.Do(me, statementId, Verb.Edit, (edition, by) => edition.RemoveFile(name, by));
}
