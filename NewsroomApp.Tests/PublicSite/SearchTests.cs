using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.PublicSite;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.PublicSite;

/// <summary>Search finds what the public may read, and nothing else.</summary>
[Trait("Pace", "Slow")]
public sealed class SearchTests : IAsyncLifetime
{
    private TestNewsroom _newsroom = default!;

    public async ValueTask InitializeAsync() =>
        _newsroom = await TestNewsroom.Open(
            "--Newsroom:TimeZone=Europe/Brussels",
            "--Newsroom:Languages:0=en",
            "--Newsroom:Languages:1=sr",
            "--Newsroom:Languages:2=ar"
        );

    public ValueTask DisposeAsync() => _newsroom.DisposeAsync();

    [Theory]
    [InlineData("Vučić meets the keepers", "Vucic", "Vučić")]
    [InlineData("Vučić meets the keepers", "VUČIĆ", "Vučić")]
    [InlineData("Mr Đinđić replies", "dindic", "Đinđić")]
    [InlineData("Die Straße wird gesperrt", "strasse", "Straße")]
    [InlineData("Frau Müller-Lüdenscheidt kam", "Luedenscheidt", "Lüdenscheidt")]
    [InlineData("Frau Müller-Lüdenscheidt kam", "muellerluedenscheidt", "Müller-Lüdenscheidt")]
    [InlineData("Größe-Füßen hilft", "fuess*", "Füßen")]
    [InlineData("Die STRASSE wird gesperrt", "straße", "STRASSE")]
    [InlineData("Çavuşoğlu in Ankara", "cavusoglu", "Çavuşoğlu")]
    [InlineData("Grybauskaitė speaks", "grybauskaite", "Grybauskaitė")]
    [InlineData("İstanbul ve Iğdır", "istanbul", "İstanbul")]
    [InlineData("İstanbul ve Iğdır", "igdir", "Iğdır")]
    [InlineData("Ødegård og Ærø", "odegard", "Ødegård")]
    [InlineData("L’œuvre de l’État", "oeuvre", "œuvre")]
    [InlineData("Δρόμος και ΟΔΟΣ", "οδός", "ΟΔΟΣ")]
    [InlineData("Изјава Савета", "изјава", "Изјава")]
    [InlineData("بيان المجلس اليوم", "المجلس", "المجلس")]
    [InlineData("The lighthouses are lit", "lighth*", "lighthouses")]
    [InlineData("The lighthouses are lit", "lighth", "lighthouses")]
    [InlineData("The well-being of keepers", "well-being", "well-being")]
    [InlineData("Café reopens at noon", "cafe\u0301", "Café")]
    [InlineData("דובר צה\"ל הודיע", "צהל", "צה\"ל")]
    [InlineData("דובר צה״ל הודיע", "צהל", "צה״ל")]
    [InlineData("The light\u00ADhouses are lit", "lighthouses", "light\u00ADhouses")]
    public async Task Accents_and_capitals_do_not_matter(string headline, string query, string marked)
    {
        await _newsroom.Live(Texts.Complete with { Headline = headline });
        await _newsroom.Live(
            Texts.Complete with
            {
                Headline = "Something else",
                Standfirst = "",
                Body = "Nothing of it is here.",
            }
        );
        var hit = Assert.Single((await Find(query)).QuerySelectorAll(".notices li"));
        Assert.Equal(headline, hit.QuerySelector("h2 a")!.TextContent);
        Assert.Equal(marked, string.Join('-', hit.QuerySelectorAll("h2 mark").Select(m => m.TextContent)));
    }

    [Theory]
    [InlineData("🎉")]
    [InlineData("€")]
    [InlineData("(*)")]
    public async Task Signs_that_are_no_words_find_nothing_and_are_told_so(string query)
    {
        await _newsroom.Live();
        Assert.StartsWith(
            "Nothing was found",
            (await Find(query)).QuerySelector("main [role=status]")!.TextContent,
            StringComparison.Ordinal
        );
    }

