using NewsroomApp.Storage.Sqlite;

namespace NewsroomApp.Storage;

/// <summary>
/// A search for words that must all occur, "words in a row", and beginnings of words with a star. The last word may be
/// a beginning too.
/// </summary>
public sealed record Query
{
    /// <summary>In UTF-16 units; a longer text is cut.</summary>
    public const int Longest = 200;

    private const int MostTerms = 12;

    /// <summary>A shorter last word is not taken as a beginning, because it would find everything.</summary>
    private const int ShortestBeginning = 3;

    private readonly List<Term> _terms = [];

    public Query(string text, string language = "", string topic = "", int? year = null)
    {
        text = CleanText.Of(text, singleLine: true);
        Text = Folding.AtMost(text, Longest);
        (Language, Topic, Year) = (language, topic, year);
        var pieces = Text.Replace('“', '"').Replace('”', '"').Replace('„', '"').Split('"');
        for (var i = 0; i < pieces.Length; i++)
        {
            // Every second piece is between quotation marks; an unclosed mark opens nothing.
            if (i % 2 == 1 && i < pieces.Length - 1) Add(pieces[i], begins: false);
            else
                foreach (var word in Chunks(pieces[i])) Add(word, word.EndsWith('*'));
        }
        if (
            _terms is [.., { Begins: false, Apart: [{ Length: >= ShortestBeginning } begun] } last]
            && char.IsLetterOrDigit(Text[^1])
            // Another number is not the beginning of this one.
            && !begun.All(char.IsAsciiDigit)
        )
            (_terms[^1], MayGoOn) = (last with { Begins = true }, true);
    }

    public string Text { get; }
    public string Language { get; }

    public string Topic { get; }

    public int? Year { get; }

    /// <summary>The last word counts as a beginning although it has no star.</summary>
    public bool MayGoOn { get; }

    public bool IsEmpty => _terms.Count == 0;

    /// <summary>For FTS5, in any part. With <paramref name="whole"/>, the last word is not a beginning.</summary>
    public string Expression(bool whole = false) => Expression("{headline lead body}", words => words, whole);

    /// <summary>
    /// For FTS5, in "headline" or "lead". Searching by marks is faster for words that many texts have, and slower for
    /// others, because all marks are close together in the index.
    /// </summary>
    public string ExpressionIn(string part, bool byMarks) =>
        byMarks ? Expression("marks", words => FullText.MarksOf(part, words)) : Expression(part, words => words);

    /// <summary>Each term is quoted, so that FTS5 reads none of it as syntax.</summary>
    private string Expression(string columns, Func<string, string> written, bool whole = false)
    {
        var terms = string.Join(
            " AND ",
            _terms.Select(
                (term, i) =>
                {
                    var star = term.Begins && !(whole && MayGoOn && i == _terms.Count - 1) ? "*" : "";
                    var forms = term.Forms.Select(f => $"\"{written(string.Join(' ', f))}\"{star}").Distinct();
                    return $"({string.Join(" OR ", forms)})";
                }
            )
        );
        var filters = string.Concat(
            new[]
            {
                ("language", Language),
                ("topic", Topic),
                ("year", Year?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? ""),
            }
                .Where(f => f.Item2.Length > 0)
                .Select(f => $" AND marks : \"{FullText.MarkOf(f.Item1, f.Item2)}\"")
        );
        return $"{columns} : ({terms}){filters}";
    }

    public IReadOnlyList<(string Text, bool Hit)> Mark(string text)
    {
        var pieces = new List<(string, bool)>();
        var at = 0;
        foreach (var (start, length) in Hits(text))
        {
            if (start > at) pieces.Add((text[at..start], false));
            pieces.Add((text.Substring(start, length), true));
            at = start + length;
        }
        if (at < text.Length) pieces.Add((text[at..], false));
        return pieces;
    }

    public string Snippet(string text)
    {
        const int Around = 110;
        var hit = Hits(text).Select(h => h.Start).FirstOrDefault();
        var from =
            hit <= Around ? 0
            : text.IndexOf(' ', hit - Around) is var space and >= 0 && space < hit ? space + 1
            : hit;
        var to =
            from + (2 * Around) >= text.Length ? text.Length
            : text.LastIndexOf(' ', from + (2 * Around)) is var end && end > hit ? end
            : Folding.Whole(text, from + (2 * Around));
        return $"{(from > 0 ? "… " : "")}{text[from..to]}{(to < text.Length ? " …" : "")}";
    }

    /// <summary>Each word that matches a term, alone or as part of a row, from the beginning of the text.</summary>
    private IEnumerable<(int Start, int Length)> Hits(string text)
    {
        // Reads only as far as the caller asks: a text may be long, and a snippet needs the first hit.
        var forms = new[] { Folding.Words(text, joined: true), Folding.Words(text), Folding.Words(text, spelt: true) }
            .Select(words => Hits(words).GetEnumerator())
            .ToList();
        forms.RemoveAll(form => !form.MoveNext());
        for (var end = 0; forms.Count > 0;)
        {
            var first = forms.MinBy(form => form.Current.Start)!;
            if (first.Current.Start >= end)
            {
                yield return first.Current;
                end = first.Current.Start + first.Current.Length;
            }
            if (!first.MoveNext()) forms.Remove(first);
        }
    }

    private IEnumerable<(int Start, int Length)> Hits(IEnumerable<(int, int, string)> folded)
    {
        var words = new List<string>();
        var places = new List<(int, int)>();
        var rows = _terms.SelectMany(t => t.Forms.Select(f => (f, t.Begins))).ToArray();
        using var rest = folded.GetEnumerator();
        for (var (at, end) = (0, 0); Read(at + 1); at++)
        {
            foreach (var (row, begins) in rows)
                if (at + row.Length > end && Read(at + row.Length) && Stands(row, begins, words, at))
                    end = at + row.Length;
            if (at < end) yield return places[at];
        }

        bool Read(int count)
        {
            while (words.Count < count && rest.MoveNext())
            {
                var (start, length, word) = rest.Current;
                words.Add(word);
                places.Add((start, length));
            }
            return words.Count >= count;
        }
    }

    private static bool Stands(string[] row, bool begins, List<string> words, int at)
    {
        for (var i = 0; i < row.Length - 1; i++)
            if (words[at + i] != row[i]) return false;
        var (last, word) = (row[^1], words[at + row.Length - 1]);
        return begins ? word.StartsWith(last, StringComparison.Ordinal) : word == last;
    }

    private void Add(string words, bool begins)
    {
        if (Folding.Fold(words) is { Length: > 0 } apart && _terms.Count < MostTerms)
            _terms.Add(new(apart.Split(' '), Folding.Joined(words).Split(' '), begins));
    }

    /// <summary>At white space, but "1 000 000" and "J. R. R." are one.</summary>
    private static string[] Chunks(string text)
    {
        var chunks = Array.ConvertAll(text.ToCharArray(), c => char.IsWhiteSpace(c) ? '\n' : c);
        foreach (var (start, length, _) in Folding.Words(text, joined: true))
            text.CopyTo(start, chunks, start, length);
        return new string(chunks).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Words in a row, in all forms of <see cref="Folding"/>.</summary>
    private sealed record Term(string[] Apart, string[] Joined, bool Begins)
    {
        public IEnumerable<string[]> Forms => Apart.SequenceEqual(Joined) ? [Apart] : [Apart, Joined];
    }
}
