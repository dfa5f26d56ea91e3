using NewsroomApp.Storage;

namespace NewsroomApp.Pictures;

/// <summary>The pictures of the open edition. Who may write in it may add, move and remove them.</summary>
public sealed class PictureDesk(EditorialTransaction transaction, PictureStudio studio, PictureSettings settings)
{
    /// <summary>Before a file is taken at all.</summary>
    /// <exception cref="Refusal">This person may not write in it, or not now.</exception>
    public Task Demand(Actor me, string statementId) =>
        transaction.Do(me, statementId, Verb.Edit, (edition, by) => edition.Demand(Verb.Edit, by));

    /// <param name="file">A path; the file is taken away.</param>
    public async Task<Picture> Add(Actor me, string statementId, string file, CancellationToken stop)
    {
        var (hash, width, height) = await studio.Make(file, stop);
        Picture? added = null;
        await transaction.Do(
            me,
            statementId,
            Verb.Edit,
            (edition, by) => added = edition.AddPicture(hash, width, height, settings.MostPictures, by)
        );
        return added!;
    }

    /// <inheritdoc cref="Edition.MovePicture"/>
    public Task Move(Actor me, string statementId, string name, int places) =>
        transaction.Do(me, statementId, Verb.Edit, (edition, by) => edition.MovePicture(name, places, by));

    public Task Remove(Actor me, string statementId, string name) =>
        transaction.Do(me, statementId, Verb.Edit, (edition, by) => edition.RemovePicture(name, by));
}
