using CsCheck;

namespace NewsroomApp.Tests.Statements.Documents;

public class DocumentTests
{
    [Fact]
    public void The_same_words_have_the_same_fingerprint_however_their_lines_end() =>
        Assert.Equal(
            (Texts.Complete with { Body = "One\nTwo" }).Fingerprint,
            (Texts.Complete with { Body = "One\r\nTwo  \n" }).Fingerprint
        );

    [Fact]
    public void Each_part_the_public_sees_moves_the_fingerprint()
    {
        var words = Texts.Complete;
        Document[] others =
        [
            .. Parts.Text.Select(part => words.With(part, words[part] + "x")),
            words with
            {
                Date = new(2026, 3, 5),
            },
            words with
            {
                OriginalUpdatedAt = new(2015, 1, 1, 9, 30, 0, DateTimeKind.Unspecified),
            },
            words with
            {
                ChangeKind = CorrectionKind.Typo,
            },
        ];
        Assert.Equal(
            others.Length,
            others.Select(w => w.Fingerprint).Where(f => f != words.Fingerprint).Distinct().Count()
        );
    }

    [Theory]
    [InlineData("fr", "fr")]
    [InlineData("", "und")]
    public void Two_texts_in_one_language_are_refused(string first, string second)
    {
        var words = (Texts.Complete with { Language = first }).With(Parts.Body.In(second), "Encore.");
        Refuses("Choose another language for one", () => words.Canonical());
    }

    [Fact]
    public void Text_moved_from_one_part_to_the_next_is_not_the_same() =>
        Assert.NotEqual(
            (new Document { Kicker = "ab", Headline = "c" }).Fingerprint,
            (new Document { Kicker = "a", Headline = "bc" }).Fingerprint
        );

    [Fact]
    public void Canonical_words_stay_as_they_are() =>
        Gen.String.Sample(text =>
        {
            var once = new Document { Body = text, Headline = text[..Math.Min(text.Length, 300)] }.Canonical();
            Assert.Equal(once, once.Canonical());
            Assert.DoesNotContain(once.Body, c => char.IsControl(c) && c is not ('\n' or '\t'));
            Assert.Equal(once.Body, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(once.Body)));
        });

    [Theory]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("a\vb\fc\u0085d\u2028e\u2029f", "a\nb\nc\nd\ne\nf")]
    [InlineData("co\u001Eop, har\u001Fbour", "co\u2011op, harbour")]
    [InlineData("a\u0002\u0007\u007F\u009F\0\uFFFE\uFFFFb\tc", "ab\tc")]
    [InlineData("😀 \uFFFD \uFEFF\u00AD\u00A0.", "😀 \uFFFD \uFEFF\u00AD\u00A0.")]
    public void Control_characters_become_line_breaks_a_hyphen_or_nothing(string text, string clean)
    {
        Assert.Equal(clean, new Document { Body = text }.Canonical().Body);
        Assert.Equal(clean.Replace('\n', ' '), new Document { Headline = text }.Canonical().Headline);
    }

    /// <summary>Attributes cannot hold half a surrogate pair.</summary>
    [Fact]
    public void Half_a_surrogate_pair_is_a_lost_letter()
    {
        Assert.Equal("a\uFFFDb\uFFFD.", CleanText.Of("a\uD83Db\uDE00.", singleLine: false));
        Assert.Equal("\uFFFD\uFFFD", CleanText.Of("\uD83D\u0007\uDE00", singleLine: true));
    }

    [Fact]
    public void A_lost_letter_is_named_with_its_part_and_holds_nothing_up()
    {
        var words = Texts.Complete with
        {
            Place = "Gy\uFFFDr",
            Body = $"{Texts.Prose(60)} Vu\uFFFDi\uFFFD {Texts.Prose(60)}",
        };
        var issues = words.Issues(live: null);
        Assert.Equal(["Place", "Body"], issues.Select(i => i.Part));
        Assert.All(issues, i => Assert.False(i.Blocking));
        Assert.Contains("“Gy\uFFFDr”", issues[0].Sentence, StringComparison.Ordinal);
        Assert.Contains("2 letters", issues[1].Sentence, StringComparison.Ordinal);
        Assert.Contains("Vu\uFFFDi\uFFFD the", issues[1].Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Talks \u202Eyadnom\u202C in Győr", "U+202E", "“Talks yadnom\u202C in Győr”")]
    [InlineData("\u202D", "U+202D", "“”")]
    [InlineData("Talks \u202Dno \u202Eyadnom", "U+202D", "“Talks no  yadnom”")]
    public void A_sign_that_turns_letters_around_is_named(string headline, string sign, string around)
    {
        var issue = Assert.Single((Texts.Complete with { Headline = headline }).Issues(live: null));
        Assert.Equal(("Headline", false), (issue.Part, issue.Blocking));
        Assert.Contains(sign, issue.Sentence, StringComparison.Ordinal);
        Assert.Contains(around, issue.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(headline[headline.IndexOfAny(['\u202D', '\u202E'])], issue.Sentence);
    }

    [Fact]
    public void A_lost_letter_hides_no_other_check()
    {
        var typo = Texts.Corrected with { ChangeKind = CorrectionKind.Typo };
        Assert.Contains(typo.Issues(Texts.Complete), i => i.Blocking);
        var lost = typo with { PressContact = "\uFFFD" };
        Assert.Contains(lost.Issues(Texts.Complete), i => i.Blocking && i.Part == "Kind of change");
    }

    [Fact]
    public void A_part_that_is_too_long_is_refused_with_both_figures()
    {
        var words = new Document { Headline = new string('x', 301) };
        Assert.Contains(words.Issues(live: null), i => i is { Part: "Headline", Blocking: true });
        Refuses("300", () => words.WithinLimits());
        Refuses("301", () => words.WithinLimits());
    }

    [Theory]
    [InlineData("Çavuşoğlu meets Grybauskaitė", "cavusoglu-meets-grybauskaite")]
    [InlineData("Đinđić, Straße & Łódź: Ærø’s talks", "dindic-strasse-lodz-aeros-talks")]
    [InlineData("  “Quoted” — 20 Nov. 2015 ", "quoted-20-nov-2015")]
    [InlineData("Москва и Ђердап", "moskva-i-derdap")]
    [InlineData("Η Αθήνα", "i-athina")]
    [InlineData("القاهرة ٢٠٣١", "alqahrh-2031")]
    [InlineData("東京", "statement")]
    public void A_slug_is_readable_latin(string headline, string slug) => Assert.Equal(slug, Slug.Of(headline));

    [Fact]
    public void A_slug_stays_short_and_ends_with_a_word()
    {
        var slug = Slug.Of(Texts.Prose(60));
        Assert.InRange(slug.Length, 60, 80);
        Assert.DoesNotMatch("-$", slug);
    }

    [Fact]
    public void An_identifier_is_eight_characters_of_crockfords_alphabet() =>
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Matches("^[0-9a-hjkmnp-tv-z]{8}$", StatementId.New()));
}
