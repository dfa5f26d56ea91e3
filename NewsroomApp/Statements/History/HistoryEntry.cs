using System.Globalization;

namespace NewsroomApp.Statements.History;

/// <summary>Append-only: each hash covers the one before, so that a changed or missing row breaks the chain.</summary>
public sealed class HistoryEntry
{
    public int Id { get; private init; }

    public int Number { get; private set; }

    /// <summary>Null for what concerns people or the whole site.</summary>
    public string? StatementId { get; private init; }

    /// <summary>0 where no edition is concerned.</summary>
    public required int Edition { get; init; }

    public required Verb Verb { get; init; }
    public required SignOff By { get; init; }

    public string? Note { get; init; }

    public required Fingerprint Fingerprint { get; init; }

    public Fingerprint Hash { get; private set; } = Fingerprint.None;

    public static HistoryEntry OfHouse(Verb verb, SignOff by, string note, Fingerprint? of = null) =>
        new()
        {
            Edition = 0,
            Verb = verb,
            By = by,
            Note = note,
            Fingerprint = of ?? Fingerprint.None,
        };

    public void Seal(int number, Fingerprint previous)
    {
        Number = number;
        Hash = HashAfter(previous);
    }

    /// <summary>Covers the previous hash (empty for the first entry) and every other column of this one.</summary>
    public Fingerprint HashAfter(Fingerprint previous) =>
        Fingerprint.Of([
            previous.Value,
            Text(Number),
            StatementId ?? "",
            Text(Edition),
            Verb.ToString(),
            By.PersonId,
            By.Name,
            By.Role.ToString(),
            Text(By.At.UtcTicks),
            Note is null ? "" : "“" + Note,
            Fingerprint.Value,
        ]);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
