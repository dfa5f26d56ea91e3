namespace NewsroomApp.Statements.Documents;

/// <summary>
/// Finds a sentence in a text though words were put between, left out or replaced: half of it word for word, three in
/// four of its words in their order (longest common subsequence), or all of them with a long tag between.
/// </summary>
public sealed class NearWords(string[] text)
{
    private const int Fewest = 6;
    private const int FewestApart = 8;
    private const int Between = 8;
    private const int FarBetween = 30;
    private const double Share = .75;

    private readonly HashSet<string> _known = [.. text];
    private readonly string _joined = $" {string.Join(' ', text)} ";

    public bool Has(string[] said)
    {
        if (said.Length < Fewest) return false;
        var enough = (int)Math.Ceiling(Share * said.Length);
        return HasRun(said, Math.Max(Fewest, (said.Length + 1) / 2))
            || (
                said.Count(_known.Contains) >= enough
                && (
                    HasInOrder(said, enough, Between)
                    || (said.Length >= FewestApart && HasInOrder(said, said.Length, FarBetween))
                )
            );
    }

    private bool HasRun(string[] said, int length) =>
        Enumerable
            .Range(0, said.Length - length + 1)
            .Any(at =>
                _joined.Contains($" {string.Join(' ', said, at, length)} ", StringComparison.Ordinal)
            );

    private bool HasInOrder(string[] said, int enough, int extra)
    {
        var first = said.Take(said.Length - enough + 1).ToHashSet();
        return Enumerable
            .Range(0, Math.Max(0, text.Length - enough + 1))
            .Any(start =>
                first.Contains(text[start]) && InCommon(said, Stretch(start, said.Length + extra)) >= enough
            );
    }

    private ArraySegment<string> Stretch(int start, int length) =>
        new(text, start, Math.Min(length, text.Length - start));

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
