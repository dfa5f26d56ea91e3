namespace NewsroomApp.Statements.Editions;

public sealed partial class Edition
{
    private List<ReviewRequest>? _reviewRequests;

    public IReadOnlyList<ReviewRequest> ReviewRequests => _reviewRequests.Loaded();

    /// <summary>Asked in this round of review, and wrote nothing in it.</summary>
    public IEnumerable<ReviewRequest> Readers =>
        _reviewRequests.Loaded().Where(r =>
            Stage is Stage.InReview && r.By.At >= Since.At && !IsContributor(r.PersonId)
        );

    /// <summary>Who was asked before is asked again, for another time.</summary>
    public void AskToRead(Author reader, DateTimeOffset? due, SignOff by, PressOffice office)
    {
        Demand(Verb.AskReview, by);
        if (office.RoleOf(reader.PersonId)?.May(Verb.Approve) is not true)
            throw new Refusal($"{reader.Name} cannot approve statements. Ask an editor.");
        if (IsContributor(reader.PersonId))
            throw new Refusal($"{reader.Name} wrote in it, so someone else must approve it.");
        if (due <= by.At) throw new Refusal("That is past. Choose a later time.");
        _reviewRequests.Loaded().RemoveAll(r => r.PersonId == reader.PersonId);
        _reviewRequests.Loaded().Add(
            new()
            {
                PersonId = reader.PersonId,
                Name = reader.Name,
                DueAt = due,
                By = by,
            }
        );
        Record(
            Verb.AskReview,
            by,
            due is { } time ? $"{reader.Name}, by {office.Institution.Moment(time)}" : reader.Name
        );
    }
}
