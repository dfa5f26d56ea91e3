using System.Diagnostics.CodeAnalysis;

namespace NewsroomApp.Statements.Editions;

/// <summary>A numbered version of a statement. Typing changes its working copy; approval locks the words.</summary>
public sealed partial class Edition
{
    private static readonly TimeSpan _longestWithoutRevision = TimeSpan.FromMinutes(10);

    /// <summary>Two people who write at the same time take turns by the second; the writer has not changed.</summary>
    private static readonly TimeSpan _atOnce = TimeSpan.FromMinutes(1);

    private readonly List<Revision> _revisions = [];
    private List<Approval>? _approvals;
    private List<Contributor>? _contributors;

    internal Edition(Statement statement, int number, Document words, Verb verb, SignOff by)
    {
        Statement = statement;
        Number = number;
        Words = words;
        WrittenBy = Since = by;
        (_approvals, _contributors, _comments, _readerLinks, _reviewRequests) = ([], [], [], [], []);
        (_attributions, _clearances, _clearanceRequests) = ([], [], []);
        Mark(verb, by, reason: null);
        CutRevision();
    }

    // For EF Core, which sets the properties.
#pragma warning disable CS8618, CS9264
    private Edition() { }
#pragma warning restore CS8618, CS9264

    public int Id { get; private init; }
    public Statement Statement { get; private init; }
    public int Number { get; private set; }
    public Stage Stage { get; private set; }

    public Document Words
    {
        get;

        [MemberNotNull(nameof(Summary))]
        private set => (field, Summary) = (value, Summary.Of(value));
    }

    public Summary Summary { get; private set; }

    public long Version { get; private set; }

    public SignOff WrittenBy { get; private set; }

    public SignOff Since { get; private set; }

    public Verb LastVerb { get; private set; }

    public string? Reason { get; private set; }

    public int RevisionCount { get; private set; }
    public Fingerprint RevisedFingerprint { get; private set; }
    public DateTimeOffset RevisedAt { get; private set; }

    public Fingerprint? TypoAllowed { get; private set; }

    public SignOff? TypoAllowedBy { get; private set; }

    public DateTimeOffset? IntendedAt { get; private set; }

    public string? Blocked { get; private set; }

    public DateTimeOffset? BlockedAt { get; private set; }

    public DateTimeOffset? ActualAt { get; private set; }

    /// <summary>What was made of the words for the page when they went out.</summary>
    public Fingerprint? Printed { get; private set; }

    public string? Urgency { get; private set; }

    public DateTimeOffset? RatifiedAt { get; private set; }

    /// <summary>Holds only new ones: earlier ones stay in the database until queried.</summary>
    public IReadOnlyList<Revision> Revisions => _revisions;

    public IReadOnlyList<Approval> Approvals => _approvals.Loaded();

    public IReadOnlyList<Contributor> Contributors => _contributors.Loaded();

    public Fingerprint Fingerprint => Words.Fingerprint;

    /// <summary>Whose its words are: nobody's any more once a second person has approved what went out.</summary>
    public IEnumerable<Author> Authors =>
        Stage is Stage.Published && !IsUnreviewed ? [] : _contributors.Loaded().Select(c => c.Author);

    public bool IsContributor(string personId) => ContributorWith(personId) is not null;

    /// <summary>Takes the words as typed. Typing that changes no word makes nobody a contributor.</summary>
    public void Type(Document words, SignOff by)
    {
        Demand(Verb.Edit, by);
        if (words.Canonical() != Words.Canonical())
        {
            if (WrittenBy.PersonId != by.PersonId && !IsWriting(by)) CutRevision();
            WrittenBy = by;
            CountAsContributor(by);
        }
        Words = words;
        Version++;
        if (by.At - RevisedAt >= _longestWithoutRevision) SaveRevision(by);
    }

    /// <summary>Leaves the other parts as they are being typed: somebody may go on behind a blank.</summary>
    public void Edit(Document words, SignOff by)
    {
        Demand(Verb.Edit, by);
        foreach (var part in Parts.TextOf(words).Where(p => words[p] != Words[p]).ToList())
            words = words.With(part, CleanText.Of(words[part], part.SingleLine));
        if (words != Words) Type(words, by);
    }

    public void SaveRevision(SignOff by)
    {
        Demand(Verb.Revise, by);
        if (CutRevision()) Record(Verb.Revise, by, note: null);
    }

