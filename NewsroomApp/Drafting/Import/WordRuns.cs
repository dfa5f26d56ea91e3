using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Run = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace NewsroomApp.Drafting.Import;

/// <summary>The words of Word's paragraphs, and what stands among them.</summary>
internal sealed partial class WordRuns(
    MainDocumentPart main,
    ImportedPage page,
    WordStyles styles,
    IElement notes,
    Action<IEnumerable<OpenXmlElement>, INode> writeBlocks
)
{
    private const int Context = 80;

    private readonly StringBuilder _words = new();

    private readonly Dictionary<string, (int Start, int End)> _comments = [];

    private readonly Stack<(StringBuilder Code, bool IsShown)> _fields = [];

    private readonly Dictionary<string, string> _links = [];

    private OpenXmlPart _part = main;

    private Paragraph? _paragraph;

    private string _link = "";

    private bool _tracked;

    public void Begin(Paragraph paragraph)
    {
        _paragraph = paragraph;
        _words.Append('\n');
    }

    public void Tracked()
    {
        if (!_tracked) page.NotTaken.Add("Tracked changes, taken as accepted");
        _tracked = true;
    }

    public (string Before, string Quote) Around(string comment)
    {
        if (!_comments.TryGetValue(comment, out var place)) return ("", "");
        var words = _words.ToString();
        return (words[Math.Max(0, place.Start - Context)..place.Start], words[place.Start..place.End]);
    }

    public void Write(IEnumerable<OpenXmlElement> elements, INode host)
    {
        foreach (var element in elements) Write(element, host);
    }

    public void Write(OpenXmlElement element, INode host)
    {
        switch (element.LocalName)
        {
            case "r":
                // The library does not know what stands within the smart tags of Word 2003.
                Write(element as Run ?? new Run(element.OuterXml), host);
                break;
            case "hyperlink":
                WithLink(LinkOf((Hyperlink)element), element, host);
                break;
            case "fldSimple":
                WithLink(LinkIn(((SimpleField)element).Instruction?.Value ?? ""), element, host);
                break;
            case "ins" or "moveTo":
                Tracked();
                Write(element.ChildElements, host);
                break;
            case "del" or "moveFrom":
                Tracked();
                break;
            case "smartTag" or "sdt" or "sdtContent" or "customXml" or "bdo" or "dir":
                Write(element.ChildElements, host);
                break;
            case "AlternateContent":
                if (element.FirstChild is { } choice) Write(choice.ChildElements, host);
                break;
            case "oMath" or "oMathPara":
                page.NotTaken.Add("A formula", element.InnerText);
                break;
            case "commentRangeStart" when ((CommentRangeStart)element).Id?.Value is { } id:
                _comments[id] = (_words.Length, _words.Length);
                break;
            case "commentRangeEnd" when ((CommentRangeEnd)element).Id?.Value is { } id:
                if (_comments.TryGetValue(id, out var begun)) _comments[id] = (begun.Start, _words.Length);
                break;
        }
    }

    private void WithLink(string link, OpenXmlElement element, INode host)
    {
        var outer = _link;
        if (link.Length > 0) _link = link;
        Write(element.ChildElements, host);
        _link = outer;
    }

    private string LinkOf(Hyperlink link)
    {
        if (link.Id?.Value is not { } id) return "";
        var relation = _part.HyperlinkRelationships.FirstOrDefault(r => r.Id == id);
        return relation?.Uri.OriginalString is { } address
            ? address + (link.Anchor?.Value is { Length: > 0 } anchor && !address.Contains('#') ? "#" + anchor : "")
            : "";
    }

    private static string LinkIn(string code) => FieldLink().Match(code).Groups["address"].Value;

    private void Write(Run run, INode host)
    {
        if (styles.Is<Vanish>(run, _paragraph))
        {
            if (WordFile.WordsOf(run) is { Length: > 0 } hidden) page.NotTaken.Add("Hidden text", hidden);
            return;
        }
        foreach (var child in run.ChildElements) Write(child, run, host);
    }

    private void Write(OpenXmlElement child, Run run, INode host)
    {
        switch (child)
        {
            case FieldChar field:
                Turn(field.FieldCharType?.Value);
                break;
            case FieldCode code when _fields.TryPeek(out var open):
                open.Code.Append(code.Text);
                break;
            case Text text:
                Add(text.Text);
                break;
            case TabChar or PositionalTab:
                Add(" ");
                break;
            case Break { Type: { } type } when type.Value != BreakValues.TextWrapping:
                Add(" ");
                break;
            case Break or CarriageReturn:
                page.Add(host, "br");
                _words.Append('\n');
                break;
            case NoBreakHyphen:
                Add("\u2011");
                break;
            case SoftHyphen:
                Add("\u00AD");
                break;
            case SymbolChar symbol:
                if (WordSymbols.Of(symbol.Font?.Value ?? "", symbol.Char?.Value ?? "") is { } sign) Add(sign);
                else page.NotTaken.Add("A sign of the font", symbol.Font?.Value ?? "");
                break;
            case FootnoteReference { Id.Value: var id }:
                AddNote(main.FootnotesPart, main.FootnotesPart?.Footnotes, id, host);
                break;
            case EndnoteReference { Id.Value: var id }:
                AddNote(main.EndnotesPart, main.EndnotesPart?.Endnotes, id, host);
                break;
            case Ruby ruby:
                foreach (var below in ruby.Elements<RubyBase>()) Write(below.ChildElements, host);
                break;
            case AlternateContent alternatives:
                foreach (var inner in alternatives.FirstChild?.ChildElements ?? []) Write(inner, run, host);
                break;
            default:
                WordPictures.Take(child, _part, page);
                break;
        }

        void Add(string text)
        {
            if (_fields.TryPeek(out var field) && !field.IsShown) return;
            var link = _fields.Select(f => LinkIn(f.Code.ToString())).FirstOrDefault(l => l.Length > 0) ?? _link;
            // A quotation is set apart by its mark, and no longer by the letters of its style.
            var paragraph = _paragraph is { } styled && styles.IsQuotation(styled) ? null : _paragraph;
            var format = new TextFormat(styles.Is<Bold>(run, paragraph), styles.Is<Italic>(run, paragraph), link);
            if (styles.Is<Caps>(run, _paragraph)) text = text.ToUpperInvariant();
            page.AddText(host, text, format, Wraps(run.RunProperties));
            _words.Append(text);
        }
    }

    private static IEnumerable<string> Wraps(RunProperties? properties)
    {
        var raised = properties?.VerticalTextAlignment?.Val?.Value;
        if (raised == VerticalPositionValues.Superscript) yield return "sup";
        if (raised == VerticalPositionValues.Subscript) yield return "sub";
        if (properties?.Strike is { } strike && strike.Val?.Value != false) yield return "s";
    }

    private void Turn(FieldCharValues? type)
    {
        if (type == FieldCharValues.Begin) _fields.Push((new(), IsShown: false));
        else if (_fields.TryPop(out var field) && type == FieldCharValues.Separate) _fields.Push((field.Code, true));
    }

    private void AddNote(OpenXmlPart? part, OpenXmlElement? all, long? id, INode host)
    {
        var found = all?.Elements<FootnoteEndnoteType>().FirstOrDefault(n => n.Id?.Value == id);
        if (part is null || found is null) return;
        var (note, close) = page.AddNote(host, notes);
        var (outerPart, outerParagraph) = (_part, _paragraph);
        _part = part;
        writeBlocks(found.ChildElements, note);
        (_part, _paragraph) = (outerPart, outerParagraph);
        close();
    }

    [GeneratedRegex(@"^\s*HYPERLINK\s+""(?<address>[^""]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FieldLink();
}
