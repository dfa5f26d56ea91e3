using System.Globalization;
using AngleSharp.Dom;

namespace NewsroomApp.Drafting.Import;

/// <param name="IsItem">Markdown has it; others are words.</param>
internal readonly record struct ListMark(string Shown, bool IsItem)
{
    public static ListMark Bullet { get; } = new("-", IsItem: true);

    private const string Greek = "αβγδεζηθικλμνξοπρστυφχψω";

    private const string Latin = "abcdefghijklmnopqrstuvwxyz";

    public static ListMark Of(string style, long number)
    {
        if (style is "none") return new("", IsItem: false);
        if (style is "disc" or "circle" or "square" || style.StartsWith('"') || style.StartsWith('\'')) return Bullet;
        var sign = style switch
        {
            "lower-alpha" or "lower-latin" => Alphabetic(number, Latin),
            "upper-alpha" or "upper-latin" => Alphabetic(number, Latin).ToUpperInvariant(),
            "lower-greek" => Alphabetic(number, Greek),
            "lower-roman" => Roman(number).ToLowerInvariant(),
            "upper-roman" => Roman(number),
            "decimal-leading-zero" => number.ToString("00", CultureInfo.InvariantCulture),
            _ => "",
        };
        return sign.Length > 0
            ? new(sign + ".", IsItem: false)
            : new(string.Create(CultureInfo.InvariantCulture, $"{number}."), number is >= 0 and < 1_000_000_000);
    }

    private static string Alphabetic(long number, string letters)
    {
        var sign = "";
        for (; number > 0; number = (number - 1) / letters.Length)
            sign = letters[(int)((number - 1) % letters.Length)] + sign;
        return sign;
    }

    private static string Roman(long number) => number is > 0 and < 4_000 ? Counting.Roman((int)number) : "";
}

/// <summary>What a browser shows before the items of a page.</summary>
internal sealed class HtmlListMarks
{
    private readonly Dictionary<IElement, ListMark> _marks = [];

    public HtmlListMarks(IEnumerable<IElement> roots)
    {
        foreach (var list in roots.SelectMany(r => r.QuerySelectorAll("ul, ol, menu, dir"))) Count(list);
    }

    /// <returns>Null for what is no item, or not shown.</returns>
    public ListMark? Of(INode node) =>
        node is IElement element && _marks.TryGetValue(element, out var mark) ? mark : null;

    public static void Write(ListMark mark, IElement item)
    {
        var place = item;
        while (First(place) is IElement { LocalName: "p" or "div" or ['h', >= '1' and <= '6'] } first) place = first;
        if (mark.Shown.Length > 0 && First(place) is { } words)
            place.InsertBefore(item.Owner!.CreateTextNode(mark.Shown + " "), words);
    }

    private static INode? First(IElement element) =>
        element.ChildNodes.FirstOrDefault(n => n is not IComment && !string.IsNullOrWhiteSpace(n.TextContent));

    private void Count(IElement list)
    {
        var items = list.Children.Where(c => c.LocalName is "li" && !HtmlInlines.IsSkipped(c)).ToList();
        var isNumbered = list.LocalName is "ol";
        var step = isNumbered && list.HasAttribute("reversed") ? -1 : 1;
        var number = (isNumbered ? Number(list, "start") : null) ?? (step > 0 ? 1 : items.Count);
        var style = StyleOf(list) ?? (isNumbered ? "decimal" : "disc");
        if (!isNumbered && style is "none") style = "disc";
        foreach (var item in items)
        {
            number = Number(item, "value") ?? number;
            _marks[item] = ListMark.Of(isNumbered ? StyleOf(item) ?? style : style, number);
            number += step;
        }
    }

    private static long? Number(IElement element, string name) =>
        int.TryParse(element.GetAttribute(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? StyleOf(IElement element)
    {
        var style = HtmlStyle.Of(element);
        if (style["list-style-type"] is { Length: > 0 } own) return own;
        var others = style["list-style"].Split(' ').Where(w => w is not ("inside" or "outside" or "inherit" or ""));
        return others.FirstOrDefault(w => !w.StartsWith("url(", StringComparison.Ordinal))
            ?? element.GetAttribute("type") switch
            {
                "1" => "decimal",
                "a" => "lower-alpha",
                "A" => "upper-alpha",
                "i" => "lower-roman",
                "I" => "upper-roman",
                { } other => other.ToLowerInvariant(),
                null => null,
            };
    }
}
