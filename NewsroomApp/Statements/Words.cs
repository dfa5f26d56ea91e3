using System.Globalization;
using System.Text;

namespace NewsroomApp.Statements;

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
    /// Line feeds only, no control characters but tabs, no broken surrogates (neither XML nor UTF-8 can carry them), no
    /// white space at the end.
    /// </summary>
    /// <exception cref="Refusal">A part is longer than its limit.</exception>
    public Words Canonical()
    {
        var words = this;
        foreach (var part in Parts.Text)
        {
            var text = Clean(part.Of(words), part.SingleLine);
            if (text.Length > part.Limit)
                throw new Refusal(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{part.Label} takes up to {part.Limit:N0} characters; this one has {text.Length:N0}. Shorten it to have it saved."
                    )
                );
            if (!ReferenceEquals(text, part.Of(words))) words = part.With(words, text);
        }
        return words;
    }

    private static Words Unchanged(Words words) => words with { ChangeKind = null, PublicNote = "", Kind = "" };

    private static string Clean(string text, bool singleLine)
    {
        if (!IsDirty(text, singleLine)) return text.TrimEnd();
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                clean.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF') clean.Append('\uFFFD');
            else if (c is '\r')
            {
                if (i + 1 >= text.Length || text[i + 1] != '\n') clean.Append(singleLine ? ' ' : '\n');
            }
            else if (c is '\n') clean.Append(singleLine ? ' ' : c);
            else if (!char.IsControl(c) || c is '\t') clean.Append(c);
        }
        return clean.ToString().TrimEnd();
    }

    private static bool IsDirty(string text, bool singleLine)
    {
        foreach (var c in text.AsSpan())
            if (
                char.IsSurrogate(c)
                || c is '\uFFFE' or '\uFFFF' or '\r'
                || (c is '\n' && singleLine)
                || (char.IsControl(c) && c is not ('\t' or '\n'))
            )
                return true;
        return false;
    }
}
