using System.Globalization;

namespace NewsroomApp.Tests.Statements.Editions;

public class ScheduleTests
{
    [Theory]
    [InlineData("Europe/Brussels", "2026-03-28T02:30", "2026-03-28T01:30Z")]
    // The clock goes forward from 02:00 to 03:00, so 02:30 does not exist.
    [InlineData("Europe/Brussels", "2026-03-29T02:30")]
    [InlineData("Europe/Brussels", "2026-03-29T03:00", "2026-03-29T01:00Z")]
    // The clock goes back by an hour, so these times come twice.
    [InlineData("Europe/Brussels", "2026-10-25T02:30", "2026-10-25T00:30Z", "2026-10-25T01:30Z")]
    [InlineData("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30Z", "2026-11-01T06:30Z")]
    // Here it goes back by half an hour only.
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45Z", "2026-04-04T15:15Z")]
    [InlineData("Africa/Cairo", "2026-04-24T00:30")]
    [InlineData("UTC", "2026-03-29T02:30", "2026-03-29T02:30Z")]
    public void A_time_of_the_institution_comes_once_or_never_or_twice(
        string zone,
        string local,
        params string[] instants
    ) =>
        Assert.Equal(
            instants.Select(i => DateTimeOffset.Parse(i, CultureInfo.InvariantCulture)),
            new Institution { TimeZone = zone }.InstantsOf(DateTime.Parse(local, CultureInfo.InvariantCulture))
        );

    [Theory]
    [InlineData(0, "is past")]
    [InlineData(-60, "is past")]
    [InlineData(3 * 366 * 24 * 60, "Is the year right?")]
    public async Task A_time_that_cannot_be_meant_is_refused(int minutes, string sentence)
    {
        await using var newsroom = await TestNewsroom.Open();
        var id = await newsroom.Approved();
        var at = newsroom.Clock!.GetUtcNow().AddMinutes(minutes);
        await Refuses(sentence, () => newsroom.Publishing.Schedule(newsroom.As(DemoCast.Editor), id, at));
    }

    [Fact]
    public async Task What_is_not_ready_gets_no_time_and_what_has_one_is_locked()
    {
        await using var newsroom = await TestNewsroom.Open();
        var (editor, later) = (newsroom.As(DemoCast.Editor), newsroom.Clock!.GetUtcNow().AddHours(1));
        var waiting = await newsroom.InReview();
        await Assert.ThrowsAsync<Refusal>(() => newsroom.Publishing.Schedule(editor, waiting, later));
        var id = await newsroom.Approved();
        var comment = await newsroom.Suggest(id, "on Wednesday", null, "No.", blocking: true);
        await Refuses("No.", () => newsroom.Publishing.Schedule(editor, id, later));
        await newsroom.Margin.Resolve(editor, id, comment);
        await newsroom.Publishing.Schedule(editor, id, later);
        await newsroom.Publishing.Schedule(editor, id, later.AddHours(1));
        await Refuses("locked", () => newsroom.Write(id, Texts.Corrected));
        await Refuses("off the schedule", () => newsroom.Drafting.Reopen(newsroom.As(DemoCast.Officer), id, "A name."));
    }
}
