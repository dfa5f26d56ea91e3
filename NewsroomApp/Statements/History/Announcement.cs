namespace NewsroomApp.Statements.History;

/// <summary>Stands above every public page until the next; an empty one takes it away.</summary>
public sealed class Announcement
{
    public const int Longest = 300;

    public int Id { get; private init; }

    /// <summary>Plain text.</summary>
    public required string Text { get; init; }

    public required SignOff By { get; init; }

    public static Announcement Make(string text, SignOff by)
    {
        by.Role.Demand(Verb.Announce);
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= Longest
            ? new() { Text = text, By = by }
            : throw new Refusal(
                $"The banner takes up to {Longest} characters; this has {text.Length}. Say the rest in a statement."
            );
    }
}
