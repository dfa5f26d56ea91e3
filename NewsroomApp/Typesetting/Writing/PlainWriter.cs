using System.Globalization;
using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NewsroomApp.Typesetting.Parsing;

namespace NewsroomApp.Typesetting.Writing;

/// <summary>Plain text: numbers, bullets and line breaks stay, a table is a line a row.</summary>
/// <param name="withAddresses">Whether the address of a link follows its words.</param>
/// <param name="page">The address of the page, for readers that show the text elsewhere.</param>
internal sealed class PlainWriter(bool withAddresses, string? page = null)
{
    private readonly StringBuilder _text = new();

    public string Write(MarkdownDocument document)
    {
        Add(document, "\n\n");
        return _text.ToString();
    }

    private void Add(ContainerBlock blocks, string between)
    {
        var first = true;
        foreach (var block in blocks)
        {
            var before = _text.Length;
            if (!first) _text.Append(between);
            var start = _text.Length;
            Add(block);
            if (_text.Length == start) _text.Length = before;
            else first = false;
        }
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case ListBlock list:
                AddList(list);
                break;
            case Table table:
                AddRows(table);
                break;
            case NotesBlock notes:
                foreach (var note in notes.OfType<NoteBlock>())
                    AddItem($"[{Digits(note.Number)}]", note, note == notes[0] ? "" : "\n");
                break;
            case QuoteBlock quotation when withAddresses:
                AddMarked("> ", quotation);
                break;
            case ThematicBreakBlock when withAddresses:
                _text.Append("* * *");
                break;
            case ContainerBlock container:
                Add(container, "\n\n");
                break;
            case CodeBlock code:
                _text.Append(string.Join('\n', Lines(code)));
                break;
            case PictureBlock picture when withAddresses:
                _text.Append(picture.Figure.Spoken);
                break;
            case LeafBlock { Inline: { } inlines }:
                Add(inlines);
                break;
        }
    }

    private void AddList(ListBlock list)
    {
        foreach (var item in list.OfType<ListItemBlock>())
            AddItem(
                list.IsOrdered ? Digits(item.Order) + "." : "-",
                item,
                item == list[0] ? ""
                    : list.IsLoose ? "\n\n"
                    : "\n"
            );
    }

    private void AddItem(string marker, ContainerBlock item, string before)
    {
        _text.Append(before).Append(marker).Append(' ');
        var start = _text.Length;
        Add(item, item is NoteBlock or ListItemBlock { Parent: ListBlock { IsLoose: true } } ? "\n\n" : "\n");
        var indent = new string(' ', marker.Length + 1);
        _text.Replace("\n", "\n" + indent, start, _text.Length - start);
        _text.Replace($"\n{indent}\n", "\n\n", start, _text.Length - start);
    }

    /// <summary>As mail has it, before each line.</summary>
    private void AddMarked(string mark, ContainerBlock blocks)
    {
        var start = _text.Length;
        Add(blocks, "\n\n");
        if (_text.Length == start) return;
        _text.Insert(start, mark);
        _text.Replace("\n", "\n" + mark, start, _text.Length - start);
        _text.Replace($"\n{mark}\n", $"\n{mark.TrimEnd()}\n", start, _text.Length - start);
    }

    private void AddRows(Table table)
    {
        foreach (var row in table.OfType<TableRow>())
        {
            if (row != table[0]) _text.Append('\n');
            foreach (var cell in row.OfType<TableCell>())
            {
                if (cell != row[0]) _text.Append(" | ");
                Add(cell, " ");
            }
        }
    }

    public static IEnumerable<string> Lines(CodeBlock code)
    {
        if (Fence.WordsOf(code) is { Length: > 0 } words) yield return words;
        for (var i = 0; i < code.Lines.Count; i++) yield return code.Lines.Lines[i].Slice.ToString();
    }

    private void Add(ContainerInline inlines)
    {
        foreach (var inline in inlines) Add(inline);
    }

    private void Add(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                _text.Append(literal.Content.AsSpan());
                break;
            case HtmlEntityInline entity:
                _text.Append(entity.Transcoded.AsSpan());
                break;
            case CodeInline code:
                _text.Append(code.Content);
                break;
            case AutolinkInline link:
                _text.Append(link.Url);
                break;
            case LineBreakInline:
                _text.Append('\n');
                break;
            case NoteMark mark:
                if (withAddresses) _text.Append(NoteIds.Shown(mark));
                break;
            case DelimiterInline delimiter:
                _text.Append(delimiter.ToLiteral());
                Add((ContainerInline)delimiter);
                break;
            case LinkInline link:
                AddLink(link);
                break;
            case ContainerInline container:
                Add(container);
                break;
        }
    }

    private void AddLink(LinkInline link)
    {
        var start = _text.Length;
        Add((ContainerInline)link);
        if (!withAddresses || link.IsImage || link.IsAutoLink) return;
        var typed = link.Url ?? "";
        var address = (page is null ? typed : HtmlWriter.Address(page, typed)).Replace(
            "mailto:",
            "",
            StringComparison.OrdinalIgnoreCase
        );
        var words = _text.ToString(start, _text.Length - start).Trim();
        if (words != address && words != typed) _text.Append(" (").Append(address).Append(')');
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);
}
