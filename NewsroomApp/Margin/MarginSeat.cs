using Microsoft.AspNetCore.Components;
using NewsroomApp.Desk;

namespace NewsroomApp.Margin;

/// <summary>What every part of the margin works with: who sits at it, and the words as the screen shows them.</summary>
public sealed record MarginSeat(
    Actor Me,
    MarginCopy Copy,
    Document Words,
    AttemptVerb Attempt,
    Anchor? Pointed,
    EventCallback<Place> OnGoTo,
    Func<Task<Anchor?>> OnPoint,
    Func<Anchor?, Task> OnPointed
)
{
    public Edition Edition => Copy.Edition;

    public string StatementId => Edition.Statement.Id;

    public IReadOnlyList<Quotation> Quotations { get; } = QuotationFinder.In(Words, Copy.Edition.Attributions);

    public IEnumerable<string> Speakers => Named(Quotations);

    public string Label(MarginShelf shelf) =>
        shelf switch
        {
            MarginShelf.Comments => $"Comments {Edition.Comments.Count(c => c.Settled is null)}",
            MarginShelf.Quotations => $"Quotes {Quotations.Count}",
            _ => $"Approval {Copy.Given.Count}/{Copy.Kind.Approvals}",
        };

    public IEnumerable<string> SpeakersAt(Anchor anchor) =>
        anchor.FindIn(Words) is { } place ? Named(Quotations.Where(q => q.Touches(place))) : [];

    private static IEnumerable<string> Named(IEnumerable<Quotation> quotations) =>
        quotations.Where(q => q is { IsSomebodys: true, Speaker.Length: > 0 }).Select(q => q.Speaker).Distinct();
}

public enum MarginShelf
{
    Comments,
    Quotations,
    Approval,
}
