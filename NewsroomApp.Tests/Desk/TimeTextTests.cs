using NewsroomApp.Desk;

namespace NewsroomApp.Tests.Desk;

public class TimeTextTests
{
    [Theory]
    [InlineData("14:30", "14:30")]
    [InlineData("14.30", "14:30")]
    [InlineData("1430", "14:30")]
    [InlineData("930", "09:30")]
    [InlineData("9", "09:00")]
    [InlineData("9:05", "09:05")]
    [InlineData("2 pm", "14:00")]
    [InlineData("2.30 p.m.", "14:30")]
    [InlineData("12 AM", "00:00")]
    [InlineData("12 pm", "12:00")]
    [InlineData("noon", "12:00")]
    [InlineData("Midnight", "00:00")]
    public void A_time_is_read_as_people_type_it_and_shown_in_24_hours(string text, string shown) =>
        Assert.Equal(shown, TimeText.Shown(TimeText.Read(text)!.Value));

    [Theory]
    [InlineData("24:00")]
    [InlineData("9:60")]
    [InlineData("14 pm")]
    [InlineData("0 am")]
    [InlineData("9:5")]
    [InlineData("soon")]
    public void What_is_no_time_is_refused(string text) => Assert.Null(TimeText.Read(text));
}
