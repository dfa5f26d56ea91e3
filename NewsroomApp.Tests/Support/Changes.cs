using CsCheck;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// Random changes of a text: a few deletions and insertions. Inserted text consists of +, so that it can be counted.
/// </summary>
public static class Changes
{
    public static Gen<Func<string, TextChange>> Any { get; } =
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 5], Gen.Int[0, 3])
            .Array[0, 4]
            .Select<(int, int, int)[], Func<string, TextChange>>(picks =>
                text =>
                {
                    var splices = new List<Splice>();
                    var end = -1;
                    foreach (var (gap, deleted, inserted) in picks)
                    {
                        var at = end + 1 + gap;
                        if (at > text.Length) break;
                        var gone = Math.Min(deleted, text.Length - at);
                        if (gone == 0 && inserted == 0) continue;
                        splices.Add(new(at, gone, new string('+', inserted)));
                        end = at + gone;
                    }
                    return new(splices);
                }
            );
}
