using NewsroomApp.Statements;

namespace NewsroomApp.Storage;

/// <summary>What somebody looks for: words, all of which have to be there; "words in a row"; and the beginning of a word with a star. The last word may be a beginning too.</summary>
public sealed record Query
{
    /// <summary>In UTF-16 units; what is longer is cut.</summary>
    public const int Longest = 200;

    private const int MostTerms = 12;

    /// <summary>A shorter beginning would find everything.</summary>
    private const int ShortestBeginning = 3;

    private readonly List<(string[] Words, bool Begins)> _terms = [];

    public Query(string text, string language = "", string topic = "", int? year = null)
    {
        Text = text[..Folding.Whole(text, Math.Min(text.Length, Longest))];
        (Language, Topic, Year) = (language, topic, year);
        var pieces = Text.Replace('“', '"').Replace('”', '"').Replace('„', '"').Split('"');
        for (var i = 0; i < pieces.Length; i++)
        {
            // Every second piece stands between quotation marks; a mark that is never closed opens nothing.
            if (i % 2 == 1 && i < pieces.Length - 1) Add(pieces[i], begins: false);
            else
                foreach (var word in pieces[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                    Add(word, word.EndsWith('*'));
        }
        if (_terms is [.., ([{ Length: >= ShortestBeginning }] last, false)] && char.IsLetterOrDigit(Text[^1]))
            (_terms[^1], MayGoOn) = ((last, true), true);
    }

    public string Text { get; }
    public string Language { get; }

    /// <summary>By its slug.</summary>
    public string Topic { get; }

    public int? Year { get; }

    /// <summary>The last word was taken as a beginning although nobody put a star there.</summary>
    public bool MayGoOn { get; }

    /// <summary>Nothing can be found by it.</summary>
    public bool IsEmpty => _terms.Count == 0;

    /// <summary>The expression for FTS5 that finds the words anywhere.</summary>
    /// <param name="whole">The last word as it stands, where it <see cref="MayGoOn"/>.</param>
    public string Expression(bool whole = false) => Expression("{headline lead body}", words => words, whole);

    /// <summary>The expression for FTS5 that finds the words in one part.</summary>
    /// <param name="part">"headline" or "lead".</param>
    /// <param name="byMarks">By the made-up words for those of the part: the quick way for words that many texts have, and the slow one for others, since all made-up words stand close together.</param>
    public string ExpressionIn(string part, bool byMarks) =>
        byMarks ? Expression("marks", words => FullText.MarksOf(part, words)) : Expression(part, words => words);

    /// <summary>Each term between quotation marks, so that none of it is read as syntax.</summary>
    private string Expression(string columns, Func<string, string> written, bool whole = false)
    {
        var terms = string.Join(
            " AND ",
            _terms.Select(
                (t, i) =>
                    $"\"{written(string.Join(' ', t.Words))}\"{(t.Begins && !(whole && MayGoOn && i == _terms.Count - 1) ? "*" : "")}"
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

    /// <summary>A passage in pieces, those that were looked for marked.</summary>
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

    /// <summary>The passage of a text around the first word that was looked for; its beginning when none is in it.</summary>
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

    /// <summary>The words of a text that are, or are in a row with others, what was looked for.</summary>
    private IEnumerable<(int Start, int Length)> Hits(string text)
    {
        // No further than somebody asks: a text may be long, and a snippet wants the first.
        var words = new List<string>();
        var places = new List<(int, int)>();
        using var rest = Folding.Words(text).GetEnumerator();
        for (var (at, end) = (0, 0); Read(at + 1); at++)
        {
            foreach (var (row, begins) in _terms)
                if (at + row.Length > end && Read(at + row.Length) && Stands(row, begins, words, at))
                    end = at + row.Length;
            if (at < end) yield return places[at];
        }

        bool Read(int count)
        {
            while (words.Count < count && rest.MoveNext())
            {
                words.Add(rest.Current.Folded);
                places.Add((rest.Current.Start, rest.Current.Length));
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
        if (Folding.Fold(words) is { Length: > 0 } folded && _terms.Count < MostTerms)
            _terms.Add((folded.Split(' '), begins));
    }
}
