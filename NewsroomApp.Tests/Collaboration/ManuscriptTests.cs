using CsCheck;
using NewsroomApp.Drafting;

namespace NewsroomApp.Tests.Collaboration;

/// <summary>
/// Several people in one draft, over random histories: each types words of their own, deletes words they see, stores
/// what they typed, and takes the lines of the others early or late. In the end all have the same text, with every word
/// that nobody deleted.
/// </summary>
public class ManuscriptTests
{
    private static readonly Document _begin = new() { Body = "zero one two three four five six seven " };

    [Fact]
    public void All_end_with_the_same_words_and_none_is_lost() =>
        Gen.Select(
                Gen.Int[2, 4],
                Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 1000], Gen.Int[1, 3]).Array[0, 60]
            )
            .Sample(Live, iter: 5_000);

    [Fact]
    public void A_colleagues_words_at_the_same_place_do_not_come_between_the_letters_of_a_word()
    {
        var ana = new Manuscript("ana", 0, new() { Body = "In Beo" });
        ana.Type(1, new(Parts.Body, new([new(6, 0, "grad")]), Follows: true));
        ana.Take(Line(1, new(Parts.Body, new([new(6, 0, " today")]))));

        Assert.Equal("In Beograd today", ana.Words.Body);
    }

    private static void Live(int writers, (int Who, int Act, int Where, int Much)[] acts)
    {
        var log = new List<Keystrokes>();
        var pages = Enumerable.Range(0, writers).Select(i => new Manuscript($"page{i}", 0, _begin)).ToArray();
        var alive = _begin.Body.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var count = 0;

        foreach (var (who, act, where, much) in acts)
        {
            var page = pages[who % writers];
            if (act < 5) Type(page, where);
            else if (act == 5) Delete(page, where, much);
            else if (act == 6) Store(page);
            else Take(page, much);
        }
        foreach (var page in pages) Store(page);
        foreach (var page in pages) Take(page, int.MaxValue);

        Assert.All(pages, page => Assert.Equal(pages[0].Words.Body, page.Words.Body));
        Assert.All(pages, page => Assert.True(page.IsStored));
        Assert.Equal(
            alive.Order(StringComparer.Ordinal),
            pages[0].Words.Body.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)
        );

        void Type(Manuscript page, int where)
        {
            var word = $"{page.Page}w{count++}";
            alive.Add(word);
            Change(page, new(Gap(page, where), 0, word + " "));
        }

        void Delete(Manuscript page, int where, int much)
        {
            var (from, to) = (Gap(page, where), Gap(page, where));
            for (; much > 0 && to < page.Words.Body.Length; much--) to = page.Words.Body.IndexOf(' ', to) + 1;
            foreach (var word in page.Words.Body[from..to].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                alive.Remove(word);
            if (to > from) Change(page, new(from, to - from, ""));
        }

        static int Gap(Manuscript page, int where)
        {
            var gaps = page.Words.Body.Index().Where(c => c.Item is ' ').Select(c => c.Index + 1).Prepend(0).ToList();
            return gaps[where % gaps.Count];
        }

        static void Change(Manuscript page, Splice splice) =>
            page.Type(page.Sequence + 1, new(Parts.Body, new([splice]), Follows: splice.At % 2 == 0));

        void Store(Manuscript page)
        {
            var copy = page.Copy();
            foreach (var line in log.Skip((int)copy.Version)) copy.Take(line);
            if (!copy.IsStored)
                log.Add(
                    new()
                    {
                        Version = log.Count + 1,
                        Page = page.Page,
                        Sequence = copy.Sequence,
                        By = new("x", "Xenia", Role.PressOfficer, default),
                        Changes = copy.Unstored,
                    }
                );
        }

        void Take(Manuscript page, int much)
        {
            foreach (var line in log.Skip((int)page.Version).Take(much).ToList()) page.Take(line);
        }
    }

    [Fact]
    public void The_same_words_changed_by_two_are_both_kept_and_shown_with_both_versions()
    {
        var page = new Manuscript("mine", 0, new() { Body = "They met on Wednesday in Tallvik." });
        page.Type(1, Replace(page, "Wednesday", "Tuesday"));
        page.Take(
            Line(1, Replace(page.Words with { Body = "They met on Wednesday in Tallvik." }, "Wednesday", "Thursday"))
        );

        var clash = Assert.Single(page.Clashes);
        Assert.Equal(("Tuesday", "Thursday", "Jonas"), (clash.Mine, clash.Theirs, clash.Name));
        Assert.Equal("ThursdayTuesday", page.Words.Body.Substring(clash.Start, clash.Length));
    }

    [Fact]
    public void What_either_writes_on_goes_into_their_version_of_a_clash()
    {
        var begin = new Document { Body = "They met on Wednesday in Tallvik." };
        var page = new Manuscript("mine", 0, begin);
        page.Type(1, Replace(page, "Wednesday", "Tues"));
        page.Take(Line(1, Replace(begin, "Wednesday", "Thurs")));
        page.Take(Line(2, new(Parts.Body, new([new(17, 0, "day")]))));
        page.Type(2, new(Parts.Body, new([new(page.Words.Body.IndexOf(" in", StringComparison.Ordinal), 0, "day")])));

        var clash = Assert.Single(page.Clashes);
        Assert.Equal("They met on ThursdayTuesday in Tallvik.", page.Words.Body);
        Assert.Equal(("Tuesday", "Thursday"), (clash.Mine, clash.Theirs));
        Assert.Equal("ThursdayTuesday", page.Words.Body.Substring(clash.Start, clash.Length));
    }

    [Fact]
    public void A_sentence_written_anew_is_one_version_of_a_clash_though_words_of_it_stayed()
    {
        var begin = new Document { Body = "The council met on Monday in Geneva and agreed." };
        var page = new Manuscript("mine", 0, begin);
        page.Type(1, Replace(page, "Monday", "Tuesday"));
        var anew = TextChange.Sparing(begin.Body, "The council did not meet and agreed.");
        page.Take(Line(1, new(Parts.Body, anew)));

        var clash = Assert.Single(page.Clashes);
        Assert.Equal(("met on Tuesday in Geneva", "did not meet"), (clash.Mine, clash.Theirs));
        Assert.Equal(
            "The council met on Tuesday in Geneva and agreed.",
            page.Words.Body.Remove(clash.Start, clash.Length).Insert(clash.Start, clash.Mine)
        );
    }

    [Fact]
    public void A_clash_whose_versions_cannot_be_told_apart_any_more_is_none()
    {
        var begin = new Document { Body = "They met on Wednesday in Tallvik." };
        var page = new Manuscript("mine", 0, begin);
        page.Type(1, Replace(page, "Wednesday", "Tuesday"));
        page.Take(Line(1, Replace(begin, "Wednesday", "Thursday")));
        page.Type(2, Replace(page, "dayTues", ""));
        Assert.Empty(page.Clashes);
        Assert.Equal("They met on Thursday in Tallvik.", page.Words.Body);
    }

    [Fact]
    public void A_clash_follows_its_words_and_keeps_both_versions_readable()
    {
        var page = new Manuscript("mine", 0, new() { Body = "One two three four five." });
        page.Type(1, new(Parts.Body, new([new(8, 0, "and a half ")])));
        page.Take(Line(1, new(Parts.Body, new([new(4, 15, "")]))));
        var clash = Assert.Single(page.Clashes);
        Assert.Equal("two and a half three four five.", clash.Mine);
        Assert.Equal("five.", clash.Theirs);

        page.Type(2, new(Parts.Body, new([new(0, 0, "Well: ")])));
        Assert.Equal("and a half five.", page.Words.Body.Substring(page.Clashes[0].Start, page.Clashes[0].Length));
    }

    /// <summary>As when a revision is restored in which the paragraph is not there.</summary>
    [Theory]
    [InlineData("One two three.\n\nFour.", 7, 7, "One two xx1 xx2 xx3 three.\n\nFour.")]
    [InlineData("One two three four five.", 3, 15, "One two xx1 xx2 xx3 three four five.")]
    public void What_one_types_on_where_a_colleague_takes_words_out_stays_in_order(
        string text,
        int at,
        int taken,
        string mine
    )
    {
        var begin = new Document { Body = text };
        var (page, typed) = (new Manuscript("mine", 0, begin), "xx1 x");
        page.Type(1, new(Parts.Body, new([new(8, 0, typed)])));
        page.Take(Line(1, new(Parts.Body, new([new(at, taken, "")]))));
        foreach (var letter in "x2q") Type($"{letter}");
        page.Type(page.Sequence + 1, new(Parts.Body, new([new(End() - 1, 1, "")])));
        typed = typed[..^1];
        foreach (var letter in " xx3 ") Type($"{letter}");
        var clash = Assert.Single(page.Clashes);
        Assert.Equal(mine, page.Words.Body.Remove(clash.Start, clash.Length).Insert(clash.Start, clash.Mine));

        void Type(string letter)
        {
            page.Type(page.Sequence + 1, new(Parts.Body, new([new(End(), 0, letter)]), Follows: true));
            typed += letter;
        }

        int End() => page.Words.Body.IndexOf(typed, StringComparison.Ordinal) + typed.Length;
    }

    [Theory]
    [InlineData("One", "Two", "six", "seven")]
    [InlineData("six", "", "six", "")]
    public void Changes_that_leave_each_other_alone_are_no_clash(
        string mine,
        string myWords,
        string theirs,
        string theirWords
    )
    {
        var begin = new Document { Body = "One two three four five six" };
        var page = new Manuscript("mine", 0, begin);
        page.Type(1, Replace(page, mine, myWords));
        page.Take(Line(1, Replace(begin, theirs, theirWords)));
        Assert.Empty(page.Clashes);
    }

    private static PartChange Replace(Manuscript page, string word, string by) => Replace(page.Words, word, by);

    private static PartChange Replace(Document words, string word, string by) =>
        new(Parts.Body, new([new(words.Body.IndexOf(word, StringComparison.Ordinal), word.Length, by)]));

    private static Keystrokes Line(long version, PartChange change) =>
        new()
        {
            Version = version,
            Page = "theirs",
            Sequence = 1,
            By = new("j", "Jonas", Role.PressOfficer, default),
            Changes = [change],
        };
}
