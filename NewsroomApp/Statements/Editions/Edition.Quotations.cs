namespace NewsroomApp.Statements.Editions;

public sealed partial class Edition
{
    /// <summary>Of a speaker, in UTF-16 units.</summary>
    public const int LongestName = 200;

    /// <summary>In words: fewer are anybody's where no quotation marks stand around them.</summary>
    private const int FewestUnquoted = 4;

    private List<Attribution>? _attributions;
    private List<Clearance>? _clearances;
    private List<ClearanceRequest>? _clearanceRequests;

    /// <summary>In the order they were made, as are clearances: the last one counts, whatever the clock said.</summary>
    public IReadOnlyList<Attribution> Attributions => _attributions.Loaded();

    public IReadOnlyList<Clearance> Clearances => _clearances.Loaded();

    public IReadOnlyList<ClearanceRequest> ClearanceRequests => _clearanceRequests.Loaded();

    public IReadOnlyList<Quotation> Quotations => QuotationFinder.In(Words, Attributions);

    public Clearance? ClearanceOf(Quotation quotation) =>
        _clearances.Loaded().LastOrDefault(c => c.Words == quotation.Fingerprint);

    /// <summary>Words in quotation marks that somebody took for a title or a term, and who did.</summary>
    public IEnumerable<(string Said, string By)> Disowned() =>
        Quotations
            .Where(q => !q.IsSomebodys)
            .Select(q => (q.Said, _attributions.Loaded().Last(a => a.Words == q.OfWords).By.Name));

    /// <summary>Takes <see cref="Quotation.OfWords"/>; a null speaker means a title or a term.</summary>
    public void Attribute(Fingerprint words, string? speaker, SignOff by)
    {
        Demand(Verb.Attribute, by);
        speaker = speaker is null ? null : CleanText.Name(speaker);
        if (speaker?.Length == 0) throw new Refusal("Write the name of whoever says it.");
        if (speaker?.Length > LongestName) throw TooLong();
        if (Quotations.FirstOrDefault(q => q.OfWords == words) is not { } quotation) throw NotThere();
        _attributions.Loaded().Add(
            new()
            {
                Words = words,
                Speaker = speaker,
                By = by,
            }
        );
        Record(Verb.Attribute, by, $"{speaker ?? "nobody"}: “{Editions.Comment.Beginning(quotation.Said)}”");
    }

    /// <summary>Where the text itself does not say who it is, their quotations are attributed to that name.</summary>
    public void ConfirmSpeakers(IReadOnlyList<SpeakerGuess> speakers, SignOff by)
    {
        var confirmed = speakers
            .Select(s => s with { Name = CleanText.Name(s.Name) })
            .Where(s => s.Name.Length > 0)
            .ToList();
        if (confirmed.Count == 0) throw new Refusal("Write who it is, with the full name.");
        if (confirmed.Exists(s => s.Name.Length > LongestName)) throw TooLong();
        Edit(Words with { Speakers = [.. Words.Speakers.Union(confirmed.Select(s => s.Name))] }, by);
        var quotations = Quotations;
        var guesses = SpeakerNames.In(Words, quotations);
        var unknown = guesses.Where(g => !Words.Speakers.Contains(g.Name)).SelectMany(g => g.As).ToHashSet();
        foreach (var quotation in quotations.Where(q => unknown.Contains(q.Speaker)))
            if (confirmed.Find(s => s.As.Contains(quotation.Speaker)) is { } speaker)
                Attribute(quotation.OfWords, speaker.Name, by);
    }

    private IReadOnlyList<string> UnquotedSpeakers =>
        Words.Speakers.Count > 0 ? SpeakerNames.Unquoted(Words, Quotations) : [];

    /// <summary>In a draft they lapse with its submission; then somebody has read that they will be listed.</summary>
    private IEnumerable<Issue> SpeakerIssues() =>
        UnquotedSpeakers.Select(name => new Issue(
            "Listed under People",
            $"{name} is listed, and is not quoted any more. Remove the name beside the quotations.",
            Blocking: true
        ));

    private void SettleSpeakers(SignOff by)
    {
        if (UnquotedSpeakers is { Count: > 0 } lapsed)
            Edit(Words with { Speakers = [.. Words.Speakers.Except(lapsed)] }, by);
    }

