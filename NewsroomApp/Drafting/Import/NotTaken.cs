namespace NewsroomApp.Drafting.Import;

/// <summary>What a document holds and its draft will not, as lines for the writer.</summary>
public sealed class NotTaken
{
    private const int LongestWords = 80;

    private const int MostLines = 30;

    private readonly Dictionary<string, int> _times = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            var lines = _times.Select(t => t.Value == 1 ? t.Key : $"{t.Key}, {t.Value} times").ToList();
            return lines.Count <= MostLines
                ? lines
                : [.. lines[..MostLines], $"And {lines.Count - MostLines} more"];
        }
    }

    public void Add(string what, string words = "")
    {
        words = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var line = words.Length > 0 ? $"{what}: “{Folding.Shortened(words, LongestWords)}”" : what;
        _times[line] = _times.GetValueOrDefault(line) + 1;
    }

    public void AddPicture(string? description)
    {
        if (string.IsNullOrWhiteSpace(description)) Add("A picture without alternative text");
        else Add("A picture", description);
    }
}
