namespace NewsroomApp.Statements.Documents;

/// <summary>What lists show of a document and choose by, stored beside it so that they need not read it.</summary>
public sealed record Summary
{
    public required string Headline { get; init; }
    public required string Kicker { get; init; }
    public required string Standfirst { get; init; }
    public required string Place { get; init; }
    public required DateOnly? Date { get; init; }
    public required string Kind { get; init; }
    public required string Language { get; init; }
    public required CorrectionKind? ChangeKind { get; init; }
    public required string PublicNote { get; init; }

    public required int WordCount { get; init; }

    public static Summary Of(Document words) =>
        new()
        {
            Headline = words.Headline,
            Kicker = words.Kicker,
            Standfirst = words.Standfirst,
            Place = words.Place,
            Date = words.Date,
            Kind = words.Kind,
            Language = words.Language,
            ChangeKind = words.ChangeKind,
            PublicNote = words.PublicNote,
            WordCount = words.Count,
        };
}
