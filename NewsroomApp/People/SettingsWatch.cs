using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Mailroom;
using NewsroomApp.Storage;

namespace NewsroomApp.People;

/// <summary>Compares the settings at each start with those that were accepted; see <see cref="Safeguards"/>.</summary>
public sealed class SettingsWatch(
    EditorialTransaction transaction,
    PeopleMail mail,
    Institution institution,
    SmtpSettings smtp
) : BackgroundService
{
    private string MailServer => smtp.IsSet ? $"{smtp.Host}:{smtp.Port}" : "";

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Look();

    public Task Look() =>
        transaction.Do(
            Actor.Newsroom,
            async (by, db) =>
            {
                var (now, accepted) = (Safeguards.Of(institution, MailServer), await db.Safeguards());
                string[] lost = [.. (accepted?.Lost(institution, MailServer) ?? []).Distinct()];
                var isAlone = !await db.Users.AnyAsync(p => p.WasChiefEditor);
                var asked = string.Join("; ", lost);
                await db
                    .PersonRequests.Where(r => r.Verb == Verb.AcceptSettings && !r.IsAnswered && r.Name != asked)
                    .ExecuteDeleteAsync();
                if (lost.Length == 0 || isAlone) Accept(db, now, by, accepted);
                else await Ask(db, asked, by);
                mail.IsTrusted = lost.Length == 0 || isAlone || !smtp.IsSet || accepted!.MailServer == MailServer;
            }
        );

    /// <summary>What a chief editor confirms: exactly the settings of which the request speaks.</summary>
    internal async Task Accept(NewsroomDb db, PersonRequest request, SignOff by)
    {
        var accepted = await db.Safeguards();
        var lost = string.Join("; ", (accepted?.Lost(institution, MailServer) ?? []).Distinct());
        if (lost != request.Name)
            throw new Refusal("The settings are not the same any more. Turn it down; the next start asks again.");
        Accept(db, Safeguards.Of(institution, MailServer), by with { PersonId = "", Role = Role.Scheduler }, accepted);
        mail.IsTrusted = true;
    }

    private static void Accept(NewsroomDb db, Safeguards now, SignOff by, Safeguards? accepted)
    {
        if (accepted?.Write() != now.Write()) db.Record(Verb.AcceptSettings, by, now.Write());
    }

    private async Task Ask(NewsroomDb db, string lost, SignOff by)
    {
        if (await db.PersonRequests.AnyAsync(r => r.Verb == Verb.AcceptSettings && !r.IsAnswered)) return;
        var request = new PersonRequest
        {
            Verb = Verb.AcceptSettings,
            Name = lost,
            Email = "",
            Role = Role.Scheduler,
            By = by,
        };
        db.Add(request);
        await mail.Tell(db, request, $"Whoever has the machine asks to {request.What}.", by);
    }
}
