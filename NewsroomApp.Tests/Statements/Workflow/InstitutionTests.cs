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
    [InlineData("https://news.example/", "https://news.example")]
    [InlineData("HTTPS://News.Example:443", "https://news.example")]
    [InlineData("http://localhost:5000", "http://localhost:5000")]
    public void The_public_address_is_written_in_one_way(string typed, string written) =>
        Assert.Equal(written, new Institution { PublicUrl = typed }.Checked().PublicUrl);

    [Theory]
    [InlineData("Mars/Olympus", "http://localhost", "#000000", "Mars/Olympus")]
    [InlineData("UTC", "news", "#000000", "PublicUrl")]
    [InlineData("UTC", "ftp://news.example", "#000000", "it has to be an address such as https://news.example.org.")]
    [InlineData("UTC", "https://ana:river@news.example", "#000000", "it must not hold a name or password")]
    [InlineData("UTC", "https://news.example/press/", "#000000", "cannot be served under a path. Leave out /press/")]
    [InlineData("UTC", "https://news.example/?lang=en", "#000000", "it must not have a query.")]
    [InlineData("UTC", "https://news.example/#top", "#000000", "it must not have a fragment.")]
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
