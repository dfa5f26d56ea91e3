using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NewsroomApp.Typesetting.Parsing;

/// <summary>"[^1]" in the text; Turn counts the marks of one note from 1.</summary>
internal sealed class NoteMark : LeafInline
{
    public required string Label { get; init; }
    public NoteBlock Note { get; set; } = null!;
    public int Turn { get; set; }
}

internal sealed class NoteReturn : LeafInline
{
    public required NoteMark Mark { get; init; }
}

internal sealed class NotesBlock : ContainerBlock
{
    public NotesBlock()
        : base(null) { }
}

/// <summary>"[^1]: words" and the lines indented below it.</summary>
internal sealed class NoteBlock(BlockParser parser) : ContainerBlock(parser)
{
    public required string Label { get; init; }
    public int Number { get; private set; }
    public List<NoteMark> Marks { get; } = [];

    /// <summary>Numbers notes in the order of their marks, then those without, and moves all to the end.</summary>
    public static void Place(MarkdownDocument document)
    {
        var notes = document.Descendants().OfType<NoteBlock>().ToList();
        if (notes.Count == 0) return;
        // From the end, where a removal moves nothing.
        foreach (var note in Enumerable.Reverse(notes)) note.Parent!.Remove(note);
        var labelled = notes.DistinctBy(n => n.Label).ToDictionary(n => n.Label);
        var placed = new NotesBlock();
        var unmarked = 0;
        Number(document);
        for (var next = 0; placed.Count < notes.Count || next < placed.Count;)
        {
            while (next == placed.Count) if (notes[unmarked++] is { Number: 0 } note) Add(note);
            Number(placed[next++]);
        }
        foreach (var note in notes) note.AddReturns();
        document.Add(placed);

        void Number(MarkdownObject within)
        {
            foreach (var mark in within.Descendants().OfType<NoteMark>())
            {
                mark.Note = labelled[mark.Label];
                if (mark.Note.Number == 0) Add(mark.Note);
                mark.Note.Marks.Add(mark);
                mark.Turn = mark.Note.Marks.Count;
            }
        }

        void Add(NoteBlock note)
        {
            placed.Add(note);
            note.Number = placed.Count;
        }
    }

    private void AddReturns()
    {
        if (Marks.Count == 0) return;
        if (LastChild is not ParagraphBlock last) Add(last = new() { Inline = new() });
        foreach (var mark in Marks) last.Inline!.AppendChild(new NoteReturn { Mark = mark, Span = Span });
    }
}

internal sealed class NoteParser : BlockParser
{
    /// <summary>In columns: how far the further paragraphs of a note are indented.</summary>
    private const int LeastIndent = 2;

    public NoteParser() => OpeningCharacters = ['['];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan();
        var length = NoteMarkParser.LengthOf(line);
        if (processor.IsCodeIndent || length == 0 || line[length..] is not [':', ..]) return BlockState.None;
        var note = new NoteBlock(this)
        {
            Label = NoteMarkParser.LabelOf(line[..length]),
            Column = processor.Column,
            Span = new(processor.Start, processor.Line.End),
        };
        if (NoteMarkParser.Defined(processor.Document) is not { } defined)
            processor.Document.SetData(typeof(NoteBlock), defined = []);
        defined.Add(note.Label);
        processor.GoToColumn(processor.Column + length + 1);
        processor.NewBlocks.Push(note);
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        var note = (NoteBlock)block;
        if (!processor.IsBlankLine && processor.Indent < LeastIndent) return BlockState.None;
        if (!processor.IsBlankLine) note.UpdateSpanEnd(processor.Line.End);
        return BlockState.Continue;
    }
}

internal sealed class NoteMarkParser : InlineParser
{
    private const int LongestLabel = 100;

    public NoteMarkParser() => OpeningCharacters = ['['];

    public static HashSet<string>? Defined(MarkdownDocument document) =>
        (HashSet<string>?)document.GetData(typeof(NoteBlock));

    /// <returns>The length of "[^label]"; 0 where the text begins with something else.</returns>
    public static int LengthOf(ReadOnlySpan<char> text)
    {
        if (text is not ['[', '^', ..]) return 0;
        var end = text[..Math.Min(text.Length, LongestLabel)].IndexOfAny("] \t\r\n");
        return end > 2 && text[end] == ']' ? end + 1 : 0;
    }

    /// <returns>The length of a mark whose note there is; 0 otherwise.</returns>
    public static int Length(MarkdownDocument document, ReadOnlySpan<char> text) =>
        LengthOf(text) is var length and > 0 && Defined(document)?.Contains(LabelOf(text[..length])) is true
            ? length
            : 0;

    public static string LabelOf(ReadOnlySpan<char> mark) => mark[2..^1].ToString().ToUpperInvariant();

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var length = Length(processor.Document, slice.AsSpan());
        if (length == 0) return false;
        processor.Inline = new NoteMark
        {
            Label = LabelOf(slice.AsSpan()[..length]),
            Span = new(
                processor.GetSourcePosition(slice.Start, out var line, out var column),
                processor.GetSourcePosition(slice.Start + length - 1)
            ),
            Line = line,
            Column = column,
        };
        slice.Start += length;
        return true;
    }
}
