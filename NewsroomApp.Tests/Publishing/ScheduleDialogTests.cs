using Bunit;

namespace NewsroomApp.Tests.Publishing;

/// <summary>An editor in Brussels gives a statement its time, on the fourth of March 2026 at half past ten.</summary>
public class ScheduleDialogTests : ComponentStory
{
    private static readonly string _headline = Texts.Complete.Headline;

    [Fact]
    public async Task An_editor_is_offered_the_next_half_hour_and_may_think_better_of_it()
    {
        var id = await Newsroom.Approved();
        Clock.Advance(TimeSpan.FromMinutes(5));
        var elise = await Scheduling();
        await elise.Dialog.Shows($"Schedule “{_headline}”");
        await elise.Dialog.Shows("Wednesday, 4 March 2026, 11:30 (Brussels time)");
        Assert.False(elise.Button("Schedule it").HasAttribute("aria-disabled"));
        await elise.Press("Cancel");
        await elise.Until(() => Assert.Empty(elise.All("[role=dialog]")));
        Assert.Equal(Stage.Approved, (await Newsroom.Drafting.Find(id))!.Open!.Stage);
    }

    [Fact]
    public async Task A_time_is_read_back_in_the_zone_of_the_house_in_UTC_and_in_one_more()
    {
        await Newsroom.Approved();
        var elise = await Scheduling();
        await Set(elise, "2027-01-20T09:30");
        Assert.Equal(
            ["Wednesday, 20 January 2027, 09:30 (Brussels time)", "20 January 2027, 08:30 (UTC)"],
            elise.Texts("dd")
        );
        await elise.Fill("Also show", "tokyo");
        Assert.Equal("20 January 2027, 17:30 (Tokyo time)", elise.Texts("dd").Last());
        await elise.Fill("Also show", "new york");
        Assert.Equal(["Brussels time", "UTC", "New York time"], elise.Texts("dt"));
        await Set(elise, "2027-07-20T02:30");
        Assert.Equal(
            [
                "Tuesday, 20 July 2027, 02:30 (Brussels time)",
                "20 July 2027, 00:30 (UTC)",
                "19 July 2027, 20:30 (New York time)",
            ],
            elise.Texts("dd")
        );
        await elise.Fill("Also show", "Atlantis");
        await elise.Dialog.Shows("No zone is called “Atlantis”. Give a city, such as Paris or Tokyo.");
        Assert.Equal("Atlantis", elise.Field("Also show").GetAttribute("value"));
        Assert.Equal(2, elise.Texts("dd").Count());

        await elise.Press("Schedule it");
        await elise.Shows("It goes out by itself: 20 July 2027, 02:30 (Brussels time).");
        Assert.Equal(
            new DateTimeOffset(2027, 7, 20, 0, 30, 0, TimeSpan.Zero),
            (await Newsroom.Publishing.Scheduled())[0].IntendedAt
        );
    }

    [Theory]
    [InlineData("2026-03-29T02:30", "Clocks go forward in that night, and this time is left out.")]
    [InlineData("2026-03-04T10:30", "That is past. Choose a later time, or publish now.")]
    [InlineData("2020-01-01T09:00", "That is past.")]
    [InlineData("2025-10-26T02:30", "That is past.")]
    [InlineData("T09:30", "Give a day and a time.")]
    [InlineData("2026-03-05T", "Give a day and a time.")]
    [InlineData("2026-02-31T09:30", "Give a day, such as 20 November 2015 or 2015-11-20.")]
    [InlineData("2026-03-05Tnine", "Give a time, such as 14:30 or 2 pm.")]
    public async Task A_time_that_cannot_be_is_refused_before_anybody_presses(string time, string sentence)
    {
        await Newsroom.Approved();
        var elise = await Scheduling();
        await Set(elise, time);
        await elise.Dialog.Shows(sentence);
        Assert.Empty(elise.All("dd"));
        Assert.Empty(elise.All("[type=radio]"));
        var button = elise.Button("Schedule it");
        Assert.Equal("true", button.GetAttribute("aria-disabled"));
        Assert.Equal("schedule-says", button.GetAttribute("aria-describedby"));
        await elise.Press("Schedule it");
        await elise.Dialog.Shows(sentence);
        await Set(elise, "2026-03-29T03:30");
        await elise.Dialog.Shows("29 March 2026, 01:30 (UTC)");
        Assert.False(elise.Button("Schedule it").HasAttribute("aria-disabled"));
    }

