namespace NewsroomApp.Tests.Statements.Workflow;

public class InstitutionTests
{
    [Fact]
    public void A_time_is_shown_in_the_institutions_zone_with_its_name()
    {
        var brussels = new Institution { TimeZone = "Europe/Brussels" };
        Assert.Equal(
            "20 November 2015, 12:43 (Brussels time)",
            brussels.Moment(new(2015, 11, 20, 11, 43, 0, TimeSpan.Zero))
        );
        Assert.Equal("1 July 2015, 13:43 (Brussels time)", brussels.Moment(new(2015, 7, 1, 11, 43, 0, TimeSpan.Zero)));
        Assert.Equal("UTC", new Institution().ZoneName);
    }

    [Theory]
    [InlineData("Mars/Olympus", "http://localhost", "#000000", "Mars/Olympus")]
    [InlineData("UTC", "news", "#000000", "PublicUrl")]
    [InlineData("UTC", "http://localhost", "red;}", "AccentColour")]
    public void A_setting_that_cannot_be_used_is_refused_by_name(
        string zone,
        string url,
        string colour,
        string named
    ) =>
        Refuses(
            named,
            () =>
                new Institution
                {
                    TimeZone = zone,
                    PublicUrl = url,
                    AccentColour = colour,
                }.Checked()
        );
}
