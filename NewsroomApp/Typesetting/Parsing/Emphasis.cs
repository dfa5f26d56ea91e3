using System.Globalization;
using System.Text;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax.Inlines;

namespace NewsroomApp.Typesetting.Parsing;

internal sealed class EmphasisMark : LeafInline
{
    public required StringSlice Run
    {
        get;
        init => (field, Left) = (value, value.Length);
    }
    public required Rune Before { get; init; }
    public required Rune After { get; init; }
    public bool CanOpen { get; init; }
    public bool CanClose { get; init; }

    public List<int> Opened { get; } = [];
    public List<int> Closed { get; } = [];

    public int Left { get; private set; }

    public char Sign => Run.CurrentChar;
    public int Length => Run.Length;

    public void PairWith(EmphasisMark closer, int width)
    {
        Opened.Add(width);
        closer.Closed.Add(width);
        Left -= width;
        closer.Left -= width;
    }
}

/// <summary>
/// Emphasis as in CommonMark, but two asterisks beside words open and close whatever punctuation is next to them, and
/// what is left over is paired where a writer meant it: "**Minister **said".
/// </summary>
internal sealed class EmphasisParser : InlineParser, IPostInlineProcessor
{
    private const int Deepest = 16;

    public EmphasisParser() => OpeningCharacters = ['*', '_'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var sign = slice.CurrentChar;
        var start = slice.Start;
        var before = Previous(processor, slice);
        var length = 1;
        while (slice.NextChar() == sign) length++;
        var after = Next(slice);
        CharHelper.CheckOpenCloseDelimiter(before, after, sign == '*', out var canOpen, out var canClose);
        if (sign == '*' && length > 1)
        {
            // Behind a word and before a comma, asterisks are the mark of a note.
            canOpen = !IsSpace(after) && !(Rune.IsLetterOrDigit(before) && IsClosing(after, slice));
            canClose = !IsSpace(before) && !(Rune.IsLetterOrDigit(after) && IsOpening(before, slice.Text, start - 1));
        }
        // 10**6 and 5*10 are figures.
        if (Rune.IsDigit(before) && Rune.IsDigit(after)) (canOpen, canClose) = (false, false);
        processor.Inline = new EmphasisMark
        {
            Run = new(slice.Text, start, slice.Start - 1),
            Before = before,
            After = after,
            CanOpen = canOpen,
            CanClose = canClose,
            Span = new(
                processor.GetSourcePosition(start, out var line, out var column),
                processor.GetSourcePosition(slice.Start - 1)
            ),
            Line = line,
            Column = column,
        };
        return true;
    }

    /// <summary>The beginning and the end of a paragraph count as space.</summary>
    public static bool IsSpace(Rune c) => c.Value == 0 || Rune.IsWhiteSpace(c);

    private static bool IsClosing(Rune next, StringSlice rest) =>
        IsQuotationMark(next)
            ? !OpensQuotation(rest)
            : Rune.GetUnicodeCategory(next) is UnicodeCategory.ClosePunctuation
                || (Rune.GetUnicodeCategory(next) is UnicodeCategory.OtherPunctuation && !IsSign(next));

    private static bool IsOpening(Rune previous, string text, int at)
    {
        if (!IsQuotationMark(previous)) return Rune.GetUnicodeCategory(previous) is UnicodeCategory.OpenPunctuation;
        while (at >= 0 && IsQuotationMark(new(text[at]))) at--;
        return previous.Value != '»' && (at < 0 || char.IsWhiteSpace(text[at]));
    }

    /// <summary>Which way one points depends on the language, so what stands beyond it decides.</summary>
    private static bool IsQuotationMark(Rune c) =>
        c.Value is '"' or '\''
        || Rune.GetUnicodeCategory(c)
            is UnicodeCategory.InitialQuotePunctuation
                or UnicodeCategory.FinalQuotePunctuation;

    private static bool OpensQuotation(StringSlice rest)
    {
        if (rest.CurrentChar == '«' && IsSpace(rest.PeekRuneExtra(1))) return true;
        while (Rune.IsPunctuation(rest.CurrentRune) && !IsDash(rest.CurrentRune)) rest.SkipChar();
        return Rune.IsLetterOrDigit(rest.CurrentRune);
    }

    private static bool IsSign(Rune c) => c.IsBmp && "%‰&#@§".Contains((char)c.Value);

    public static bool IsDash(Rune c) => Rune.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation;

    public bool PostProcess(
        InlineProcessor state,
        Inline? root,
        Inline? lastChild,
        int postInlineProcessorIndex,
        bool isFinalProcessing
    )
    {
        if (root is not ContainerInline container) return true;
        if (!container.Any(child => child is EmphasisMark or LinkDelimiterInline)) return true;
        var children = new List<Inline>();
        Flatten(container, children);
        EmphasisPairs.Find([.. children.OfType<EmphasisMark>()]);
        Nest(container, children);
        return true;
    }

    /// <summary>A bracket that opened no link holds what follows it.</summary>
    private static void Flatten(ContainerInline container, List<Inline> children)
    {
        foreach (var child in container.ToList())
        {
            child.Remove();
            if (child is LinkDelimiterInline bracket)
            {
                children.Add(
                    new LiteralInline
                    {
                        Content = new(bracket.ToLiteral()),
                        Span = bracket.Span,
                        Line = bracket.Line,
                        Column = bracket.Column,
                    }
                );
                Flatten(bracket, children);
            }
            else children.Add(child);
        }
    }

    private static void Nest(ContainerInline root, List<Inline> children)
    {
        var open = new Stack<ContainerInline>([root]);
        foreach (var child in children)
        {
            if (child is not EmphasisMark mark)
            {
                open.Peek().AppendChild(child);
                continue;
            }
            var at = 0;
            foreach (var width in mark.Closed)
            {
                at += width;
                open.Pop().Span.End = mark.Span.Start + at - 1;
            }
            if (mark.Left > 0) open.Peek().AppendChild(AsTyped(mark, at));
            at += mark.Left;
            foreach (var width in Enumerable.Reverse(mark.Opened))
            {
                open.Push(Opened(open, mark, width, mark.Span.Start + at));
                at += width;
            }
        }
    }

    private static ContainerInline Opened(Stack<ContainerInline> open, EmphasisMark mark, int width, int start)
    {
        if (open.Count > Deepest) return open.Peek();
        var emphasis = new EmphasisInline
        {
            DelimiterChar = mark.Sign,
            DelimiterCount = width,
            Span = new(start, start),
            Line = mark.Line,
            IsClosed = true,
        };
        open.Peek().AppendChild(emphasis);
        return emphasis;
    }

    private static LiteralInline AsTyped(EmphasisMark mark, int at) =>
        new()
        {
            Content = new(mark.Run.Text, mark.Run.Start + at, mark.Run.Start + at + mark.Left - 1),
            Span = new(mark.Span.Start + at, mark.Span.Start + at + mark.Left - 1),
            Line = mark.Line,
        };

    private static Rune Previous(InlineProcessor processor, StringSlice slice)
    {
        if (processor.Inline is HtmlEntityInline { Transcoded: { IsEmpty: false } entity })
        {
            Rune.DecodeLastFromUtf16(entity.AsSpan(), out var last, out _);
            return last;
        }
        return slice.PeekRuneExtra(-1);
    }

    private static Rune Next(StringSlice slice)
    {
        if (!HtmlEntityParser.TryParse(ref slice, out var entity, out _)) return slice.CurrentRune;
        Rune.DecodeFromUtf16(entity, out var first, out _);
        return first;
    }
}
