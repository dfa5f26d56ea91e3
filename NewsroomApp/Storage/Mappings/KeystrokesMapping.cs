using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsroomApp.Collaboration;

namespace NewsroomApp.Storage.Mappings;

internal sealed class KeystrokesMapping : IEntityTypeConfiguration<Keystrokes>
{
    public void Configure(EntityTypeBuilder<Keystrokes> keystrokes)
    {
        keystrokes.ComplexProperty(k => k.By);
        keystrokes.HasIndex(k => new { k.EditionId, k.Version }).IsUnique();
        // Never changed once written, so an instance can be its own snapshot.
        keystrokes
            .Property(k => k.Changes)
            .HasConversion(
                changes => JsonSerializer.Serialize(changes, JsonSerializerOptions.Default),
                json => JsonSerializer.Deserialize<List<PartChange>>(json, JsonSerializerOptions.Default)!,
                new Microsoft.EntityFrameworkCore.ChangeTracking.ValueComparer<IReadOnlyList<PartChange>>(
                    (a, b) => ReferenceEquals(a, b),
                    changes => changes.Count,
                    changes => changes
                )
            );
    }
}
