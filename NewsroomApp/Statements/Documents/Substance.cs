namespace NewsroomApp.Statements.Documents;

/// <summary>
/// What of a change matters to a reader, so that it cannot pass as a typo. A doubtful word counts as substance: calling
/// a change too much costs a sentence, too little costs trust.
/// </summary>
public static class Substance
{
    private const int MostWordsOfTypo = 3;

    public static CorrectionKind KindOf(Document before, Document after) =>
        Of(before, after).Count == 0 ? CorrectionKind.Typo
        : Parts
            .Of(before, after)
            .Where(p => !p.Is(Parts.PublicNote) && p != Parts.ChangeKind)
            .All(p => WordDiff.Compare(before[p], after[p]).All(r => r.Change is not Change.Removed))
            ? CorrectionKind.Update
        : CorrectionKind.Correction;

    /// <summary>The reasons, each to follow "it changes"; empty if the change may be called a typo.</summary>
    public static IReadOnlyList<string> Of(Document before, Document after)
    {
        var quotations = (Before: QuotationFinder.In(before, []), After: QuotationFinder.In(after, []));
        var reasons = new List<string>();
        var words = 0;
        if (before.Date != after.Date || before.OriginalUpdatedAt != after.OriginalUpdatedAt) reasons.Add("the date");
        if (before[Parts.Pictures] != after[Parts.Pictures]) reasons.Add("a picture");
        if (before[Parts.Attachments] != after[Parts.Attachments]) reasons.Add("an attachment");
        if (before[Parts.Speakers] != after[Parts.Speakers]) reasons.Add("who is listed as quoted");
        foreach (var part in Parts.TextOf(before, after).Where(p => !p.Is(Parts.PublicNote) && before[p] != after[p]))
        {
            var runs = WordDiff.Compare(before[part], after[part]);
            words += WordDiff.Count(runs);
            foreach (var (removed, added) in Passages(part, before[part], after[part], runs))
            {
                if (removed.IsIn(quotations.Before) || added.IsIn(quotations.After)) reasons.Add("a quotation");
                reasons.AddRange(Weigh(removed.Pieces(), added.Pieces()));
            }
        }
        if (words > MostWordsOfTypo) reasons.Add($"{words} words");
        return [.. reasons.Distinct()];
    }

    private static IEnumerable<(Passage Removed, Passage Added)> Passages(
        Part part,
        string before,
        string after,
        IReadOnlyList<Run> runs
    )
    {
        var (a, b) = (0, 0);
        for (var i = 0; i < runs.Count; i++)
        {
            var kept = runs[i].Change is Change.Kept;
            var removed = runs[i].Change is not Change.Added ? runs[i].Text : "";
            var added =
                runs[i].Change is not Change.Removed ? runs[i].Text
                : i + 1 < runs.Count && runs[i + 1].Change is Change.Added ? runs[++i].Text
                : "";
            if (!kept) yield return (new(part, before, a, removed), new(part, after, b, added));
            (a, b) = (a + removed.Length, b + added.Length);
        }
    }

    private static IEnumerable<string> Weigh(List<Passage.Piece> removed, List<Passage.Piece> added)
    {
        var plain = removed.Concat(added).Any(p => p.Begins && WordLists.Common.Contains(p.Lower));
        return
        [
            .. Differ("a number", p => p.Text.Any(char.IsDigit) || WordLists.Numbers.Contains(p.Lower)),
            .. Differ("a negation", p => WordLists.Negations.Contains(p.Lower)),
            .. Differ("a date", p => WordLists.Dates.Contains(p.Lower)),
            .. Differ("a name", p => p.IsCapital && !WordLists.Dates.Contains(p.Lower) && !(p.Begins && plain)),
        ];

        IEnumerable<string> Differ(string what, Func<Passage.Piece, bool> suits)
        {
            var (before, after) = (Joined(removed.Where(suits)), Joined(added.Where(suits)));
            return before == after ? [] : [$"{what} ({OrNothing(before)} → {OrNothing(after)})"];
        }
    }

    private static string Joined(IEnumerable<Passage.Piece> pieces) => string.Join(' ', pieces.Select(p => p.Text));

    private static string OrNothing(string words) => words.Length > 0 ? words : "nothing";
}
