using NewsroomApp.Accounts;

namespace NewsroomApp.Mailroom;

/// <summary>Stored by name: never rename a member.</summary>
public enum MailStage
{
    Waiting,
    Sending,
    Sent,
    PerhapsSent,
    NotSent,
}

/// <summary>
/// An e-mail in the outbox, written in the same transaction as what it reports. It is retried only if the server
/// refused it or never got the text. Where the connection broke in between, nobody can know whether it arrived (RFC
/// 1047): it stays perhaps sent. It never carries unpublished words.
/// </summary>
public sealed class Mail
{
    private static readonly TimeSpan _patience = TimeSpan.FromDays(1);

    /// <summary>A sender that claimed a mail this long ago has died.</summary>
    public static readonly TimeSpan LongestSending = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan _gathering = TimeSpan.FromMinutes(5);

    public int Id { get; private init; }

    /// <summary>The same at each attempt, so that mailboxes can detect copies (RFC 5322, section 3.6.4).</summary>
    public Guid MessageId { get; private init; } = Guid.NewGuid();

    public required string To { get; init; }

    /// <summary>Of the person at the desk; empty for an outsider.</summary>
    public required string Name { get; init; }

    public required string Subject { get; init; }

    /// <summary>Plain text. Emptied once sent, because it may hold the secret of a link.</summary>
    public required string Text { get; set; }

    public required string StatementId { get; init; }

    public required NoticeKind Kind { get; init; }

    public required DateTimeOffset WrittenAt
    {
        get;
        init => (field, GivesUpAt) = (value, value + _patience);
    }
    public required DateTimeOffset DueAt { get; set; }
    public MailStage Stage { get; private set; }

    public DateTimeOffset? Since { get; private set; }

    public DateTimeOffset GivesUpAt { get; private set; }

    public int Attempts { get; private set; }

    public string? Trouble { get; private set; }

    public static Mail About(Notice notice, string name, string address, Edition edition, Institution institution) =>
        new()
        {
            To = address,
            Name = name,
            Subject =
                notice.Kind is NoticeKind.WentLive ? $"Live: {edition.Words.Headline}" : notice.Sentence("a statement"),
            Text = $"""
                {notice.Sentence(
                    notice.Kind is NoticeKind.WentLive ? CleanText.Quoted(edition.Words.Headline) : "a statement"
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

    public static Mail Letting(string statementId, ReaderLink link, string path, Institution institution)
    {
        var isPreview = link.Kind is ReaderLinkKind.Preview;
        return new()
        {
            To = link.SentTo,
            Name = "",
            Subject = $"{institution.Name}: {(isPreview ? "a draft for you to read" : "a statement under embargo")}",
            Text = $"""
                For {link.Holder}

                {institution.Name} lets you read {(isPreview ? "a draft" : "a statement before it is published")}:

                {institution.PublicUrl}{path}

                The link is for you alone: the page carries your name, and each reading is on record. {(
                    isPreview
                        ? $"It is good until {institution.Moment(link.ExpiresAt!.Value)}. Nobody has approved the words yet."
                        : "The page says until when the words are under embargo."
                )}

                {link.By.Name}
                {institution.Name}
                """,
            StatementId = statementId,
            Kind = NoticeKind.None,
            WrittenAt = link.By.At,
            DueAt = link.By.At,
        };
    }

    public bool GaveUp(DateTimeOffset now)
    {
        if (now <= GivesUpAt) return false;
        NotSent(Trouble ?? "It waited for more than a day.", now);
        return true;
    }

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

    public void PerhapsSent(string trouble, DateTimeOffset now) => Turn(MailStage.PerhapsSent, trouble, now);

    public void HasLeft(DateTimeOffset now) =>
        NotSent($"{Name} does not work here any more, so it was not sent.", now);

    public void NotSent(string trouble, DateTimeOffset now) => Turn(MailStage.NotSent, trouble, now);

    public void Postpone(string trouble, DateTimeOffset now)
    {
        Turn(MailStage.Waiting, trouble, now);
        DueAt = now + TimeSpan.FromMinutes(Math.Min(60, Math.Pow(2, Attempts - 1)));
    }

    public void SendAgain(DateTimeOffset now)
    {
        if (Stage is MailStage.Sent or MailStage.Sending) throw new Refusal("This mail has gone out.");
        Turn(MailStage.Waiting, Trouble, now);
        (DueAt, GivesUpAt) = (now, now + _patience);
    }

    private void Turn(MailStage stage, string? trouble, DateTimeOffset now) =>
        (Stage, Trouble, Since) = (stage, trouble, now);
}