    public void StrikeSpeaker(string name, SignOff by) =>
        Edit(Words with { Speakers = [.. Words.Speakers.Where(s => s != name)] }, by);

    /// <summary>Takes <see cref="Quotation.Fingerprint"/>; null for the whole text.</summary>
    public void AskClearance(Fingerprint? quotation, string speaker, string secretHash, SignOff by)
    {
        Demand(Verb.AskClearance, by);
        var shown = Shown(quotation) ?? throw NotThere();
        speaker = CleanText.Name(speaker);
        if (speaker.Length == 0)
            throw new Refusal("Say whose words they are first, then ask that person’s office.");
        _clearanceRequests.Loaded().Add(
            new(this)
            {
                SecretHash = secretHash,
                Quotation = quotation,
                Speaker = speaker,
                Shown = shown,
                By = by,
                ExpiresAt = by.At + ClearanceRequest.Lifetime,
            }
        );
        Record(Verb.AskClearance, by, speaker);
    }

    /// <exception cref="Refusal">It was used or revoked.</exception>
    public ClearanceRequest RequestWith(int id) =>
        _clearanceRequests.Loaded().Find(r => r.Id == id && r.EndedAt is null)
        ?? throw new Refusal("This link has been used or revoked already.");

    internal void Take(ClearanceRequest request, ClearanceAnswer answer, string otherWords, SignOff by)
    {
        var asked = Quotations
            .Where(q =>
                request.Quotation is { } one ? q.Fingerprint == one : q.IsSomebodys && q.Speaker == request.Speaker
            )
            .ToList();
        Clear(asked, answer, otherWords, by.Name, by, request);
        if (request.Quotation is null && answer is ClearanceAnswer.OtherWords)
            _comments.Loaded().Add(
                new(this)
                {
                    Text = otherWords.Trim(),
                    Blocking = true,
                    By = by,
                }
            );
    }

    public void RecordClearance(
        Fingerprint quotation,
        ClearanceAnswer answer,
        string otherWords,
        string answeredBy,
        SignOff by
    )
    {
        Demand(Verb.RecordClearance, by);
        if (Quotations.FirstOrDefault(q => q.Fingerprint == quotation) is not { } said) throw NotThere();
        if (said.Speaker.Length == 0) throw new Refusal("Say whose words they are first.");
        answeredBy = CleanText.Name(answeredBy);
        if (answeredBy.Length == 0) throw new Refusal("Say who answered for the speaker.");
        Clear([said], answer, otherWords, answeredBy, by);
        Record(Verb.RecordClearance, by, $"{said.Speaker}: {answer.Spoken()}, said {answeredBy}");
    }

    private void Clear(
        List<Quotation> asked,
        ClearanceAnswer answer,
        string otherWords,
        string answeredBy,
        SignOff by,
        ClearanceRequest? link = null
    )
    {
        var other = answer is ClearanceAnswer.OtherWords ? Printable(otherWords) : "";
        foreach (var quotation in asked) Put(quotation.Fingerprint, quotation, quotation.Said, answer);
        if (answer is not ClearanceAnswer.OtherWords || asked is not [var said]) return;
        // The comma or full stop before the closing mark belongs to the sentence around it.
        if (said.Said[^1] is ',' or '.') other = other.TrimEnd(',', '.') + said.Said[^1];
        Put(Quotation.Of(other, said.Speaker), said, other, ClearanceAnswer.Cleared);
        _comments.Loaded().Add(
            new(this)
            {
                Text = $"Cleared with these words by {answeredBy}, for {said.Speaker}.",
                Anchor = Anchor.At(said.Part, Words, said.Start, said.Length),
                Replacement = other,
                By = by,
            }
        );

        void Put(Fingerprint words, Quotation quotation, string text, ClearanceAnswer answered) =>
            _clearances.Loaded().Add(
                new()
                {
                    Words = words,
                    Said = text,
                    Speaker = quotation.Speaker,
                    Answer = answered,
                    AnsweredBy = answeredBy,
                    By = by,
                    Link = link,
                }
            );
    }

    private static string Printable(string otherWords) =>
        Editions.Comment.Shortened(otherWords).Trim('“', '”', '„', '"', '«', '»', ' ') is { Length: > 0 } words
            ? words
            : throw new Refusal("Write the words that may be printed.");

