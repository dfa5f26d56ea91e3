using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
using NewsroomApp.Mailroom;
using NewsroomApp.Storage;

namespace NewsroomApp.People;

/// <summary>
/// Compares the settings, at each start and whenever the desk changes them, with those that were accepted; see
/// <see cref="Safeguards"/>.
/// </summary>
public sealed class SettingsWatch(
    EditorialTransaction transaction,
    PeopleMail people,
    Institution institution,
    MailSettings mail
) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Look();

    public Task Look() =>
        transaction.Do(Actor.Newsroom, (by, db) => Look(db, by, institution.House, mail.Now.Server));

    internal async Task Look(NewsroomDb db, SignOff by, HouseSettings house, string mailServer)
    {
        var (now, accepted) = (new Safeguards(house.Kinds, mailServer), await db.Safeguards());
        var lost = Lost(accepted, now);
        var isAlone = !await db.Users.AnyAsync(p => p.WasChiefEditor);
        await db
            .PersonRequests.Where(r => r.Verb == Verb.AcceptSettings && !r.IsAnswered && r.Name != lost)
            .ExecuteDeleteAsync();
        var isAccepted = lost.Length == 0 || isAlone;
        if (isAccepted) Accept(db, now, by, accepted);
        else await Ask(db, lost, await Asker(db, accepted!, now) ?? by);
        people.IsTrusted = isAccepted || mailServer.Length == 0 || accepted!.MailServer == mailServer;
    }

    /// <summary>What a chief editor confirms: exactly the settings of which the request speaks.</summary>
    internal async Task Accept(NewsroomDb db, PersonRequest request, SignOff by)
    {
        var (now, accepted) = (new Safeguards(institution.Kinds, mail.Now.Server), await db.Safeguards());
        if (Lost(accepted, now) != request.Name)
            throw new Refusal("The settings are not the same any more. Turn it down; the next change or start asks again.");
        Accept(db, now, by, accepted);
        people.IsTrusted = true;
    }

    private static string Lost(Safeguards? accepted, Safeguards now) =>
        string.Join("; ", (accepted?.Lost(now) ?? []).Distinct());

    private static void Accept(NewsroomDb db, Safeguards now, SignOff by, Safeguards? accepted)
    {
        if (accepted?.Write() != now.Write())
            db.Record(Verb.AcceptSettings, by with { PersonId = "", Role = Role.Scheduler }, now.Write());
    }

    /// <summary>Whoever set it at the desk, and so cannot confirm it; null where the machine has it so.</summary>
    private async Task<SignOff?> Asker(NewsroomDb db, Safeguards accepted, Safeguards now)
    {
        var ofMachine = new Safeguards(institution.OfMachine.Kinds, mail.OfMachine.Server);
        if (Lost(accepted, ofMachine) == Lost(accepted, now)) return null;
        var stored = await db.ChosenSettings.OrderByDescending(s => s.Id).AsNoTracking().ToListAsync();
        var chosen = db.ChangeTracker.Entries<ChosenSettings>().Select(e => e.Entity).Concat(stored).ToList();
        if (chosen.Count == 0) return null;
        var isMail = Lost(accepted, now with { MailServer = accepted.MailServer }).Length == 0;
        var name = isMail ? MailSettings.Name : nameof(HouseSettings.Kinds);
        var last = Chosen(chosen[0]);
        return chosen.TakeWhile(c => JsonNode.DeepEquals(Chosen(c), last)).Last().By;

        JsonNode? Chosen(ChosenSettings settings) => ChosenSettings.Read(settings.Json)[name];
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
        var who = by.PersonId.Length > 0 ? by.Name : "Whoever has the machine";
        await people.Tell(db, request, $"{who} asks to {request.What}.", by);
    }
}
