namespace NewsroomApp.Drafting;

/// <summary>
/// One text as the browser has it, kept in step by deltas: (start, deleted, inserted) in UTF-16 units, as JavaScript counts.
/// Each delta brings the hash of the text it leads to; when ours differs, the browser is asked to send the whole again.
/// </summary>
public sealed class TypedText(string text)
{
    public string Text { get; private set; } = text;

    /// <returns>False when the delta does not lead where the browser says; the text is then emptied, to be sent anew.</returns>
    public bool Apply(int start, int deleted, string inserted, uint hash)
    {
        if (start >= 0 && deleted >= 0 && start <= Text.Length - deleted)
        {
            var changed = string.Concat(Text.AsSpan(0, start), inserted, Text.AsSpan(start + deleted));
            if (Hash(changed) == hash)
            {
                Text = changed;
                return true;
            }
        }
        Text = "";
        return false;
    }

    /// <summary>FNV-1a over the UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/), 32 bits: it finds slips, it proves nothing.</summary>
    public static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var unit in text) hash = unchecked((hash ^ unit) * 16777619u);
        return hash;
    }
}
