using NewsroomApp.Statements.Documents;

namespace NewsroomApp.Tests.Statements.Documents;

public class NearWordsTests
{
    private const string Refused = "We will not lower the tariff before the ice has gone";

    [Theory]
    [InlineData("“We will not lower the tariff,” said Olav Brandt, “before the ice has gone.”")]
    [InlineData("“We will not lower the tariff before the ice,” he said, “has gone.”")]
    [InlineData("We [the harbour] will not lower the harbour tariff before the ice has gone.")]
    [InlineData("He said that they will not lower the tarif before the ice has gone.")]
    [InlineData("We won’t lower the tariff before the ice has gone.")]
    [InlineData("“We will not lower the tariff,” Olav Brandt, the minister who came with the mayor and two engineers, said at the quay on the first cold day of the year, “before the ice has gone.”")]
    [InlineData("“We will not lower the tariff,” said Olav Brandt.")]
    [InlineData("“We will not lower it before the ice has gone,” said Olav Brandt.")]
    public void A_sentence_is_found_though_words_of_it_are_others(string text) => Assert.True(Has(text));

    [Theory]
    [InlineData("The tariff will be lowered once the ice has gone, and we will say so before it does.")]
    [InlineData("We will lower the flags. The ice has not gone. Before noon the tariff is announced.")]
    [InlineData("Gone has ice the before tariff the lower not will we")]
    [InlineData("")]
    public void Another_sentence_with_the_same_words_is_another(string text) => Assert.False(Has(text));

    [Fact]
    public void A_few_words_are_anybodys()
    {
        string[] few = ["we", "will", "not"];
        Assert.False(new NearWords(few).Has(few));
    }

    private static bool Has(string text) => new NearWords(Words(text)).Has(Words(Refused));

    private static string[] Words(string text) => Folding.Fold(text).Split(' ');
}
