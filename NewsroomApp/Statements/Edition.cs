namespace NewsroomApp.Statements;

/// <summary>
/// A numbered version of a statement that is, was or will be public. Its working copy is the one thing that typing changes;
/// from approval on the words are locked. This part holds the words and their revisions.
/// </summary>
public sealed partial class Edition
{
    private static readonly TimeSpan _longestWithoutRevision = TimeSpan.FromMinutes(10);

    private readonly List<Revision> _revisions = [];
    private readonly List<Approval> _approvals = [];
    private readonly List<Contributor> _contributors = [];

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

    /// <summary>The working copy; from approval on, the locked words.</summary>
    public Words Words { get; private set; }

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

    /// <summary>When it went out; null until then.</summary>
    public DateTimeOffset? ActualAt { get; private set; }

    /// <summary>Cut in this session of work; earlier ones stay in the store until asked for.</summary>
    public IReadOnlyList<Revision> Revisions => _revisions;

    public IReadOnlyList<Approval> Approvals => _approvals;

    public IReadOnlyList<Contributor> Contributors => _contributors;

    public Fingerprint Fingerprint => Words.Fingerprint;

    public bool IsContributor(string personId) => _contributors.Exists(c => c.PersonId == personId);

    /// <summary>Replaces the working copy. Saving the same words changes nothing, not even the time.</summary>
    /// <param name="words">The words as typed.</param>
    /// <param name="basedOn">The words the writer started from, so that nobody overwrites what they have not seen.</param>
    /// <param name="by">Who typed.</param>
    /// <exception cref="Refusal">Locked, or somebody else saved other words in between.</exception>
    public void Edit(Words words, Fingerprint basedOn, SignOff by)
    {
        Demand(Verb.Edit, by);
        words = words.Canonical();
        if (words == Words) return;
        if (basedOn != Fingerprint)
            throw new Refusal($"{WrittenBy.Name} saved other words while you were typing. Yours are kept on this page and not saved yet.");

        if (WrittenBy.PersonId != by.PersonId) CutRevision();
        Words = words;
        WrittenBy = by;
        CountAsContributor(by);
        if (by.At - RevisedAt >= _longestWithoutRevision) SaveRevision(by);
    }

    /// <summary>Cuts a revision of the words as they stand, unless the last one holds them already.</summary>
    public void SaveRevision(SignOff by)
    {
        Demand(Verb.Revise, by);
        if (CutRevision()) Record(Verb.Revise, by, note: null);
    }

    /// <summary>Keeps words that lost a conflict as a revision, so that they can be read again; the working copy stays.</summary>
    public void SetAside(Words words, SignOff by)
    {
        Demand(Verb.Revise, by);
        CutRevision(words.Canonical(), by);
        Record(Verb.Revise, by, "Set aside for a colleague's words");
    }

    public void Discard(SignOff by)
    {
        Demand(Verb.Discard, by);
        if (!IsContributor(by.PersonId)) by.Role.Demand(Verb.Return);
        CutRevision();
        Turn(Verb.Discard, by, reason: null);
        _approvals.Clear();
    }

    public void Recover(SignOff by)
    {
        Demand(Verb.Recover, by);
        if (Statement.Open is not null) throw new Refusal("Another edition of this statement is open; finish or discard that one first.");
        Turn(Verb.Recover, by, reason: null);
        Number = Statement.NextNumber;
    }

    internal void CountAsContributor(SignOff by)
    {
        if (!IsContributor(by.PersonId)) _contributors.Add(new() { PersonId = by.PersonId, Name = by.Name });
    }

    /// <summary>Why a verb cannot happen now: what happened instead, by whom and when.</summary>
    internal string WhyNot(Verb verb) => Stage switch
    {
        Stage.Approved when verb is Verb.Edit or Verb.Revise => $"{Since.Name} approved these words, so they are locked. Reopen the edition to change them.",
        Stage.Published when verb is Verb.Edit or Verb.Revise => "This edition is published. Open a correction to change its words.",
        _ => $"Not possible now: {Since.Name} {LastVerb.Past()} at {Since.At.UtcDateTime:HH:mm} UTC, and it is {Stage.Spoken()}.",
    };

    private void Demand(Verb verb, SignOff by)
    {
        by.Role.Demand(verb);
        if (!Stage.Allows(verb)) throw new Refusal(WhyNot(verb));
    }

    private void DemandContributor(SignOff by, string doing)
    {
        if (!IsContributor(by.PersonId)) throw new Refusal($"Only somebody who wrote in it {doing}: {string.Join(", ", _contributors.Select(c => c.Name))}.");
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
        Statement.Record(new() { Edition = Number, Verb = verb, By = by, Note = note, Fingerprint = Fingerprint });

    private bool CutRevision()
    {
        if (RevisedFingerprint == Fingerprint) return false;
        CutRevision(Words, WrittenBy);
        (RevisedFingerprint, RevisedAt) = (Fingerprint, WrittenBy.At);
        return true;
    }

    private void CutRevision(Words words, SignOff by) =>
        _revisions.Add(new() { Number = ++RevisionCount, Words = words, Fingerprint = words.Fingerprint, By = by });
}
