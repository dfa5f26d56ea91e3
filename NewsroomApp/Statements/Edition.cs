namespace NewsroomApp.Statements;

/// <summary>
/// A numbered version of a statement that is, was or will be public. Its working copy is the one thing that typing changes;
/// from approval on the words are locked. This part holds the words and their revisions.
/// </summary>
public sealed partial class Edition
{
    private static readonly TimeSpan _longestWithoutRevision = TimeSpan.FromMinutes(10);

    /// <summary>Two people who write at once take turns by the second; that is no change of the writer.</summary>
    private static readonly TimeSpan _atOnce = TimeSpan.FromMinutes(1);

    private readonly List<Revision> _revisions = [];
    private readonly List<Approval> _approvals = [];
    private readonly List<Contributor> _contributors = [];
    private readonly List<Keystrokes> _keystrokes = [];

    internal Edition(Statement statement, int number, Words words, Verb verb, SignOff by)
    {
        Statement = statement;
        Number = number;
        Words = words;
        WrittenBy = Since = by;
        Mark(verb, by, reason: null);
        CutRevision();
    }

    // For the store, which fills the properties in.
#pragma warning disable CS8618
    private Edition() { }
#pragma warning restore CS8618

    public int Id { get; private init; }
    public Statement Statement { get; private init; }
    public int Number { get; private set; }
    public Stage Stage { get; private set; }

    /// <summary>The working copy as typed; from approval on, the locked words.</summary>
    public Words Words { get; private set; }

    /// <summary>Counts the changes of the working copy; see <see cref="Statements.Keystrokes"/>.</summary>
    public long Version { get; private set; }

    /// <summary>Who last changed the words, and when.</summary>
    public SignOff WrittenBy { get; private set; }

    /// <summary>Who brought it to its stage, and when.</summary>
    public SignOff Since { get; private set; }

    /// <summary>What brought it there.</summary>
    public Verb LastVerb { get; private set; }

    /// <summary>The reason given with it, such as what an editor wants changed.</summary>
    public string? Reason { get; private set; }

    public int RevisionCount { get; private set; }
    public Fingerprint RevisedFingerprint { get; private set; }
    public DateTimeOffset RevisedAt { get; private set; }

    /// <summary>The words a chief editor has called a typo against the rule; null when nobody has.</summary>
    public Fingerprint? TypoAllowed { get; private set; }

    /// <summary>When it is to go out; null when no time is set.</summary>
    public DateTimeOffset? IntendedAt { get; private set; }

    /// <summary>Why it cannot go out at its time, or did not; it then waits for somebody to decide. Null while nothing is in the way.</summary>
    public string? Blocked { get; private set; }

    public DateTimeOffset? BlockedAt { get; private set; }

    /// <summary>When it went out; null until then.</summary>
    public DateTimeOffset? ActualAt { get; private set; }

    /// <summary>Why it went out before anybody had approved it; null when somebody had.</summary>
    public string? Urgency { get; private set; }

    /// <summary>Of one that went out urgently: when enough people had approved it after all.</summary>
    public DateTimeOffset? RatifiedAt { get; private set; }

    /// <summary>Cut in this session of work; earlier ones stay in the store until asked for.</summary>
    public IReadOnlyList<Revision> Revisions => _revisions;

    /// <summary>Typed in this session of work; earlier ones stay in the store until asked for.</summary>
    public IReadOnlyList<Keystrokes> Keystrokes => _keystrokes;

    public IReadOnlyList<Approval> Approvals => _approvals;

    public IReadOnlyList<Contributor> Contributors => _contributors;

    public Fingerprint Fingerprint => Words.Fingerprint;

    public bool IsContributor(string personId) => _contributors.Exists(c => c.PersonId == personId);

    /// <summary>Takes what somebody typed on the words as they stand. What leaves the words the same makes nobody a contributor and moves no time.</summary>
    /// <param name="page">The open page it comes from, and with <paramref name="sequence"/> the last of its changes that is in here.</param>
    /// <param name="sequence">See <see cref="Keystrokes.Sequence"/>.</param>
    /// <param name="changes">Changes of the present words, each part at most once.</param>
    /// <param name="by">Who typed.</param>
    /// <exception cref="Refusal">Locked, or a part would grow over its limit.</exception>
    public void Type(string page, int sequence, IReadOnlyList<PartChange> changes, SignOff by)
    {
        Demand(Verb.Edit, by);
        var words = changes.Aggregate(Words, (before, change) => change.Apply(before));
        if (words.Fingerprint != Fingerprint)
        {
            if (WrittenBy.PersonId != by.PersonId && !IsWriting(by)) CutRevision();
            WrittenBy = by;
            CountAsContributor(by);
        }
        Words = words;
        _keystrokes.Add(
            new()
            {
                Version = ++Version,
                Page = page,
                Sequence = sequence,
                By = by,
                Changes = changes,
            }
        );
        if (by.At - RevisedAt >= _longestWithoutRevision) SaveRevision(by);
    }

