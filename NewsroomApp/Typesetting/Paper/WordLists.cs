using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;
using Markdig.Syntax;

namespace NewsroomApp.Typesetting.Paper;

/// <summary>Word counts by itself; wherever the text does not, a numbering begins with the number as typed.</summary>
internal sealed class WordLists
{
    /// <summary>Word counts no further.</summary>
    private const int Highest = 32_767;

    private readonly (ListBlock? List, int Next, int Instance)[] _counts =
        new (ListBlock?, int, int)[WordLook.Levels];

    private int _last = WordLook.Bullets;

    public Numbering Numbering { get; } = WordLook.Numbering();

    public static string? Spoken(ListItemBlock? item) =>
        item is { Order: > Highest } ? item.Order.ToString(CultureInfo.InvariantCulture) + ". " : null;

    public NumberingProperties Number(ListItemBlock item, int lists)
    {
        var level = Math.Min(lists, WordLook.Levels) - 1;
        return new(
            new NumberingLevelReference { Val = level },
            new NumberingId { Val = Instance(item, (ListBlock)item.Parent!, level) }
        );
    }

    private int Instance(ListItemBlock item, ListBlock list, int level)
    {
        Array.Clear(_counts, level, _counts[level].List == list ? 0 : 1);
        Array.Clear(_counts, level + 1, WordLook.Levels - level - 1);
        if (!list.IsOrdered) return WordLook.Bullets;
        var (_, next, instance) = _counts[level];
        if (instance == 0 || next != item.Order)
            Numbering.AppendChild(WordLook.NumberedFrom(instance = ++_last, level, item.Order));
        _counts[level] = (list, item.Order + 1, instance);
        return instance;
    }
}