    /// <param name="known">The institution's list; a topic that has left it may stay.</param>
    public void ChooseTopic(string topic, bool isChosen, IReadOnlyCollection<string> known, SignOff by)
    {
        if (isChosen && !known.Contains(topic) && !Words.Topics.Contains(topic))
            throw new Refusal($"“{topic}” is not on the institution’s list of topics any more.");
        // Another spelling of it has the same page.
        var others = Words.Topics.Where(t => Slug.OfName(t) != Slug.OfName(topic));
        var chosen = isChosen ? others.Append(topic) : others;
        Edit(Words with { Topics = [.. known.Union(Words.Topics).Where(chosen.Contains)] }, by);
    }

    /// <summary>Keeps the present kind of change and public note where the earlier words have none.</summary>
    public void Restore(Document words, string name, SignOff by)
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
        if (!IsContributor(by.PersonId)) _contributors.Loaded().Add(new() { PersonId = by.PersonId, Name = by.Name });
        var contributor = ContributorWith(by.PersonId)!;
        (contributor.WroteAt, contributor.Source) = (by.At, null);
    }

    /// <summary>Words that were never published stay those of their authors, wherever they are brought.</summary>
    /// <param name="source">Where the words stood before, in words.</param>
    public void TakeOver(IEnumerable<Author> authors, string source, SignOff by)
    {
        var others = authors.DistinctBy(a => a.PersonId).Where(a => !IsContributor(a.PersonId)).ToList();
        if (others.Count == 0) return;
        foreach (var (personId, name) in others)
            _contributors.Loaded().Add(new() { PersonId = personId, Name = name, WroteAt = by.At, Source = source });
        Record(Verb.TakeOver, by, $"by {string.Join(", ", others.Select(o => o.Name))}, from {source}");
    }

    public void NameWriters(IEnumerable<Author> writers, SignOff by)
    {
        Demand(Verb.Edit, by);
        DemandContributor(by, "can say who else did");
        TakeOver(writers, "what they wrote elsewhere", by);
    }

    /// <summary>Why somebody else has to approve it; null for whoever wrote none of its words.</summary>
    public string? WhyNotBy(string personId) =>
        ContributorWith(personId) switch
        {
            null when Number > 1 && Statement.Live is { IsUnreviewed: true } live && live.Since.PersonId == personId =>
                "You published the present text without review, so somebody else has to approve what replaces it.",
            null => null,
            { Source: { } source } => $"Words of yours, from {source}, stand in it, so somebody else has to approve it.",
            _ => "You wrote in this edition, so somebody else has to approve it.",
        };

    private Contributor? ContributorWith(string personId) =>
        _contributors.Loaded().Find(c => c.PersonId == personId);

    private bool IsWriting(SignOff by) =>
        _contributors.Loaded().Exists(c => c.PersonId == by.PersonId && by.At - c.WroteAt < _atOnce);

    internal string WhyNot(Verb verb) =>
        Stage switch
        {
            Stage.Approved when verb is Verb.Edit or Verb.Revise =>
                $"{Since.Name} approved these words, so they are locked. Reopen the edition to change them.",
            Stage.Scheduled when verb is Verb.Edit or Verb.Revise or Verb.Reopen =>
                $"These words are approved and scheduled, so they are locked. An editor can take them off the schedule; a blocking comment stops them too.",
            Stage.Published when verb is Verb.Edit or Verb.Revise =>
                "This edition is published. Open a correction to change its words.",
            _ =>
                $"Not possible now: {Since.Name} {LastVerb.Past()}, and it is {Stage.Spoken()}.",
        };

    internal void Demand(Verb verb, SignOff by)
    {
        by.Role.Demand(verb);
        if (!Stage.Allows(verb)) throw new Refusal(WhyNot(verb));
    }

    private void DemandContributor(SignOff by, string doing)
    {
        if (!IsContributor(by.PersonId))
            throw new Refusal(
                $"Only somebody who wrote in it {doing}: {string.Join(", ", _contributors.Loaded().Select(c => c.Name))}."
            );
    }

    private void Turn(Verb verb, SignOff by, string? reason)
    {
        Stage = Transitions.Turns[(Stage, verb)];
        Mark(verb, by, reason);
    }

    private void Mark(Verb verb, SignOff by, string? reason)
    {
        (Since, LastVerb, Reason) = (by, verb, reason);
        Record(verb, by, reason);
    }

    internal void Record(Verb verb, SignOff by, string? note) =>
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

    private void CutRevision(Document words, SignOff by) =>
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
