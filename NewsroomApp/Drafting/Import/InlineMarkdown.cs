using System.Text;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Drafting.Import;

/// <summary>Words with their formats, to be written as paragraphs of Markdown.</summary>
internal sealed class InlineMarkdown
{
    /// <summary>Stands for the mark of a note.</summary>
    private const char Mark = '\uFFFC';

    private const int MostTried = 60;

    private readonly StringBuilder _text = new();

    private readonly List<TextFormat> _formats = [];

    private readonly Queue<int> _notes = [];

    public void Add(string text, TextFormat format)
    {
        foreach (var c in text)
        {
            var sign = c is '\t' or '\n' or '\r' or '\f' ? ' ' : c;
            if (sign == Mark || (sign == ' ' && (_text.Length == 0 || _text[^1] is ' ' or '\n'))) continue;
            _text.Append(sign);
            _formats.Add(format);
        }
    }

    public void Break()
    {
        if (_text.Length > 0 && _text[^1] == ' ')
        {
            _text.Length--;
            _formats.RemoveAt(_formats.Count - 1);
        }
        _text.Append('\n');
        _formats.Add(TextFormat.Plain);
    }

    public void Note(int number)
    {
        _text.Append(Mark);
        _formats.Add(TextFormat.Plain);
        _notes.Enqueue(number);
    }

    public IEnumerable<string> Paragraphs(bool bold = true)
    {
        var text = _text.ToString();
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
            if (end < 0) end = text.Length;
            var (from, to) = (start, end);
            while (from < to && char.IsWhiteSpace(text[from])) from++;
            while (to > from && char.IsWhiteSpace(text[to - 1])) to--;
            if (to > from) yield return Paragraph(text[from..to], _formats.GetRange(from, to - from), bold);
            start = end + 2;
        }
    }

    /// <summary>Formats that would change the words, such as italics that end within a word, are left out.</summary>
    private string Paragraph(string text, List<TextFormat> formats, bool bold)
    {
        var notes = new List<int>();
        foreach (var c in text) if (c == Mark) notes.Add(_notes.Dequeue());
        var expected = WithNotes(text, notes);
        var signs = Escaped(text, notes);
        List<TextFormat> all = Settled(text, formats.ConvertAll(f => f with { Bold = f.Bold && bold }));
        for (var i = 0; i < all.Count; i++) if (all[i].Link.Length > 0 && signs[i] is "]") signs[i] = "\\]";
        if (!Fits(all)) KeepWhatFits(all);
        return Written(signs, all);

        bool Fits(List<TextFormat> some) => TypesetText.Of(Written(signs, some)).Words == expected;

        void KeepWhatFits(List<TextFormat> formats)
        {
            var runs = Runs(formats, f => f).ConvertAll(r => (r.From, r.To, Format: formats[r.From]));
            Set(formats, 0, formats.Count, TextFormat.Plain);
            foreach (var (from, to, format) in runs.Where(r => r.Format != TextFormat.Plain).Take(MostTried))
            {
                var plain = TextFormat.Plain with { Link = format.Link };
                TextFormat[] less = [format, format with { Italic = false }, plain];
                if (!Array.Exists(less, Keeps)) Set(formats, from, to, TextFormat.Plain);

                bool Keeps(TextFormat form)
                {
                    Set(formats, from, to, form);
                    return Fits(formats);
                }
            }
        }
    }

    private static void Set(List<TextFormat> formats, int from, int to, TextFormat format)
    {
        for (var i = from; i < to; i++) formats[i] = format;
    }

    private static string WithNotes(string text, List<int> notes)
    {
        var at = 0;
        return string.Concat(text.Select(c => c == Mark ? $"[^{notes[at++]}]" : c.ToString()));
    }

    private static List<string> Escaped(string text, List<int> notes)
    {
        var (escaped, signs, note) = (PlainText.ToMarkdown(text), new List<string>(), 0);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] == Mark) signs.Add($"[^{notes[note++]}]");
            else if (escaped[i] == '\\') signs.Add(escaped.Substring(i++, 2));
            else signs.Add(escaped[i].ToString());
        }
        return signs;
    }

    /// <summary>Blanks have the format of the words around them.</summary>
    private static List<TextFormat> Settled(string text, List<TextFormat> formats)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var from = i;
            while (i < text.Length && IsSpace(text[i])) i++;
            var around = from > 0 && i < text.Length ? formats[from - 1].Shared(formats[i]) : TextFormat.Plain;
            for (; from < i; from++) formats[from] = around;
        }
        foreach (var (from, to) in Runs(formats, f => f.Link))
            if (formats[from].Link.Length > 0 && !HasWord(from, to)) Set(formats, from, to, TextFormat.Plain);
        foreach (var (from, to) in Runs(formats, f => f).Where(r => !HasWord(r.From, r.To)))
            Set(formats, from, to, TextFormat.Plain with { Link = formats[from].Link });
        return formats;

        bool HasWord(int from, int to) => text[from..to].Any(char.IsLetterOrDigit);
    }

    private static List<(int From, int To)> Runs<T>(List<TextFormat> formats, Func<TextFormat, T> key)
    {
        var runs = new List<(int From, int To)>();
        for (var from = 0; from < formats.Count;)
        {
            var to = from + 1;
            while (to < formats.Count && Equals(key(formats[to]), key(formats[from]))) to++;
            runs.Add((from, to));
            from = to;
        }
        return runs;
    }

    private static bool IsSpace(char c) => char.IsWhiteSpace(c) || c == Mark;

    private static string Written(List<string> signs, List<TextFormat> formats)
    {
        (signs, formats) = WithoutMixedLinks(signs, formats);
        var (text, open) = (new StringBuilder(), TextFormat.Plain);
        for (var i = 0; i <= signs.Count; i++)
        {
            var next = i < signs.Count ? formats[i] : TextFormat.Plain;
            if (next != open)
            {
                var keepsBold = open.Bold && next.Bold;
                var keepsItalic = open.Italic && next.Italic && open.Bold == next.Bold;
                if (open.Link.Length > 0) text.Append("](").Append(open.Link).Append(')');
                if (open.Italic && !keepsItalic) text.Append('*');
                if (open.Bold && !keepsBold) text.Append("**");
                if (next.Bold && !keepsBold) text.Append("**");
                if (next.Italic && !keepsItalic) text.Append('*');
                if (next.Link.Length > 0) text.Append('[');
                open = next;
            }
            if (i < signs.Count) text.Append(signs[i]);
        }
        return text.ToString();
    }

    /// <summary>A link with several formats has them within it, and is one sign for what stands around it.</summary>
    private static (List<string>, List<TextFormat>) WithoutMixedLinks(List<string> signs, List<TextFormat> formats)
    {
        var (all, looks) = (new List<string>(), new List<TextFormat>());
        foreach (var (from, to) in Runs(formats, f => f.Link))
        {
            var (words, inner) = (signs[from..to], formats[from..to]);
            var isMixed = inner[0].Link.Length > 0 && inner.Exists(f => f != inner[0]);
            var within = inner.ConvertAll(f => f with { Link = "" });
            all.AddRange(isMixed ? [$"[{Written(words, within)}]({inner[0].Link})"] : words);
            looks.AddRange(isMixed ? [TextFormat.Plain] : inner);
        }
        return (all, looks);
    }
}
