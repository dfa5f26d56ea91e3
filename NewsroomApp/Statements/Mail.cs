namespace NewsroomApp.Statements;

/// <summary>Where a mail is on its way out. Stored by name: never rename one.</summary>
public enum MailStage
{
    Waiting,
    Sending,
    Sent,
    PerhapsSent,
    NotSent,
}

/// <summary>
/// An e-mail in the outbox, written in the same transaction as what it tells of. It is claimed before it is sent and sent again only when the server said no
/// or never got the text; where the line broke in between nobody can know (RFC 1047), and it is left as perhaps sent rather than sent twice.
/// Carries no unpublished word of a statement, only where to read it.
/// </summary>
public sealed class Mail
{
    /// <summary>What has not gone out for so long tells nobody anything any more.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromDays(1);

    /// <summary>A sender that claimed a mail so long ago has died.</summary>
    public static readonly TimeSpan LongestSending = TimeSpan.FromMinutes(10);

    /// <summary>Comments come in numbers; one mail tells of those of some minutes.</summary>
    private static readonly TimeSpan _gathering = TimeSpan.FromMinutes(5);

    public int Id { get; private init; }

    /// <summary>The same however often it is tried, so that a mailbox can tell a second copy (RFC 5322, section 3.6.4).</summary>
    public Guid MessageId { get; private init; } = Guid.NewGuid();

    public required string To { get; init; }
    public required string Name { get; init; }
    public required string Subject { get; init; }

    /// <summary>Plain text; empty once it has gone out, since it may hold the secret of a link.</summary>
    public required string Text { get; set; }

    public required string StatementId { get; init; }

    /// <summary>None for what is sent to an outsider.</summary>
    public required NoticeKind Kind { get; init; }

    public required DateTimeOffset WrittenAt
    {
        get;
        init => (field, GivesUpAt) = (value, value + _patience);
    }
    public required DateTimeOffset DueAt { get; set; }
    public MailStage Stage { get; private set; }

    /// <summary>When it came to its stage; null while it waits for the first time.</summary>
    public DateTimeOffset? Since { get; private set; }

    /// <summary>Until then it is tried.</summary>
    public DateTimeOffset GivesUpAt { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>What went wrong last.</summary>
    public string? Trouble { get; private set; }

    /// <summary>Tells a colleague.</summary>
    public static Mail About(Notice notice, string name, string address, Edition edition, Institution institution) =>
        new()
        {
            To = address,
            Name = name,
            Subject =
                notice.Kind is NoticeKind.WentLive ? $"Live: {edition.Words.Headline}" : notice.Sentence("a statement"),
            Text = $"""
                {notice.Sentence(
                    notice.Kind is NoticeKind.WentLive ? $"“{edition.Words.Headline}”" : "a statement"
                )}, {institution.Moment(notice.By.At)}.

                {institution.PublicUrl}{notice.Address}

                {institution.Name}
                Which of these mails you get, you choose at {institution.PublicUrl}/desk/notices
                """,
            StatementId = notice.StatementId,
            Kind = notice.Kind,
            WrittenAt = notice.By.At,
            DueAt = notice.Kind is NoticeKind.Comment ? notice.By.At + _gathering : notice.By.At,
        };

    /// <summary>Asks a speaker's office to confirm words.</summary>
    public static Mail Asking(
        string statementId,
        ClearanceRequest request,
        string link,
        SignOff by,
        Institution institution
    ) =>
        new()
        {
            To = request.SentTo!,
            Name = "",
            Subject = $"Words of {request.Speaker} to be confirmed",
            Text = $"""
                {institution.Name} would like to publish words of {request.Speaker}. Please read them and say whether they may stand:

                {institution.PublicUrl}{link}

                The link is good until {institution.Moment(
                    request.ExpiresAt
                )}, for one answer. Whoever has it can answer, so pass it on with care.

                {by.Name}
                {institution.Name}
                """,
            StatementId = statementId,
            Kind = NoticeKind.None,
            WrittenAt = by.At,
            DueAt = by.At,
        };

    public void Claim(DateTimeOffset now)
    {
        Turn(MailStage.Sending, trouble: null, now);
        Attempts++;
    }

    public void Sent(DateTimeOffset now)
    {
        Turn(MailStage.Sent, trouble: null, now);
        Text = "";
    }

    /// <summary>The line broke after the text had been on its way.</summary>
    public void PerhapsSent(string trouble, DateTimeOffset now) => Turn(MailStage.PerhapsSent, trouble, now);

    /// <summary>The server will not take it, however often it is tried.</summary>
    public void NotSent(string trouble, DateTimeOffset now) => Turn(MailStage.NotSent, trouble, now);

    /// <summary>It certainly did not go out this time: again in a minute, then two, four and so on, at most an hour.</summary>
    public void Postpone(string trouble, DateTimeOffset now)
    {
        Turn(MailStage.Waiting, trouble, now);
        DueAt = now + TimeSpan.FromMinutes(Math.Min(60, Math.Pow(2, Attempts - 1)));
    }

    /// <summary>Somebody wants it to go out all the same, now.</summary>
    /// <exception cref="Refusal">It has gone out, or is just going.</exception>
    public void SendAgain(DateTimeOffset now)
    {
        if (Stage is MailStage.Sent or MailStage.Sending) throw new Refusal("This mail has gone out.");
        Turn(MailStage.Waiting, Trouble, now);
        (DueAt, GivesUpAt) = (now, now + _patience);
    }

    private void Turn(MailStage stage, string? trouble, DateTimeOffset now) =>
        (Stage, Trouble, Since) = (stage, trouble, now);
}