    /// <summary>Replaces the working copy whole, as a restored revision does; open pages follow.</summary>
    /// <exception cref="Refusal">Locked.</exception>
    public void Edit(Words words, SignOff by)
    {
        Demand(Verb.Edit, by);
        words = words.Canonical();
        var changes = Parts
            .All.Where(p => p.Of(Words) != p.Of(words))
            .Select(p => PartChange.Between(p, p.Of(Words), p.Of(words)))
            .ToList();
        if (changes.Count > 0) Type(page: "", sequence: 0, changes, by);
    }

    /// <summary>Cuts a revision of the words as they stand, unless the last one holds them already.</summary>
    public void SaveRevision(SignOff by)
    {
        Demand(Verb.Revise, by);
        if (CutRevision()) Record(Verb.Revise, by, note: null);
    }

    /// <summary>Makes earlier words the working copy again, as a new revision. What stood there until now is kept as one too.</summary>
    /// <param name="words">The earlier words. What is said about the change stays where they say nothing.</param>
    /// <param name="name">What to call them in the history.</param>
    /// <param name="by">Who restores.</param>
    public void Restore(Words words, string name, SignOff by)
    {
        Demand(Verb.Edit, by);
        CutRevision();
        Edit(
            Number == 1 ? words with { ChangeKind = null, PublicNote = "" }
                : words.ChangeKind is null ? words with { ChangeKind = Words.ChangeKind, PublicNote = Words.PublicNote }
                : words,
            by
        );
        CutRevision();
        Record(Verb.Revise, by, $"Restored {name}");
    }

    public void Discard(SignOff by)
    {
        Demand(Verb.Discard, by);
        if (!IsContributor(by.PersonId)) by.Role.Demand(Verb.Return);
        CutRevision();
        Turn(Verb.Discard, by, reason: null);
        SetApprovalsAside();
    }

    public void Recover(SignOff by)
    {
        Demand(Verb.Recover, by);
        if (Statement.Open is not null)
            throw new Refusal("Another edition of this statement is open; finish or discard that one first.");
        Turn(Verb.Recover, by, reason: null);
        Number = Statement.NextNumber;
    }

    internal void CountAsContributor(SignOff by)
    {
        if (!IsContributor(by.PersonId)) _contributors.Add(new() { PersonId = by.PersonId, Name = by.Name });
        _contributors.Find(c => c.PersonId == by.PersonId)!.WroteAt = by.At;
    }

    internal void TakeOverContributors(Edition earlier) =>
        _contributors.AddRange(
            earlier
                ._contributors.Where(c => !IsContributor(c.PersonId))
                .Select(c => new Contributor
                {
                    PersonId = c.PersonId,
                    Name = c.Name,
                    WroteAt = c.WroteAt,
                })
                .ToList()
        );

    private bool IsWriting(SignOff by) =>
        _contributors.Exists(c => c.PersonId == by.PersonId && by.At - c.WroteAt < _atOnce);

    /// <summary>Why a verb cannot happen now: what happened instead, by whom and when.</summary>
    internal string WhyNot(Verb verb) =>
        Stage switch
        {
            Stage.Approved when verb is Verb.Edit or Verb.Revise =>
                $"{Since.Name} approved these words, so they are locked. Reopen the edition to change them.",
            Stage.Scheduled when verb is Verb.Edit or Verb.Revise or Verb.Reopen =>
                $"These words are approved and scheduled for {IntendedAt:d MMMM yyyy, HH:mm} UTC, so they are locked. An editor can take them off the schedule; a blocking comment stops them too.",
            Stage.Published when verb is Verb.Edit or Verb.Revise =>
                "This edition is published. Open a correction to change its words.",
            _ =>
                $"Not possible now: {Since.Name} {LastVerb.Past()} at {Since.At.UtcDateTime:HH:mm} UTC, and it is {Stage.Spoken()}.",
        };

    private void Demand(Verb verb, SignOff by)
    {
        by.Role.Demand(verb);
        if (!Stage.Allows(verb)) throw new Refusal(WhyNot(verb));
    }

    private void DemandContributor(SignOff by, string doing)
    {
        if (!IsContributor(by.PersonId))
            throw new Refusal(
                $"Only somebody who wrote in it {doing}: {string.Join(", ", _contributors.Select(c => c.Name))}."
            );
    }

    private void Turn(Verb verb, SignOff by, string? reason)
    {
        Stage = Workflow.Turns[(Stage, verb)];
        Mark(verb, by, reason);
    }

    private void Mark(Verb verb, SignOff by, string? reason)
    {
        (Since, LastVerb, Reason) = (by, verb, reason);
        Record(verb, by, reason);
    }

    private void Record(Verb verb, SignOff by, string? note) =>
        Statement.Record(
            new()
            {
                Edition = Number,
                Verb = verb,
                By = by,
                Note = note,
                Fingerprint = Fingerprint,
            }
        );

    private bool CutRevision()
    {
        if (RevisedFingerprint == Fingerprint) return false;
        CutRevision(Words.Canonical(), WrittenBy);
        (RevisedFingerprint, RevisedAt) = (Fingerprint, WrittenBy.At);
        return true;
    }

    private void CutRevision(Words words, SignOff by) =>
        _revisions.Add(
            new()
            {
                Number = ++RevisionCount,
                Words = words,
                Fingerprint = words.Fingerprint,
                WordCount = words.Count,
                By = by,
            }
        );
}
