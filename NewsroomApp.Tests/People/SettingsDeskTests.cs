using System.Net;
using System.Text;
using MailKit.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Mailroom;
using NewsroomApp.People;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.People;

/// <summary>A chief editor sets what the newsroom is, an administrator its mail server; it counts at once.</summary>
public class SettingsDeskTests
{
    [Fact]
    public async Task What_is_set_at_the_desk_stands_on_the_next_page_and_after_a_restart()
    {
        await using var newsroom = await TestNewsroom.Serve();
        var visitor = newsroom.Visitor();
        var before = await visitor.GetStringAsync("/", TestContext.Current.CancellationToken);
        await Save(
            newsroom,
            h =>
                h with
                {
                    InstitutionName = "Office of Lamps",
                    Tagline = "Lit.",
                    About = "We **light**.",
                    AccentColour = "#7a1f1f",
                }
        );
        var after = await visitor.GetStringAsync("/", TestContext.Current.CancellationToken);
        Assert.Contains("Office of Lamps", after, StringComparison.Ordinal);
        Assert.Contains("<p class=\"tagline\">Lit.</p>", after, StringComparison.Ordinal);
        Assert.Contains("We light.", after, StringComparison.Ordinal);
        Assert.NotEqual(Sheet(before), Sheet(after));
        var css = await visitor.GetStringAsync(Sheet(after), TestContext.Current.CancellationToken);
        Assert.Contains("--accent:#7a1f1f", css, StringComparison.Ordinal);

        var again = new Institution { InstitutionName = "As the machine has it", PressContacts = "Call." };
        Follow(newsroom, again);
        Assert.Equal(("Office of Lamps", "Call."), (again.Name, again.PressContacts));
        var locked = new Institution { InstitutionName = "Locked", Locked = [nameof(HouseSettings.InstitutionName)] };
        Follow(newsroom, locked);
        Assert.Equal(("Locked", "Lit."), (locked.Name, locked.Tagline));
    }

    [Fact]
    public async Task Two_people_who_set_different_things_keep_both_and_the_same_thing_is_said()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (opened, chief) = (newsroom.House, newsroom.As(DemoCast.ChiefEditor));
        await newsroom.Settings.Save(chief, opened, opened with { Tagline = "One." });
        await newsroom.Settings.Save(chief, opened, opened with { About = "Two." });
        Assert.Equal(("One.", "Two."), (newsroom.House.Tagline, newsroom.House.About));
        var refusal = await Assert.ThrowsAsync<Refusal>(() =>
            newsroom.Settings.Save(chief, opened, opened with { Tagline = "Three.", About = "Four." })
        );
        Assert.Contains("has set it to “One.”", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(("One.", "Two."), (newsroom.House.Tagline, newsroom.House.About));
        var mine = newsroom.Settings.Rebased(opened, opened with { Tagline = "Three." });
        Assert.Equal(("Three.", "Two."), (mine.Tagline, mine.About));
        await newsroom.Settings.Save(chief, newsroom.House, opened);
        Assert.Equal("{}", newsroom.App.Services.GetRequiredService<LatestSettings>().Json);
    }

    [Theory]
    [InlineData("", "#0b4f8a", "en", "Enter a name; it appears on every page.")]
    [InlineData("Lamps", "#ffee00", "en", "too light to read on white")]
    [InlineData("\u200B", "#0b4f8a", "en", "Enter a name")]
    [InlineData("\u3164", "#0b4f8a", "en", "Enter a name")]
    [InlineData("A\u200B", "#0b4f8a", "en", "an invisible character, U+200B")]
    [InlineData("A\u202Ectu", "#0b4f8a", "en", "an invisible character, U+202E")]
    [InlineData("Lamps", "#0b4f8a", "zz", "“zz” is not a language code we recognise.")]
    [InlineData("Lamps", "red", "en", "Enter a colour such as #0b4f8a.")]
    [InlineData("Lamps", "#0b4f8a", "english please", "is not a language code")]
    public async Task What_cannot_be_right_is_refused_and_nothing_is_set(
        string name,
        string colour,
        string language,
        string said
    )
    {
        await using var newsroom = await TestNewsroom.Open();
        var refusal = await Assert.ThrowsAsync<Refusal>(() =>
            Save(newsroom, h => h with { InstitutionName = name, AccentColour = colour, Languages = [language] })
        );
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("{}", newsroom.App.Services.GetRequiredService<LatestSettings>().Json);
    }

