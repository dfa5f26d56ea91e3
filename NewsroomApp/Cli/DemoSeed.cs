using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NewsroomApp.Accounts;
using NewsroomApp.Collaboration;
using NewsroomApp.Drafting;
using NewsroomApp.Drafting.Import;
using NewsroomApp.Margin;
using NewsroomApp.People;
using NewsroomApp.Publishing;
using NewsroomApp.Review;
using NewsroomApp.Storage;

namespace NewsroomApp.Cli;

/// <summary>
/// Fills an empty newsroom with people and some weeks of their work: statements in every stage, a correction, a
/// withdrawal, one for tomorrow and one that a comment stops. It calls the desks as the pages do, with the clock set
/// back so that the statements have a past, which has to be in the order of time.
/// </summary>
public sealed class DemoSeed(
    IDbContextFactory<NewsroomDb> newsroom,
    PeopleDesk people,
    PictureImport pictures,
    IEnumerable<Effect> effects,
    ChangeFeed feed,
    Institution institution,
    TimeProvider clock,
    WriteGate gate
)
{
    public async Task Plant()
    {
        foreach (var member in DemoCast.Everybody)
            await people.Add(Actor.Operator, member.Name, member.Email, member.Role, DemoCast.Password);
        var cast = (await people.Everybody()).ToDictionary(p => p.Email!, p => p.Known());
        var (ana, jonas, elise, chief) = (
            cast[DemoCast.Officer.Email],
            cast[DemoCast.Colleague.Email],
            cast[DemoCast.Editor.Email],
            cast[DemoCast.ChiefEditor.Email]
        );

        await At(TimeSpan.FromDays(45)).Topics.Keep(chief, DemoTexts.Topics);
        for (var i = 0; i < DemoTexts.Earlier.Count; i++)
        {
            var ago = TimeSpan.FromDays(42 - (6 * i)) + TimeSpan.FromHours(i);
            await Publish(i % 2 == 0 ? ana : jonas, elise, ago, DemoTexts.Earlier[i] with { Date = Day(ago) });
        }
        await PublishAndWithdrawAccident(jonas, elise, chief, TimeSpan.FromDays(4));
        await PublishFerryStatement(jonas, elise, TimeSpan.FromDays(2));
        await PublishAndCorrectRiverStatement(ana, elise, TimeSpan.FromHours(26));
        await ScheduleBudget(jonas, elise, TimeSpan.FromHours(3));
        await StopDyke(ana, elise, jonas, TimeSpan.FromHours(2));
        await ApproveSummitOnce(jonas, elise, TimeSpan.FromMinutes(95));
        await AskForClearance(ana, elise, TimeSpan.FromMinutes(70));
        await SubmitWinterStatement(ana, TimeSpan.FromMinutes(48));
        await Draft(At(TimeSpan.FromMinutes(12)), ana, DemoTexts.Archive);
    }

    private async Task PublishAndWithdrawAccident(Actor writer, Actor editor, Actor chief, TimeSpan ago)
    {
        var id = await Publish(writer, editor, ago, DemoTexts.Accident with { Date = Day(ago) });
        var presence = At(ago - TimeSpan.FromHours(5)).Presence;
        await presence.Ask(chief, id, Verb.Withdraw, "One person was hurt after all. A new statement follows.");
        var asked = (await presence.Read(id))!.Pending!;
        await presence.Confirm(editor, id, asked.Id);
    }

    private async Task ScheduleBudget(Actor writer, Actor editor, TimeSpan ago)
    {
        var id = await Approved(writer, editor, ago, DemoTexts.Budget);
        var tomorrow = institution.Begins(institution.Day(clock.GetUtcNow()).AddDays(1));
        await At(ago).Publishing.Schedule(editor, id, tomorrow.AddHours(10));
    }

    private async Task StopDyke(Actor writer, Actor editor, Actor colleague, TimeSpan ago)
    {
        var id = await Approved(writer, editor, ago, DemoTexts.Dyke);
        await At(ago).Publishing.Schedule(editor, id, clock.GetUtcNow().AddHours(20));
        var metres = DemoTexts.Dyke.Body.IndexOf("140", StringComparison.Ordinal);
        await At(ago - TimeSpan.FromMinutes(10)).Margin.Comment(
            colleague,
            id,
            "The engineers say 160 now. Hold it until they have measured again.",
            Anchor.At(Parts.Body, DemoTexts.Dyke, metres, 3),
            replacement: null,
            blocking: true
        );
    }

    private async Task ApproveSummitOnce(Actor writer, Actor editor, TimeSpan ago)
    {
        var desks = At(ago);
        var id = await Draft(desks, writer, DemoTexts.Summit with { Date = Day(ago) });
        await Approve(desks, writer, editor, id);
    }

    private async Task AskForClearance(Actor writer, Actor editor, TimeSpan ago)
    {
        var desks = At(ago);
        var id = await Draft(desks, writer, DemoTexts.Interview);
        await desks.Drafting.Submit(writer, id);
        var quotation = (await desks.Drafting.Find(id))!.Open!.Quotations[^1];
        await desks.Clearance.Ask(writer, id, quotation.Fingerprint, quotation.Speaker);
        await desks.Margin.Comment(editor, id, "A fine last line. Do we have a picture of the room?");
    }

    private async Task PublishFerryStatement(Actor writer, Actor editor, TimeSpan ago) =>
        await Publish(writer, editor, ago, DemoTexts.Ferry with { Date = Day(ago) });

    private async Task PublishAndCorrectRiverStatement(Actor writer, Actor editor, TimeSpan ago)
    {
        var dated = DemoTexts.River with { Date = Day(ago) };
        var drawing = new ImportedPicture("picture-1", DemoPicture.Draw(), DemoTexts.PictureAlt);
        var (_, words) = await pictures.Into(new("", dated) { Pictures = [drawing] }, CancellationToken.None);
        // None where the machine can make no pictures.
        foreach (var picture in words.Pictures)
            words = words
                .With(picture.CaptionText, DemoTexts.PictureCaption)
                .With(picture.CreditText, DemoTexts.PictureCredit);
        var id = await Publish(writer, editor, ago, words);
        var later = At(ago - TimeSpan.FromHours(3));
        await later.Publishing.Correct(writer, id);
        await later.Drafting.Write(writer, id, DemoTexts.Corrected(words));
        await Approve(later, writer, editor, id);
        await later.Publishing.PublishNow(editor, id);
    }

    private async Task SubmitWinterStatement(Actor writer, TimeSpan ago)
    {
        var desks = At(ago);
        var id = await Draft(desks, writer, DemoTexts.Winter with { Date = Day(ago) });
        await desks.Drafting.Submit(writer, id);
    }

    private async Task<string> Publish(Actor writer, Actor editor, TimeSpan ago, Document words)
    {
        var id = await Approved(writer, editor, ago, words);
        await At(ago).Publishing.PublishNow(editor, id);
        return id;
    }

    private async Task<string> Approved(Actor writer, Actor editor, TimeSpan ago, Document words)
    {
        var desks = At(ago);
        var id = await Draft(desks, writer, words);
        await Approve(desks, writer, editor, id);
        return id;
    }

    private static async Task<string> Draft(Desks desks, Actor writer, Document words)
    {
        var id = await desks.Drafting.Start(writer);
        await desks.Drafting.Write(writer, id, words);
        return id;
    }

    private static async Task Approve(Desks desks, Actor writer, Actor editor, string id)
    {
        await desks.Drafting.Submit(writer, id);
        var copy = await desks.Review.Open(editor, id);
        await desks.Review.Approve(editor, id, copy!.Shown);
    }

    private DateOnly Day(TimeSpan ago) => DateOnly.FromDateTime((clock.GetUtcNow() - ago).UtcDateTime);

    private Desks At(TimeSpan ago)
    {
        var earlier = new EarlierClock(clock, ago);
        var transaction = new EditorialTransaction(newsroom, institution, earlier, feed, new(), gate, effects);
        return new(
            new(transaction, newsroom, gate, institution, pictures, earlier, NullLogger<DraftSession>.Instance),
            new(transaction, newsroom, institution),
            new(transaction, newsroom, institution, earlier),
            new(transaction, newsroom),
            new(transaction, newsroom, institution),
            new(transaction, newsroom, institution),
            new(transaction, newsroom, institution, earlier)
        );
    }

    private sealed record Desks(
        DraftingDesk Drafting,
        ReviewDesk Review,
        PublishingDesk Publishing,
        TopicDesk Topics,
        PresenceDesk Presence,
        MarginDesk Margin,
        ClearanceDesk Clearance
    );

    private sealed class EarlierClock(TimeProvider clock, TimeSpan ago) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() - ago;
    }
}
