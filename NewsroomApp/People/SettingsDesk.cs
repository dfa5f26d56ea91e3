using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Mailroom;
using NewsroomApp.Storage;

namespace NewsroomApp.People;

/// <summary>Where chief editors set what the newsroom is, and administrators by which server its mails go.</summary>
public sealed class SettingsDesk(
    EditorialTransaction transaction,
    IDbContextFactory<NewsroomDb> newsroom,
    Institution institution,
    MailSettings mail,
    SettingsWatch watch,
    BrandFolder brand,
    Postman postman,
    TimeProvider clock
)
{
    /// <summary>The mark as an address that holds the picture (RFC 2397); null where there is none.</summary>
    public string? Mark =>
        brand.Read((_, _) => { }) is var files && files.TryGetValue(BrandFolder.Drawing, out var drawing)
            ? "data:image/svg+xml;base64," + Convert.ToBase64String(drawing)
        : files.TryGetValue(BrandFolder.Picture, out var picture)
            ? "data:image/png;base64," + Convert.ToBase64String(picture)
        : null;

    /// <summary>What was changed last, by whom; null where all is as the machine has it.</summary>
    public async Task<SignOff?> LastChange()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        return (await Latest(db))?.By;
    }

    /// <summary>Sets what differs from what this page has opened; what others have set since stays.</summary>
    /// <returns>Whether something of it counts only once another chief editor has accepted it.</returns>
    public async Task<bool> Save(Actor me, HouseSettings opened, HouseSettings wanted)
    {
        Demand(wanted.Problems(), HouseSettings.Labels);
        var isAsked = false;
        await transaction.Do(
            me,
            async (by, db) =>
            {
                by.Role.Demand(Verb.ChangeSettings);
                var change = new SettingsChange(await Latest(db), institution, by);
                change.Set(ChosenSettings.Of(opened), ChosenSettings.Of(wanted));
                if (change.Keep(db, Verb.ChangeSettings) is not { } json) return;
                var house = ChosenSettings.Over(institution.OfMachine, json, institution.Locked);
                isAsked = await watch.Look(db, by, house, mail.Now.Server);
            }
        );
        return isAsked;
    }

    /// <summary>Puts the mark on every public page; null takes it away.</summary>
    public Task KeepMark(Actor me, byte[]? mark) =>
        transaction.Do(
            me,
            async (by, db) =>
            {
                by.Role.Demand(Verb.ChangeSettings);
                brand.KeepMark(mark);
                var change = new SettingsChange(await Latest(db), institution, by);
                change.Say(mark is null ? "Mark: none" : $"Mark: another file, {mark.Length:N0} bytes");
                change.Keep(db, Verb.ChangeSettings);
            }
        );

    /// <summary>An empty password stays what it was, unless the server or the user is another.</summary>
    /// <inheritdoc cref="Save"/>
    public async Task<bool> SaveMail(Actor me, SmtpSettings wanted)
    {
        wanted = WithPassword(wanted);
        Demand(wanted.Problems(), SmtpSettings.Labels);
        var isAsked = false;
        await transaction.Do(
            me,
            async (by, db) =>
            {
                by.Role.Demand(Verb.ChangeMail);
                if (mail.IsLocked) throw SettingsChange.Locked("Mail");
                var change = new SettingsChange(await Latest(db), institution, by);
                if (wanted != mail.Now) change.Set(MailSettings.Name, mail.Written(wanted), wanted.Spoken());
                if (change.Keep(db, Verb.ChangeMail) is not null)
                    isAsked = await watch.Look(db, by, institution.House, wanted.Server);
            }
        );
        return isAsked;
    }

    /// <summary>Sends a mail to whoever asks, by settings that need not be saved.</summary>
    public async Task Try(Actor me, SmtpSettings settings)
    {
        settings = WithPassword(settings);
        Demand(settings.Problems(), SmtpSettings.Labels);
        Mail? trial = null;
        await transaction.Do(
            me,
            async (by, db) =>
            {
                by.Role.Demand(Verb.ChangeMail);
                var address = await db.Users.Where(p => p.Id == by.PersonId).Select(p => p.Email!).SingleAsync();
                trial = Trial(by, address);
            }
        );
        await postman.Try(settings, trial!);
    }

    private Mail Trial(SignOff by, string address) =>
        new()
        {
            To = address,
            Name = by.Name,
            Subject = "A test from the newsroom",
            Text = $"This mail server takes mails of the newsroom.\n\n{institution.Name}\n",
            StatementId = "",
            Kind = Accounts.NoticeKind.None,
            WrittenAt = clock.GetUtcNow(),
            DueAt = clock.GetUtcNow(),
        };

    private SmtpSettings WithPassword(SmtpSettings wanted) =>
        wanted is { Password: "", User.Length: > 0 }
        && (wanted.Server, wanted.User) == (mail.Now.Server, mail.Now.User)
            ? wanted with { Password = mail.Now.Password }
            : wanted;

    private static Task<ChosenSettings?> Latest(NewsroomDb db) =>
        db.ChosenSettings.OrderByDescending(s => s.Id).AsNoTracking().FirstOrDefaultAsync();

    private static void Demand(
        IEnumerable<(string Setting, string Problem)> problems,
        IReadOnlyDictionary<string, string> labels
    )
    {
        foreach (var (setting, problem) in problems) throw new Refusal($"{labels[setting]} {problem}");
    }
}
