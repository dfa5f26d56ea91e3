using System.Globalization;
using System.Text.RegularExpressions;
using NewsroomApp.Typesetting;

namespace NewsroomApp.Drafting.Import;

/// <summary>Puts other words in the place of some that readers see, in the Markdown that was typed.</summary>
internal sealed partial class TypedEdit(PrintedLetters part, Document words)
{
    private readonly string _typed = part.Typed;
    private int _start;
    private int _end;
    private string _put = "";

    public int Count => part.Places.Count;

    public bool HasParagraphs => part.Part.IsMarkdown;

    /// <summary>For whole words; null where nothing would change.</summary>
    public (Anchor Anchor, string Replacement)? Suggestion
    {
        get
        {
            if (_start == _end || IsBlank(_start) || IsInWord(_start)) ToLeft();
            if (_start == _end || IsBlank(_end - 1) || IsInWord(_end)) ToRight();
            if (_start == _end || _end - _start > Anchor.LongestQuote || _put.Length > Anchor.LongestQuote) return null;
            return _typed[_start.._end] == _put ? null : (Anchor.At(part.Part, words, _start, _end - _start), _put);
        }
    }

    public Anchor? Near(int first, int last)
    {
        var between = first > 0 ? End(first - 1) : Start(first);
        (_start, _end, _put) = last > first ? (Start(first), End(last - 1), "") : (between, between, "");
        if (_start == _end) ToLeft();
        if (_start == _end) ToRight();
        return _start < _end && _end - _start <= Anchor.LongestQuote && !string.IsNullOrWhiteSpace(_typed[_start.._end])
            ? Anchor.At(part.Part, words, _start, _end - _start)
            : null;
    }

    public string Written(string text) => HasParagraphs ? PlainText.ToMarkdown(text) : text;

    public void Take(int first, int last) => (_start, _end) = (Start(first), End(last - 1));

    public void Stand(int first, bool isBehindLast)
    {
        isBehindLast = first == Count || (first > 0 && isBehindLast);
        _start = isBehindLast ? End(first - 1) : Start(first);
        // Before the signs of Markdown that the next word begins with.
        while (!isBehindLast && _start > LineStart(_start) + Mark(_start).Length && !IsBlank(_start - 1)) _start--;
        _end = _start;
    }

    /// <summary>Marks of emphasis that would stand for no words.</summary>
    public void TakeMarks()
    {
        while (_start > 0 && _end < _typed.Length && _typed[_start - 1] is '*' or '_')
        {
            if (_typed[_end] != _typed[_start - 1]) return;
            (_start, _end) = (_start - 1, _end + 1);
        }
    }

    public void TakeBlanksBefore()
    {
        while (_start > 0 && _typed[_start - 1] is ' ') _start--;
    }

    public void TakeBlanksBehind()
    {
        while (_end < _typed.Length && _typed[_end] is ' ') _end++;
    }

    public void Put(string text) => _put = text;

    public bool Join(int first)
    {
        if (first == 0 || first == Count) return false;
        (_start, _end, _put) = (End(first - 1), Start(first), " ");
        return string.IsNullOrWhiteSpace(_typed[_start.._end]) && Mark(_start).Length == 0;
    }

    /// <summary>Whole paragraphs, with the marks of their lines.</summary>
    public bool TakeLines(int first, int last)
    {
        (_start, _end, _put) = (LineStart(Start(first)), LineEnd(End(last - 1)), "");
        var isWhole = (first == 0 || End(first - 1) <= _start) && (last == Count || Start(last) >= _end);
        if (!isWhole) return false;
        // With the line feed before it, or else the one behind it.
        if (_start > 0) while (_start > 0 && IsBlank(_start - 1)) _start--;
        else while (_end < _typed.Length && IsBlank(_end)) _end++;
        return true;
    }

