using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using NewsroomApp.Typesetting.Paper;

namespace NewsroomApp.Drafting.Import;

/// <summary>The words of a Word file as they were, and each run of tracked changes among them.</summary>
internal sealed class MarkedText
{
    private const int Shown = 40;

    private readonly StringBuilder _letters = new();

    private readonly List<Change> _changes = [];
    private readonly Dictionary<string, (int Start, int End)> _comments = [];
    private readonly List<string> _looks = [];

    /// <summary>Where paragraphs began before anything was put in.</summary>
    private readonly List<int> _starts = [];

    private readonly List<StringBuilder> _paragraphs = [];

    private StringBuilder _paragraph = new();

    private bool _goesOn;
    private Change? _open;
    private char _last = '\n';
    private string _behind = "";

    private enum Kind
    {
        Kept,
        Removed,
        Inserted,
    }

    public void Add(Paragraph paragraph)
    {
        _looks.Add(LookOf(paragraph));
        if (!_goesOn) Begin(paragraph);
        Add(paragraph.ChildElements, Kind.Kept, "");
        var mark = paragraph.ParagraphProperties?.ParagraphMarkRunProperties;
        _goesOn = mark?.GetFirstChild<Inserted>() is not null;
        if (mark?.GetFirstChild<Inserted>() is { } inserted) Say("\n", Kind.Inserted, inserted.Author?.Value);
        else if (mark?.GetFirstChild<Deleted>() is { } deleted) Say("\n", Kind.Removed, deleted.Author?.Value);
        else Say("\n", Kind.Kept, "");
    }

    private void Begin(Paragraph paragraph)
    {
        _starts.Add(_letters.Length);
        _paragraph = new();
        // The day is printed whether the draft has one or not.
        if (WordStyles.StyleOf(paragraph) != WordLook.Style(PaperLook.Dateline)) _paragraphs.Add(_paragraph);
    }

    /// <summary>As they were.</summary>
    public IEnumerable<string> Paragraphs => _paragraphs.Select(p => p.ToString().Trim());

    /// <param name="context">How many letters around it.</param>
    public IEnumerable<Marking> Markings(int context)
    {
        var letters = _letters.ToString();
        return _changes.Select(c => Of(c, letters, context));
    }

    private Marking Of(Change change, string letters, int context)
    {
        var (removed, inserted) = (change.Removed.ToString(), change.Inserted.ToString());
        var kin = KinOf(change.Look + (inserted.StartsWith('\n') ? 1 : 0));
        // Between two paragraphs it stands with the one that it is like.
        var isBetween = change.At == _starts[change.Paragraph] && removed.Length == 0 && inserted.EndsWith('\n');
        var next = change.LastParagraph + 1;
        var end = next < _starts.Count ? _starts[next] : letters.Length;
        return new(
            change.Author,
            letters[Math.Max(0, change.At - context)..change.At],
            removed,
            inserted,
            letters[change.End..Math.Min(letters.Length, change.End + context)]
        )
        {
            FollowsSpace = char.IsWhiteSpace(change.Last),
            HasBefore = isBetween ? kin is Kin.Previous : change.At > _starts[change.Paragraph],
            HasAfter = isBetween ? kin is Kin.Next : !removed.EndsWith('\n') && change.End < end,
            Kin = kin,
            Behind = change.Behind,
        };
    }

    private Kin KinOf(int paragraph) =>
        IsLike(paragraph, paragraph - 1) ? Kin.Previous
        : IsLike(paragraph, paragraph + 1) ? Kin.Next
        : Kin.None;

    private bool IsLike(int one, int other) =>
        Math.Min(one, other) >= 0 && Math.Max(one, other) < _looks.Count && _looks[one] == _looks[other];

    private static string LookOf(Paragraph paragraph)
    {
        var (look, list) = (paragraph.ParagraphProperties, paragraph.ParagraphProperties?.NumberingProperties);
        var number = $"{list?.NumberingId?.Val?.Value}/{list?.NumberingLevelReference?.Val?.Value}";
        return $"{look?.ParagraphStyleId?.Val?.Value}/{number}";
    }

    public (string Before, string Quote) Around(string comment, int context)
    {
        if (!_comments.TryGetValue(comment, out var place)) return ("", "");
        var letters = _letters.ToString();
        return (letters[Math.Max(0, place.Start - context)..place.Start], letters[place.Start..place.End]);
    }

    private void Add(IEnumerable<OpenXmlElement> elements, Kind kind, string? author)
    {
        foreach (var element in elements) Add(element, kind, author);
    }

    private void Add(OpenXmlElement element, Kind kind, string? author)
    {
        switch (element)
        {
            case InsertedRun inserted when kind is Kind.Kept:
                Add(inserted.ChildElements, Kind.Inserted, inserted.Author?.Value);
                break;
            case MoveToRun moved when kind is Kind.Kept:
                Add(moved.ChildElements, Kind.Inserted, moved.Author?.Value);
                break;
            case DeletedRun deleted:
                // What one put in and another took out again was never there.
                if (kind is Kind.Kept) Add(deleted.ChildElements, Kind.Removed, deleted.Author?.Value);
                break;
            case MoveFromRun moved:
                if (kind is Kind.Kept) Add(moved.ChildElements, Kind.Removed, moved.Author?.Value);
                break;
            case Text text:
                Say(text.Text, kind, author);
                break;
            case DeletedText text:
                Say(text.Text, kind, author);
                break;
            case NoBreakHyphen:
                Say("\u2011", kind, author);
                break;
            case TabChar or Break or CarriageReturn:
                Say(" ", kind, author);
                break;
            case CommentRangeStart { Id.Value: { } id }:
                _comments[id] = (_letters.Length, _letters.Length);
                break;
            case CommentRangeEnd { Id.Value: { } id } when _comments.TryGetValue(id, out var begun):
                _comments[id] = (begun.Start, _letters.Length);
                break;
            case ParagraphProperties or RunProperties or FieldCode or DeletedFieldCode or Drawing or Paragraph:
                break;
            default:
                Add(element.ChildElements, kind, author);
                break;
        }
    }

    private void Say(string text, Kind kind, string? author)
    {
        if (text.Length == 0) return;
        // A paragraph that was put in, and the next that was taken out, are two changes.
        if (kind is Kind.Kept || (_open is { Ends: '\n' } && _open.Kind != kind)) _open = null;
        if (kind is not Kind.Kept)
        {
            _open ??= Begun(ImportedComment.NameOf(author));
            (kind is Kind.Removed ? _open.Removed : _open.Inserted).Append(text);
            (_open.Kind, _open.Ends, _open.LastParagraph) = (kind, text[^1], _starts.Count - 1);
            if (kind is Kind.Inserted) return;
        }
        _letters.Append(PrintedLetters.WithoutSpace(text));
        _paragraph.Append(text);
        _last = text[^1];
        _behind = _last is '\n' ? "" : _behind + text;
        if (_behind.Length > Shown) _behind = _behind[^Shown..];
        if (_open is not null) _open.End = _letters.Length;
    }

    private Change Begun(string author)
    {
        var change = new Change(author, _letters.Length, _last, _behind, _starts.Count - 1, _looks.Count - 1);
        _changes.Add(change);
        return change;
    }

    private sealed record Change(string Author, int At, char Last, string Behind, int Paragraph, int Look)
    {
        public StringBuilder Removed { get; } = new();

        public StringBuilder Inserted { get; } = new();

        public int End { get; set; } = At;

        public int LastParagraph { get; set; } = Paragraph;

        public Kind Kind { get; set; }

        public char Ends { get; set; }
    }
}
