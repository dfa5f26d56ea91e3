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

    private readonly Dictionary<IElement, int> _marks = [];

    public IReadOnlyList<IElement> Blocks => _blocks;

    public int? NumberOf(IElement element) => _marks.TryGetValue(element, out var number) ? number : null;

    public static HtmlNotes TakeOut(IDocument document)
    {
        var (notes, places) = (new HtmlNotes(), new Dictionary<string, IElement>());
        foreach (var place in document.QuerySelectorAll("[id], a[name]"))
            foreach (var name in Names(place)) places.TryAdd(name, place);
        var returns = new List<IElement>();
        foreach (var mark in document.QuerySelectorAll("a[href^='#']"))
        {
            if (Target(mark, places) is not { } target || notes._blocks.Exists(b => b.Contains(mark))) continue;
            if (BlockOf(target) is not { } block || block.Contains(mark)) continue;
            var back = block.QuerySelectorAll("a[href^='#']").Where(a => IsAt(mark, Target(a, places))).ToList();
            if (back.Count == 0) continue;
            if (!notes._blocks.Contains(block)) notes._blocks.Add(block);
            notes._marks[mark] = notes._blocks.IndexOf(block) + 1;
            returns.AddRange(back);
        }
        foreach (var element in returns.Concat(notes._blocks)) element.Remove();
        return notes;
    }

    private static IEnumerable<string> Names(IElement element) =>
        new[] { element.Id, element.GetAttribute("name") }.Where(n => !string.IsNullOrEmpty(n))!;

    private static IElement? Target(IElement link, Dictionary<string, IElement> places) =>
        places.GetValueOrDefault(link.GetAttribute("href")![1..]);

    private static bool IsAt(IElement mark, IElement? place) =>
        place is not null && (place == mark || place == mark.ParentElement || mark.Contains(place));

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
