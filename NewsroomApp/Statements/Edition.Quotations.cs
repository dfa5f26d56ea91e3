namespace NewsroomApp.Statements;

/// <summary>Other people's words in the text: whose they are, and whether those people stand by them.</summary>
public sealed partial class Edition
{
    private readonly List<Attribution> _attributions = [];
    private readonly List<Clearance> _clearances = [];
    private readonly List<ClearanceRequest> _clearanceRequests = [];

    /// <summary>In the order they were made, as are clearances: the last one counts, whatever a clock that was set back says.</summary>
    public IReadOnlyList<Attribution> Attributions => _attributions;

    public IReadOnlyList<Clearance> Clearances => _clearances;

    public IReadOnlyList<ClearanceRequest> ClearanceRequests => _clearanceRequests;

    public IReadOnlyList<Quotation> Quotations => QuotationFinder.In(Words, _attributions);

    /// <summary>The last word of the speaker's office on these words; null when there is none.</summary>
    public Clearance? ClearanceOf(Quotation quotation) =>
        _clearances.LastOrDefault(c => c.Words == quotation.Fingerprint);

    /// <summary>Says whose words a quotation is.</summary>
    /// <param name="words">See <see cref="Quotation.OfWords"/>.</param>
    /// <param name="speaker">Null for nobody: a title or a term in quotation marks.</param>
    /// <param name="by">Who says so.</param>
    public void Attribute(Fingerprint words, string? speaker, SignOff by)
    {
        Demand(Verb.Attribute, by);
        if (speaker is not null && string.IsNullOrWhiteSpace(speaker))
            throw new Refusal("Write the name of whoever says it.");
        if (speaker?.Length > 200) throw new Refusal("A name takes up to 200 characters.");
        if (Quotations.FirstOrDefault(q => q.OfWords == words) is not { } quotation) throw NotThere();
        _attributions.Add(
            new()
            {
                Words = words,
                Speaker = speaker?.Trim(),
                By = by,
            }
        );
        Record(Verb.Attribute, by, $"{speaker?.Trim() ?? "nobody"}: “{Beginning(quotation.Said)}”");
    }

    /// <summary>Makes a link for the office of a speaker.</summary>
    /// <param name="quotation">See <see cref="Quotation.Fingerprint"/>; null for the whole text.</param>
    /// <param name="speaker">Whose office it is.</param>
    /// <param name="secretHash">See <see cref="ClearanceRequest.SecretHash"/>.</param>
    /// <param name="by">Who asks.</param>
    public void AskClearance(Fingerprint? quotation, string speaker, string secretHash, SignOff by)
    {
        Demand(Verb.AskClearance, by);
        var shown = Shown(quotation) ?? throw NotThere();
        if (string.IsNullOrWhiteSpace(speaker))
            throw new Refusal("Say whose words they are first, then ask that person’s office.");
        _clearanceRequests.Add(
            new()
            {
                SecretHash = secretHash,
                Quotation = quotation,
                Speaker = speaker.Trim(),
                Shown = shown,
                By = by,
                ExpiresAt = by.At + ClearanceRequest.Lifetime,
            }
        );
        Record(Verb.AskClearance, by, speaker.Trim());
    }

    /// <summary>Sends a link on its way.</summary>
    /// <param name="request">What it asks for.</param>
    /// <param name="address">An e-mail address.</param>
    /// <param name="by">Who sends it.</param>
    public void SendClearance(ClearanceRequest request, string address, SignOff by)
    {
        Demand(Verb.AskClearance, by);
        if (!IsGood(request, by.At)) throw new Refusal("This link is not good any more; make a new one.");
        request.SentTo = address;
        Record(Verb.AskClearance, by, $"{request.Speaker}, sent to {address}");
    }

    public void Revoke(int requestId, SignOff by)
    {
        Demand(Verb.AskClearance, by);
        var request =
            _clearanceRequests.Find(r => r.Id == requestId && r.EndedAt is null)
            ?? throw new Refusal("This link has been used or revoked already.");
        request.EndedAt = by.At;
        Record(Verb.AskClearance, by, $"Revoked the link for {request.Speaker}");
    }

    /// <summary>Whether the link still shows what it was made for.</summary>
    public bool IsGood(ClearanceRequest request, DateTimeOffset now) =>
        request.EndedAt is null
        && now < request.ExpiresAt
        && Stage.Allows(Verb.AnswerClearance)
        && Shown(request.Quotation) == request.Shown;

