using Microsoft.EntityFrameworkCore;

namespace NewsroomApp.Storage;

/// <summary>Which files the stored texts show, earlier revisions and templates among them.</summary>
internal static class FileUses
{
    private const string Pictures = "%\"pictures\":%";
    private const string Attachments = "%\"attachments\":%";

    public static async Task<HashSet<string>> ShownFiles(this NewsroomDb db, CancellationToken stop)
    {
        var shown = new HashSet<string>();
        var documents = db.Database.SqlQuery<string>(
            $"""
            SELECT Document AS Value FROM (
              SELECT Document FROM Editions UNION ALL SELECT Document FROM Revisions
              UNION ALL SELECT Document FROM Templates
            ) WHERE Document LIKE {Pictures} OR Document LIKE {Attachments}
            """
        );
        await foreach (var json in documents.AsAsyncEnumerable().WithCancellation(stop))
            shown.UnionWith(CanonicalJson.Read(json).Files.Select(f => f.Hash));
        return shown;
    }
}
