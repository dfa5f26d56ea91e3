using NewsroomApp.Desk;

namespace NewsroomApp.Tests.Desk;

public class DayTextTests
{
    private static readonly DateOnly _today = new(2015, 11, 18);

    [Theory]
    [InlineData("20 November 2015")]
    [InlineData("20 Nov 2015")]
    [InlineData("20. november 2015")]
    [InlineData("20 novembre 2015")]
    [InlineData("20.11.2015")]
    [InlineData("20. 11. 2015")]
    [InlineData("20/11/2015")]
    [InlineData("20112015")]
    [InlineData("20.11.")]
    [InlineData("20/11")]
    [InlineData("20 November")]
    [InlineData("2015-11-20")]
    [InlineData("20 November 15")]
    [InlineData("20th November 2015")]
    [InlineData("Friday 20 November 2015")]
    [InlineData("Fri, 20th of Nov 2015")]
    [InlineData("20/11/15")]
    [InlineData("20-11-2015")]
    public void A_day_is_read_as_people_type_it(string text) => Assert.Equal(new(2015, 11, 20), Read(text));

    [Fact]
    public void Today_and_tomorrow_are_days() =>
        Assert.Equal((_today, new DateOnly(2015, 11, 19)), (Read("today"), Read("Tomorrow")));

    [Theory]
    [InlineData("3/4/2015", 2015, 4, 3)]
    [InlineData("18 May", 2015, 5, 18)]
    [InlineData("17 May", 2016, 5, 17)]
    [InlineData("29.2.", 2016, 2, 29)]
    [InlineData("31.12.", 2015, 12, 31)]
    public void The_day_comes_first_and_without_a_year_it_is_the_one_that_is_near(
        string text,
        int year,
        int month,
        int day
    ) => Assert.Equal(new(year, month, day), Read(text));

    [Theory]
    [InlineData("31 February")]
    [InlineData("31.2.2015")]
    [InlineData("29 February 2015")]
    [InlineData("2015-13-01")]
    [InlineData("11/20/2015")]
    [InlineData("20.11/2015")]
    [InlineData("20 No 2015")]
    [InlineData("0.1.2015")]
    [InlineData("1.1.0000")]
    [InlineData("20")]
    [InlineData("soon")]
    public void What_is_no_day_is_refused(string text) => Assert.Null(Read(text));

    [Fact]
    public void A_month_of_two_languages_is_that_of_the_house()
    {
        Assert.Equal(new(2015, 11, 1), new DayText(["pl"]).Read("1 listopad 2015", _today));
        Assert.Equal(new(2015, 10, 1), new DayText(["hr"]).Read("1 listopad 2015", _today));
    }

    private static DateOnly? Read(string text) => new DayText(["en"]).Read(text, _today);
}