    /// <summary>Words that a speaker's office has something against. Nobody may let them out, or show them.</summary>
    public IEnumerable<Issue> Objections(PressOffice office) => QuotationIssues(clearance: false, office);

    /// <summary>A refusal, or other words, block even where the kind of statement needs no clearance.</summary>
    private IEnumerable<Issue> QuotationIssues(bool clearance, PressOffice office)
    {
        if (!clearance && _clearances.Loaded().Count == 0 && office.Answers.Count == 0) yield break;
        var (quotations, named) = (Quotations, new HashSet<string>());
        // What an office said of words holds wherever they stand, and whoever they are said to be of by now.
        var answers = office
            .Answers.Concat(_clearances.Loaded())
            .OrderBy(c => c.Id == 0 ? int.MaxValue : c.Id)
            .GroupBy(c => Folding.Fold(c.Said))
            .ToDictionary(g => g.Key, g => g.Last());
        for (var i = 0; i < quotations.Count; i++)
        {
            var folded = Folding.Fold(quotations[i].Said);
            var answer = ClearanceOf(quotations[i])?.Answer;
            if (answer is ClearanceAnswer.Cleared) continue;
            if (answer is null && answers.TryGetValue(folded, out var of) && of.Answer is not ClearanceAnswer.Cleared)
                answer = of.Answer;
            if (answer is null && !(clearance && quotations[i].IsSomebodys)) continue;
            named.Add(folded);
            yield return Uncleared(quotations[i].Said, answer, $"quotation-{i + 1}");
        }
        foreach (var (_, objection) in Unquoted(answers).ExceptBy(named, o => o.Key))
            yield return Uncleared(objection.Said, objection.Answer, anchor: null);
    }

    private static Issue Uncleared(string said, ClearanceAnswer? answer, string? anchor)
    {
        var why = answer switch
        {
            ClearanceAnswer.Refused =>
                "was refused by the speaker’s office. Take it out, or ask the office again and record what it says under Quotes.",
            ClearanceAnswer.OtherWords =>
                "was cleared with other words only. Accept them under Comments, or ask the office again.",
            _ => "is not cleared yet.",
        };
        return new("Quotation", $"“{Editions.Comment.Beginning(said)}” {why}", Blocking: true, anchor);
    }

    /// <summary>Words an office has something against, or nearly those, in quotation marks or not.</summary>
    /// <param name="answers">The last of each, by the folded words.</param>
    private IEnumerable<KeyValuePair<string, Clearance>> Unquoted(Dictionary<string, Clearance> answers)
    {
        var text = string.Concat(Parts.TextOf(Words).Select(p => $" {Folding.Fold(Passages.Read(Words[p]))} |"));
        foreach (var (said, _) in answers.Where(a => a.Value.Answer is ClearanceAnswer.Cleared))
            text = text.Replace($" {said} ", " | ", StringComparison.Ordinal);
        var near = new NearWords(text.Split([' ', '|'], StringSplitOptions.RemoveEmptyEntries));
        return answers
            .Where(a => a.Value.Answer is not ClearanceAnswer.Cleared)
            .Where(a => a.Key.Count(c => c == ' ') + 1 >= FewestUnquoted)
            .Where(a => text.Contains($" {a.Key} ", StringComparison.Ordinal) || near.Has(a.Key.Split(' ')));
    }

    internal Fingerprint? Shown(Fingerprint? quotation) =>
        quotation is null ? Fingerprint
        : Quotations.FirstOrDefault(q => q.Fingerprint == quotation) is { } said
            ? Quotation.Of(said.Around, said.Fingerprint.Value)
        : null;

    private static Refusal TooLong() => new($"A name takes up to {LongestName} characters.");

    private static Refusal NotThere() =>
        new(
            "This quotation does not stand in the text any more; its words or its speaker were changed. Look at the list again."
        );
}

public static class ClearanceAnswers
{
    public static string Spoken(this ClearanceAnswer answer) =>
        answer switch
        {
            ClearanceAnswer.Cleared => "cleared",
            ClearanceAnswer.OtherWords => "cleared with other words",
            _ => "refused",
        };
}
