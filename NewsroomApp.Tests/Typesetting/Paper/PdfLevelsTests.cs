using NewsroomApp.Typesetting.Paper;

namespace NewsroomApp.Tests.Typesetting.Paper;

/// <summary>Hebrew letters stand for words from right to left; expected is the level of each sign of UAX #9.</summary>
public class PdfLevelsTests
{
    [Theory]
    // Brackets in words that run the other way go with them, and belong to what stands before them.
    [InlineData("אב (גד), x", false, "1111111000")]
    [InlineData("x (אב) גד 12%", false, "0001100111222")]
    [InlineData("אב (גד) [הו]", true, "111111111111")]
    [InlineData("אב (x) גד", true, "111121111")]
    [InlineData("x (א (ב) ג) y", false, "0001111111000")]
    [InlineData("א ( ) ב", true, "1111111")]
    [InlineData(") א (", true, "11111")]
    [InlineData("א 5€", true, "1122")]
    public void Brackets_and_units_run_with_their_words(string text, bool isRightToLeft, string levels) =>
        Assert.Equal(levels, string.Concat(PdfLevels.Of(text, isRightToLeft)));
}