    /// <summary>A text, and what finds it and does not; several searches stand between bars.</summary>
    public static TheoryData<string, string, string> Spellings =>
        new()
        {
            { "NO₂ over 40 m² of roof", "NO2|\"NO2 over\"|no₂|m2", "NO3|m3" },
            { "a loan of 7,250 crowns and 3 000 000 marks", "7250|7,250|7 250|3 000 000|3000000", "725|30001|300" },
            { "مسؤولية كل شيء", "مسئولية|مسؤولية|مسئوليه|شئ|شىء|شيء|\"مسئولية كل\"", "مسلية" },
            { "In 1998 400 keepers left", "1998|400", "1998400" },
            { "an A-10 over Split, COVID-19 and the e-mails", "A10|A-10|covid19|e-mails|emails|\"a 10\"", "A11|a100" },
            { "the U.N. envoy and the J.F. Prize", "UN envoy|U.N. envoy|\"un envoy\"|JF Prize|J. F. Prize", "UNO" },
            { "for J. R. R. Marlow, of plan B. A start", "JRR Marlow|J.R.R. Marlow|J. R. R. Marlow", "RR|BA" },
            { "at 3 p.m. U.S. officials, and Annex A. U.K. exports", "US officials|UK exports|\"uk exports\"", "pmus" },
            { "zero\u200Bwidth, می\u200Cخواهم", "zero|width|zerowidth|\"zero width\"|خواهم|میخواهم", "zerox" },
            { "Hawaiʻi, Oʻzbekiston and ʿAlī", "Hawaii|Hawai'i|Ozbekiston|O'zbekiston|Ali", "hawa ii" },
            { "Growth¹ in exports² rose", "\"growth in exports\"|exports rose", "growth1" },
            { "the JRR Fund", "J. R. R. Fund|J.R.R.|JRR", "J. K." },
            { "some 12,34,567 rupees, or 1,00,000", "1234567|12,34,567|100000|1,00,000", "1234|10000" },
            { "only ½ of 4½ cups", "½|1/2|4", "12|41|412" },
            { "the UN envoy", "U.N.|UN", "N.U." },
            {
                "Ms O’Hara, Mr l’Estrange and Lady Smith-Jones",
                "OHara|O'Hara|o hara|lestrange|l'Estrange|Smith-Jones|smithjones|smith jones|\"smith jones\"",
                "ohora|smithson"
            },
            { "Никола Ђорђевић и Љиљана Џајић", "Ђорђевић|Đorđević|Djordjevic|dordevic|Ljiljana|Džajić", "Djordjic" },
            { "Mr Djordjević of Niš", "Ђорђевић|Đorđević|Djordjevic|Ниш", "Djuro" },
            { "пам’ятка і зобовʼязання", "пам'ятка|памʼятка|пам’ятка|зобов'язання", "памятник" },
            { "زار أحمـد مدينة القاهرة عام ٢٠٣١", "احمد|أحمد|القاهره|القاهرة|قاهرة|مدينه|2031", "2030|هرة" },
            { "日本の外務大臣は東京で声明を発表した", "外務大臣|東京|日本|声明", "京都" },
            { "대한민국 정부는 환영한다", "정부|대한민국|환영", "민정" },
            { "the oﬃcial ﬂoods", "official|floods", "offcial" },
            { "भारत की घोषणा", "भारत|घोषणा", "भरत|घोषणी" },
            { "फ़ैसला और बाज़ार", "फ़ैसला|फैसला|बाज़ार|बाजार", "फसला" },
            { "東京のｶﾞｽとﾊﾟﾝ", "ガス|ｶﾞｽ|パン", "カス|ハン" },
            { "5 ㎏ of Glow™, tax № 7, ℡ 12", "kg|5 kg|Glow|TM|No|TEL|㎏|℡|№", "glowtm|tel12" },
            { "हिंदी और सम्बन्ध", "हिन्दी|हिंदी|संबंध|सम्बन्ध", "हिदी" },
            { "Frau Jörg in der Bürgerstraße", "Jörg|Jorg|Joerg|Bürgerstraße|Buergerstrasse|Burgerstrasse", "Jurg" },
            { "Herr Joerg", "Jörg|Joerg", "Jorge" },
            { "a poet on Åland", "poet|Åland|Aland|Aaland", "pot" },
            { "Ο πρωθυπουργός στην Αθήνα", "πρωθυπουργος|ΑΘΗΝΑ|athina", "αθηναι" },
        };

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task A_word_is_found_however_it_is_spelt(string text, string finding, string missing)
    {
        var id = await _newsroom.Live(Texts.Complete with { Headline = "Here", Standfirst = "", Body = text + "." });
        await _newsroom.Live(Texts.Complete with { Headline = text });
        await _newsroom.Live(Texts.Complete with { Headline = "Neither", Standfirst = "", Body = "Nothing." });
        foreach (var query in finding.Split('|'))
        {
            var found = await Find(query);
            Assert.True(found.QuerySelectorAll(".notices li").Length == 2, $"{query} does not find it.");
            Assert.True(found.QuerySelectorAll(".summary mark, h2 mark").Length > 1, $"{query} is not marked.");
        }
        foreach (var query in missing.Split('|'))
            Assert.True((await Find(query)).QuerySelector(".notices li") is null, $"{query} finds it.");
    }