    /// <summary>Takes the answer that came by a link. Other words become a suggestion, and are cleared should a writer accept them.</summary>
    /// <exception cref="Refusal">The link is not good any more, or the answer is incomplete.</exception>
    public void AnswerClearance(ClearanceRequest request, ClearanceAnswer answer, string otherWords, SignOff by)
    {
        Demand(Verb.AnswerClearance, by);
        if (!IsGood(request, by.At)) throw new Refusal("This link is not good any more.");
        if (string.IsNullOrWhiteSpace(by.Name))
            throw new Refusal("Give your name, so that the press office knows who answered.");
        if (by.Name.Length > 200) throw new Refusal("A name takes up to 200 characters.");
        var asked = Quotations
            .Where(q =>
                request.Quotation is { } one ? q.Fingerprint == one : q.IsSomebodys && q.Speaker == request.Speaker
            )
            .ToList();
        Clear(asked, answer, otherWords, by.Name, by);
        if (request.Quotation is null && answer is ClearanceAnswer.OtherWords)
            _comments.Add(
                new()
                {
                    Text = otherWords.Trim(),
                    Blocking = true,
                    By = by,
                }
            );
        request.EndedAt = by.At;
        Record(Verb.AnswerClearance, by, $"{request.Speaker}: {answer.Spoken()}");
    }

    /// <summary>Puts on record what a speaker's office said on the telephone.</summary>
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
        if (string.IsNullOrWhiteSpace(answeredBy)) throw new Refusal("Say who answered for the speaker.");
        Clear([said], answer, otherWords, answeredBy.Trim(), by);
        Record(Verb.RecordClearance, by, $"{said.Speaker}: {answer.Spoken()}, said {answeredBy.Trim()}");
    }

    private void Clear(List<Quotation> asked, ClearanceAnswer answer, string otherWords, string answeredBy, SignOff by)
    {
        var other = answer is ClearanceAnswer.OtherWords ? Printable(otherWords) : "";
        foreach (var quotation in asked) Put(quotation.Fingerprint, quotation, quotation.Said, answer);
        if (answer is not ClearanceAnswer.OtherWords || asked is not [var said]) return;
        // The comma or full stop before the closing mark belongs to the sentence around.
        if (said.Said[^1] is ',' or '.') other = other.TrimEnd(',', '.') + said.Said[^1];
        Put(Quotation.Of(other, said.Speaker), said, other, ClearanceAnswer.Cleared);
        _comments.Add(
            new()
            {
                Text = $"Cleared with these words by {answeredBy}, for {said.Speaker}.",
                Anchor = Anchor.At(said.Part, Words, said.Start, said.Length),
                Replacement = other,
                By = by,
            }
        );

        void Put(Fingerprint words, Quotation quotation, string text, ClearanceAnswer answered) =>
            _clearances.Add(
                new()
                {
                    Words = words,
                    Said = text,
                    Speaker = quotation.Speaker,
                    Answer = answered,
                    AnsweredBy = answeredBy,
                    By = by,
                }
            );
    }

    private static string Printable(string otherWords) =>
        Shortened(otherWords).Trim('“', '”', '„', '"', '«', '»', ' ') is { Length: > 0 } words
            ? words
            : throw new Refusal("Write the words that may be printed.");

    /// <summary>What stands between the words and their approval where quotations have to be cleared. A refused one stands in the way everywhere.</summary>
    private IEnumerable<Issue> QuotationIssues(bool clearance)
    {
        if (!clearance && _clearances.Count == 0) yield break;
        var quotations = Quotations;
        for (var i = 0; i < quotations.Count; i++)
        {
            if (!quotations[i].IsSomebodys) continue;
            var answer = ClearanceOf(quotations[i])?.Answer;
            if (answer is ClearanceAnswer.Cleared || (answer is null && !clearance)) continue;
            var why = answer switch
            {
                ClearanceAnswer.Refused => "was refused by the speaker’s office.",
                ClearanceAnswer.OtherWords => "was cleared with other words only.",
                _ => "is not cleared yet.",
            };
            yield return new(
                "Quotation",
                $"“{Beginning(quotations[i].Said)}” {why}",
                Blocking: true,
                $"quotation-{i + 1}"
            );
        }
    }

    /// <summary>The fingerprint of what a link for a quotation, or for the whole text, would show now; null when the quotation does not stand in the text.</summary>
    private Fingerprint? Shown(Fingerprint? quotation) =>
        quotation is null ? Fingerprint
        : Quotations.FirstOrDefault(q => q.Fingerprint == quotation) is { } said
            ? Quotation.Of(said.Around, said.Fingerprint.Value)
        : null;

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
