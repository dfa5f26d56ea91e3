using DiffPlex;
using DiffPlex.Chunkers;

namespace NewsroomApp.Statements.Documents;

public enum Change
{
    Kept,
    Removed,
    Added,
}

public sealed record Run(Change Change, string Text);

/// <summary>Compares paragraphs, then the words of those that differ (Myers 1986), so that it stays fast.</summary>
public static class WordDiff
{
    /// <summary>In characters of both sides; a longer passage is shown as removed and added whole.</summary>
    private const int LongestPassage = 60_000;

    private const int LongestKept = 600;

    private static readonly DelimiterChunker _words = new([' ', '\n', '\t']);

    public static IReadOnlyList<Run> Compare(string before, string after)
    {
        if (before == after) return after.Length == 0 ? [] : [new(Change.Kept, after)];
        var runs = new List<Run>();
        Walk(
            before,
            after,
            LineEndingsPreservingChunker.Instance,
            runs.Add,
            (removed, added) =>
            {
                if (removed.Length == 0 || added.Length == 0 || removed.Length + added.Length > LongestPassage)
                    AddChange(runs, removed, added);
                else Walk(removed, added, _words, runs.Add, (r, a) => AddChange(runs, r, a));
            }
        );
        return Merge(runs);
    }

    /// <summary>A replaced word counts once.</summary>
    public static int Count(IReadOnlyList<Run> runs)
    {
        var (count, removed, added) = (0, 0, 0);
        foreach (var run in runs)
        {
            if (run.Change is Change.Removed) removed += WordCount.Of(run.Text);
            else if (run.Change is Change.Added) added += WordCount.Of(run.Text);
            else if (WordCount.Of(run.Text) > 0)
            {
                count += Math.Max(removed, added);
                (removed, added) = (0, 0);
            }
        }
        return count + Math.Max(removed, added);
    }

    public static string Ends(string kept)
    {
        if (kept.Length <= LongestKept) return kept;
        var head = kept.LastIndexOf(' ', LongestKept / 2) is var space and > 0 ? space : LongestKept / 2;
        var tail = kept.IndexOf(' ', kept.Length - (LongestKept / 2)) is var after and > 0
            ? after
            : kept.Length - (LongestKept / 2);
        return $"{kept[..head]} […] {kept[tail..].TrimStart(' ')}";
    }

    private static void Walk(
        string before,
        string after,
        IChunker chunker,
        Action<Run> kept,
        Action<string, string> changed
    )
    {
        var diff = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, chunker);
        var at = 0;
        foreach (var block in diff.DiffBlocks)
        {
            if (block.InsertStartB > at) kept(new(Change.Kept, Join(diff.PiecesNew, at, block.InsertStartB)));
            changed(
                Join(diff.PiecesOld, block.DeleteStartA, block.DeleteStartA + block.DeleteCountA),
                Join(diff.PiecesNew, block.InsertStartB, block.InsertStartB + block.InsertCountB)
            );
            at = block.InsertStartB + block.InsertCountB;
        }
        if (at < diff.PiecesNew.Count) kept(new(Change.Kept, Join(diff.PiecesNew, at, diff.PiecesNew.Count)));
    }

    private static string Join(IReadOnlyList<string> pieces, int from, int to)
    {
        var text = new System.Text.StringBuilder();
        for (var i = from; i < to; i++) text.Append(pieces[i]);
        return text.ToString();
    }

    private static void AddChange(List<Run> runs, string removed, string added)
    {
        if (removed.Length > 0) runs.Add(new(Change.Removed, removed));
        if (added.Length > 0) runs.Add(new(Change.Added, added));
    }

    private static List<Run> Merge(List<Run> runs)
    {
        var merged = new List<Run>(runs.Count);
        foreach (var run in runs)
        {
            if (merged.Count > 0 && merged[^1].Change == run.Change)
                merged[^1] = run with { Text = merged[^1].Text + run.Text };
            else merged.Add(run);
        }
        return merged;
    }
}
