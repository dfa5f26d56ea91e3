namespace NewsroomApp.Typesetting;

/// <summary>A top-level block. Its key survives changes around it, so that a page need not render it again.</summary>
public sealed record TextBlock(int Key, string Html)
{
    public static List<TextBlock> Keyed(List<string> html, IReadOnlyList<TextBlock> before)
    {
        var shortest = Math.Min(html.Count, before.Count);
        var head = 0;
        while (head < shortest && html[head] == before[head].Html) head++;
        var tail = 0;
        while (tail < shortest - head && html[^(tail + 1)] == before[^(tail + 1)].Html) tail++;

        var next = before.Count == 0 ? 0 : before.Max(b => b.Key) + 1;
        var blocks = new List<TextBlock>(html.Count);
        for (var i = 0; i < html.Count; i++)
        {
            if (i < head) blocks.Add(before[i]);
            else if (html.Count - i <= tail) blocks.Add(before[before.Count - (html.Count - i)]);
            else blocks.Add(new(i < before.Count - tail ? before[i].Key : next++, html[i]));
        }
        return blocks;
    }
}
