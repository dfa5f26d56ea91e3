using System.Text.RegularExpressions;

namespace NewsroomApp.Statements.Documents;

public enum SpeakerKnown
{
    Unknown,
    Guessed,
    Said,
    Nobody,
}

/// <summary>
/// Words between quotation marks, found in the text each time and never stored. Start and Length count UTF-16 units
/// inside the marks; From and To delimit the paragraph, which is counted from 1.
/// </summary>
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
    /// <summary>Ignores white space, emphasis and a final comma or full stop.</summary>
    public Fingerprint Fingerprint => Of(Said, Speaker);

    public string Around => Text[From..To].Trim();

    public Place Place => new(Part, Start, Length, Changed: false);

    public bool Touches(Place place) =>
        Part == place.Part && Start < place.Start + place.Length && place.Start < Start + Length;

    public string Whose =>
        Known switch
        {
            SpeakerKnown.Unknown => "nobody is named",
            SpeakerKnown.Nobody => "a title or a term",
            SpeakerKnown.Guessed => $"{Speaker} (as the text has it)",
            _ => Speaker,
        };

    public bool IsSomebodys => Known is not SpeakerKnown.Nobody;

    /// <summary>Without the speaker, so that a corrected attribution finds the words again.</summary>
    public Fingerprint OfWords => Of(Said, "");

    /// <param name="speaker">Null for a title or a term.</param>
    public Quotation By(string? speaker) =>
        this with
        {
            Speaker = speaker ?? "",
            Known = speaker is null ? SpeakerKnown.Nobody : SpeakerKnown.Said,
        };

    public static Fingerprint Of(string said, string speaker) =>
        Fingerprint.Of(Marks().Replace(Runs().Replace(said, " "), "").Trim().TrimEnd(',', '.'), speaker);

    /// <summary>For words shown alone: the notes that marks in them refer to stand elsewhere in the text.</summary>
    public string WithoutNotes(string words) =>
        NoteMarks()
            .Replace(words, mark => Text.Contains($"{mark.Value}:", StringComparison.Ordinal) ? "" : mark.Value);

    [GeneratedRegex(@"\[\^[^\]\s]+\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoteMarks();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Runs();

    [GeneratedRegex(@"\*+|(?<!\w)_+|_+(?!\w)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Marks();
}

public sealed class Attribution
{
    public int Id { get; private init; }

    public required Fingerprint Words { get; init; }

    /// <summary>Null for a title or a term.</summary>
    public required string? Speaker { get; init; }

    public required SignOff By { get; init; }
}
