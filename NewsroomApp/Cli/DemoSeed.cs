using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using NewsroomApp.Accounts;
using NewsroomApp.Collaboration;
using NewsroomApp.Drafting;
using NewsroomApp.People;
using NewsroomApp.Publishing;
using NewsroomApp.Review;
using NewsroomApp.Storage;

namespace NewsroomApp.Cli;

/// <summary>
/// Fills an empty newsroom with people, a draft, a statement in review and two live ones, one of them corrected. It
/// calls the desks as the pages do, with the clock set back so that the statements have a past.
/// </summary>
public sealed class DemoSeed(
    IDbContextFactory<NewsroomDb> newsroom,
    PeopleDesk people,
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
        var (ana, jonas, elise) = (
            cast[DemoCast.Officer.Email],
            cast[DemoCast.Colleague.Email],
            cast[DemoCast.Editor.Email]
        );

        await At(TimeSpan.FromDays(3)).Topics.Keep(cast[DemoCast.ChiefEditor.Email], DemoTexts.Topics);
        await PublishFerryStatement(jonas, elise, TimeSpan.FromDays(2));
        await PublishAndCorrectRiverStatement(ana, elise, TimeSpan.FromHours(26));
        await SubmitWinterStatement(ana, TimeSpan.FromMinutes(48));
        await DraftArchiveStatement(ana, TimeSpan.FromMinutes(12));
    }

    private async Task PublishFerryStatement(Actor writer, Actor editor, TimeSpan ago) =>
        await Publish(writer, editor, ago, DemoTexts.Ferry with { Date = Day(ago) });

    private async Task PublishAndCorrectRiverStatement(Actor writer, Actor editor, TimeSpan ago)
    {
        var id = await Publish(writer, editor, ago, DemoTexts.River with { Date = Day(ago) });
        var later = At(ago - TimeSpan.FromHours(3));
        await later.Publishing.Correct(writer, id);
        await later.Drafting.Write(writer, id, DemoTexts.CorrectedRiver with { Date = Day(ago) });
        await Approve(later, writer, editor, id);
        await later.Publishing.PublishNow(editor, id);
    }

    private async Task SubmitWinterStatement(Actor writer, TimeSpan ago)
    {
        var desks = At(ago);
        var id = await desks.Drafting.Start(writer);
        await desks.Drafting.Write(writer, id, DemoTexts.Winter with { Date = Day(ago) });
        await desks.Drafting.Submit(writer, id);
    }

    private async Task DraftArchiveStatement(Actor writer, TimeSpan ago)
    {
        var desks = At(ago);
        var id = await desks.Drafting.Start(writer);
        await desks.Drafting.Write(writer, id, DemoTexts.Archive);
    }

    private async Task<string> Publish(Actor writer, Actor editor, TimeSpan ago, Document words)
    {
        var desks = At(ago);
        var id = await desks.Drafting.Start(writer);
        await desks.Drafting.Write(writer, id, words);
        await Approve(desks, writer, editor, id);
        await desks.Publishing.PublishNow(editor, id);
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
            new(transaction, newsroom, gate, institution, earlier, NullLogger<DraftSession>.Instance),
            new(transaction, newsroom, institution),
            new(transaction, newsroom, institution, earlier),
            new(transaction, newsroom)
        );
    }

    private sealed record Desks(
        DraftingDesk Drafting,
        ReviewDesk Review,
        PublishingDesk Publishing,
        TopicDesk Topics
    );

    private sealed class EarlierClock(TimeProvider clock, TimeSpan ago) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() - ago;
    }
}
