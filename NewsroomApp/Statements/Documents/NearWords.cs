namespace NewsroomApp.Statements.Documents;

/// <summary>
/// Finds a sentence in a text though words were put between, left out or replaced: four in five of its words, in their
/// order (longest common subsequence), in a stretch that is at most eight words longer.
/// </summary>
public sealed class NearWords(string[] text)
{
    private const int Fewest = 6;
    private const int Extra = 8;
    private const double Share = .8;

    private readonly HashSet<string> _known = [.. text];

    public bool Has(string[] said)
    {
        if (said.Length < Fewest) return false;
        var enough = (int)Math.Ceiling(Share * said.Length);
        if (said.Count(_known.Contains) < enough) return false;
        var first = said.Take(said.Length - enough + 1).ToHashSet();
        return Enumerable
            .Range(0, Math.Max(0, text.Length - enough + 1))
            .Any(start => first.Contains(text[start]) && InCommon(said, Stretch(start, said.Length)) >= enough);
    }

    private ArraySegment<string> Stretch(int start, int length) =>
        new(text, start, Math.Min(length + Extra, text.Length - start));

    private static int InCommon(string[] said, ArraySegment<string> stretch)
    {
        var row = new int[stretch.Count + 1];
        foreach (var word in said)
        {
            var diagonal = 0;
            for (var i = 0; i < stretch.Count; i++)
                (diagonal, row[i + 1]) = (
                    row[i + 1],
                    stretch[i] == word ? diagonal + 1 : Math.Max(row[i], row[i + 1])
                );
        }
        return row[^1];
    }
}