    [Fact]
    public async Task A_language_is_kept_once_as_it_is_usually_written()
    {
        await using var newsroom = await TestNewsroom.Open();
        await Save(newsroom, h => h with { Languages = ["EN", "en", "SR-latn", "pt-br", "fr", ""] });
        Assert.Equal(["en", "sr-Latn", "pt-BR", "fr"], newsroom.House.Languages);
    }

    [Fact]
    public async Task At_least_one_kind_stays()
    {
        await using var newsroom = await TestNewsroom.Open();
        var refusal = await Assert.ThrowsAsync<Refusal>(() => Save(newsroom, h => h with { Kinds = [] }));
        Assert.Equal("Kinds of statement: Keep at least one kind of statement.", refusal.Message);
    }

    [Fact]
    public async Task What_only_the_server_can_change_stops_nothing_at_the_desk()
    {
        await using var newsroom = await TestNewsroom.Open(
            "--Newsroom:Locked:0=AccentColour",
            "--Newsroom:AccentColour=#ffee00"
        );
        await Save(newsroom, h => h with { Tagline = "Bright." });
        Assert.Equal("Bright.", newsroom.House.Tagline);
    }

    [Fact]
    public async Task A_kind_that_would_need_less_waits_for_another_chief_editor_also_after_a_restart()
    {
        await using var newsroom = await TestNewsroom.Open();
        await Save(newsroom, h => h with { Kinds = [new() { Name = "Joint", Approvals = 2 }] });
        await Accepted(newsroom);
        await Save(newsroom, h => h with { Kinds = [new() { Name = "Joint" }] });
        Assert.False((await newsroom.Settings.State()).HasOther);
        await newsroom.App.Services.GetRequiredService<SettingsWatch>().Look();
        var request = Assert.Single(await newsroom.Requests.Waiting());
        await Save(newsroom, h => h with { Tagline = "Something else." });
        await newsroom.App.Services.GetRequiredService<SettingsWatch>().Look();
        request = Assert.Single(await newsroom.Requests.Waiting());
        var refusal = await Assert.ThrowsAsync<Refusal>(() =>
            newsroom.Requests.Confirm(newsroom.As(DemoCast.ChiefEditor), request.Id)
        );
        Assert.Contains("You asked for it", refusal.Message, StringComparison.Ordinal);
        await using var db = await newsroom.Db();
        var institution = newsroom.App.Services.GetRequiredService<Institution>();
        Assert.Equal(2, (await db.PressOffice(institution)).Institution.KindOf("Joint").Approvals);

        await newsroom.Requests.TurnDown(newsroom.As(DemoCast.ChiefEditor), request.Id);
        Assert.Equal(2, newsroom.House.Kinds[0].Approvals);
        await Save(newsroom, h => h with { Tagline = "And more." });
        Assert.Empty(await newsroom.Requests.Waiting());
    }

