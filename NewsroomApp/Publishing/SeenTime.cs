using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace NewsroomApp.Publishing;

/// <summary>The one row that says until when the newsroom ran, by the clock of its machine.</summary>
public sealed class SeenTime
{
    public int Id { get; private init; } = 1;

    public DateTimeOffset SeenAt { get; set; }

    /// <summary>The number of the last history entry at that time; later entries may have seen a later time.</summary>
    public int Entry { get; set; }

    /// <summary>What the clock said when it was first doubted; null while it is believed.</summary>
    public DateTimeOffset? DoubtedSince { get; set; }

    public void Trust(SignOff by)
    {
        by.Role.Demand(Verb.TrustClock);
        if (DoubtedSince is null) throw new Refusal("The clock is believed already. There is nothing left to do.");
        (SeenAt, DoubtedSince) = (by.At, null);
    }
}

internal sealed class SeenTimeMapping : IEntityTypeConfiguration<SeenTime>
{
    public void Configure(EntityTypeBuilder<SeenTime> seen) => seen.Property(s => s.Id).ValueGeneratedNever();
}
