namespace NewsroomApp.Publishing;

public sealed class LastChecks(PublicationCopy copy)
{
    private readonly List<string> _approvers =
    [
        .. copy.Standings.Where(s => s.Stale is null).Select(s => s.Approval.By.Name),
    ];

    private Edition Edition => copy.Edition;

    private bool IsUnblocked => copy.Blockers.Count == 0;

    private bool IsApproved => _approvers.Count >= copy.Kind.Approvals;

    private bool IsReady => Edition.Stage is Stage.Approved or Stage.Scheduled;

    private string? WhyNotInTime => Edition.Stage is Stage.Scheduled ? Edition.WhyTimeDoesNotCount(copy.Office) : null;

    public bool Go => IsUnblocked && IsReady && IsApproved && WhyNotInTime is null;

    /// <param name="time">What the clock on the wall says, with its zone.</param>
    public IEnumerable<Check> All(string? clockTrouble, string time)
    {
        yield return new("Approvals", IsApproved, Approvals());
        yield return new("Words, quotations and comments", IsUnblocked, Blockers());
        yield return new("Stage", IsReady, WhatNext());
        if (Edition.Stage is Stage.Scheduled)
        {
            var trouble = WhyNotInTime ?? clockTrouble;
            yield return new(
                "Clock",
                trouble is null,
                trouble ?? $"It is {time}, and the embargo clock looks every second."
            );
        }
    }

    private string Approvals()
    {
        var count =
            _approvers.Count == 0
                ? $"None of {copy.Kind.Approvals}."
                : $"{_approvers.Count} of {copy.Kind.Approvals}: {string.Join(", ", _approvers)}.";
        return string.Join(' ', copy.Standings.Select(s => s.Doubt).OfType<string>().Prepend(count));
    }

    private string Blockers() =>
        IsUnblocked
            ? "Nothing is in the way."
            : string.Join(" ", copy.Blockers.Select(b => $"{b.Part}: {b.Sentence}"));

    private string WhatNext() =>
        Edition.MissedItsTime ? $"It was kept back at its time: {Edition.Blocked}"
        : Edition.Stage is Stage.Scheduled ? Go ? "It goes out by itself." : "It will be kept back at its time."
        : Edition.Stage is Stage.Approved ? "Ready, without a time."
        : Edition.Stage is Stage.Draft ? "It is a draft."
        : $"It is {Edition.Stage.Spoken().ToLowerInvariant()}.";
}
