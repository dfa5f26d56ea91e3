namespace NewsroomApp.Statements.Documents;

/// <summary>
/// Words that a statement can start from, shared by the whole press office. Their authors go with them until a second
/// person has approved the template.
/// </summary>
public sealed class Template
{
    public const int LongestName = 80;

    public int Id { get; private init; }
    public string Name { get; private set; } = "";
    public Document Words { get; private set; } = new();

    public SignOff By { get; private set; } = default!;

    public IReadOnlyList<Author> Authors { get; private set; } = [];

    public SignOff? ApprovedBy { get; private set; }

    public static Template Save(string name, Edition source, SignOff by)
    {
        by.Role.Demand(Verb.Start);
        name = name.Trim();
        if (name.Length is 0 or > LongestName)
            throw new Refusal($"Give the template a name of up to {LongestName} characters.");
        return new()
        {
            Name = name,
            Words = source.Words.Canonical().WithinLimits().Fresh(),
            By = by,
            Authors = [.. source.Authors],
        };
    }

    public string? WhyNotBy(string personId) =>
        Authors.Any(a => a.PersonId == personId) ? "You wrote in this template, so somebody else has to approve it." : null;

    public void Approve(SignOff by)
    {
        by.Role.Demand(Verb.ApproveTemplate);
        if (WhyNotBy(by.PersonId) is { } why) throw new Refusal(why);
        ApprovedBy = by;
    }

    /// <summary>Whom it brings into a statement; nobody while its approval counts.</summary>
    public IReadOnlyList<Author> AuthorsNow(PressOffice office) =>
        ApprovedBy is not null && office.WhyNot(ApprovedBy, Verb.ApproveTemplate) is null ? [] : Authors;
}
