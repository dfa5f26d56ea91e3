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
        if (accepted is null || !await db.Users.AnyAsync(p => p.WasChiefEditor))
            accepted = Accept(db, now, by, accepted);
        var (kinds, server) = (accepted.LostOf(now.Kinds), accepted.LostOf(mailServer));
        await db
            .PersonRequests.Where(r => r.Verb == Verb.AcceptSettings && !r.IsAnswered)
            .Where(r => r.Name != kinds && r.Name != server)
            .ExecuteDeleteAsync();
        // What the machine has is asked for at a start alone, so that what was turned down stays so until then.
        foreach (var lost in new[] { kinds, server }.Where(l => l.Length > 0))
            if ((await Asker(db, lost) ?? (by.PersonId.Length == 0 ? by : null)) is { } asker)
                await Ask(db, lost, asker);
        var fine = new Safeguards(
            kinds.Length > 0 ? accepted.Kinds : now.Kinds,
            server.Length > 0 ? accepted.MailServer : mailServer
        );
        Accept(db, fine, by, accepted);
    }

    /// <summary>What a chief editor confirms: exactly the settings of which the request speaks.</summary>
    internal async Task Accept(NewsroomDb db, PersonRequest request, SignOff by)
    {
        var accepted = await db.Safeguards();
        if (accepted?.LostOf(institution.Kinds) == request.Name)
            Accept(db, accepted with { Kinds = institution.Kinds }, by, accepted);
        else if (accepted?.LostOf(mail.Now.Server) == request.Name)
            Accept(db, accepted with { MailServer = mail.Now.Server }, by, accepted);
        else
            throw new Refusal("The settings have changed since. Turn this down; you will be asked again at the next change or start.");
    }

    /// <summary>What was set at the desk goes back to what counts; what the machine has stays as it is.</summary>
    internal async Task TurnDown(NewsroomDb db, PersonRequest request, SignOff by)
    {
        if (await db.Safeguards() is not { } accepted || await Asker(db, request.Name) is null) return;
        var chosen = await Chosen(db);
        var change = new SettingsChange(chosen[0], institution, by);
        if (accepted.LostOf(institution.Kinds) == request.Name)
            change.Set(
                nameof(HouseSettings.Kinds),
                ChosenSettings.Of(institution.House with { Kinds = accepted.Raise(institution).Kinds })["Kinds"],
                "as before"
            );
        else
            change.Set(
                MailSettings.Name,
                chosen
                    .Select(c => ChosenSettings.Read(c.Json)[MailSettings.Name])
                    .FirstOrDefault(m => m is not null && mail.Read(m).Server == accepted.MailServer),
                "as before"
            );
        change.Keep(db, Verb.ChangeSettings);
    }

    /// <summary>What waits for a chief editor: of the kinds, and of the mail server.</summary>
    public async Task<(PersonRequest? Kinds, PersonRequest? Mail)> Waiting(NewsroomDb db)
    {
        var accepted = await db.Safeguards();
        var requests = await db
            .PersonRequests.Where(r => r.Verb == Verb.AcceptSettings && !r.IsAnswered)
            .AsNoTracking()
            .ToListAsync();
        return (
            requests.Find(r => r.Name == accepted?.LostOf(institution.Kinds)),
            requests.Find(r => r.Name == accepted?.LostOf(mail.Now.Server))
        );
    }

    private static Safeguards Accept(NewsroomDb db, Safeguards now, SignOff by, Safeguards? accepted)
    {
        if (accepted?.Write() != now.Write())
            db.Record(Verb.AcceptSettings, by with { PersonId = "", Role = Role.Scheduler }, now.Write());
        return now;
    }

    /// <summary>Whoever set it at the desk, and so cannot confirm it; null where the machine has it so.</summary>
    private static async Task<SignOff?> Asker(NewsroomDb db, string lost)
    {
        var name = Safeguards.IsOfMail(lost) ? MailSettings.Name : nameof(HouseSettings.Kinds);
        var chosen = (await Chosen(db)).ConvertAll(c => (c.By, Value: ChosenSettings.Read(c.Json)[name]));
        return chosen.Exists(c => c.Value is not null)
            ? chosen.TakeWhile(c => JsonNode.DeepEquals(c.Value, chosen[0].Value)).Last().By
            : null;
    }

    /// <summary>The newest first, with what this transaction sets.</summary>
    private static async Task<List<ChosenSettings>> Chosen(NewsroomDb db)
    {
        var stored = await db.ChosenSettings.OrderByDescending(s => s.Id).AsNoTracking().ToListAsync();
        return [.. db.ChangeTracker.Entries<ChosenSettings>().Select(e => e.Entity), .. stored];
    }

    private async Task Ask(NewsroomDb db, string lost, SignOff by)
    {
        if (await db.PersonRequests.AnyAsync(r => r.Verb == Verb.AcceptSettings && !r.IsAnswered && r.Name == lost))
            return;
        var request = new PersonRequest
        {
            Verb = Verb.AcceptSettings,
            Name = lost,
            Email = "",
            Role = Role.Scheduler,
            By = by,
        };
        db.Add(request);
        var who = by.PersonId.Length > 0 ? by.Name : "Whoever runs the server";
        await people.Tell(db, request, $"{who} asks to {request.What}.", by);
    }
}
