namespace NewsroomApp.Statements;

/// <summary>
/// The thing issued, across all its editions, under one permanent address. Holds what the public sees of it;
/// where its next words are on their way is the business of its open <see cref="Edition"/>.
/// </summary>
public sealed partial class Statement
{
    private readonly List<Edition> _editions = [];
    private readonly List<HistoryEntry> _history = [];

    /// <summary>See <see cref="StatementId"/>.</summary>
    public required string Id { get; init; }

    public Presence Presence { get; private set; }

    /// <summary>The number of the edition the public reads; null before the first publication.</summary>
    public int? LiveNumber { get; private set; }

    /// <summary>Never moves once set.</summary>
    public DateTimeOffset? FirstPublishedAt { get; private set; }

    /// <summary>Moves exactly when public text changes.</summary>
    public DateTimeOffset? LastUpdatedAt { get; private set; }

    public IReadOnlyList<Edition> Editions => _editions;

    public IReadOnlyList<HistoryEntry> History => _history;

    /// <summary>The edition the public reads, under a notice if it is withdrawn; null once it is retracted.</summary>
    public Edition? Live =>
        Presence is Presence.Retracted
            ? null
            : _editions.SingleOrDefault(e => e.Stage is Stage.Published && e.Number == LiveNumber);

    /// <summary>The edition somebody works on: at most one.</summary>
    public Edition? Open => _editions.SingleOrDefault(e => e.Stage is not (Stage.Published or Stage.Discarded));

    public static Statement Start(string id, Words words, SignOff by)
    {
        by.Role.Demand(Verb.Start);
        var statement = new Statement { Id = id };
        statement.OpenEdition(words, Verb.Start, by).CountAsContributor(by);
        return statement;
    }

    /// <summary>Opens the next edition of a live statement, with the words the public reads now.</summary>
    public Edition Correct(SignOff by)
    {
        by.Role.Demand(Verb.Correct);
        if (Live is not { } live)
            throw new Refusal(
                Presence is Presence.Retracted
                    ? "This statement was retracted. Nothing more goes out under its address; start a new one."
                    : "Only a live statement can be corrected; this one was never published."
            );
        if (Open is { } open)
            throw new Refusal(
                $"A correction is open already: {open.Since.Name} {open.LastVerb.Past()}. Continue that one."
            );
        var edition = OpenEdition(live.Words with { ChangeKind = null, PublicNote = "" }, Verb.Correct, by);
        edition.CountAsContributor(by);
        // Words nobody has approved yet are still those of their writers.
        if (live.IsUnreviewed) edition.TakeOverContributors(live);
        return edition;
    }

    /// <summary>The open edition becomes what the public reads.</summary>
    /// <param name="by">Who presses the button.</param>
    /// <param name="office">The house as it is now.</param>
    public void Publish(SignOff by, PressOffice office)
    {
        var edition = Open ?? throw new Refusal(Latest.WhyNot(Verb.Publish));
        edition.Publish(by, office);
        GoPublic(edition, by);
    }

    /// <summary>The open edition becomes what the public reads before anybody has approved it; it is marked as unreviewed inside until somebody does.</summary>
    /// <param name="by">The chief editor who answers for it.</param>
    /// <param name="shown">The fingerprint of the words on that person's screen.</param>
    /// <param name="reason">Why it cannot wait.</param>
    public void PublishUrgently(SignOff by, Fingerprint shown, string reason)
    {
        var edition = OpenFor(Verb.PublishUrgently);
        edition.PublishUrgently(by, shown, reason);
        GoPublic(edition, by);
    }

    /// <summary>The clock keeps an appointment: looks at what is scheduled, and publishes it when it is time and nothing is in the way.</summary>
    public void Keep(SignOff by, PressOffice office)
    {
        if (Open is { Stage: Stage.Scheduled } edition && edition.IsDue(by, office)) Publish(by, office);
    }

    /// <summary>The open edition, or a refusal that says what became of the last one.</summary>
    /// <exception cref="Refusal">There is none to do this to.</exception>
    public Edition OpenFor(Verb verb) => Open ?? throw new Refusal(Latest.WhyNot(verb));

    /// <summary>The edition that was worked on last.</summary>
    public Edition Latest => Open ?? _editions.MaxBy(e => e.Since.At)!;

    internal int NextNumber => _editions.Count(e => e.Stage is Stage.Published) + 1;

    internal void Record(HistoryEntry entry) => _history.Add(entry);

    /// <summary>A withdrawn statement stays so: its new words stand under the notice.</summary>
    private void GoPublic(Edition edition, SignOff by)
    {
        if (Presence is Presence.Unpublished) Presence = Presence.Live;
        LiveNumber = edition.Number;
        FirstPublishedAt ??= by.At;
        // Moves forward even when the clock was set back: feeds and caches go by it.
        LastUpdatedAt = by.At <= LastUpdatedAt ? LastUpdatedAt + TimeSpan.FromSeconds(1) : by.At;
    }

    private Edition OpenEdition(Words words, Verb verb, SignOff by)
    {
        var edition = new Edition(this, NextNumber, words.Canonical(), verb, by);
        _editions.Add(edition);
        return edition;
    }
}
