namespace NewsroomApp.Statements.Workflow;

/// <summary>Something the writer can fix. The anchor is the id of an element; null for a part of the text.</summary>
public sealed record Issue(string Part, string Sentence, bool Blocking, string? Anchor = null);

public static class PublishingChecks
{
    private const char Lost = '\uFFFD';

    private const string Overrides = "\u202D\u202E";

    /// <summary>In UTF-16 units: how much is shown on each side of what is wrong.</summary>
    private const int Around = 20;

    public static IReadOnlyList<Issue> Issues(this Document words, Document? live, Fingerprint? typoAllowed = null)
    {
        var issues = Unfinished(words).ToList();
        if (live is not null) issues.AddRange(UnfinishedChange(words, live));
        if (live is not null && words.ChangeKind is { } kind && issues.Count == 0)
            issues.AddRange(WrongKind(kind, Substance.Of(live, words), typoAllowed == words.Fingerprint));
        issues.AddRange(Parts.TextOf(words).SelectMany(part => Hidden(part, words[part])));
        issues.AddRange(Parts.TextOf(words).SelectMany(part => LostLetters(part, words[part])));
        issues.AddRange(Parts.TextOf(words).SelectMany(part => TurnedLetters(part, words[part])));
        return issues;
    }

    private static IEnumerable<Issue> Unfinished(Document words)
    {
        if (words.Headline.Length == 0) yield return new("Headline", "Write a headline.", Blocking: true);
        if (words.Body.Length == 0) yield return new("Body", "Write the body.", Blocking: true);
        var named = words.Pictures.Select(p => p.Name).ToHashSet();
        foreach (var part in Parts.TextOf(words).Where(p => p.IsMarkdown))
            foreach (var name in Picture.PlacedIn(words[part]).Where(n => !named.Contains(n)).Distinct())
                yield return new(
                    part.Label,
                    $"There is no picture “{name}”. Put it in under Pictures, or remove the line.",
                    Blocking: true
                );
        foreach (var picture in words.Pictures)
        {
            if (words[picture.AltText].Length == 0)
                yield return new(
                    picture.AltText.Label,
                    "Say what the picture shows, for people who cannot see it.",
                    Blocking: true
                );
            if (words[picture.CaptionText].Length == 0)
                yield return new(picture.CaptionText.Label, "Write a caption.", Blocking: true);
            if (words[picture.CreditText].Length == 0)
                yield return new(picture.CreditText.Label, "Say whose picture it is.", Blocking: true);
        }
        foreach (var title in words.Attachments.Select(a => a.TitleText).Where(t => words[t].Length == 0))
            yield return new(title.Label, "Say what the file is: readers see its title.", Blocking: true);
        foreach (var part in words.LeftOfFiles)
            yield return new(
                part.Label,
                "The file it was about was removed. Put these words elsewhere, or delete them.",
                Blocking: true
            );
        foreach (var part in Parts.TextOf(words).Where(p => p.IsTooLong(words)))
            yield return new(part.Label, $"{part.TooLong(words[part].Length)} Shorten it.", Blocking: true);
    }

    private static IEnumerable<Issue> UnfinishedChange(Document words, Document live)
    {
        var isSame = words.ReadLike(live);
        if (isSame) yield return new("Body", "Nothing differs from the live edition yet.", Blocking: true);
        var kind = words.ChangeKind ?? Substance.KindOf(live, words);
        if (kind is not CorrectionKind.Typo && words.PublicNote.Length == 0)
            yield return new(
                "Public note",
                "Tell the public what changed; only a typo goes without a note.",
                Blocking: true
            );
        if (words.ChangeKind is null && !isSame)
            yield return new(
                "Kind of change",
                $"It goes out as {(kind is CorrectionKind.Update ? "an" : "a")} {kind.ToString().ToLowerInvariant()}, unless you choose another kind.",
                Blocking: false
            );
    }

    private static IEnumerable<Issue> WrongKind(CorrectionKind kind, IReadOnlyList<string> reasons, bool isTypoAllowed)
    {
        if (kind is CorrectionKind.Typo && !isTypoAllowed && reasons.Count > 0)
            yield return new(
                "Kind of change",
                $"This is more than a typo: it changes {string.Join(", ", reasons.Take(4))}. Call it a correction or an update and tell the public, or ask the chief editor.",
                Blocking: true
            );
        else if (kind is not CorrectionKind.Typo && reasons.Count == 0)
            yield return new(
                "Kind of change",
                "This changes so little that it could be called a typo, and go out without a note.",
                Blocking: false
            );
    }

    private static IEnumerable<Issue> Hidden(Part part, string text)
    {
        if (!part.IsMarkdown || HiddenRemark.In(text) is not { } line) yield break;
        var shown = line.Length <= 3 * Around ? line : line[..Folding.Whole(line, 3 * Around)] + "…";
        yield return new(
            part.Label,
            $"“{shown}” hides words that nobody sees on the page. Remove it, or make it a comment beside the text.",
            Blocking: true
        );
    }

    /// <summary>U+FFFD, which stands for what could not be read.</summary>
    private static IEnumerable<Issue> LostLetters(Part part, string text)
    {
        var lost = text.Count(c => c is Lost);
        if (lost == 0) yield break;
        var around = Near(text, text.IndexOf(Lost, StringComparison.Ordinal));
        yield return new(
            part.Label,
            lost == 1
                ? $"A letter was lost, and {Lost} stands for it: “{around}”. Write it again."
                : $"{lost} letters were lost, and {Lost} stands for each, the first in “{around}”. Write them again.",
            Blocking: false
        );
    }

    /// <summary>By an override of UAX #9, section 2.2: what is read is then not what was typed.</summary>
    private static IEnumerable<Issue> TurnedLetters(Part part, string text)
    {
        if (text.AsSpan().IndexOfAny(Overrides) is not (>= 0 and var at)) yield break;
        var around = Near(text.Remove(at, 1), at).Replace(Overrides[0], ' ').Replace(Overrides[1], ' ');
        yield return new(
            part.Label,
            $"An invisible sign (U+{(int)text[at]:X4}) turns letters around in “{around}”. Remove it, or write the words again.",
            Blocking: false
        );
    }

    private static string Near(string text, int at)
    {
        var (from, to) = (Folding.Whole(text, Math.Max(0, at - Around)), Math.Min(text.Length, at + 1 + Around));
        return text[from..Folding.Whole(text, to)].ReplaceLineEndings(" ").Trim();
    }
}
