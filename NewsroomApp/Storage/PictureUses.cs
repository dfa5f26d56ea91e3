using Microsoft.EntityFrameworkCore;

namespace NewsroomApp.Storage;

/// <summary>Which pictures the stored texts show, earlier revisions and templates among them.</summary>
internal static class PictureUses
{
    private const string Mark = "%\"pictures\":%";

    public static async Task<HashSet<string>> ShownPictures(this NewsroomDb db, CancellationToken stop)
    {
        var shown = new HashSet<string>();
        await Add(db.Database.SqlQuery<string>($"SELECT Document AS Value FROM Editions WHERE Document LIKE {Mark}"));
        await Add(db.Database.SqlQuery<string>($"SELECT Document AS Value FROM Revisions WHERE Document LIKE {Mark}"));
        await Add(db.Database.SqlQuery<string>($"SELECT Document AS Value FROM Templates WHERE Document LIKE {Mark}"));
        return shown;

        async Task Add(IQueryable<string> documents)
        {
            await foreach (var json in documents.AsAsyncEnumerable().WithCancellation(stop))
                shown.UnionWith(CanonicalJson.Read(json).Pictures.Select(p => p.Hash));
        }
    }
}
