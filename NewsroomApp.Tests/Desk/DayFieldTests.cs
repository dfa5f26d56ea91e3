using NewsroomApp.Desk;

namespace NewsroomApp.Tests.Desk;

/// <summary>A day is typed or chosen from a grid, on the fourth of March 2026.</summary>
public class DayFieldTests : ComponentStory
{
    private const string Refusal = "Give a day, such as 20 November 2015 or 2015-11-20.";

    [Fact]
    public async Task What_cannot_be_read_stays_and_is_said_at_the_field()
    {
        DateOnly? given = new(2026, 3, 5);
        var ana = await Field(new(2026, 3, 5), day => given = day);
        Assert.Equal("5 March 2026", ana.Field("Day").GetAttribute("value"));
        await ana.Fill("Day", "31 February");
        await ana.Shows(Refusal);
        var (field, alert) = (ana.Field("Day"), Assert.Single(ana.All("[role=alert]")));
        Assert.Equal(("true", "31 February"), (field.GetAttribute("aria-invalid"), field.GetAttribute("value")));
        Assert.Equal(alert.Id, field.GetAttribute("aria-describedby"));
        Assert.Null(given);
        await ana.Fill("Day", "2026-11-20");
        await ana.Hides(Refusal);
        Assert.False(ana.Field("Day").HasAttribute("aria-invalid"));
        Assert.Equal("20 November 2026", ana.Field("Day").GetAttribute("value"));
        Assert.Equal(new(2026, 11, 20), given);
    }

    [Fact]
    public async Task The_grid_shows_the_month_of_the_day_and_takes_none_before_the_first_it_may_be()
    {
        DateOnly? given = null;
        var ana = await Field(new(2026, 3, 20), day => given = day, first: new(2026, 3, 4));
        await ana.Press("Choose a day (Day)");
        var grid = Assert.Single(ana.All("[role=dialog] [role=grid]"));
        Assert.Equal("March 2026", ana.Texts($"#{grid.GetAttribute("aria-labelledby")}").Single());
        Assert.Equal("Monday", ana.All("th[scope=col]").First().GetAttribute("abbr"));
        Assert.Equal(31, ana.All("[role=gridcell]").Count());
        Assert.Equal("Friday 20 March 2026", Only("[aria-selected=true]"));
        Assert.Equal("Friday 20 March 2026", Only("[role=gridcell][tabindex='0']"));
        Assert.Equal("Wednesday 4 March 2026", Only("[aria-current=date]"));
        Assert.Equal(3, ana.All("[aria-disabled=true]").Count());
        await ana.Click("Tuesday 3 March 2026");
        Assert.NotEmpty(ana.All("[role=grid]"));
        await ana.Click("Monday 9 March 2026");
        await ana.Until(() => Assert.Empty(ana.All("[role=grid]")));
        Assert.Equal(new(2026, 3, 9), given);

        string? Only(string selector) => Assert.Single(ana.All(selector)).GetAttribute("aria-label");
    }

    private Task<Screen> Field(DateOnly day, Action<DateOnly?> given, DateOnly? first = null) =>
        Show<DayField>(
            DemoCast.Officer,
            field =>
                field
                    .Add(f => f.Label, "Day")
                    .Add(f => f.Value, day)
                    .Add(f => f.Min, first)
                    .Add(f => f.ValueChanged, given)
        );
}