    [Fact]
    public async Task A_search_for_any_character_says_what_was_found()
    {
        await _newsroom.Live();
        string[] texts = ["\uFFFE", "\uFFFF", "\u0000", "\uD800", "\uE000", "\U0010FFFF", "\"", "*", "´", "½"];
        foreach (var text in texts)
            Assert.True(
                (await Find("keepers " + text)).QuerySelector(".notices, [role=status]") is not null,
                $"U+{(int)text[0]:X4}"
            );
    }

    [Fact]
    public async Task What_is_hidden_or_only_marks_up_is_not_found()
    {
        await _newsroom.Live(
            Texts.Complete with
            {
                Body = "The [report](https://example.org/secretary) is **bold**[^1] and *done*.\n\n[^1]: Noted.",
            }
        );
        Assert.Equal([], await Headlines("secretary"));
        Assert.Single(await Headlines("\"report is bold and done\""));
        Assert.Single(await Headlines("noted"));
    }

    [Fact]
    public async Task A_word_is_found_as_a_whole_and_its_beginning_by_a_star()
    {
        await _newsroom.Live(Texts.Complete with { Headline = "Lightships at sea", Standfirst = "", Body = "One." });
        await _newsroom.Live(Texts.Complete with { Headline = "A light at sea", Standfirst = "", Body = "Two." });
        Assert.Equal(["A light at sea"], await Headlines("light sea"));
        Assert.Equal(["A light at sea", "Lightships at sea"], await Headlines("light* sea"));
        Assert.Equal(["A light at sea"], await Headlines("\"light\""));
        Assert.Equal([], await Headlines("ight*"));
        Assert.Equal([], await Headlines("light darkness"));
    }

    [Theory]
    [InlineData("\"lamp is a promise\"", 1)]
    [InlineData("“lamp is a promise”", 1)]
    [InlineData("„lamp is a promise“", 1)]
    [InlineData("“LAMP — is: a, promise!”", 1)]
    [InlineData("\"promise is a lamp\"", 0)]
    [InlineData("promise lamp", 1)]
    [InlineData("\"lamp is a\" keepers", 1)]
    [InlineData("\"lamp is a\" elephants", 0)]
    [InlineData("\"lamp is a promise", 1)]
    public async Task Words_between_quotation_marks_stand_in_a_row(string query, int found)
    {
        await _newsroom.Live();
        Assert.Equal(found, (await Headlines(query)).Count);
    }

    [Theory]
    [InlineData("\"keepers of the\"", 1)]
    [InlineData("\"northern lamps\"", 1)]
    [InlineData("\"the northern\"", 0)]
    [InlineData("keepers northern", 1)]
    public async Task A_row_of_words_does_not_go_on_from_the_headline_into_the_standfirst(string query, int found)
    {
        await _newsroom.Live(
            Texts.Complete with
            {
                Headline = "Keepers of the",
                Kicker = "",
                Standfirst = "Northern lamps.",
            }
        );
        Assert.Equal(found, (await Headlines(query)).Count);
    }

    [Fact]
    public async Task What_begins_alike_is_looked_for_where_the_word_itself_is_not_found_often_enough()
    {
        foreach (var headline in new[] { "A zebra", "The zebra", "Two zebras" })
            await _newsroom.Live(Texts.Complete with { Headline = headline });
        using var visit = _newsroom.App.Services.GetRequiredService<Newsstand>().Enter();
        Assert.Equal(["The zebra", "A zebra"], Found("zebra", 2));
        Assert.Equal(["Two zebras", "The zebra", "A zebra"], Found("zebra", 3));
        Assert.Equal(["Two zebras", "The zebra"], Found("zebra*", 2));

        IEnumerable<string> Found(string query, int most) => HeadlinesOf(visit, visit.Match(new Query(query), most));
    }

