using System.Globalization;

namespace NewsroomApp.Statements;

/// <summary>
/// One thing somebody did, to a statement or to the list of people. Only ever added, never changed: each entry carries a hash over itself and the hash of the
/// entry before it, so that a row that was changed, put in or taken out leaves a chain that does not fit.
/// </summary>
public sealed class HistoryEntry
{
    public int Id { get; private init; }

    /// <summary>Its place in the chain of all entries, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>Null for what was done to the list of people, or to the whole site.</summary>
    public string? StatementId { get; private init; }

    /// <summary>The number of the edition; 0 without one.</summary>
    public required int Edition { get; init; }

    public required Verb Verb { get; init; }
    public required SignOff By { get; init; }

    /// <summary>The reason given, where the verb asks for one.</summary>
    public string? Note { get; init; }

    /// <summary>The words the verb was about, as they stood after it; empty without any.</summary>
    public required Fingerprint Fingerprint { get; init; }

    /// <summary>See <see cref="HashAfter"/>.</summary>
    public Fingerprint Hash { get; private set; } = Fingerprint.None;

    /// <summary>Something done to the house rather than to a statement.</summary>
    public static HistoryEntry OfHouse(Verb verb, SignOff by, string note) =>
        new()
        {
            Edition = 0,
            Verb = verb,
            By = by,
            Note = note,
            Fingerprint = Fingerprint.None,
        };

    /// <summary>Gives it its place at the end of the chain.</summary>
    public void Seal(int number, Fingerprint previous)
    {
        Number = number;
        Hash = HashAfter(previous);
    }

    /// <summary>SHA-256 over the hash of the entry before (empty for the first) and every column of this one.</summary>
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
