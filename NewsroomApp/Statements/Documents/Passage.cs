namespace NewsroomApp.Statements.Documents;

/// <summary>Words that stand at a place, in UTF-16 units, of one part of a document.</summary>
internal sealed record Passage(Part Part, string Whole, int Start, string Text)
{
    public bool IsIn(IReadOnlyList<Quotation> quotations)
    {
        var lead = Text.Length - Text.TrimStart().Length;
        var (from, to) = (Start + lead, Start + Text.TrimEnd().Length);
        return from < to
            && quotations.Any(q => q.Part == Part && q.IsSomebodys && from < q.Start + q.Length && q.Start < to);
    }

    public List<Piece> Pieces()
    {
        var pieces = new List<Piece>();
        for (var at = 0; at < Text.Length;)
        {
            while (at < Text.Length && !char.IsLetterOrDigit(Text[at])) at++;
            var from = at;
            while (at < Text.Length && !char.IsWhiteSpace(Text[at])) at++;
            var word = Text[from..at].TrimEnd();
            while (word.Length > 0 && !char.IsLetterOrDigit(word[^1])) word = word[..^1];
            if (word.Length > 0)
                pieces.Add(new(word, word.Replace('’', '\'').ToLowerInvariant(), BeginsSentence(Whole, Start + from)));
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

    internal sealed record Piece(string Text, string Lower, bool Begins)
    {
        public bool IsCapital => char.IsUpper(Text[0]);
    }
}
