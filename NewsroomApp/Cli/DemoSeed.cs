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
        var cast = (await people.Everybody()).ToDictionary(p => p.Email!, p => p.Id);
        var (ana, jonas, elise) = (
            cast[DemoCast.Officer.Email],
            cast[DemoCast.Colleague.Email],
            cast[DemoCast.Editor.Email]
        );

        await PublishFerryStatement(jonas, elise, TimeSpan.FromDays(2));
        await PublishAndCorrectRiverStatement(ana, elise, TimeSpan.FromHours(26));
        await SubmitWinterStatement(ana, TimeSpan.FromMinutes(48));
        await DraftArchiveStatement(ana, TimeSpan.FromMinutes(12));
    }

    private async Task PublishFerryStatement(string writer, string editor, TimeSpan ago) =>
        await Publish(
            writer,
            editor,
            ago,
            new()
            {
                Kicker = "Transport",
                Headline = "Night ferries return to the northern lakes",
                Standfirst = "Two boats will run from Friday, after eleven winters without a crossing.",
                Place = "Tallvik",
                Date = Day(ago),
                Body = """
                The night ferries between Tallvik and Hérault Island return on Friday. Two boats will leave at nine in the evening from either shore and meet, as they used to, off the Đurić light.

                “People kept asking when, not whether,” said the harbour commissioner, Siobhán Nic Cárthaigh. “The answer is Friday.”

                ## What travellers should know

                - Tickets are sold on board until the end of the month.
                - Bicycles travel free of charge.
                - Crossings are called off in winds above force seven; notices appear by six in the evening.
                """,
                NotesToEditors =
                    "Photographs of the boats may be taken from the east quay on Thursday between two and four in the afternoon.",
                PressContact =
                    "Press desk, +372 5550 0142, [press@institution.example](mailto:press@institution.example)",
            }
        );

    private async Task PublishAndCorrectRiverStatement(string writer, string editor, TimeSpan ago)
    {
        var first = new Document
        {
            Kicker = "Joint statement",
            Headline = "Five river countries agree on flood warnings by telephone",
            Standfirst = "A warning given upstream will reach every village below within forty minutes.",
            Place = "Győr",
            Date = Day(ago),
            Body = """
                The five countries of the upper basin agreed on Tuesday to pass on flood warnings by telephone as well as by post. The arrangement takes effect on 1 March and covers 214 gauges.

                “Water does not wait for an envelope,” said the chair of the commission, Zdeněk Řehoř. “From March a voice will be quicker than the wave.”

                The commission’s secretary, Ms Ağaoğlu, added that each village would name two people who answer at night. “One of them may be asleep,” she said. “Not both.”

                > We give each other our word that no warning will wait for office hours.

                The commission will meet again in Győr in autumn to see what the first high water has taught it.
                """,
            NotesToEditors = "The commission was founded in 1956. Its five members share 1,480 kilometres of river.",
            PressContact = "Press desk, +372 5550 0142, [press@institution.example](mailto:press@institution.example)",
        };
        var id = await Publish(writer, editor, ago, first);
        var corrected = first with
        {
            Body = first.Body.Replace("covers 214 gauges", "covers 241 gauges", StringComparison.Ordinal),
            ChangeKind = CorrectionKind.Correction,
            PublicNote = "The number of gauges is 241, not 214.",
        };
        var later = At(ago - TimeSpan.FromHours(3));
        await later.Publishing.Correct(writer, id);
        await later.Drafting.Write(writer, id, corrected);
        await Approve(later, writer, editor, id);
        await later.Publishing.PublishNow(editor, id);
    }

    private async Task SubmitWinterStatement(string writer, TimeSpan ago)
    {
        var desks = At(ago);
        var id = await desks.Drafting.Start(writer);
        await desks.Drafting.Write(
            writer,
            id,
            new()
            {
                Kicker = "Energy",
                Headline = "Commission opens the winter store of grain and coal to small towns",
                Standfirst = "Towns below ten thousand people may draw on it without a tender.",
                Place = "Tallvik",
                Date = Day(ago),
                Body = """
                Small towns may draw on the winter store from Monday. The commission decided so this morning, after three councils reported that their cellars would be empty before the thaw.

                “Nobody should have to write a tender with cold hands,” said the commissioner for provisions, Nuño Ångström.

                The store holds grain for ninety days and coal for sixty. What is drawn is replaced at the price of the day by the end of May.
                """,
                PressContact =
                    "Press desk, +372 5550 0142, [press@institution.example](mailto:press@institution.example)",
            }
        );
        await desks.Drafting.Submit(writer, id);
    }

    private async Task DraftArchiveStatement(string writer, TimeSpan ago)
    {
        var desks = At(ago);
        var id = await desks.Drafting.Start(writer);
        await desks.Drafting.Write(
            writer,
            id,
            new()
            {
                Headline = "Reading room of the archive opens on Sundays",
                Body = """
                The reading room of the archive will be open on Sundays from ten to four.

                “Families come on Sundays,” said the archivist, Þórunn Jónsdóttir. “So should we.”
                """,
            }
        );
    }

    private async Task<string> Publish(string writer, string editor, TimeSpan ago, Document words)
    {
        var desks = At(ago);
        var id = await desks.Drafting.Start(writer);
        await desks.Drafting.Write(writer, id, words);
        await Approve(desks, writer, editor, id);
        await desks.Publishing.PublishNow(editor, id);
        return id;
    }

    private static async Task Approve(Desks desks, string writer, string editor, string id)
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
            new(transaction, newsroom, gate, earlier, NullLogger<DraftSession>.Instance),
            new(transaction, newsroom, institution),
            new(transaction, newsroom, institution, earlier)
        );
    }

    private sealed record Desks(DraftingDesk Drafting, ReviewDesk Review, PublishingDesk Publishing);

    private sealed class EarlierClock(TimeProvider clock, TimeSpan ago) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() - ago;
    }
}
