namespace NewsroomApp.Statements;

/// <summary>Something the writer can fix, shown before the button. A blocking one stops submission and publication.</summary>
/// <param name="Part">What it is about.</param>
/// <param name="Sentence">What to do.</param>
/// <param name="Blocking">Whether it stops the verb.</param>
/// <param name="Anchor">The element on the page that shows it; null for a part of the text.</param>
public sealed record Issue(string Part, string Sentence, bool Blocking, string? Anchor = null);

/// <summary>What is still missing in the words, as a reader or an editor would notice it.</summary>
public static class PublishingChecks
{
    /// <param name="words">The words to check.</param>
    /// <param name="live">The words the public reads now, for a further edition.</param>
    public static IReadOnlyList<Issue> Issues(this Words words, Words? live)
    {
        var issues = new List<Issue>();
        if (words.Headline.Length == 0) issues.Add(new("Headline", "Write a headline.", Blocking: true));
        if (words.Body.Length == 0) issues.Add(new("Body", "Write the body.", Blocking: true));
        if (live is null) return issues;

        if (words.ReadLike(live)) issues.Add(new("Body", "Nothing differs from the live edition yet.", Blocking: true));
        if (words.ChangeKind is null) issues.Add(new("Kind of change", "Say what kind of change this is.", Blocking: true));
        if (words.ChangeKind is CorrectionKind.Correction or CorrectionKind.Update && words.PublicNote.Length == 0)
            issues.Add(new("Public note", "Tell the public what changed; only a typo goes without a note.", Blocking: true));
        return issues;
    }
}
