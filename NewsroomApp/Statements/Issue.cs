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
    /// <param name="typoAllowed">See <see cref="Edition.TypoAllowed"/>.</param>
    public static IReadOnlyList<Issue> Issues(this Words words, Words? live, Fingerprint? typoAllowed = null)
    {
        var issues = new List<Issue>();
        if (words.Headline.Length == 0) issues.Add(new("Headline", "Write a headline.", Blocking: true));
        if (words.Body.Length == 0) issues.Add(new("Body", "Write the body.", Blocking: true));
        if (live is null) return issues;

        if (words.ReadLike(live)) issues.Add(new("Body", "Nothing differs from the live edition yet.", Blocking: true));
        var kind = words.ChangeKind ?? Substance.KindOf(live, words);
        if (kind is not CorrectionKind.Typo && words.PublicNote.Length == 0)
            issues.Add(
                new("Public note", "Tell the public what changed; only a typo goes without a note.", Blocking: true)
            );
        if (words.ChangeKind is null && !words.ReadLike(live))
            issues.Add(
                new(
                    "Kind of change",
                    $"By what it changes it goes out as {(kind is CorrectionKind.Update ? "an" : "a")} {kind.ToString().ToLowerInvariant()}, unless you call it something else.",
                    Blocking: false
                )
            );
        if (words.ChangeKind is null || issues.Count > 0) return issues;
        if (
            kind is CorrectionKind.Typo
            && typoAllowed != words.Fingerprint
            && Substance.Of(live, words) is { Count: > 0 } reasons
        )
            issues.Add(
                new(
                    "Kind of change",
                    $"This is more than a typo: it changes {string.Join(", ", reasons.Take(4))}. Call it a correction or an update and tell the public, or ask the chief editor.",
                    Blocking: true
                )
            );
        else if (kind is not CorrectionKind.Typo && Substance.Of(live, words).Count == 0)
            issues.Add(
                new(
                    "Kind of change",
                    "By what it changes this could be called a typo, and go out without a note.",
                    Blocking: false
                )
            );
        return issues;
    }
}