    [Fact]
    public async Task A_kind_and_a_mail_server_are_asked_for_each_by_whoever_set_it()
    {
        await using var newsroom = await TestNewsroom.Open();
        await Save(newsroom, h => h with { Kinds = [new() { Name = "Joint", Approvals = 2 }] });
        var (tariq, chief) = (newsroom.As(DemoCast.Administrator), newsroom.As(DemoCast.ChiefEditor));
        await newsroom.App.Services.GetRequiredService<SettingsWatch>().Look();
        await newsroom.Settings.SaveMail(tariq, new() { Host = "mail.example", From = "a@b.example" });
        await Save(newsroom, h => h with { Kinds = [new() { Name = "Joint" }] });
        var waiting = await newsroom.Requests.Waiting();
        Assert.Equal([tariq.PersonId, chief.PersonId], waiting.Select(r => r.By.PersonId));
        await newsroom.Requests.TurnDown(chief, waiting[0].Id);
        Assert.Equal("", newsroom.Mail.Host);
        Assert.Equal(chief.PersonId, Assert.Single(await newsroom.Requests.Waiting()).By.PersonId);
        await newsroom.Settings.SaveMail(tariq, new() { Host = "mail.example", From = "a@b.example" });
        var mail = (await newsroom.Requests.Waiting()).Single(r => r.By.PersonId == tariq.PersonId);
        await newsroom.Requests.Confirm(chief, mail.Id);
        var state = await newsroom.Settings.State();
        Assert.Null(state.Mail);
        Assert.StartsWith("“Joint” needs 1", state.Kinds, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mail_server_is_tried_and_mails_wait_until_a_chief_editor_has_accepted_it()
    {
        await using var server = new MailServer();
        await using var newsroom = await TestNewsroom.Open();
        await newsroom.App.Services.GetRequiredService<SettingsWatch>().Look();
        var tariq = newsroom.As(DemoCast.Administrator);
        var wanted = new SmtpSettings
        {
            Host = "127.0.0.1",
            Port = server.Port,
            Security = SecureSocketOptions.None,
            From = "newsroom@example.org",
            Password = "a secret",
        };
        await newsroom.Settings.Try(tariq, wanted);
        Assert.Contains("To: ", Assert.Single(server.Taken), StringComparison.Ordinal);
        var away = await Assert.ThrowsAsync<Refusal>(() =>
            newsroom.Settings.Try(tariq, wanted with { Port = 1 })
        );
        Assert.Contains("did not take it", away.Message, StringComparison.Ordinal);

        await newsroom.Settings.SaveMail(tariq, wanted);
        Assert.Equal("a secret", newsroom.Mail.Password);
        await using (var db = await newsroom.Db())
        {
            Assert.DoesNotContain(
                "a secret",
                (await db.ChosenSettings.SingleAsync(TestContext.Current.CancellationToken)).Json,
                StringComparison.Ordinal
            );
            Assert.DoesNotContain(
                await db.History.Select(h => h.Note).ToListAsync(TestContext.Current.CancellationToken),
                note => note?.Contains("a secret", StringComparison.Ordinal) is true
            );
        }
        await newsroom.InReview();
        await newsroom.Postman.SendDue();
        Assert.Single(server.Taken);
        await Accepted(newsroom);
        await newsroom.Postman.SendDue();
        Assert.NotEqual(1, server.Taken.Count);
    }

    [Fact]
    public async Task A_password_goes_nowhere_it_was_not_meant_for()
    {
        await using var newsroom = await TestNewsroom.Open();
        var tariq = newsroom.As(DemoCast.Administrator);
        var mail = new SmtpSettings { Host = "mail.example", From = "a@b.example", User = "u", Password = "p" };
        await newsroom.Settings.SaveMail(tariq, mail);
        await newsroom.Settings.SaveMail(tariq, mail with { Password = "", From = "c@d.example" });
        Assert.Equal("p", newsroom.Mail.Password);
        var again = await Assert.ThrowsAsync<Refusal>(() =>
            newsroom.Settings.SaveMail(tariq, mail with { Password = "", Host = "else.example" })
        );
        Assert.Contains("Password: Type it again", again.Message, StringComparison.Ordinal);
        var bare = await Assert.ThrowsAsync<Refusal>(() =>
            newsroom.Settings.SaveMail(tariq, mail with { Security = SecureSocketOptions.None })
        );
        Assert.Contains("could be read on its way", bare.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_mark_is_checked_and_served_at_once()
    {
        await using var newsroom = await TestNewsroom.Serve();
        var (chief, visitor) = (newsroom.As(DemoCast.ChiefEditor), newsroom.Visitor());
        await Assert.ThrowsAsync<Refusal>(() =>
            newsroom.Settings.KeepMark(chief, "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"u8.ToArray())
        );
        await Assert.ThrowsAsync<Refusal>(() => newsroom.Settings.KeepMark(chief, "GIF89a"u8.ToArray()));
        await newsroom.Settings.KeepMark(chief, Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
        var page = await visitor.GetStringAsync("/", TestContext.Current.CancellationToken);
        Assert.Contains("<img src=\"/brand/mark.svg?v=", page, StringComparison.Ordinal);
        await newsroom.Settings.KeepMark(chief, mark: null);
        page = await visitor.GetStringAsync("/", TestContext.Current.CancellationToken);
        Assert.DoesNotContain("/brand/", page, StringComparison.Ordinal);
        using var gone = await visitor.GetAsync("/brand/mark.svg", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    private static Task Save(TestNewsroom newsroom, Func<HouseSettings, HouseSettings> change) =>
        newsroom.Settings.Save(newsroom.As(DemoCast.ChiefEditor), newsroom.House, change(newsroom.House));

    private static async Task Accepted(TestNewsroom newsroom)
    {
        foreach (var request in await newsroom.Requests.Waiting())
        {
            await using var db = await newsroom.Db();
            await db
                .PersonRequests.Where(r => r.Id == request.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.By.PersonId, "somebody else"));
            await newsroom.Requests.Confirm(newsroom.As(DemoCast.ChiefEditor), request.Id);
        }
    }

    private static void Follow(TestNewsroom newsroom, Institution institution) =>
        new LatestSettings(newsroom.App.Services.GetRequiredService<Newsstand>(), institution).Look();

    private static string Sheet(string page) =>
        page[page.IndexOf("/newsstand.css", StringComparison.Ordinal)..].Split('"')[0];
}
