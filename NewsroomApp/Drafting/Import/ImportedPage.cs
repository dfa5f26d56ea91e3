using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NewsroomApp.Drafting.Import;

/// <summary>The HTML that a document becomes on its way to Markdown.</summary>
internal sealed class ImportedPage(string fileName, NotTaken notTaken, CancellationToken cancel)
{
    private const int MostParagraphs = 50_000;

    private const int MostElements = 500_000;

    /// <summary>AngleSharp puts what is deeper beside the deepest.</summary>
    private const int Deepest = 150;

    private int _paragraphs;

    private int _notes;

    private int _placed;

    public IDocument Html { get; } = new HtmlParser().ParseDocument("");

    public NotTaken NotTaken => notTaken;

    public List<ImportedComment> Comments { get; } = [];

    public List<ImportedPicture> Pictures { get; } = [];

    public static IDocument Parse(string fileName, string html, CancellationToken cancel)
    {
        HtmlDepth.Demand(fileName, html);
        var elements = 0;
        var options = new HtmlParserOptions
        {
            MaximumDepth = Deepest,
            OnCreated = (_, _) =>
            {
                cancel.ThrowIfCancellationRequested();
                if (++elements > MostElements) throw PackageCheck.TooMuch(fileName);
            },
        };
        return new HtmlParser(options).ParseDocument(html);
    }

    /// <summary>It stands where <see cref="PlacePictures"/> puts it next.</summary>
    public void AddPicture(byte[] file, string alt) =>
        Pictures.Add(new(Picture.NameOf(Pictures.Count + 1), file, alt));

    /// <param name="isInCell">There is no room for them: they follow the text.</param>
    public void PlacePictures(INode host, bool isInCell)
    {
        for (; _placed < Pictures.Count; _placed++)
            if (!isInCell) Add(host, "div").SetAttribute(HtmlToMarkdown.PictureAttribute, Pictures[_placed].Name);
    }

    public void CountParagraph()
    {
        cancel.ThrowIfCancellationRequested();
        if (++_paragraphs > MostParagraphs) throw PackageCheck.TooMuch(fileName);
    }

    public IElement Add(INode host, string name, string? mark = null)
    {
        var element = Html.CreateElement(name);
        if (mark is not null) element.SetAttribute(mark, "");
        host.AppendChild(element);
        return element;
    }

    public void AddText(INode host, string text, TextFormat format, params IEnumerable<string> wraps)
    {
        INode node = Html.CreateTextNode(text);
        foreach (var name in wraps) Wrap(name);
        if (format.Italic) Wrap("i");
        if (format.Bold) Wrap("b");
        if (format.Link.Length > 0) Wrap("a").SetAttribute("href", format.Link);
        host.AppendChild(node);

        IElement Wrap(string name)
        {
            var element = Html.CreateElement(name);
            element.AppendChild(node);
            node = element;
            return element;
        }
    }

    /// <returns>Where the words of the note go, and what has to be done when they are there.</returns>
    public (IElement Note, Action Close) AddNote(INode mark, INode notes)
    {
        var number = ++_notes;
        var raised = Add(mark, "sup");
        raised.Id = $"mark-{number}";
        Add(raised, "a").SetAttribute("href", $"#note-{number}");
        var note = Add(notes, "li");
        note.Id = $"note-{number}";
        return (note, () => Add(note, "a").SetAttribute("href", $"#mark-{number}"));
    }
}
