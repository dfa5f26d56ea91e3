using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Mailroom;
using NewsroomApp.Storage;

namespace NewsroomApp.People;

/// <summary>
/// Tells the person concerned and every chief editor of what is done with an account that can publish, and mails links
/// to choose a password, where mail is set up.
/// </summary>
public sealed class PeopleMail(MailSettings mail, Institution institution)
{
    /// <summary>Whether links to choose a password go by mail, which a chief editor may have to accept.</summary>
    public async Task<bool> IsSet(NewsroomDb db) => mail.Now.IsSet && await db.Trusts(mail.Now.Server);

    internal async Task Tell(NewsroomDb db, PersonRequest request, string sentence, SignOff by)
    {
        var person = request.PersonId is { } id ? await db.Users.FindAsync(id) : null;
        await Tell(db, person, sentence, by, person?.Email);
    }

    /// <param name="before">The address the person had before; null for somebody new.</param>
    internal async Task Tell(NewsroomDb db, Person? person, string sentence, SignOff by, string? before)
    {
        var chiefs = await db
            .Users.Where(p => p.Role == Role.ChiefEditor && p.DeactivatedAt == null && p.Id != by.PersonId)
            .AsNoTracking()
            .ToListAsync();
        var told = chiefs.FindAll(p => p.Id != person?.Id).ConvertAll(p => (p.Name, Address: p.Email!));
        // Whoever is new gets a link, or a password from the operator.
        if (person is not null && before is not null)
            told.AddRange([(person.Name, person.Email!), (person.Name, before)]);
        foreach (var (name, address) in told.DistinctBy(t => t.Address.ToUpperInvariant()))
            Write(
                db,
                name,
                address,
                "An account that can publish",
                $"{sentence}\n\nOn {institution.Moment(by.At)}, by {by.Name}.\n\nIf this is news to you, ask the press office at once.",
                by
            );
    }

    internal void Send(NewsroomDb db, Person person, string path, SignOff by) =>
        Write(
            db,
            person.Name,
            person.Email!,
            "Choose a password",
            $"Choose your password for the newsroom here:\n\n{institution.PublicUrl}{path}\n\nThe link works once and is good for a day.",
            by
        );

    internal void Warn(NewsroomDb db, Person person, SignOff by) =>
        Write(
            db,
            person.Name,
            person.Email!,
            "Wrong passwords for your account",
            $"{by.Name} tried several wrong passwords for your account and was turned away for a minute. You can go on signing in from elsewhere. "
                + $"If it was not you, a passkey makes guessing pointless: {institution.PublicUrl}/account/profile",
            by
        );

    internal void TellHolder(NewsroomDb db, Person person, string what, SignOff by) =>
        Write(
            db,
            person.Name,
            person.Email!,
            "How you sign in has changed",
            $"On {institution.Moment(by.At)} somebody signed in as you {what}.\n\nIf it was not you, ask the press office at once.",
            by
        );

    private void Write(NewsroomDb db, string name, string address, string subject, string text, SignOff by) =>
        db.Add(
            new Mail
            {
                To = address,
                Name = name,
                Subject = subject,
                Text = $"{text}\n\n{institution.Name}\n",
                StatementId = "",
                Kind = NoticeKind.None,
                WrittenAt = by.At,
                DueAt = by.At,
            }
        );
}
