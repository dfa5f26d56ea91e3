namespace NewsroomApp.Drafting;

/// <summary>Other words for those that were just pasted, and how the writer is asked.</summary>
public sealed record Offer(Part Part, string Pasted, string Words, string What, string Verb, string Otherwise)
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

    public static Offer OfPlain(Part part, string markdown, string plain) =>
        new(
            part,
            markdown,
            plain,
            "The formatting of what you pasted was kept.",
            "Paste as plain text",
            "Keep them"
        );
}
