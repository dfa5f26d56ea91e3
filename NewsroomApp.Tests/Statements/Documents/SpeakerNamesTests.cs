namespace NewsroomApp.Tests.Statements.Documents;

public class SpeakerNamesTests
{
    [Theory]
    [InlineData("Secretary General Ana Berg met Mr Jón Óskarsson.", "Mr. Óskarsson", "Jón Óskarsson")]
    [InlineData("Secretary General Ana Berg met Mr Jón Óskarsson.", "the Secretary General", "Ana Berg")]
    [InlineData("Secretary General Ana Berg met Mr Jón Óskarsson.", "Secretary General Ana Berg", "Ana Berg")]
    [InlineData("The Secretary General of the League, Ana Berg, spoke.", "the Secretary General", "Ana Berg")]
    [InlineData("LEAGUE Secretary General Ana Berg spoke.", "Ms Berg", "Ana Berg")]
    [InlineData("LEAGUE Secretary General Ana Berg spoke.", "the Secretary General", "Ana Berg")]
    [InlineData("Prime Minister Mark Rijn spoke.", "PM Rijn", "Mark Rijn")]
    [InlineData("Prime Minister Mark Rijn spoke.", "the prime minister", "Mark Rijn")]
    [InlineData("H.E. Dr. Jón Óskarsson spoke.", "H.E. Dr. Jón Óskarsson", "Jón Óskarsson")]
    [InlineData("Ms Maria de la Cruz spoke.", "Ms de la Cruz", "Maria de la Cruz")]
    [InlineData("The chair spoke.", "the chair", "")]
    [InlineData("Ms Berg spoke.", "Ms Berg", "")]
    public void A_full_name_is_proposed_where_the_text_has_it(string text, string speaker, string name)
    {
        var words = new Document { Body = $"{text}\n\n“Words,” {speaker} said." };
        var guess = Assert.Single(SpeakerNames.In(words, QuotationFinder.In(words, [])));
        Assert.Equal((speaker, name), (guess.As[0], guess.Name));
    }

    [Fact]
    public void A_name_that_was_confirmed_answers_for_the_words_that_end_in_it()
    {
        var words = new Document { Body = "“Words,” Ms Berg said.", Speakers = ["Ana Berg"] };
        Assert.Equal("Ana Berg", Assert.Single(SpeakerNames.In(words, QuotationFinder.In(words, []))).Name);
    }

    [Fact]
    public void Two_ways_to_say_one_person_are_one_question()
    {
        var words = new Document
        {
            Body = "Secretary General Ana Berg spoke. “One,” said the Secretary General. “Two,” Ms Berg said.",
        };
        var guess = Assert.Single(SpeakerNames.In(words, QuotationFinder.In(words, [])));
        Assert.Equal(["the Secretary General", "Ms Berg"], guess.As);
        Assert.Equal("Ana Berg", guess.Name);
    }

    [Fact]
    public void Where_two_people_have_one_name_nobody_is_proposed_for_it()
    {
        var words = new Document
        {
            Body =
                "Maria Weber met Klaus Weber. “One,” said Mr Weber. “Two,” said Klaus Weber. “Three,” said Ms. Weber.",
        };
        Assert.Equal(
            [("Mr Weber", ""), ("Klaus Weber", "Klaus Weber"), ("Ms. Weber", "")],
            SpeakerNames.In(words, QuotationFinder.In(words, [])).Select(g => (Assert.Single(g.As), g.Name))
        );
    }
}
