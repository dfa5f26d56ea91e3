using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NewsroomApp.Storage.Mappings;

internal static class DocumentMapping
{
    /// <summary>Stored as the JSON that is hashed. It never changes, so an instance is its own snapshot.</summary>
    public static void IsDocument(this PropertyBuilder<Document> words) =>
        words
            .HasColumnName("Document")
            .HasConversion(
                document => CanonicalJson.Of(document),
                json => CanonicalJson.Read(json),
                new ValueComparer<Document>(
                    (a, b) => ReferenceEquals(a, b),
                    document => document.GetHashCode(),
                    document => document
                )
            );
}
