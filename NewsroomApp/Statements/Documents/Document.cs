using System.Collections.Immutable;
using System.Globalization;

namespace NewsroomApp.Statements.Documents;

/// <summary>
/// Everything of an edition that the public would see, as typed: its header, its text, and the same text in further
/// languages. Body, notes and press contact are Markdown; the rest is plain text.
/// </summary>
public sealed record Document
{
    /// <summary>By the key of the part; an empty text is not there.</summary>
    private ImmutableSortedDictionary<string, string> _texts = ImmutableSortedDictionary.Create<string, string>(
        StringComparer.Ordinal
    );

    private Fingerprint? _fingerprint;

    public string Headline
    {
        get => this[Parts.Headline];
        init => Set(Parts.Headline, value);
    }

    public string Kicker
    {
        get => this[Parts.Kicker];
        init => Set(Parts.Kicker, value);
    }

    public string Standfirst
    {
        get => this[Parts.Standfirst];
        init => Set(Parts.Standfirst, value);
    }

    public string Place
    {
        get => this[Parts.Place];
        init => Set(Parts.Place, value);
    }

    /// <summary>Without it the public page shows the day of publication.</summary>
    public DateOnly? Date
    {
        get => Parts.TryDay(this[Parts.Date], out var day) ? day : null;
        init => Set(Parts.Date, value?.ToString(Parts.DayFormat, CultureInfo.InvariantCulture) ?? "");
    }

    public string Body
    {
        get => this[Parts.Body];
        init => Set(Parts.Body, value);
    }

    public string NotesToEditors
    {
        get => this[Parts.NotesToEditors];
        init => Set(Parts.NotesToEditors, value);
    }

    public string PressContact
    {
        get => this[Parts.PressContact];
        init => Set(Parts.PressContact, value);
    }

    /// <summary>In whatever time zone the original meant.</summary>
    public DateTime? OriginalUpdatedAt
    {
        get => Parts.TryMinute(this[Parts.OriginalUpdatedAt], out var at) ? at : null;
        init => Set(Parts.OriginalUpdatedAt, value?.ToString(Parts.MinuteFormat, CultureInfo.InvariantCulture) ?? "");
    }

    public CorrectionKind? ChangeKind
    {
        get => Enum.TryParse<CorrectionKind>(this[Parts.ChangeKind], out var kind) ? kind : null;
        init => Set(Parts.ChangeKind, value?.ToString() ?? "");
    }

    public string PublicNote
    {
        get => this[Parts.PublicNote];
        init => Set(Parts.PublicNote, value);
    }

    public IReadOnlyList<string> Speakers
    {
        get => this[Parts.Speakers].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        init => Set(Parts.Speakers, string.Join('\n', value));
    }

    public IReadOnlyList<string> Topics
    {
        get => this[Parts.Topics].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        init => Set(Parts.Topics, string.Join('\n', value));
    }

    public IReadOnlyList<Picture> Pictures
    {
        get => Picture.Read(this[Parts.Pictures]) ?? [];
        init => Set(Parts.Pictures, Picture.Write(value));
    }

    public IReadOnlyList<Attachment> Attachments
    {
        get => Attachment.Read(this[Parts.Attachments]) ?? [];
        init => Set(Parts.Attachments, Attachment.Write(value));
    }

    public IEnumerable<StatementFile> Files => Pictures.Concat<StatementFile>(Attachments);

    /// <summary>With the title of each. A further language has them where it has a title for one.</summary>
    public IReadOnlyList<(Attachment File, string Title)> AttachedIn(string language) =>
        language.Length > 0 && Attachments.All(a => this[a.TitleText.In(language)].Length == 0)
            ? []
            : [.. Attachments.Select(a => (a, a.TitleIn(this, language)))];

    /// <param name="fileName">As it is served.</param>
    public bool Shows(string fileName) =>
        PictureFile.Named(fileName) is { } form
            ? Pictures.Any(form.Shows)
            : Attachments.Any(a => a.FileName == fileName);

    /// <summary>The name under which a reader keeps a file (RFC 6266); null for pictures in a page.</summary>
    public string? DispositionOf(string fileName) =>
        Attachments.FirstOrDefault(a => a.FileName == fileName) is { } attached
            ? attached.Disposition(this[attached.TitleText])
            : null;

    public string Kind
    {
        get => this[Parts.Kind];
        init => Set(Parts.Kind, value);
    }

    public string Language
    {
        get => this[Parts.Language];
        init => Set(Parts.Language, value);
    }

    /// <summary>Of the texts beside the first, as tags.</summary>
    public IEnumerable<string> FurtherLanguages =>
        _texts.Keys.Select(Part.LanguageOf).Where(language => language.Length > 0).Distinct();

    /// <summary>What is said of its files, and what was said of those that are gone.</summary>
    public IEnumerable<Part> FileTexts =>
        Files
            .SelectMany(f => f.Texts)
            .Concat(_texts.Keys.Select(Part.WithoutLanguage).Select(StatementFile.TextKeyed).OfType<Part>())
            .Distinct();

    /// <summary>What somebody wrote of a file while somebody else removed it.</summary>
    public IEnumerable<Part> LeftOfFiles =>
        FileTexts
            .Except(Files.SelectMany(f => f.Texts))
            .SelectMany(p => FurtherLanguages.Prepend("").Select(p.In))
            .Where(p => this[p].Length > 0);

    public Fingerprint Fingerprint => _fingerprint ??= Fingerprint.Of(this);

    public int Count => Parts.TextOf(this).Sum(part => WordCount.Of(this[part]));

    public string this[Part part] => _texts.GetValueOrDefault(part.Key, "");

    public Document With(Part part, string text)
    {
        var changed = this with { };
        changed.Set(part, text);
        return changed;
    }

    /// <summary>Leaves out these parts, in every language.</summary>
    public Document Without(params ReadOnlySpan<Part> parts)
    {
        var changed = this;
        foreach (var part in parts)
            foreach (var language in FurtherLanguages.Prepend("")) changed = changed.With(part.In(language), "");
        return changed;
    }

    /// <summary>Ignores what is said about the change, and the kind of statement.</summary>
    public bool ReadLike(Document other) => Read == other.Read;

    public Document Fresh() =>
        Without(Parts.Date, Parts.OriginalUpdatedAt, Parts.ChangeKind, Parts.PublicNote);

    /// <summary>Takes over what the other says about the change, so that only the text is compared.</summary>
    public Document Under(Document other) =>
        Without(Parts.PublicNote) with
        {
            ChangeKind = other.ChangeKind,
            PublicNote = other.PublicNote,
        };

    public bool Equals(Document? other) =>
        ReferenceEquals(this, other) || (other is not null && _texts.SequenceEqual(other._texts));

    public override int GetHashCode() => Fingerprint.GetHashCode();

    private Document Read => Without(Parts.ChangeKind, Parts.PublicNote, Parts.Kind);

    private void Set(Part part, string text)
    {
        if (!part.Accepts(text)) text = "";
        _fingerprint = null;
        _texts = text.Length > 0 ? _texts.SetItem(part.Key, text) : _texts.Remove(part.Key);
    }
}