    public bool Break(int first, List<string> paragraphs, bool followsSpace)
    {
        if (first == 0 || first == Count) return false;
        (_start, _end) = (End(first - 1), Start(first));
        // The signs of Markdown stay with their words.
        while (_start < _end && !IsBlank(_start)) _start++;
        while (_end > _start && !IsBlank(_end - 1)) _end--;
        if (!string.IsNullOrWhiteSpace(_typed[_start.._end]) || Between(_start) is not { } between) return false;
        var isApart = followsSpace || _end > _start;
        var lead = paragraphs[0].Length > 0 && isApart ? " " : "";
        var trail = paragraphs[^1].Length > 0 && isApart ? " " : "";
        _put = lead + string.Join(between, paragraphs) + trail;
        return true;
    }

    /// <summary>Behind the paragraph that ends before a letter.</summary>
    public bool Append(int first, List<string> paragraphs, bool isAlike)
    {
        if (first == 0) return false;
        _start = _end = LineEnd(End(first - 1));
        if ((isAlike ? Between(End(first - 1)) : Mark(End(first - 1)).Length == 0 ? "\n\n" : null) is not { } between)
            return false;
        _put = string.Concat(paragraphs.Select(p => between + p));
        return true;
    }

    /// <summary>Before the paragraph that begins with a letter.</summary>
    public bool Prepend(int first, List<string> paragraphs, bool isAlike)
    {
        var mark = Mark(Start(first));
        _start = _end = LineStart(Start(first));
        var isFirst = _start < 2 || _typed[_start - 2] is '\n';
        if (isAlike ? Between(Start(first)) is null || mark.Any(char.IsAsciiDigit) : !isFirst) return false;
        var between = isAlike ? Between(Start(first))! : "\n\n";
        _end += mark.Length;
        _put = isAlike
            ? mark + string.Concat(paragraphs.Select(p => p + between))
            : string.Concat(paragraphs.Select(p => p + between)) + mark;
        return true;
    }

    private int Start(int letter) => part.Places[letter].Start;

    private int End(int letter) => part.Places[letter].End;

    private int LineStart(int at) => at == 0 ? 0 : _typed.LastIndexOf('\n', at - 1) + 1;

    private int LineEnd(int at) => _typed.IndexOf('\n', at) is >= 0 and var end ? end : _typed.Length;

    /// <summary>What makes its line an item of a list, or a quotation; empty for a plain one.</summary>
    private string Mark(int at) =>
        LineMark().Match(_typed[LineStart(at)..LineEnd(at)]).Value is var mark && mark.Trim().Length > 0 ? mark : "";

    /// <summary>Between a paragraph and one more of its kind; null where numbers would have to change.</summary>
    private string? Between(int at)
    {
        var mark = Mark(at);
        if (mark.Length == 0) return "\n\n";
        if (mark.TrimEnd().EndsWith('>')) return $"\n{mark.TrimEnd()}\n{mark}";
        var digits = string.Concat(mark.Where(char.IsAsciiDigit));
        if (digits.Length == 0) return "\n" + mark;
        var next = LineEnd(at) + 1;
        if (next < _typed.Length && Mark(next).Any(char.IsAsciiDigit)) return null;
        var number = int.Parse(digits, CultureInfo.InvariantCulture) + 1;
        return "\n" + mark.Replace(digits, number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    private bool IsBlank(int at) => char.IsWhiteSpace(_typed[at]);

    private bool IsInWord(int at) =>
        at > 0 && at < _typed.Length && char.IsLetterOrDigit(_typed[at - 1]) && char.IsLetterOrDigit(_typed[at]);

    private void ToLeft()
    {
        var word = _start;
        while (word > 0 && _typed[word - 1] is ' ') word--;
        while (word > 0 && !IsBlank(word - 1)) word--;
        (_put, _start) = (_typed[word.._start] + _put, word);
    }

    private void ToRight()
    {
        var word = _end;
        while (word < _typed.Length && IsBlank(word)) word++;
        while (word < _typed.Length && !IsBlank(word)) word++;
        (_put, _end) = (_put + _typed[_end..word], word);
    }

    [GeneratedRegex(
        @"^[ \t>]*(?:(?:[-*+]|[0-9]{1,8}[.)])[ \t]+)?",
        RegexOptions.None,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex LineMark();
}