    [Fact]
    public async Task Of_two_half_past_twos_the_editor_chooses_one_and_finds_it_chosen_later()
    {
        await Newsroom.Approved();
        var elise = await Scheduling();
        await Set(elise, "2026-10-25T02:30");
        await elise.Dialog.Shows("Clocks go back in that night, so this time comes twice. Which one?");
        Assert.Equal(
            ["The first, 25 October 2026, 00:30 (UTC)", "The second, 25 October 2026, 01:30 (UTC)"],
            elise.Texts("label.tick")
        );
        Assert.Empty(elise.All("[type=radio][checked]"));
        Assert.Empty(elise.All("dd"));
        await elise.Dialog.Shows("This time comes twice in that night. Choose the first or the second.");
        Assert.Equal("true", elise.Button("Schedule it").GetAttribute("aria-disabled"));
        await elise.Fill("The second", "on");
        Assert.Equal("25 October 2026, 01:30 (UTC)", elise.Texts("dd").ElementAt(1));
        await elise.Press("Schedule it");
        await elise.Row(_headline).Shows("25 October 2026, 01:30 (UTC)");
        Assert.Equal(
            new DateTimeOffset(2026, 10, 25, 1, 30, 0, TimeSpan.Zero),
            (await Newsroom.Publishing.Scheduled())[0].IntendedAt
        );

        await elise.Press($"Change the time of {_headline}");
        await elise.Until(() => Assert.True(elise.Field("The second").HasAttribute("checked")));
        Assert.Equal("25 October 2026", elise.Field("Day").GetAttribute("value"));
        Assert.Equal("02:30", elise.Field("Time").GetAttribute("value"));
        await Set(elise, "2026-10-26T02:30");
        Assert.Empty(elise.All("[type=radio]"));
        Assert.Equal("26 October 2026, 01:30 (UTC)", elise.Texts("dd").ElementAt(1));
    }

    [Fact]
    public async Task The_other_zone_is_kept_by_the_browser_and_shown_the_next_time()
    {
        await Newsroom.Approved();
        var elise = await Scheduling();
        await elise.Fill("Also show", "Asia/Tokyo");
        Assert.Equal(["zone", "Asia/Tokyo"], elise.Scripts.VerifyInvoke("newsroom.keep").Arguments);
        await elise.Press("Cancel");

        elise.Scripts.Setup<string?>("newsroom.kept", "zone").SetResult("Asia/Tokyo");
        await elise.Press("Schedule");
        await elise.Dialog.Shows("4 March 2026, 19:30 (Tokyo time)");
        Assert.Equal("Asia/Tokyo", elise.Field("Also show").GetAttribute("value"));
        await elise.Press("Cancel");

        elise.Scripts.Setup<string?>("newsroom.kept", "zone").SetResult("Moon/Tranquility");
        await elise.Press("Schedule");
        await elise.Until(() => Assert.Equal(["Brussels time", "UTC"], elise.Texts("dt")));
    }

    [Fact]
    public async Task A_time_that_is_years_away_or_has_passed_while_the_editor_thought_is_refused()
    {
        await Newsroom.Approved();
        var elise = await Scheduling();
        await Set(elise, "2028-06-01T09:30");
        await elise.Press("Schedule it");
        await elise.Shows("is more than two years away. Is the year right?");
        await elise.Press("Schedule");
        await Set(elise, "2026-03-04T10:31");
        Clock.Advance(TimeSpan.FromMinutes(1));
        await elise.Press("Schedule it");
        await elise.Dialog.Shows("That is past. Choose a later time, or publish now.");
        Assert.Empty(await Newsroom.Publishing.Scheduled());
    }

    private static async Task Set(Screen elise, string time)
    {
        await elise.Fill("Day", time.Split('T')[0]);
        await elise.Fill("Time", time.Split('T')[1]);
    }

    private async Task<Screen> Scheduling()
    {
        var elise = await Open(DemoCast.Editor, "/desk/publishing");
        await elise.Press("Schedule");
        await elise.Until(() => elise.Field("Day"));
        return elise;
    }
}
