using System.Text;

namespace NewsroomApp.Collaboration;

/// <summary>In UTF-16 units, as JavaScript counts, of the text before the change.</summary>
public readonly record struct Splice(int At, int Deleted, string Inserted)
{
    /// <summary>Two people who replace words alike, or put the same signs of Markdown, meant it once.</summary>
    public bool CountsOnce => Deleted > 0 || (Inserted.All("*_#> -".Contains) && !string.IsNullOrWhiteSpace(Inserted));
}

/// <summary>
/// Splices in order, apart from each other. <see cref="Over"/> is the transformation of Ellis and Gibbs, "Concurrency
/// control in groupware systems" (SIGMOD 1989): a, then b over a gives the same text as b, then a over b. What one side
/// inserts survives the other's deletions. wwwroot/editor/splices.js does the same in the browser.
/// </summary>
public sealed class TextChange(IReadOnlyList<Splice> splices)
{
    public IReadOnlyList<Splice> Splices { get; } = splices;

    /// <summary>Replaces only words that differ, so that what colleagues write between them is not torn.</summary>
    public static TextChange Sparing(string before, string after)
    {
        var pieces = new Pieces();
        var at = 0;
        foreach (var run in WordDiff.Compare(before, after))
        {
            if (run.Change is Change.Added) pieces.Add(at, 0, run.Text);
            if (run.Change is Change.Removed) pieces.Add(at, run.Text.Length, "");
            if (run.Change is not Change.Added) at += run.Text.Length;
        }
        return pieces.Change;
    }

    public static TextChange Between(string before, string after)
    {
        var shortest = Math.Min(before.Length, after.Length);
        var start = before.AsSpan().CommonPrefixLength(after);
        if (start > 0 && char.IsHighSurrogate(before[start - 1])) start--;
        var end = 0;
        while (end < shortest - start && before[^(end + 1)] == after[^(end + 1)]) end++;
        if (end > 0 && char.IsLowSurrogate(before[^end])) end--;
        return before == after ? new([]) : new([new(start, before.Length - start - end, after[start..^end])]);
    }

    public bool Fits(int length)
    {
        var end = -1L;
        foreach (var splice in Splices)
        {
            if (splice.At <= end || splice.Deleted < 0 || splice.Inserted is null) return false;
            end = (long)splice.At + splice.Deleted;
        }
        return end <= length;
    }

    public string Apply(string text)
    {
        if (Splices is []) return text;
        if (Splices is [var only])
            return string.Concat(text.AsSpan(0, only.At), only.Inserted, text.AsSpan(only.At + only.Deleted));
        var result = new StringBuilder(text.Length + 64);
        var at = 0;
        foreach (var splice in Splices)
        {
            result.Append(text, at, splice.At - at).Append(splice.Inserted);
            at = splice.At + splice.Deleted;
        }
        return result.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>Where both insert, <paramref name="behind"/> puts ours second; only one side may say so.</summary>
    public TextChange Over(TextChange other, bool behind)
    {
        var pieces = new Pieces();
        foreach (var splice in Splices)
        {
            if (splice.Inserted.Length > 0 && !(splice.CountsOnce && other.Splices.Contains(splice)))
                pieces.Add(other.Move(splice.At, other.IsBefore(splice) ?? behind), 0, splice.Inserted);
            var (at, end) = (splice.At, splice.At + splice.Deleted);
            foreach (var theirs in other.Splices)
            {
                if (at >= end) break;
                if (theirs.At + theirs.Deleted < at || (theirs.At <= at && theirs.Deleted == 0)) continue;
                if (theirs.At > at) pieces.Add(other.Move(at, past: true), Math.Min(theirs.At, end) - at, "");
                at = Math.Max(at, theirs.At + theirs.Deleted);
            }
            if (at < end) pieces.Add(other.Move(at, past: true), end - at, "");
        }
        return pieces.Change;
    }

    /// <summary>What is put in front of words stays there. Null where the order of the store decides.</summary>
    private bool? IsBefore(Splice splice)
    {
        foreach (var ours in Splices)
            if (ours.At == splice.At && (ours.Deleted == 0) != (splice.Deleted == 0))
                return ours.Deleted == 0;
        return null;
    }

    public TextChange Then(TextChange next)
    {
        if (Splices.Count == 0) return next;
        // The result as pieces of the text before, the last one endless, and inserted words.
        var parts = new List<(int From, int Length, string? Inserted)>();
        var at = 0;
        foreach (var splice in Splices)
        {
            if (splice.At > at) parts.Add((at, splice.At - at, null));
            if (splice.Inserted.Length > 0) parts.Add((0, splice.Inserted.Length, splice.Inserted));
            at = splice.At + splice.Deleted;
        }
        parts.Add((at, int.MaxValue - at, null));

        for (var i = next.Splices.Count - 1; i >= 0; i--)
        {
            var from = Cut(parts, next.Splices[i].At);
            parts.RemoveRange(from, Cut(parts, next.Splices[i].At + next.Splices[i].Deleted) - from);
            if (next.Splices[i].Inserted is { Length: > 0 } inserted)
                parts.Insert(from, (0, inserted.Length, inserted));
        }

        var pieces = new Pieces();
        at = 0;
        var inserting = new StringBuilder();
        foreach (var (from, length, inserted) in parts)
        {
            if (inserted is not null) inserting.Append(inserted);
            else
            {
                if (from > at || inserting.Length > 0) pieces.Add(at, from - at, inserting.ToString());
                inserting.Clear();
                at = from + length;
            }
        }
        return pieces.Change;
    }

    public bool Puts(int place)
    {
        var shift = 0;
        foreach (var splice in Splices)
        {
            if (place < splice.At + shift) return false;
            if (place < splice.At + shift + splice.Inserted.Length) return true;
            shift += splice.Inserted.Length - splice.Deleted;
        }
        return false;
    }

    /// <summary>Maps a position to the new text; <paramref name="past"/> puts it after an insertion there.</summary>
    public int Move(int place, bool past)
    {
        var moved = place;
        foreach (var splice in Splices)
        {
            if (splice.At > place || (splice.At == place && !past)) break;
            moved += splice.Inserted.Length - (Math.Min(place, splice.At + splice.Deleted) - splice.At);
        }
        return moved;
    }

    private static int Cut(List<(int From, int Length, string? Inserted)> parts, int place)
    {
        var i = 0;
        for (; place > 0 && place >= parts[i].Length; i++) place -= parts[i].Length;
        if (place == 0) return i;
        var (from, length, inserted) = parts[i];
        parts[i] = (from, place, inserted?[..place]);
        parts.Insert(i + 1, (from + place, length - place, inserted?[place..]));
        return i + 1;
    }

    private sealed class Pieces
    {
        private readonly List<Splice> _splices = [];

        public TextChange Change => new(_splices);

        public void Add(int at, int deleted, string inserted)
        {
            if (_splices.Count > 0 && _splices[^1] is var last && last.At + last.Deleted == at)
                _splices[^1] = new(last.At, last.Deleted + deleted, last.Inserted + inserted);
            else _splices.Add(new(at, deleted, inserted));
        }
    }
}
