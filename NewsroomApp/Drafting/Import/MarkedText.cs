using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace NewsroomApp.Drafting.Import;

/// <summary>The words of a Word file as they were, and each run of tracked changes among them.</summary>
internal sealed class MarkedText
{
    private const string Somebody = "Somebody";

    private readonly StringBuilder _letters = new();

    private readonly List<Change> _changes = [];
    private readonly Dictionary<string, (int Start, int End)> _comments = [];
    private Change? _open;
    private bool _isAfterSpace = true;

    private enum Kind
    {
        Kept,
        Removed,
        Inserted,
    }

    public void Add(Paragraph paragraph)
    {
        Add(paragraph.ChildElements, Kind.Kept, "");
        var mark = paragraph.ParagraphProperties?.ParagraphMarkRunProperties;
        if (mark?.GetFirstChild<Inserted>() is { } inserted) Say("\n", Kind.Inserted, inserted.Author?.Value);
        else if (mark?.GetFirstChild<Deleted>() is { } deleted) Say("\n", Kind.Removed, deleted.Author?.Value);
        else Say("\n", Kind.Kept, "");
    }

    /// <param name="context">How many letters around it.</param>
    public IEnumerable<Marking> Markings(int context)
    {
        var letters = _letters.ToString();
        return _changes.Select(c => new Marking(
            c.Author,
            letters[Math.Max(0, c.At - context)..c.At],
            c.Removed.ToString(),
            c.Inserted.ToString(),
            letters[c.End..Math.Min(letters.Length, c.End + context)],
            c.FollowsSpace
        ));
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
        if (kind is Kind.Kept) _open = null;
        else
        {
            if (_open is null)
            {
                var by = string.IsNullOrWhiteSpace(author) ? Somebody : author.Trim();
                _changes.Add(_open = new(by, _letters.Length, _isAfterSpace));
            }
            (kind is Kind.Removed ? _open.Removed : _open.Inserted).Append(text);
            if (kind is Kind.Inserted) return;
        }
        _letters.Append(PrintedLetters.WithoutSpace(text));
        _isAfterSpace = char.IsWhiteSpace(text[^1]);
        if (_open is not null) _open.End = _letters.Length;
    }

    private sealed record Change(string Author, int At, bool FollowsSpace)
    {
        public StringBuilder Removed { get; } = new();

        public StringBuilder Inserted { get; } = new();

        public int End { get; set; } = At;
    }
}
