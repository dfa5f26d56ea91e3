using CsCheck;

namespace NewsroomApp.Tests.Collaboration;

public class TextChangeTests
{
    private static readonly Gen<(string Text, TextChange One, TextChange Other)> _two = Gen.Select(
            Gen.String[Gen.Char['a', 'h'], 0, 24],
            Changes.Any,
            Changes.Any
        )
        .Select(t => (t.Item1, t.Item2(t.Item1), t.Item3(t.Item1)));

    private static readonly Gen<string> _words = Gen.Int[0, 5]
        .Select(i => ((string[])["a ", "lamp ", "the ", "was\n", "x", "\n\n"])[i])
        .Array[0, 20]
        .Select(string.Concat);

    private static readonly Gen<string[]> _letters = Gen.Int[0, 4]
        .Select(i => ((string[])["a", "b", "👩", "🚒", "é"])[i])
        .Array[0, 12];

    [Fact]
    public void Whichever_of_two_changes_comes_first_the_text_is_the_same() =>
        _two.Sample(
            t =>
                Assert.Equal(
                    t.One.Over(t.Other, behind: true).Apply(t.Other.Apply(t.Text)),
                    t.Other.Over(t.One, behind: false).Apply(t.One.Apply(t.Text))
                ),
            iter: 50_000
        );

    [Fact]
    public void Nothing_inserted_is_lost_to_the_other_change() =>
        _two.Sample(t =>
        {
            var both = t.One.Over(t.Other, behind: true).Apply(t.Other.Apply(t.Text));
            var alike = Inserted(new([.. t.One.Splices.Intersect(t.Other.Splices).Where(s => s.Deleted > 0)]));
            Assert.Equal(Inserted(t.One) + Inserted(t.Other) - alike, both.Count(c => c is '+'));
        });

    [Fact]
    public void Two_changes_as_one_do_what_both_did() =>
        Gen.Select(Gen.String[Gen.Char['a', 'h'], 0, 24], Changes.Any, Changes.Any)
            .Sample(
                (text, one, other) =>
                {
                    var first = one(text);
                    var then = other(first.Apply(text));
                    var both = first.Then(then);
                    Assert.Equal(then.Apply(first.Apply(text)), both.Apply(text));
                    Assert.True(both.Fits(text.Length));
                },
                iter: 20_000
            );

    [Fact]
    public void A_sparing_change_leads_from_one_text_to_the_other_and_keeps_what_colleagues_write_in_what_stays() =>
        Gen.Select(_words, _words)
            .Sample(
                (before, after) =>
                {
                    var change = TextChange.Sparing(before, after);
                    Assert.Equal(after, change.Apply(before));
                    Assert.True(change.Fits(before.Length));
                },
                iter: 5_000
            );

    /// <summary>Splices as place, number of letters deleted, letters inserted.</summary>
    public static TheoryData<string, (int, int, string)[], (int, int, string)[], string> AtOnePlace =>
        new()
        {
            { "Monday", [(0, 0, "**"), (6, 0, "**")], [(0, 6, "Friday")], "**Friday**" },
            { "on Monday", [(3, 0, "next ")], [(3, 6, "Friday")], "on next Friday" },
            { "Monday", [(0, 0, "**"), (6, 0, "**")], [(0, 0, "**"), (6, 0, "**")], "**Monday**" },
            { "a\nb", [(0, 0, "> "), (2, 0, "> ")], [(0, 0, "> ")], "> a\n> b" },
            { "teh lamp", [(0, 3, "the")], [(0, 3, "the")], "the lamp" },
            { "lamp", [(4, 0, "s")], [(4, 0, "s")], "lampss" },
        };

    [Theory]
    [MemberData(nameof(AtOnePlace))]
    public void What_two_do_at_one_place_is_what_both_meant(
        string text,
        (int, int, string)[] one,
        (int, int, string)[] other,
        string both
    )
    {
        var (a, b) = (Change(one), Change(other));
        foreach (var behind in new[] { true, false })
        {
            Assert.Equal(both, b.Over(a, behind).Apply(a.Apply(text)));
            Assert.Equal(both, a.Over(b, behind).Apply(b.Apply(text)));
        }

        static TextChange Change((int At, int Deleted, string Inserted)[] splices) =>
            new([.. splices.Select(s => new Splice(s.At, s.Deleted, s.Inserted))]);
    }

    [Fact]
    public void Restored_words_leave_alone_what_is_written_beside_them()
    {
        const string now = "The old lamp was lit on Wednesday by the keepers.";
        const string then = "The new lamp was lit on Tuesday by the keepers.";
        var at = now.IndexOf(" lit", StringComparison.Ordinal);
        var colleague = new TextChange([new(at, 0, " not")]);
        var restored = TextChange.Sparing(now, then).Over(colleague, behind: true).Apply(colleague.Apply(now));
        Assert.Equal("The new lamp was not lit on Tuesday by the keepers.", restored);
    }

    [Fact]
    public void The_span_between_two_texts_leads_from_one_to_the_other_and_cuts_no_pair() =>
        Gen.Select(_letters, _letters)
            .Sample(
                (before, after) =>
                {
                    var (from, to) = (string.Concat(before), string.Concat(after));
                    var change = TextChange.Between(from, to);
                    Assert.Equal(to, change.Apply(from));
                    foreach (var splice in change.Splices)
                    {
                        Assert.False(splice.At > 0 && char.IsHighSurrogate(from[splice.At - 1]));
                        Assert.False(
                            splice.Inserted.Length > 0
                                && (
                                    char.IsLowSurrogate(splice.Inserted[0]) || char.IsHighSurrogate(splice.Inserted[^1])
                                )
                        );
                    }
                }
            );

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(4, 0)]
    [InlineData(2, 2)]
    [InlineData(int.MaxValue, int.MaxValue)]
    public void A_change_out_of_range_does_not_fit(int at, int deleted) =>
        Assert.False(new TextChange([new(at, deleted, "x")]).Fits(3));

    [Fact]
    public void Of_two_dates_chosen_at_once_the_later_one_stands_whole()
    {
        var (mine, theirs) = (
            PartChange.Between(Parts.Date, "", "2026-03-04"),
            PartChange.Between(Parts.Date, "", "2026-05-06")
        );
        var stored = theirs.Apply(new Document());
        Assert.Equal(new DateOnly(2026, 3, 4), mine.Over(theirs, behind: true).Apply(stored).Date);
        Assert.Equal(new DateOnly(2026, 3, 4), theirs.Over(mine, behind: false).Apply(mine.Apply(new Document())).Date);
    }

    [Fact]
    public void A_change_is_the_same_after_its_travel()
    {
        var change = new PartChange(Parts.Body, new([new(0, 2, "“Đ\n"), new(7, 0, "👩‍🚒")]));
        var json = System.Text.Json.JsonSerializer.Serialize(change);
        Assert.StartsWith("[\"body\",0,2,", json, StringComparison.Ordinal);
        var back = System.Text.Json.JsonSerializer.Deserialize<PartChange>(json)!;
        Assert.Equal(change.Part, back.Part);
        Assert.Equal(change.Change.Splices, back.Change.Splices);
        Assert.Throws<System.Text.Json.JsonException>(() =>
            System.Text.Json.JsonSerializer.Deserialize<PartChange>("[\"Soul\",0,0,\"x\"]")
        );
    }

    private static int Inserted(TextChange change) => change.Splices.Sum(s => s.Inserted.Count(c => c is '+'));
}
