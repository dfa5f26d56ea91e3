using NewsroomApp.Drafting.Import;

namespace NewsroomApp.Drafting;

/// <summary>Other words for those that were just pasted, and how the writer is asked.</summary>
/// <param name="Words">Null where there is nothing to choose.</param>
public sealed record Offer(Part Part, string Pasted, string? Words, string What, string Verb, string Otherwise)
{
    private const string Keep = "Keep them as they are";

    public static Offer? OfLines(Part part, string pasted) =>
        LineBreaks.Joined(pasted) is { } joined
            ? new(
                part,
                pasted,
                joined,
                "What you pasted has a line break at the end of every line.",
                "Join the lines",
                Keep
            )
        : LineBreaks.Apart(pasted) is { } apart
            ? new(
                part,
                pasted,
                apart,
                "What you pasted has each paragraph on one line, with no blank line between.",
                "Set the paragraphs apart",
                Keep
            )
        : null;

    public IReadOnlyList<string> NotTaken { get; init; } = [];

    public static Offer OfPlain(Part part, Pasting pasting) =>
        new(
            part,
            pasting.Markdown,
            pasting.Taken,
            "The formatting of what you pasted was kept.",
            "Paste as plain text",
            "Keep it"
        )
        {
            NotTaken = pasting.NotTaken,
        };

    public static Offer OfTouched(Offer plain) =>
        plain with
        {
            Pasted = "",
            Words = null,
            What = "What you pasted is here as plain text: it was changed before its formatting came.",
            Otherwise = "All right",
        };

    public static Offer OfNotTaken(Part part, Pasting pasting) =>
        new(part, pasting.Taken, Words: null, "What you pasted is here as plain text.", "", "All right")
        {
            NotTaken = pasting.NotTaken,
        };
}
