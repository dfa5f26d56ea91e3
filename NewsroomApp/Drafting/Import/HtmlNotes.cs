using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace NewsroomApp.Drafting.Import;

/// <summary>
/// Notes as Word, LibreOffice, Google Docs, Wikipedia and this house write them in HTML: a link in the text and one in
/// the note lead to each other.
/// </summary>
internal sealed partial class HtmlNotes
{
    private readonly List<IElement> _blocks = [];

    private readonly Dictionary<IElement, int> _numbers = [];

    private readonly Dictionary<IElement, int> _marks = [];

    public IReadOnlyList<IElement> Blocks => _blocks;

    public int? NumberOf(IElement element) => _marks.TryGetValue(element, out var number) ? number : null;

    public static HtmlNotes TakeOut(IDocument document)
    {
        var (notes, places) = (new HtmlNotes(), new Dictionary<string, IElement>());
        foreach (var place in document.QuerySelectorAll("[id], a[name]"))
            foreach (var name in Names(place)) places.TryAdd(name, place);
        var (returns, linksOf) = (new HashSet<IElement>(), new Dictionary<IElement, ILookup<IElement, IElement>>());
        var seen = new HashSet<(IElement, IElement)>();
        foreach (var mark in document.QuerySelectorAll("a[href^='#']"))
        {
            if (Target(mark, places) is not { } target || BlockOf(target) is not { } block) continue;
            if (Outwards(mark).Any(e => e == block || notes._numbers.ContainsKey(e))) continue;
            if (!linksOf.TryGetValue(block, out var links)) linksOf[block] = links = LinksIn(block, places);
            var back = Outwards(mark).Take(2).Concat(mark.QuerySelectorAll("*")).Where(links.Contains).ToList();
            if (back.Count == 0) continue;
            notes._marks[mark] = notes.Number(block);
            foreach (var place in back.Where(p => seen.Add((block, p)))) returns.UnionWith(links[place]);
        }
        foreach (var element in returns.Concat(notes._blocks)) element.Remove();
        return notes;
    }

    private int Number(IElement block)
    {
        if (_numbers.TryAdd(block, _blocks.Count + 1)) _blocks.Add(block);
        return _numbers[block];
    }

    private static IEnumerable<IElement> Outwards(IElement element)
    {
        for (var around = element; around is not null; around = around.ParentElement) yield return around;
    }

    private static ILookup<IElement, IElement> LinksIn(IElement block, Dictionary<string, IElement> places) =>
        block
            .QuerySelectorAll("a[href^='#']")
            .Where(link => Target(link, places) is not null)
            .ToLookup(link => Target(link, places)!);

    private static IEnumerable<string> Names(IElement element) =>
        new[] { element.Id, element.GetAttribute("name") }.Where(n => !string.IsNullOrEmpty(n))!;

    private static IElement? Target(IElement link, Dictionary<string, IElement> places) =>
        places.GetValueOrDefault(link.GetAttribute("href")![1..]);

    private static IElement? BlockOf(IElement target)
    {
        for (var element = target; element is not null; element = element.ParentElement)
        {
            if (element.LocalName is "body" or ['h', >= '1' and <= '6']) return null;
            if (element.LocalName is "li" or "dd" || NoteId().IsMatch(element.Id ?? "")) return element;
            if (element.LocalName is "p" or "div")
                return element.ParentElement is { Id: { } id } parent && NoteId().IsMatch(id) ? parent : element;
        }
        return null;
    }

    [GeneratedRegex("^(sdfootnote|sdendnote|ftn|edn)[0-9]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NoteId();
}
