using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using AngleSharp.Dom;

namespace NewsroomApp.Drafting.Import;

/// <summary>OpenDocument text, version 1.3, as LibreOffice writes it.</summary>
internal sealed class OpenDocumentFile
{
    private const int Context = 80;

    private const int MostRepeated = 100;

    private readonly ImportedPage _page;

    private readonly OpenDocumentStyles _styles;

    private readonly IElement _notes;

    private readonly StringBuilder _words = new();

    private readonly Dictionary<string, (string Author, string Text, int Start)> _comments = [];

    private readonly Dictionary<string, int> _counts = [];

    private readonly ZipArchive _package;

    private OpenDocumentFile(ImportedPage page, OpenDocumentStyles styles, ZipArchive package) =>
        (_page, _styles, _package, _notes) = (page, styles, package, page.Html.CreateElement("ol"));

    public static void Read(string fileName, byte[] bytes, ImportedPage page, CancellationToken cancel)
    {
        try
        {
            using var package = new ZipArchive(new MemoryStream(bytes));
            PackageCheck.Demand(fileName, package, cancel);
            if (Part(package, "META-INF/manifest.xml")?.Descendants().Any(Is("encryption-data")) == true)
                throw FileKinds.Locked(fileName);
            var content = Part(package, "content.xml") ?? throw FileKinds.Damaged(fileName);
            var body = content.Descendants(Odf.Office + "text").FirstOrDefault() ?? throw FileKinds.Damaged(fileName);
            var styles = new OpenDocumentStyles(content, Part(package, "styles.xml"));
            foreach (var margin in styles.Margins) page.NotTaken.Add("Headers and footers", margin);
            new OpenDocumentFile(page, styles, package).Write(body);
        }
        catch (Exception broken) when (broken is InvalidDataException or XmlException or IOException)
        {
            throw FileKinds.Damaged(fileName);
        }
    }

    private static Func<XElement, bool> Is(string name) => element => element.Name.LocalName == name;

