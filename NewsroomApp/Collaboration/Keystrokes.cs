namespace NewsroomApp.Collaboration;

/// <summary>A line in the log of a working copy: leads from the version before to <see cref="Version"/>.</summary>
public sealed class Keystrokes
{
    /// <summary>In versions: how far behind a page that lost its connection can still catch up.</summary>
    public const int Remembered = 5_000;

    public int Id { get; private init; }
    public int EditionId { get; init; }
    public required long Version { get; init; }

    /// <summary>Empty for words that were replaced whole, such as a restored revision.</summary>
    public required string Page { get; init; }

    public required int Sequence { get; init; }

    public required SignOff By { get; init; }

    public required IReadOnlyList<PartChange> Changes { get; init; }

    /// <summary>Of words that a verb changed, so that open pages follow as they follow typing.</summary>
    /// <param name="known">How it changed some parts, where a comparison of the texts could only guess.</param>
    public static Keystrokes Between(
        int editionId,
        Document before,
        Document after,
        long version,
        SignOff by,
        IReadOnlyList<PartChange>? known = null
    ) =>
        new()
        {
            EditionId = editionId,
            Version = version,
            Page = "",
            Sequence = 0,
            By = by,
            Changes =
            [
                .. Parts
                    .Of(before, after)
                    .Where(p => before[p] != after[p])
                    .Select(p =>
                        known?.FirstOrDefault(c => c.Part == p && c.Apply(before[p]) == after[p])
                        ?? PartChange.Between(p, before[p], after[p])
                    ),
            ],
        };
}

public static class KeystrokesLog
{
    public static IQueryable<Keystrokes> Of(this IQueryable<Keystrokes> log, int editionId, long since) =>
        log.Where(k => k.EditionId == editionId && k.Version > since).OrderBy(k => k.Version);
}
