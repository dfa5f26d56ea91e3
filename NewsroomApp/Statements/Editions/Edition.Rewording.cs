namespace NewsroomApp.Statements.Editions;

public sealed partial class Edition
{
    /// <summary>Of the words of either; with fewer in common they are two quotations.</summary>
    private const double Alike = .5;

    /// <summary>Whose words were cleared, or stood in an earlier text, and have others in their place now.</summary>
    public IEnumerable<(Part Part, string Sentence)> Reworded(Document words, params IEnumerable<Document?> earlier)
    {
        var now = QuotationFinder.In(words, Attributions);
        var standing = now.Select(q => q.OfWords).ToHashSet();
        var before = Owned(earlier).Where(q => !standing.Contains(Quotation.Of(q.Said, speaker: ""))).ToList();
        if (before.Count == 0) yield break;
        var known = Owned(earlier).Select(q => Quotation.Of(q.Said, q.Speaker)).ToHashSet();
        var others = now.Where(q => q.IsSomebodys && !known.Contains(q.Fingerprint)).ToList();
        foreach (var (said, speaker) in before)
        {
            var other = others
                .Where(q => (q.Speaker == speaker || q.Speaker.Length == 0) && InCommon(q.Said, said) >= Alike)
                .MaxBy(q => InCommon(q.Said, said));
            if (other is null) continue;
            var (was, becomes) = (Editions.Comment.Beginning(said), Editions.Comment.Beginning(other.Said));
            yield return (other.Part, $"Words of {speaker} were changed: “{was}” → “{becomes}”.");
        }
    }

    private IEnumerable<(string Said, string Speaker)> Owned(IEnumerable<Document?> earlier) =>
        _clearances.Loaded()
            .Where(c => c.Answer is ClearanceAnswer.Cleared)
            .Select(c => (c.Said, c.Speaker))
            .Concat(
                earlier
                    .OfType<Document>()
                    .SelectMany(text => QuotationFinder.In(text, Attributions))
                    .Where(q => q is { IsSomebodys: true, Speaker.Length: > 0 })
                    .Select(q => (q.Said, q.Speaker))
            )
            .DistinctBy(q => Quotation.Of(q.Said, q.Speaker));

    private static double InCommon(string one, string other)
    {
        var (these, those) = (Folding.Fold(one).Split(' ').ToHashSet(), Folding.Fold(other).Split(' ').ToHashSet());
        return these.Count(those.Contains) / (double)Math.Max(these.Count, those.Count);
    }
}