    private static XElement? Part(ZipArchive package, string name)
    {
        if (package.GetEntry(name) is not { } entry) return null;
        using var reader = XmlReader.Create(entry.Open(), PackageCheck.Xml);
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    private void Write(XElement body)
    {
        Blocks(body.Elements(), _page.Html.Body!);
        _page.Html.Body!.AppendChild(_notes);
    }

    private void Blocks(IEnumerable<XElement> elements, INode host)
    {
        foreach (var element in elements)
        {
            switch (element.Name.LocalName)
            {
                case "p" or "h":
                    _page.CountParagraph();
                    var mark = _styles.Is(element, "Subtitle") ? RichDocument.StandfirstMark : null;
                    Inlines(element, _page.Add(host, NameOf(element), mark), _styles.Of(element, TextFormat.Plain));
                    _words.Append('\n');
                    Place(host);
                    break;
                case "list":
                    List(element, host, OpenDocumentStyles.Name(element), level: 0);
                    break;
                case "table":
                    Table(element, _page.Add(host, "table"));
                    break;
                case "tracked-changes":
                    _page.NotTaken.Add("Tracked changes, taken as accepted");
                    break;
                case "section" or "index-body" or "table-of-content" or "alphabetical-index":
                    Blocks(element.Elements(), host);
                    break;
                case "frame" or "custom-shape" or "g":
                    OpenDocumentPictures.Take(element, _package, _page);
                    Place(host);
                    break;
            }
        }
    }

    private void Place(INode host) => _page.PlacePictures(host, host is IElement { LocalName: "td" or "th" });

    private string NameOf(XElement paragraph)
    {
        var isHeading = paragraph.Name.LocalName is "h";
        if (!isHeading) return _styles.Is(paragraph, "Title") && _words.ToString().Trim().Length == 0 ? "h1" : "p";
        var level = (int?)paragraph.Attribute(Odf.Text + "outline-level") ?? 1;
        return string.Create(CultureInfo.InvariantCulture, $"h{Math.Clamp(level, 1, 6)}");
    }

    private void List(XElement list, INode host, string style, int level)
    {
        var isOrdered = _styles.Number(style, level) is not null;
        var made = _page.Add(host, isOrdered ? "ol" : "ul");
        var key = $"{style}/{level}";
        var goesOn = (string?)list.Attribute(Odf.Text + "continue-numbering") is "true"
            || list.Attribute(Odf.Text + "continue-list") is not null;
        var start = _styles.Number(style, level)?.Start ?? 1;
        var number = goesOn && _counts.TryGetValue(key, out var last) ? last + 1 : start;
        foreach (var item in list.Elements().Where(e => e.Name.LocalName is "list-item" or "list-header"))
        {
            number = (int?)item.Attribute(Odf.Text + "start-value") ?? number;
            var mark = isOrdered ? _styles.Number(style, level)!.Value.Shown(number) : "";
            var isPlain = !isOrdered || mark == string.Create(CultureInfo.InvariantCulture, $"{number}.");
            var target = _page.Add(isPlain ? made : host, isPlain ? "li" : "div");
            if (isOrdered && isPlain) target.SetAttribute("value", mark.TrimEnd('.'));
            foreach (var child in item.Elements())
            {
                if (child.Name.LocalName is "list") List(child, target, Own(child) ?? style, level + 1);
                else
                {
                    Blocks([child], target);
                    if (!isPlain && child == item.Elements().First() && target.LastChild is { } paragraph)
                        paragraph.InsertBefore(_page.Html.CreateTextNode(mark + " "), paragraph.FirstChild!);
                }
            }
            if (item.Name.LocalName is "list-item") _counts[key] = number++;
        }
    }

    private static string? Own(XElement list) => (string?)list.Attribute(Odf.Text + "style-name");

    private void Table(XElement table, IElement made)
    {
        var rows = table.Descendants(Odf.Table + "table-row").Where(r => r.Ancestors(table.Name).First() == table);
        foreach (var row in rows)
        {
            var line = _page.Add(made, "tr");
            foreach (var cell in row.Elements().Where(e => e.Name.LocalName is "table-cell" or "covered-table-cell"))
            {
                var times = (int?)cell.Attribute(Odf.Table + "number-columns-repeated") ?? 1;
                for (var i = 0; i < Math.Min(times, MostRepeated); i++) Blocks(cell.Elements(), _page.Add(line, "td"));
            }
        }
    }

    private void Inlines(XElement parent, IElement host, TextFormat format)
    {
        foreach (var node in parent.Nodes())
        {
            if (node is XText text) Add(text.Value);
            if (node is not XElement element) continue;
            switch (element.Name.LocalName)
            {
                case "span" when !_styles.IsHidden(element):
                    Inlines(element, host, _styles.Of(element, format));
                    break;
                case "span" or "hidden-text" or "hidden-paragraph":
                    _page.NotTaken.Add("Hidden text", element.Value);
                    break;
                case "a":
                    var address = (string?)element.Attribute(Odf.XLink + "href") ?? "";
                    Inlines(element, host, format with { Link = address });
                    break;
                case "s":
                    Add(new(' ', Math.Clamp((int?)element.Attribute(Odf.Text + "c") ?? 1, 1, MostRepeated)));
                    break;
                case "tab":
                    Add(" ");
                    break;
                case "line-break":
                    _page.Add(host, "br");
                    _words.Append('\n');
                    break;
                case "note":
                    Note(element, host);
                    break;
                case "annotation" or "annotation-end":
                    Comment(element);
                    break;
                case "frame" or "custom-shape" or "g":
                    OpenDocumentPictures.Take(element, _package, _page);
                    break;
                case "ruby":
                    foreach (var below in element.Elements(Odf.Text + "ruby-base")) Inlines(below, host, format);
                    break;
                case not ("bookmark" or "change" or "change-start" or "change-end"):
                    Inlines(element, host, format);
                    break;
            }
        }

        void Add(string text)
        {
            _page.AddText(host, text, format);
            _words.Append(text);
        }
    }

    private void Note(XElement note, IElement host)
    {
        var (words, close) = _page.AddNote(host, _notes);
        Blocks(note.Elements(Odf.Text + "note-body").Elements(), words);
        close();
    }

    private void Comment(XElement comment)
    {
        var name = (string?)comment.Attribute(Odf.Office + "name") ?? $"{_comments.Count}";
        if (comment.Name.LocalName is "annotation")
        {
            var author = (string?)comment.Element(Odf.Creator) ?? "";
            var lines = comment.Elements().Where(e => e.Name.LocalName is "p" or "list").Select(p => p.Value);
            _comments[name] = (author, string.Join('\n', lines), _words.Length);
            if (comment.Attribute(Odf.Office + "name") is not null && IsEnded(comment, name)) return;
        }
        if (!_comments.Remove(name, out var begun)) return;
        var words = _words.ToString();
        var before = words[Math.Max(0, begun.Start - Context)..begun.Start];
        _page.Comments.Add(new(begun.Author, begun.Text, before, words[begun.Start..]));
    }

    private static bool IsEnded(XElement comment, string name) =>
        comment
            .Ancestors()
            .Last()
            .Descendants(Odf.Office + "annotation-end")
            .Any(e => (string?)e.Attribute(Odf.Office + "name") == name);
}
