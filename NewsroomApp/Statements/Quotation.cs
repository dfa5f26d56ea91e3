using System.Text.RegularExpressions;

namespace NewsroomApp.Statements;

/// <summary>How the newsroom knows whose words a quotation is.</summary>
public enum SpeakerKnown
{
    Unknown,
    Guessed,
    Said,
    Nobody,
}

/// <summary>
/// Words that the text puts into somebody's mouth: what stands between a pair of quotation marks. Found in the words as they are, never stored;
/// <see cref="SpeakerKnown.Nobody"/> is a title or a term in quotation marks.
/// </summary>
/// <param name="Part">Where it stands.</param>
/// <param name="Start">Of the words inside the marks, in UTF-16 units of the part.</param>
/// <param name="Length">Of the words inside the marks.</param>
/// <param name="Said">The words inside the marks, as typed.</param>
/// <param name="Paragraph">Counted from 1 in its part.</param>
/// <param name="Text">The whole part.</param>
/// <param name="From">Where the paragraph it stands in begins.</param>
/// <param name="To">And where it ends.</param>
/// <param name="Speaker">Who is said to say it; empty when unknown.</param>
/// <param name="Known">How that is known.</param>
/// <param name="IsClosed">False when its closing mark is missing.</param>
public sealed partial record Quotation(
    Part Part,
    int Start,
    int Length,
    string Said,
    int Paragraph,
    string Text,
    int From,
    int To,
    string Speaker,
    SpeakerKnown Known,
    bool IsClosed
)
{
    /// <summary>Same words of the same speaker, same fingerprint, wherever they stand. White space, marks of emphasis and the comma before the closing mark do not count.</summary>
    public Fingerprint Fingerprint => Of(Said, Speaker);

    /// <summary>The paragraph it stands in, as typed.</summary>
    public string Around => Text[From..To].Trim();

    public bool IsSomebodys => Known is not SpeakerKnown.Nobody;

    /// <summary>The words alone, whoever says them: what a corrected speaker is remembered by.</summary>
    public Fingerprint OfWords => Of(Said, "");

    public static Fingerprint Of(string said, string speaker) =>
        Fingerprint.Of(Marks().Replace(Runs().Replace(said, " "), "").Trim().TrimEnd(',', '.'), speaker);

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Runs();

    [GeneratedRegex(@"\*+|(?<!\w)_+|_+(?!\w)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marks();
}

/// <summary>Somebody's word on who says a quotation, in place of the guess. The last one counts.</summary>
public sealed class Attribution
{
    public int Id { get; private init; }

    /// <summary>See <see cref="Quotation.OfWords"/>.</summary>
    public required Fingerprint Words { get; init; }

    /// <summary>Null for nobody: a title or a term.</summary>
    public required string? Speaker { get; init; }

    public required SignOff By { get; init; }
}
