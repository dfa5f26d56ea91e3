namespace NewsroomApp.Statements.Documents;

/// <summary>
/// What of a change matters to a reader, so that it cannot pass as a typo. A doubtful word counts as substance: calling
/// a change too much costs a sentence, too little costs trust.
/// </summary>
public static class Substance
{
    private const int MostWordsOfTypo = 3;

    private static readonly HashSet<string> _numbers = Of(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions dozen half third quarter first second fourth fifth sixth seventh eighth ninth tenth once twice both none zero double"
    );

    private static readonly HashSet<string> _negations = Of(
        "not no never none nobody nothing nowhere neither nor without cannot can't won't don't doesn't didn't isn't aren't wasn't weren't shouldn't wouldn't couldn't hardly barely unless except nicht kein keine keinen nie ohne ne pas jamais sans non nunca sin niet geen nooit zonder nie bez ne ni"
    );

    private static readonly HashSet<string> _dates = Of(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december today tomorrow yesterday tonight week month year weeks months years day days hour hours"
    );

    /// <summary>Words that start a sentence with a capital without being a name.</summary>
    private static readonly HashSet<string> _common = Of(
        "the a an in on at by for from to of with as and but or if when while after before since because although this that these those it he she they we i you there here his her its their our my all some many most more each every both no not what who which how why where is are was were will would can could may might must shall should has have had do does did let so then thus yet still also only even now once"
    );

    public static CorrectionKind KindOf(Document before, Document after) =>
        Of(before, after).Count == 0 ? CorrectionKind.Typo
        : Parts
            .Of(before, after)
            .Where(p => !p.Is(Parts.PublicNote) && p != Parts.ChangeKind)
            .All(p => WordDiff.Compare(p.Of(before), p.Of(after)).All(r => r.Change is not Change.Removed))
            ? CorrectionKind.Update
        : CorrectionKind.Correction;

    /// <summary>The reasons, each to follow "it changes"; empty if the change may be called a typo.</summary>
    public static IReadOnlyList<string> Of(Document before, Document after)
    {
        var reasons = new List<string>();
        var words = 0;
        if (before.Date != after.Date || before.OriginalUpdatedAt != after.OriginalUpdatedAt) Add("the date");
        var quotations = (Before: QuotationFinder.In(before, []), After: QuotationFinder.In(after, []));
        foreach (var part in Parts.TextOf(before, after))
        {
            if (part.Is(Parts.PublicNote) || before[part] == after[part]) continue;
            var runs = WordDiff.Compare(before[part], after[part]);
            words += WordDiff.Count(runs);
            var (a, b) = (0, 0);
            for (var i = 0; i < runs.Count; i++)
            {
                if (runs[i].Change is Change.Kept)
                {
                    a += runs[i].Text.Length;
                    b += runs[i].Text.Length;
                    continue;
                }
                var removed = runs[i].Change is Change.Removed ? runs[i].Text : "";
                var added =
                    runs[i].Change is Change.Added ? runs[i].Text
                    : i + 1 < runs.Count && runs[i + 1].Change is Change.Added ? runs[++i].Text
                    : "";
                if (IsIn(quotations.Before, part, a, removed) || IsIn(quotations.After, part, b, added))
                    Add("a quotation");
                Weigh(Pieces(part.Of(before), a, removed), Pieces(part.Of(after), b, added));
                a += removed.Length;
                b += added.Length;
            }
        }
        if (words > MostWordsOfTypo) Add($"{words} words");
        return reasons;

        void Weigh(List<Piece> removed, List<Piece> added)
        {
            var plain = removed.Concat(added).Any(p => p.Begins && _common.Contains(p.Lower));
            Differ("a number", p => p.Text.Any(char.IsDigit) || _numbers.Contains(p.Lower));
            Differ("a negation", p => _negations.Contains(p.Lower));
            Differ("a date", p => _dates.Contains(p.Lower));
            Differ("a name", p => char.IsUpper(p.Text[0]) && !_dates.Contains(p.Lower) && !(p.Begins && plain));

            void Differ(string what, Func<Piece, bool> suits)
            {
                var (before, after) = (
                    string.Join(' ', removed.Where(suits).Select(p => p.Text)),
                    string.Join(' ', added.Where(suits).Select(p => p.Text))
                );
                if (before != after)
                    Add(
                        $"{what} ({(before.Length > 0 ? before : "nothing")} → {(
                            after.Length > 0 ? after : "nothing"
                        )})"
                    );
            }
        }

        void Add(string reason)
        {
            if (!reasons.Contains(reason)) reasons.Add(reason);
        }
    }

    private static bool IsIn(IReadOnlyList<Quotation> quotations, Part part, int start, string text)
    {
        var lead = text.Length - text.TrimStart().Length;
        var (from, to) = (start + lead, start + text.TrimEnd().Length);
        return from < to
            && quotations.Any(q => q.Part == part && q.IsSomebodys && from < q.Start + q.Length && q.Start < to);
    }

    private static List<Piece> Pieces(string text, int start, string passage)
    {
        var pieces = new List<Piece>();
        for (var at = 0; at < passage.Length;)
        {
            while (at < passage.Length && !char.IsLetterOrDigit(passage[at])) at++;
            var from = at;
            while (at < passage.Length && !char.IsWhiteSpace(passage[at])) at++;
            var word = passage[from..at].TrimEnd();
            while (word.Length > 0 && !char.IsLetterOrDigit(word[^1])) word = word[..^1];
            if (word.Length > 0)
                pieces.Add(new(word, word.Replace('’', '\'').ToLowerInvariant(), BeginsSentence(text, start + from)));
        }
        return pieces;
    }

    private static bool BeginsSentence(string text, int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (text[i] is '.' or '!' or '?' or ':' or '\n' or '…') return true;
            if (char.IsLetterOrDigit(text[i]) || text[i] is ',' or ';') return false;
        }
        return true;
    }

    private static HashSet<string> Of(string words) => [.. words.Split(' ')];

    private sealed record Piece(string Text, string Lower, bool Begins);
}
