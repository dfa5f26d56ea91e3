using System.Text;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax.Inlines;

namespace NewsroomApp.Typesetting.Parsing;

/// <summary>Markdown up to the next space, without backslashes and entities, and where each letter was typed.</summary>
internal sealed class TypedText
{
    private readonly string _markdown;

    private readonly List<int> _starts;

    private TypedText(string markdown, string text, List<int> starts) =>
        (_markdown, Text, _starts) = (markdown, text, starts);

    public string Text { get; }

    public int End => _starts[^1];

    public static TypedText From(StringSlice rest, int most)
    {
        var (text, starts) = (new StringBuilder(), new List<int>());
        while (!rest.IsEmpty && text.Length < most && !rest.CurrentChar.IsWhitespace())
        {
            starts.Add(rest.Start);
            if (rest.CurrentChar == '\\' && rest.PeekChar().IsAsciiPunctuation())
            {
                text.Append(rest.PeekChar());
                rest.Start += 2;
            }
            else if (
                rest.CurrentChar == '&'
                && HtmlEntityParser.TryParse(ref rest, out var entity, out var length)
                && entity is [var sign]
            )
            {
                text.Append(sign);
                rest.Start += length;
            }
            else text.Append(rest.Text[rest.Start++]);
        }
        starts.Add(rest.Start);
        return new(rest.Text, text.ToString(), starts);
    }

    public bool IsAsTyped(int at) => _starts[at + 1] - _starts[at] == 1;

    public TypedText Cut(int length) => new(_markdown, Text[..length], _starts[..(length + 1)]);

    public IEnumerable<Inline> Pieces(InlineProcessor processor)
    {
        for (var at = 0; at < Text.Length;)
        {
            var next = at + 1;
            if (_starts[next] - _starts[at] > 2)
                yield return new HtmlEntityInline
                {
                    Transcoded = new(Text[at].ToString()),
                    Span = new(Source(_starts[at]), Source(_starts[next] - 1)),
                };
            else
            {
                while (next < Text.Length && IsAsTyped(next)) next++;
                // Behind the backslash, where there is one.
                yield return Literal(processor, _markdown, _starts[at + 1] - 1, _starts[next] - 1);
            }
            at = next;
        }

        int Source(int place) => processor.GetSourcePosition(place);
    }

    public static LiteralInline Literal(InlineProcessor processor, string text, int from, int to)
    {
        var start = processor.GetSourcePosition(from, out var line, out var column);
        return new()
        {
            Content = new(text, from, to),
            Span = new(start, processor.GetSourcePosition(to)),
            Line = line,
            Column = column,
        };
    }
}
