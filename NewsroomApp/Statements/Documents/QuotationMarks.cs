namespace NewsroomApp.Statements.Documents;

/// <summary>Where a quotation opens and closes. Nested marks belong to the outer quotation.</summary>
internal static class QuotationMarks
{
    private const string BeforeStraight = " \n\t\u00A0([—–-*_>";

    public static bool Opens(string text, int at, int from) =>
        text[at] switch
        {
            '“' or '„' or '«' or '»' => true,
            '"' => (at == from || BeforeStraight.Contains(text[at - 1]))
                && at + 1 < text.Length
                && !char.IsWhiteSpace(text[at + 1]),
            _ => false,
        };

    /// <summary>At is -1 where the closing mark is missing.</summary>
    public static (int Paragraph, int At) Close(
        string text,
        List<(int From, int To)> paragraphs,
        int paragraph,
        int open
    )
    {
        var depth = new Depth(text[open]);
        var at = open + 1;
        while (true)
        {
            for (var to = paragraphs[paragraph].To; at < to; at++)
                if (depth.ClosesAt(text[at])) return (paragraph, at);
            // A quotation continues where the next paragraph repeats its opening mark.
            if (
                paragraph + 1 == paragraphs.Count
                || text[paragraphs[paragraph + 1].From] != text[open]
                || depth.IsNested
            )
                return (paragraph, -1);
            at = paragraphs[++paragraph].From + 1;
        }
    }

    private struct Depth(char mark)
    {
        private readonly string _closing = mark switch
        {
            '“' => "”",
            '„' => "“”",
            '«' => "»",
            '»' => "«",
            _ => "\"",
        };

        private int _depth = 1;
        private int _german;

        public readonly bool IsNested => _depth > 1;

        public bool ClosesAt(char sign)
        {
            // A German quotation inside an English one closes with the English opening mark.
            if (mark == '“' && sign == '„') _german++;
            else if (_german > 0 && (sign is '“' or '”')) _german--;
            else if (_closing.Contains(sign)) _depth--;
            else if (sign == mark) _depth++;
            return _depth == 0;
        }
    }
}
