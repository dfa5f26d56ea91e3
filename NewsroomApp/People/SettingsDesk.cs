using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using NewsroomApp.Accounts;
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

    /// <summary>What somebody who looks at the settings has to know of them.</summary>
    public async Task<SettingsState> State()
    {
        await using var db = await newsroom.CreateDbContextAsync();
        var (kinds, server) = await watch.Waiting(db);
        var asker = kinds?.By.PersonId;
        var hasOther = await db.Users.AnyAsync(p =>
            p.Role == Role.ChiefEditor && p.DeactivatedAt == null && p.Id != asker
        );
        return new((await Latest(db))?.By, kinds?.Name, server?.Name, hasOther);
    }

    /// <summary>Sets what differs from what this page has opened; what others have set since stays.</summary>
    public Task Save(Actor me, HouseSettings opened, HouseSettings wanted)
    {
        wanted = wanted.Cleaned();
        Demand(ProblemsOf(wanted), HouseSettings.Labels);
        return transaction.Do(
            me,
            async (by, db) =>
            {
                by.Role.Demand(Verb.ChangeSettings);
                var change = new SettingsChange(await Latest(db), institution, by);
                change.Set(ChosenSettings.Of(opened), ChosenSettings.Of(wanted));
                if (change.Keep(db, Verb.ChangeSettings) is not { } json) return;
                var house = ChosenSettings.Over(institution.OfMachine, json, institution.Locked);
                await watch.Look(db, by, house, mail.Now.Server);
            }
        );
    }

    /// <summary>What a page has changed, over what stands now.</summary>
    public HouseSettings Rebased(HouseSettings opened, HouseSettings mine)
    {
        var (was, changes) = (ChosenSettings.Of(opened), ChosenSettings.Of(mine));
        foreach (var (name, value) in was)
            if (JsonNode.DeepEquals(changes[name], value)) changes.Remove(name);
        return ChosenSettings.Over(institution.House, changes.ToJsonString(), []);
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
    public Task SaveMail(Actor me, SmtpSettings wanted)
    {
        Demand(ProblemsOf(wanted), SmtpSettings.Labels);
        wanted = WithPassword(wanted);
        return transaction.Do(
            me,
            async (by, db) =>
            {
                by.Role.Demand(Verb.ChangeMail);
                if (mail.IsLocked) throw SettingsChange.Locked("Mail");
                var change = new SettingsChange(await Latest(db), institution, by);
                if (wanted != mail.Now) change.Set(MailSettings.Name, mail.Written(wanted), wanted.Spoken());
                if (change.Keep(db, Verb.ChangeMail) is not null)
                    await watch.Look(db, by, institution.House, wanted.Server);
            }
        );
    }

    /// <summary>What the desk cannot change is no problem of the desk.</summary>
    public IEnumerable<(string Setting, string Problem)> ProblemsOf(HouseSettings wanted) =>
        wanted.Problems().Where(p => !institution.Locked.Contains(HouseSettings.WholeOf(p.Setting)));

    public IEnumerable<(string Setting, string Problem)> ProblemsOf(SmtpSettings wanted)
    {
        var isForgotten = wanted is { Password: "", User.Length: > 0 } && mail.Now.Password.Length > 0;
        return isForgotten && WithPassword(wanted).Password.Length == 0
            ? wanted.Problems().Append((nameof(wanted.Password), "Type it again for another server or user."))
            : wanted.Problems();
    }

    /// <summary>Sends a mail to whoever asks, by settings that need not be saved.</summary>
    public async Task Try(Actor me, SmtpSettings settings)
    {
        Demand(ProblemsOf(settings), SmtpSettings.Labels);
        settings = WithPassword(settings);
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
            Text = $"This mail server accepts e-mails from the newsroom.\n\n{institution.Name}\n",
            StatementId = "",
            Kind = NoticeKind.None,
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
        foreach (var (setting, problem) in problems)
            throw new Refusal($"{labels[HouseSettings.WholeOf(setting)]}: {problem}");
    }
}

/// <param name="Kinds">What kinds would need less, and waits for another chief editor; null for nothing.</param>
/// <param name="Mail">By which server mails would go, which waits for a chief editor; null for none.</param>
/// <param name="HasOther">Whether there is a chief editor who did not ask for <paramref name="Kinds"/>.</param>
public sealed record SettingsState(SignOff? Last, string? Kinds, string? Mail, bool HasOther);
