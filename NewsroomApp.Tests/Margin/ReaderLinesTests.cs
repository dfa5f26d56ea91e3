using NewsroomApp.Margin;

namespace NewsroomApp.Tests.Margin;

public class ReaderLinesTests
{
    [Theory]
    [InlineData("Iva Novák, Lake Gazette, iva@gazette.example", "Iva Novák, Lake Gazette", "iva@gazette.example")]
    [InlineData("Iva Novák;Lake Gazette;<iva@gazette.example>", "Iva Novák, Lake Gazette", "iva@gazette.example")]
    [InlineData("\"Novák, Iva\", Lake Gazette", "Novák, Iva, Lake Gazette", "")]
    [InlineData("Iva Novák\tiva@gazette.example\r", "Iva Novák", "iva@gazette.example")]
    public void A_line_is_a_person(string line, string holder, string address)
    {
        var read = new ReaderLines($"\n{line}\n\n", taken: []);
        Assert.Empty(read.Troubles);
        Assert.Equal([(holder, address)], read.People);
    }

    [Fact]
    public void Every_mistake_is_named_with_its_line()
    {
        var read = new ReaderLines(
            "Iva Novák, Lake Gazette\niva novák, lake gazette\n\nEva, eva@@ek\nkim@ap.example\nKim, kim@ap.example, AP\nOla\nJo Ek, jo.example.org\nJo Ek, AP, joek",
            taken: ["Ola"]
        );
        Assert.Equal(
            [
                "Line 2: iva novák, lake gazette is listed twice.",
                "Line 4: “eva@@ek” is not an e-mail address.",
                "Line 5: give the name and the house of whoever reads it.",
                "Line 6: “AP” stands behind the address. Put it before.",
                "Line 7: Ola has a link already. Revoke it first if it is lost.",
                "Line 8: “jo.example.org” is not an e-mail address: it has no @.",
                "Line 9: “joek” is not an e-mail address: it has no @.",
            ],
            read.Troubles
        );
    }
}
