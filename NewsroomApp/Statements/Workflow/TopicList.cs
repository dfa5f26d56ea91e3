namespace NewsroomApp.Statements.Workflow;

/// <summary>The topics that the institution files its statements under, until the next list.</summary>
public sealed class TopicList
{
    public const int Longest = 4_000;

    public int Id { get; private init; }

    /// <summary>A name a line.</summary>
    public required string Names { get; init; }

    public required SignOff By { get; init; }

    public static TopicList Make(string names, SignOff by)
    {
        by.Role.Demand(Verb.KeepTopics);
        var topics = Split(CleanText.Of(names, singleLine: false));
        if (topics.Find(t => t.Length > Parts.Kicker.Limit) is { } long_)
            throw new Refusal($"A topic takes up to {Parts.Kicker.Limit} characters; “{long_[..40]}…” has more.");
        if (topics.GroupBy(Slug.OfName).FirstOrDefault(g => g.Count() > 1 || g.Key.Length == 0) is { } same)
            throw new Refusal($"“{string.Join("” and “", same)}” cannot be told apart in an address.");
        return new() { Names = string.Join('\n', topics), By = by };
    }

    public static List<string> Split(string names) =>
        [.. names.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
