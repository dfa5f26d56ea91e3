namespace NewsroomApp.Statements.Documents;

public enum CorrectionKind
{
    Typo,
    Correction,
    Update,
}

/// <summary>As typed. Body, notes and press contact are Markdown; the rest is plain text.</summary>
public sealed record Words
{
    public string Headline { get; init; } = "";
    public string Kicker { get; init; } = "";
    public string Standfirst { get; init; } = "";
    public string Place { get; init; } = "";

    /// <summary>Without it the public page shows the day of publication.</summary>
    public DateOnly? Date { get; init; }

    public string Body { get; init; } = "";
    public string NotesToEditors { get; init; } = "";
    public string PressContact { get; init; } = "";

    public DateTime? OriginalUpdatedAt { get; init; }

    public CorrectionKind? ChangeKind { get; init; }

    public string PublicNote { get; init; } = "";

    public string Kind { get; init; } = "";

    public string Language { get; init; } = "";

    public Fingerprint Fingerprint => Fingerprint.Of(this);

    /// <summary>Ignores what is said about the change, and the kind of statement.</summary>
    public bool ReadLike(Words other) => Unchanged(this) == Unchanged(other);

    public Words Fresh() => this with { Date = null, OriginalUpdatedAt = null, ChangeKind = null, PublicNote = "" };

    /// <summary>Takes over what the other says about the change, so that only the text is compared.</summary>
    public Words Under(Words other) => this with { ChangeKind = other.ChangeKind, PublicNote = other.PublicNote };

    public int Count => Parts.Text.Sum(part => CountWords(part.Of(this)));

    public static int CountWords(ReadOnlySpan<char> text)
    {
        var count = 0;
        var inside = false;
        foreach (var c in text)
        {
            var letter = !char.IsWhiteSpace(c);
            if (letter && !inside) count++;
            inside = letter;
        }
        return count;
    }

    /// <summary>
    /// Clean texts without white space at the end. What two people wrote may be too long together; it is stored all the
    /// same, and has to be shortened before it is submitted.
    /// </summary>
    /// <exception cref="Refusal">A part is longer than twice its limit.</exception>
    public Words Canonical()
    {
        var words = this;
        foreach (var part in Parts.Text)
        {
            var text = CleanText.Of(part.Of(words), part.SingleLine).TrimEnd();
            if (text.Length > 2 * part.Limit)
                throw new Refusal($"{part.TooLong(text.Length)} Shorten it to have it saved.");
            if (!ReferenceEquals(text, part.Of(words))) words = part.With(words, text);
        }
        return words;
    }

    /// <exception cref="Refusal">A part is longer than its limit.</exception>
    public Words WithinLimits() =>
        Parts.Text.FirstOrDefault(p => p.IsTooLong(this)) is { } part
            ? throw new Refusal($"{part.TooLong(part.Of(this).Length)} Shorten it first.")
            : this;

    private static Words Unchanged(Words words) => words with { ChangeKind = null, PublicNote = "", Kind = "" };
}
