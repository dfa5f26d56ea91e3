namespace NewsroomApp.Statements.Editions;

public sealed partial class Statement
{
    private readonly List<Edition> _editions = [];
    private readonly List<HistoryEntry> _history = [];

    public required string Id { get; init; }

    public Presence Presence { get; private set; }

    public int? LiveNumber { get; private set; }

    public DateTimeOffset? FirstPublishedAt { get; private set; }

    /// <summary>Moves exactly when public text changes.</summary>
    public DateTimeOffset? LastUpdatedAt { get; private set; }

    /// <summary>For feeds (RFC 4287, section 4.2.6): it stays when the newsroom moves to another address.</summary>
    public string? FeedId { get; private set; }

    /// <summary>Of those stored, the ones that were loaded: open, issued, or last touched.</summary>
    public IReadOnlyList<Edition> Editions => _editions;

    public IReadOnlyList<HistoryEntry> History => _history;

    /// <summary>Includes a withdrawn edition, which the public sees under a notice.</summary>
    public Edition? Live => Presence is Presence.Retracted ? null : Issued;

    public Edition? Issued =>
        LiveNumber is null
            ? null
            : _editions.SingleOrDefault(e => e.Stage is Stage.Published && e.Number == LiveNumber)
                ?? throw new InvalidOperationException("The edition that the public reads was not loaded.");

    public Edition? Open => _editions.SingleOrDefault(e => e.Stage is not (Stage.Published or Stage.Discarded));

    public static Statement Start(string id, Document words, SignOff by)
    {
        by.Role.Demand(Verb.Start);
        var statement = new Statement { Id = id, _withdrawals = [] };
        statement.OpenEdition(words, Verb.Start, by).CountAsContributor(by);
        return statement;
    }

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
        edition.AskAs(live.Words.Kind);
        edition.TakeOver(live.Authors, $"edition {live.Number}, which nobody has approved", by);
        return edition;
    }

    public void Publish(SignOff by, PressOffice office)
    {
        var edition = Open ?? throw new Refusal(Latest.WhyNot(Verb.Publish));
        edition.Publish(by, office);
        GoPublic(edition, by);
    }

    public void PublishUrgently(SignOff by, Fingerprint shown, string reason, PressOffice office)
    {
        var edition = OpenFor(Verb.PublishUrgently);
        edition.PublishUrgently(by, shown, reason, office);
        GoPublic(edition, by);
    }

    /// <summary>Publishes a scheduled edition that is due and not blocked.</summary>
    public void Keep(SignOff by, PressOffice office)
    {
        if (Open is { Stage: Stage.Scheduled } edition && edition.IsDue(by, office)) Publish(by, office);
    }

    public Edition OpenFor(Verb verb) => Open ?? throw new Refusal(Latest.WhyNot(verb));

    public Edition Latest => Open ?? _editions.MaxBy(e => e.Since.At)!;

    internal int NextNumber => (LiveNumber ?? 0) + 1;

    internal void Record(HistoryEntry entry) => _history.Add(entry);

    /// <summary>A withdrawn statement stays withdrawn: its new words appear under the notice.</summary>
    private void GoPublic(Edition edition, SignOff by)
    {
        if (Presence is Presence.Unpublished) Presence = Presence.Live;
        LiveNumber = edition.Number;
        FirstPublishedAt ??= by.At;
        // Moves forward even if the clock was set back: feeds and caches rely on it.
        LastUpdatedAt = by.At <= LastUpdatedAt ? LastUpdatedAt + TimeSpan.FromSeconds(1) : by.At;
    }

    private Edition OpenEdition(Document words, Verb verb, SignOff by)
    {
        var edition = new Edition(this, NextNumber, words.Canonical(), verb, by);
        _editions.Add(edition);
        return edition;
    }
}