    [Theory]
    [InlineData("keepers", "The keepers of the lamp|Keepers, again")]
    [InlineData("keep", "The keepers of the lamp|Keepers, again")]
    [InlineData("lamp keepers", "The keepers of the lamp")]
    [InlineData("\"the lamp\"", "The keepers of the lamp")]
    [InlineData("\"lamp northern\"", "")]
    [InlineData("\"keepers lamp\"", "")]
    [InlineData("northern", "")]
    [InlineData("köz*", "Közös nap")]
    public async Task In_a_headline_the_made_up_words_find_what_the_words_do(string query, string found)
    {
        await _newsroom.Live(Texts.Complete with { Headline = "Közös nap", Standfirst = "The keepers." });
        await _newsroom.Live(Texts.Complete with { Headline = "Keepers, again", Standfirst = "Northern lamp." });
        await _newsroom.Live(
            Texts.Complete with
            {
                Headline = "The keepers of the lamp",
                Kicker = "",
                Standfirst = "Northern lamp.",
            }
        );
        using var visit = _newsroom.App.Services.GetRequiredService<Newsstand>().Enter();
        foreach (var isCommon in new[] { false, true })
            Assert.Equal(
                found,
                string.Join('|', HeadlinesOf(visit, visit.Match(new Query(query), "headline", isCommon, most: 3)))
            );
    }

    [Fact]
    public async Task A_headline_comes_before_a_text_and_what_is_new_before_what_is_old()
    {
        await _newsroom.Live(Texts.Complete with { Headline = "Old buoys" });
        _newsroom.Clock!.Advance(TimeSpan.FromDays(300));
        await _newsroom.Live(Texts.Complete with { Headline = "In the text", Body = "There are buoys." });
        await _newsroom.Live(Texts.Complete with { Headline = "In the standfirst", Standfirst = "The buoys." });
        _newsroom.Clock.Advance(TimeSpan.FromDays(300));
        await _newsroom.Live(Texts.Complete with { Headline = "New buoys" });
        await _newsroom.Live(Texts.Complete with { Headline = "In the new text", Body = "There are buoys." });
        Assert.Equal(
            ["New buoys", "Old buoys", "In the standfirst", "In the new text", "In the text"],
            await Headlines("buoys")
        );
    }

    [Fact]
    public async Task A_reader_narrows_it_by_topic_year_and_language()
    {
        await _newsroom.Live(Texts.Complete with { Headline = "Fog one", Topics = ["Weather & Sea"] });
        await _newsroom.Live(Texts.Complete with { Headline = "Fog two", Topics = ["Đinđić"], Language = "sr" });
        _newsroom.Clock!.Advance(TimeSpan.FromDays(365));
        await _newsroom.Live(
            Texts.Complete with
            {
                Headline = "Fog three",
                Topics = ["Weather & Sea"],
                Language = "en",
            }
        );
        Assert.Equal(["Fog three", "Fog two", "Fog one"], await Headlines("fog"));
        Assert.Equal(["Fog three", "Fog one"], await Headlines("fog", ("topic", "weather-sea")));
        Assert.Equal(["Fog two"], await Headlines("fog", ("topic", "dindic")));
        Assert.Equal(["Fog three"], await Headlines("fog", ("year", "2027")));
        Assert.Equal(["Fog three", "Fog one"], await Headlines("fog", ("language", "en")));
        Assert.Equal(["Fog two"], await Headlines("fog", ("language", "sr"), ("year", "2026"), ("topic", "dindic")));
        Assert.Equal([], await Headlines("fog", ("language", "sr"), ("year", "2027")));
        Assert.Equal([], await Headlines("fog", ("topic", "weather")));
        Assert.Equal([], await Headlines("weather02026 OR fog", ("year", "2020")));
        // The terms that the index uses for the filters cannot be searched for.
        Assert.Equal([], await Headlines("year02026"));
        Assert.Equal([], await Headlines("language0sr"));
        (string Name, string Value)[] meaningless =
        [
            ("year", "x"),
            ("year", "-1"),
            ("year", "99999999999"),
            ("language", "'"),
            ("language", "*"),
            ("page", "1"),
        ];
        foreach (var nonsense in meaningless) Assert.Equal(3, (await Headlines("fog", nonsense)).Count);
        var page = await Find("fog", ("topic", "dindic"), ("year", "2026"), ("language", "sr"));
        Assert.Equal(
            ["dindic", "2026", "sr"],
            page.QuerySelectorAll("option[selected]").Select(o => o.GetAttribute("value"))
        );
        Assert.Equal("fog", page.QuerySelector("input[name=q]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task What_was_looked_for_is_marked_in_the_headline_and_in_the_passage_around_it()
    {
        await _newsroom.Live(
            Texts.Complete with
            {
                Headline = "Keepers & <b>Vučić</b>",
                Standfirst = "",
                Body = $"{Texts.Prose(200)}\n\nThere VUČIĆ met *the* keepers of <i>light</i>.\n\n{Texts.Prose(200)}",
            }
        );
        var hit = Assert.Single((await Find("vucic keep*")).QuerySelectorAll(".notices li"));
        Assert.Equal("Keepers & <b>Vučić</b>", hit.QuerySelector("h2")!.TextContent);
        Assert.Equal(["Keepers", "Vučić"], hit.QuerySelectorAll("h2 mark").Select(m => m.TextContent));
        Assert.Contains("keepers", hit.QuerySelectorAll(".summary mark").Select(m => m.TextContent));
        Assert.InRange(hit.QuerySelector(".summary")!.TextContent.Length, 50, 400);

        hit = Assert.Single((await Find("VUČIĆ \"of i light\"")).QuerySelectorAll(".notices li"));
        Assert.Contains(
            "There VUČIĆ met the keepers",
            hit.QuerySelector(".summary")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("VUČIĆ", hit.QuerySelectorAll(".summary mark").Select(m => m.TextContent));
    }

    [Fact]
    public async Task The_beginning_of_a_word_of_several_parts_is_marked_too()
    {
        await _newsroom.Live(Texts.Complete with { Headline = "Well-being at sea" });
        Assert.Equal(
            ["Well-being"],
            (await Find("well-bei*")).QuerySelectorAll("h2 mark").Select(m => m.TextContent)
        );
    }

    [Fact]
    public async Task Words_that_are_not_public_are_not_found()
    {
        var words = Texts.Complete with
        {
            Headline = "Zwischenstand",
            Kicker = "Zwischenstand",
            Body = "Zwischenstand. “Zwischenstand,” said Ms Zwischenstand.",
        };
        await _newsroom.Draft(words);
        await _newsroom.InReview(words);
        await _newsroom.Approved(words);
        await _newsroom.Scheduled(TimeSpan.FromHours(1), words);
        var live = await _newsroom.Live(Texts.Complete with { Headline = "Standing" });
        await _newsroom.Publishing.Correct(_newsroom.As(DemoCast.Officer), live);
        await _newsroom.Write(live, words);
        var withdrawn = await _newsroom.Live(words);
        await _newsroom.Withdraw(withdrawn);
        var retracted = await _newsroom.Live(words);
        await _newsroom.Withdraw(retracted, Verb.Retract);
        var corrected = await _newsroom.Live(words);
        await _newsroom.Correct(
            corrected,
            Texts.Complete with
            {
                Headline = "Better",
                ChangeKind = CorrectionKind.Correction,
                PublicNote = "It is said better now.",
            }
        );
        foreach (var query in new[] { "zwischenstand", "zwisch*", "\"zwischenstand\"", "ms zwischenstand" })
            Assert.Equal([], await Headlines(query));
        Assert.Equal(["Better", "Standing"], await Headlines("lamp"));
        await _newsroom.Withdraw(withdrawn, Verb.Reinstate);
        Assert.Equal(["Zwischenstand"], await Headlines("zwischenstand"));
    }

    [Theory]
    [InlineData("NEAR(lamp promise)")]
    [InlineData("NEAR(lamp promise, 2)")]
    [InlineData("lamp AND")]
    [InlineData("AND")]
    [InlineData("OR OR OR")]
    [InlineData("NOT lamp")]
    [InlineData("lamp OR")]
    [InlineData("\"")]
    [InlineData("\"\"")]
    [InlineData("\"\"\"")]
    [InlineData("lamp\"")]
    [InlineData("*")]
    [InlineData("**")]
    [InlineData("* lamp *")]
    [InlineData("\"*\"*")]
    [InlineData("^lamp")]
    [InlineData("^")]
    [InlineData("headline:lamp")]
    [InlineData("headline : lamp")]
    [InlineData("marks : year02026")]
    [InlineData("{headline body} : lamp")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("-lamp")]
    [InlineData("- headline : lamp")]
    [InlineData("(")]
    [InlineData(")")]
    [InlineData("((lamp)")]
    [InlineData("lamp + promise")]
    [InlineData("rank")]
    [InlineData("'; DROP TABLE Search; --")]
    [InlineData("lamp%' OR '1'='1")]
    [InlineData("_%")]
    [InlineData("?!.,;:-–—…()[]{}<>/\\|@#$%^&*~`'\"")]
    [InlineData("   ")]
    [InlineData("\t\r\n\0")]
    [InlineData("🎉")]
    [InlineData("👩‍🚒 👍🏽")]
    [InlineData("\uD83C")]
    [InlineData("\uDF89")]
    [InlineData("lamp\uD83C promise\uDF89")]
    [InlineData("\uFFFD")]
    [InlineData("\u202Elamp\u202C")]
    [InlineData("بيان المجلس")]
    [InlineData("הודעה")]
    [InlineData("हिन्दी")]
    [InlineData("声明 한국어 ภาษาไทย")]
    [InlineData("\u0301\u0301\u0301")]
    [InlineData("a\u0301\u0302\u0303\u0304")]
    [InlineData("½ ² Ⅷ ①")]
    public async Task Whatever_is_typed_is_taken_as_words_and_answered_by_a_sentence(string query)
    {
        await _newsroom.Live();
        await Answered(query);
        await Answered(query, ("topic", query), ("language", query), ("year", query));
        await Answered(query + " lamp \"" + query);
    }

    [Fact]
    public async Task A_very_long_query_is_cut_and_answered()
    {
        await _newsroom.Live();
        string[] queries =
        [
            new string('x', 8_192),
            string.Concat(Enumerable.Repeat("lamp ", 1_640)),
            string.Concat(Enumerable.Repeat("\"a\" ", 2_000)),
            new string('"', 8_192),
            new string('*', 8_192),
            string.Concat(Enumerable.Repeat("🎉", 4_096)),
            "x" + string.Concat(Enumerable.Repeat("🎉", 4_096)),
            string.Concat(Enumerable.Repeat("a* ", 2_700)),
            string.Concat(Enumerable.Repeat("NEAR(", 1_600)),
            new string('\u0301', 8_192),
            "ﷺ" + new string('ﷺ', 8_000),
        ];
        foreach (var query in queries)
        {
            var page = await Answered(query, ("topic", query));
            Assert.InRange(page.QuerySelector("input[name=q]")!.GetAttribute("value")!.Length, 0, Query.Longest);
        }
    }

    [Fact]
    public async Task A_symbol_beside_words_does_not_hide_what_has_the_words()
    {
        await _newsroom.Live(Texts.Complete with { Headline = "Lamps lit 🎉 at dusk 👍🏽" });
        foreach (var query in new[] { "lamps 🎉", "🎉 dusk", "\"lit 🎉 at\"", "lit🎉", "dusk 👍🏽" })
            Assert.Equal(["Lamps lit 🎉 at dusk 👍🏽"], await Headlines(query));
    }

    [Fact]
    public async Task Any_text_at_all_is_answered()
    {
        await _newsroom.Live();
        var newsstand = _newsroom.App.Services.GetRequiredService<Newsstand>();
        var any = Gen.OneOf(
            Gen.String,
            Gen.String[Gen.Char["aлع \"“”„*^:{}()-+.,'\0\n\uD83C\uDF89\u0301\u202E"], 0, 40],
            Gen.OneOf("NEAR(a b)", "AND", "OR", "NOT", "lamp", "“lamp is”").Array[1, 6].Select(w => string.Join(' ', w))
        );
        Gen.Select(any, any, Gen.Int[1, 10_000])
            .Sample(
                (text, topic, page) =>
                {
                    using var visit = newsstand.Enter();
                    var query = new Query(text, topic: Slug.OfName(topic), year: page);
                    var (found, _) = Search.Find(visit, query, 1, _newsroom.Clock!.GetUtcNow());
                    Assert.True(found.Count <= 1);
                    foreach (var passage in new[] { text, topic, Texts.Complete.Body })
                    {
                        Assert.Equal(passage, string.Concat(query.Mark(passage).Select(p => p.Text)));
                        Assert.InRange(query.Snippet(passage).Length, 0, 300);
                    }
                },
                iter: 3_000
            );
        await Gen.Select(any, any)
            .SampleAsync(
                async (text, other) =>
                    await Answered(text, ("topic", other), ("language", other), ("year", other), ("other", text)),
                iter: 150
            );
    }

    [Fact]
    public async Task What_is_cut_out_of_a_text_is_never_half_a_character()
    {
        var text = string.Concat(Enumerable.Repeat("🎉", 400));
        var passage = "x" + text + " lamp";
        foreach (var whole in new[] { text, passage, passage + text, "lamp" + text, text + "x" })
            foreach (var query in new[] { "lamp", "nothing" })
                Assert.DoesNotContain(
                    new Query(query).Snippet(whole).EnumerateRunes(),
                    r => r == System.Text.Rune.ReplacementChar
                );
        var cut = new Query("x" + text).Text;
        Assert.DoesNotContain(cut.EnumerateRunes(), r => r == System.Text.Rune.ReplacementChar);
        Assert.DoesNotContain('\uFFFD', (await Answered("x" + text)).DocumentElement.TextContent);
    }

    [Fact]
    public async Task Results_turn_after_twenty_and_no_page_is_too_absurd()
    {
        for (var i = 0; i < 45; i++)
            await _newsroom.Live(Texts.Complete with { Headline = $"Buoy {i:00}", Topics = ["Sea & Sky"] });
        var seen = new List<string>();
        var address = "/search?q=buoy&topic=sea-sky";
        for (var page = await Print(address); ; page = await Print(address))
        {
            seen.AddRange(page.QuerySelectorAll(".notices h2").Select(h => h.TextContent));
            if (page.QuerySelector("a[rel=next]") is not { } next) break;
            address = next.GetAttribute("href")!;
        }
        Assert.Equal(Enumerable.Range(0, 45).Select(i => $"Buoy {i:00}").Reverse(), seen);
        Assert.Equal(
            "/search?q=buoy&topic=sea-sky&page=2",
            (await Print(address)).QuerySelector("a[rel=prev]")!.GetAttribute("href")
        );
        foreach (var page in new[] { "4", "999", "10000" })
            Assert.Contains(
                "There are no more.",
                (await Print($"/search?q=buoy&page={page}")).Body!.TextContent,
                StringComparison.Ordinal
            );
        foreach (
            var page in new[] { "0", "-1", "1e3", "99999999999999999999", "x", "%00", "2&page=3", "١", "+2", " 2" }
        )
            Assert.Contains(
                "Nothing at this address",
                (await Print($"/search?q=buoy&page={page}", StatusCodes.Status404NotFound)).Body!.TextContent,
                StringComparison.Ordinal
            );
    }

    private async Task<IDocument> Find(string query, params (string Name, string Value)[] more) =>
        await Parsed(await Ask("/search", new() { ["q"] = query }, more), StatusCodes.Status200OK);

    /// <summary>Keeps the order of the rows.</summary>
    private static IEnumerable<string> HeadlinesOf(PublicReader visit, List<long> rows)
    {
        var statements = visit.Rows(rows).ToDictionary(r => r.Row, r => r.Statement.Words.Headline);
        return rows.Select(row => statements[row]);
    }

    private async Task<List<string>> Headlines(string query, params (string Name, string Value)[] more) =>
        [.. (await Find(query, more)).QuerySelectorAll(".notices h2").Select(h => h.TextContent)];

    /// <summary>Asserts that there are hits, or a sentence that says why there are none.</summary>
    private async Task<IDocument> Answered(string query, params (string Name, string Value)[] more)
    {
        var page = await Find(query, more);
        Assert.True(
            page.QuerySelector(".notices li") is not null
                || page.QuerySelector("[role=status], .hint")?.TextContent.EndsWith('.') is true,
            $"“{query}” was not answered."
        );
        return page;
    }

    private Task<RenderedPage> Ask(
        string path,
        Dictionary<string, Microsoft.Extensions.Primitives.StringValues> query,
        params (string Name, string Value)[] more
    )
    {
        foreach (var (name, value) in more) query[name] = value;
        return _newsroom.App.Services.GetRequiredService<PageRenderer>().Render(path, new QueryCollection(query), "");
    }

    private async Task<IDocument> Print(string address, int status = StatusCodes.Status200OK)
    {
        var mark = address.IndexOf('?', StringComparison.Ordinal);
        return await Parsed(await Ask(address[..mark], QueryHelpers.ParseQuery(address[mark..])), status);
    }

    private static async Task<IDocument> Parsed(RenderedPage printed, int status)
    {
        Assert.Equal(status, printed.Status);
        return await new HtmlParser().ParseDocumentAsync(System.Text.Encoding.UTF8.GetString(printed.Plain.Bytes));
    }
}
