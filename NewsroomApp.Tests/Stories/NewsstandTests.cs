using System.Net;
using System.Xml.Linq;

namespace NewsroomApp.Tests.Stories;

/// <summary>What the public gets over HTTP, and what it never gets.</summary>
[Trait("Pace", "Slow")]
public sealed class NewsstandTests : IAsyncLifetime
{
    private TestNewsroom _newsroom = default!;
    private HttpClient _reader = default!;

    public async ValueTask InitializeAsync()
    {
        _newsroom = await TestNewsroom.Serve(
            "--Newsroom:TimeZone=Europe/Brussels",
            "--Newsroom:InstitutionName=Lake Council",
            "--Newsroom:PublicUrl=https://news.example",
            "--Newsroom:PressContacts=**Desk:** +372 5550 0199",
            "--Newsroom:Tagline=Light for five islands"
        );
        _reader = _newsroom.Visitor();
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _newsroom.DisposeAsync();
    }

    [Fact]
    public async Task A_live_statement_can_be_taken_as_plain_text_and_as_it_was_typed()
    {
        var id = await _newsroom.Live(Texts.Complete with { Kicker = "Visit", Body = "It is **lit** [now](/a)." });
        var address = await _reader.AddressOf(id);
        Assert.Equal(
            [$"{address}.txt", $"{address}.md", $"{address}.pdf"],
            (await _reader.Page(address)).QuerySelectorAll(".with li a").Skip(1).Select(a => a.GetAttribute("href"))
        );
        var text = await _reader.GetStringAsync(address + ".txt");
        Assert.Contains("\n\nIt is lit now (https://news.example/a).\n\n", text, StringComparison.Ordinal);
        Assert.EndsWith($"\n\nhttps://news.example{address}\n", text, StringComparison.Ordinal);
        var typed = await _reader.GetStringAsync(address + ".md");
        Assert.StartsWith($"Visit\n\n# {Texts.Complete.Headline}\n\n", typed, StringComparison.Ordinal);
        Assert.Contains("\n\nIt is **lit** [now](/a).\n\n## Notes to editors\n\n", typed, StringComparison.Ordinal);

        await _newsroom.Withdraw(id);
        foreach (var ending in new[] { ".txt", ".md" })
        {
            var gone = await _reader.GetAsync(new Uri(address + ending, UriKind.Relative));
            Assert.Equal(address, gone.Headers.Location!.ToString());
        }
    }

    [Fact]
    public async Task The_front_page_leads_with_the_newest_and_counts_its_topics()
    {
        await _newsroom.Live(Texts.Complete with { Headline = "First", Topics = ["Lamps"] });
        await _newsroom.Live(Texts.Complete with { Headline = "Second", Topics = ["Lamps", "Fog"] });
        var front = await _reader.Page("/");
        Assert.Equal("Second", front.QuerySelector(".notices .lead h2")!.TextContent);
        Assert.Equal(
            ["Fog 1", "Lamps 2"],
            front.QuerySelectorAll(".with li").Select(topic => VisibleText.Spaced(topic.TextContent))
        );
        Assert.Equal("Light for five islands", front.QuerySelector(".masthead p")!.TextContent);
        Assert.Contains("+372 5550 0199", front.QuerySelector(".with")!.TextContent, StringComparison.Ordinal);
        var found = await _reader.Page("/search?q=keepers");
        Assert.Equal("2 statements", found.QuerySelector("[role=status]")!.TextContent);
    }

    [Fact]
    public async Task A_statement_that_names_nobody_to_call_gets_the_press_contacts_before_it_is_read()
    {
        var id = await _newsroom.InReview(Texts.Complete with { PressContact = "" });
        Assert.Equal("**Desk:** +372 5550 0199", (await _newsroom.Drafting.Find(id))!.Open!.Words.PressContact);
        var other = await _newsroom.InReview();
        Assert.Equal(Texts.Complete.PressContact, (await _newsroom.Drafting.Find(other))!.Open!.Words.PressContact);
    }

    [Fact]
    public async Task A_statement_goes_from_draft_to_public_page_feed_and_front_page()
    {
        var id = await _newsroom.Live();
        var address = $"/statements/{id}/harbour-council-welcomes-the-lighthouse-keepers-of-five-islands";
        var page = await _reader.Page(address);
        Assert.Equal(Texts.Complete.Headline, page.QuerySelector("main h1")!.TextContent);
        Assert.Equal("Tallvik, 4 March 2026", page.QuerySelector(".dateline")!.TextContent);
        Assert.Equal(Texts.Complete.Standfirst, page.QuerySelector(".standfirst")!.TextContent);
        Assert.Contains(
            "“A lamp is a promise,” said the chair, Nuño Ångström.",
            page.QuerySelector(".body")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "The lamps are lit at dusk.",
            page.QuerySelector(".notes")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains("(Brussels time)", page.QuerySelector(".times time")!.TextContent, StringComparison.Ordinal);
        Assert.Matches(
            @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$",
            page.QuerySelector(".times time")!.GetAttribute("datetime")
        );

        Assert.Equal(address, (await _reader.Page("/")).QuerySelector(".notices a")!.GetAttribute("href"));
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entry = XDocument.Parse(await _reader.GetStringAsync("/feed.atom")).Root!.Element(atom + "entry")!;
        Assert.Equal("https://news.example" + address, entry.Element(atom + "link")!.Attribute("href")!.Value);
        Assert.Matches($"^tag:news\\.example,20[0-9-]{{8}}:{id}$", entry.Element(atom + "id")!.Value);
    }

    [Fact]
    public async Task A_feed_has_all_of_a_page_with_absolute_addresses_and_says_its_language()
    {
        var words = Texts.Complete with
        {
            Language = "ar",
            Body = "See [us](/about).[^1]\n\n[^1]: A note.",
            NotesToEditors = "On [the page](#top).",
        };
        var page = "https://news.example" + await _reader.AddressOf(await _newsroom.Live(words));
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entry = XDocument.Parse(await _reader.GetStringAsync("/feed.atom")).Root!.Element(atom + "entry")!;
        Assert.Equal("ar", entry.Attribute(XNamespace.Xml + "lang")!.Value);
        var rss = XDocument.Parse(await _reader.GetStringAsync("/feed.rss")).Root!.Element("channel")!;
        var self = rss.Elements(atom + "link").Single(l => l.Attribute("rel")!.Value == "self");
        Assert.Equal("https://news.example/feed.rss", self.Attribute("href")!.Value);
        Assert.Equal(entry.Element(atom + "id")!.Value, rss.Element("item")!.Element("guid")!.Value);
        var json = System.Text.Json.JsonDocument.Parse(await _reader.GetStringAsync("/feed.json"));
        var item = json.RootElement.GetProperty("items")[0];
        string[] contents =
        [
            entry.Element(atom + "content")!.Value,
            rss.Element("item")!.Element("description")!.Value,
            item.GetProperty("content_html").GetString()!,
        ];
        foreach (var content in contents)
        {
            Assert.Contains("<div lang=\"ar\" dir=\"rtl\">", content, StringComparison.Ordinal);
            Assert.Contains(
                "Tallvik, <span lang=\"en\" dir=\"ltr\">4 March 2026</span>",
                content,
                StringComparison.Ordinal
            );
            Assert.Contains("href=\"https://news.example/about\"", content, StringComparison.Ordinal);
            Assert.Contains($"href=\"{page}#body-note-1\"", content, StringComparison.Ordinal);
            Assert.DoesNotContain(" id=", content, StringComparison.Ordinal);
            Assert.Contains($"href=\"{page}#top\"", content, StringComparison.Ordinal);
            Assert.Contains(Texts.Complete.PressContact, content, StringComparison.Ordinal);
            Assert.DoesNotContain("href=\"#", content, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_head_of_a_page_tells_messengers_and_search_engines_what_it_says()
    {
        const string headline = "Lamps </script> & <keepers>";
        var id = await _newsroom.Live(Texts.Complete with { Headline = headline, Standfirst = "" });
        await _newsroom.Correct(id, Texts.Corrected);
        var address = await _reader.AddressOf(id);
        var page = await _reader.Page(address);
        const string teaser = "The keepers meet for the first time since 1931.";
        (string, string)[] meta =
        [
            ("og:title", Texts.Corrected.Headline),
            ("og:description", teaser),
            ("og:url", "https://news.example" + address),
            ("og:site_name", "Lake Council"),
            ("og:locale", "en_US"),
        ];
        foreach (var (property, content) in meta)
            Assert.Equal(content, page.QuerySelector($"meta[property='{property}']")!.GetAttribute("content"));
        Assert.Equal(teaser, page.QuerySelector("meta[name=description]")!.GetAttribute("content"));
        var article = System.Text.Json.JsonDocument.Parse(page.QuerySelector("script")!.TextContent).RootElement;
        Assert.Equal("NewsArticle", article.GetProperty("@type").GetString());
        Assert.Equal(Texts.Corrected.Headline, article.GetProperty("headline").GetString());
        Assert.Equal("Lake Council", article.GetProperty("publisher").GetProperty("name").GetString());
        Assert.True(
            article.GetProperty("dateModified").GetDateTime() >= article.GetProperty("datePublished").GetDateTime()
        );
        Assert.Equal(
            Texts.Corrected.PublicNote,
            article.GetProperty("correction")[0].GetProperty("text").GetString()
        );
    }

    [Fact]
    public async Task A_headline_in_any_script_has_a_page_a_feed_and_an_address()
    {
        var every = Enumerable
            .Range(0, 0x110000 / 64)
            .Select(i => i * 64 + 33)
            .Where(System.Text.Rune.IsValid)
            .Select(c => new System.Text.Rune(c).ToString());
        foreach (var some in every.Chunk(140).Take(60))
        {
            var headline = CleanText.Of(string.Concat(some), singleLine: true);
            var id = await _newsroom.Live(Texts.Complete with { Headline = headline, Body = headline });
            var address = await _reader.AddressOf(id);
            Assert.Matches($"^/statements/{id}/[a-z0-9-]+$", address);
            var page = await _reader.Page(address);
            Assert.Equal(headline.Trim(), page.QuerySelector("h1")!.TextContent.Trim());
            var feed = XDocument.Parse(await _reader.GetStringAsync("/feed.atom"));
            Assert.Contains(feed.Descendants(), e => e.Name.LocalName == "title" && e.Value.Trim() == headline.Trim());
            Assert.Equal(
                HttpStatusCode.OK,
                (await _reader.GetAsync("/search?q=" + Uri.EscapeDataString(string.Concat(some.Take(9))))).StatusCode
            );
        }
    }

    [Fact]
    public async Task Nobody_is_listed_as_quoted_whom_no_person_has_confirmed()
    {
        var guessed = await _newsroom.Live(Texts.Complete with { Speakers = [] });
        Assert.Empty((await _reader.Page("/people")).QuerySelectorAll(".index a"));
        Assert.DoesNotContain(
            "Quoted",
            (await _reader.Page(await _reader.AddressOf(guessed))).QuerySelector("main")!.TextContent,
            StringComparison.Ordinal
        );
        await _newsroom.Live(
            Texts.Complete with
            {
                Body = Texts.Complete.Body + " “So do we,” said Ana Berg.",
                Speakers = ["Nuño Ångström", "Ana Berg"],
            }
        );
        Assert.Equal(
            ["Ana Berg", "Nuño Ångström"],
            (await _reader.Page("/people")).QuerySelectorAll(".index a").Select(a => a.TextContent)
        );
    }

    [Fact]
    public async Task Lists_show_the_date_that_they_are_sorted_by_and_a_text_never_changed_says_published()
    {
        var id = await _newsroom.Live(Texts.Complete with { Date = new(1987, 1, 2) });
        var front = await _reader.Page("/");
        Assert.Equal(
            TimeProvider.System.GetUtcNow().Year.ToString(System.Globalization.CultureInfo.InvariantCulture),
            front.QuerySelector(".notices .when time")!.GetAttribute("datetime")![..4]
        );
        var times = (await _reader.Page(await _reader.AddressOf(id))).QuerySelectorAll(".sheet .times");
        Assert.StartsWith("Published", Assert.Single(times).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_moves_last_updated_and_keeps_the_earlier_text_readable()
    {
        var id = await _newsroom.Live();
        await _newsroom.Correct(id, Texts.Corrected);
        var page = await _reader.Page((await _reader.GetAsync($"/statements/{id}")).Headers.Location!.ToString());
        Assert.Contains("Last updated", page.QuerySelectorAll(".times")[1].TextContent, StringComparison.Ordinal);
        var editions = page.QuerySelector(".editions")!;
        Assert.Contains(Texts.Corrected.PublicNote, editions.TextContent, StringComparison.Ordinal);

        var earlier = await _reader.GetAsync(editions.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("noindex", earlier.Headers.GetValues("X-Robots-Tag").Single());
        var text = await earlier.Content.ReadAsStringAsync();
        Assert.Contains("received the keepers on Wednesday", text, StringComparison.Ordinal);
        Assert.Contains("<del>", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/wrong-slug")]
    public async Task Another_slug_leads_to_the_permanent_address(string slug)
    {
        var id = await _newsroom.Live();
        var answer = await _reader.GetAsync($"/statements/{id}{slug}");
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        Assert.Equal(
            $"/statements/{id}/harbour-council-welcomes-the-lighthouse-keepers-of-five-islands",
            answer.Headers.Location!.ToString()
        );
    }

    [Fact]
    public async Task Nothing_unpublished_can_be_had_without_signing_in()
    {
        const string secret = "Zwischenstand";
        var words = Texts.Complete with { Headline = secret, Kicker = secret, Body = secret };
        List<string> ids =
        [
            await _newsroom.Draft(words),
            await _newsroom.InReview(words),
            await _newsroom.Approved(words),
        ];
        var correcting = await _newsroom.Live();
        await _newsroom.Publishing.Correct(_newsroom.As(DemoCast.Officer), correcting);
        await _newsroom.Write(correcting, words);
        ids.Add(correcting);

        string[] routes =
        [
            "/",
            "/?page=1",
            "/feed.atom",
            "/robots.txt",
            "/health/live",
            "/health/ready",
            "/desk",
            "/desk/drafts",
            "/desk/review",
            "/desk/publishing",
            "/desk/people",
            .. ids.SelectMany(id =>
                new[]
                {
                    $"/statements/{id}",
                    $"/statements/{id}/zwischenstand",
                    $"/statements/{id}/zwischenstand/editions/1",
                    $"/statements/{id}/zwischenstand/editions/2",
                    $"/desk/drafts/{id}",
                    $"/desk/review/{id}",
                    $"/desk/history/{id}",
                }
            ),
        ];
        foreach (var route in routes)
        {
            var answer = await _reader.GetAsync(route);
            Assert.NotEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
            var said = answer
                .Headers.Where(h => h.Key is not "Location")
                .SelectMany(h => h.Value)
                .Append(await answer.Content.ReadAsStringAsync());
            Assert.DoesNotContain(said, text => text.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
        Assert.Contains("lighthouse", await _reader.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_live_answers_exactly_like_what_does_not_exist()
    {
        var draft = await Answer($"/statements/{await _newsroom.Draft()}/harbour");
        var nothing = await Answer("/statements/00000000/harbour");
        Assert.Equal(nothing, draft);
        Assert.StartsWith("404", draft, StringComparison.Ordinal);

        async Task<string> Answer(string address)
        {
            var answer = await _reader.GetAsync(address);
            var headers = answer
                .Headers.Where(h => h.Key is not "Date")
                .Select(h => $"{h.Key}: {string.Join(',', h.Value)}");
            return $"{(int)answer.StatusCode}\n{string.Join('\n', headers)}\n"
                + await answer.Content.ReadAsStringAsync();
        }
    }

    [Theory]
    [InlineData("/?page=0")]
    [InlineData("/?page=-1")]
    [InlineData("/?page=2")]
    [InlineData("/?page=99999999999999999999")]
    [InlineData("/?page=one")]
    [InlineData("/nothing")]
    [InlineData("/statements/abc/def/editions/0")]
    [InlineData("/statements/..%2f..%2fetc/passwd")]
    public async Task A_wrong_address_is_answered_by_a_page_that_says_so(string address)
    {
        var answer = await _reader.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("Nothing at this address", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_front_page_turns_after_twenty_statements()
    {
        for (var i = 0; i < 21; i++) await _newsroom.Live(Texts.Complete with { Headline = $"Statement {i:00}" });
        var first = await _reader.Page("/");
        Assert.Equal(20, first.QuerySelectorAll(".notices li").Length);
        Assert.Equal("Statement 20", first.QuerySelector(".notices h2")!.TextContent);
        var second = await _reader.Page(first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal("Statement 00", Assert.Single(second.QuerySelectorAll(".notices h2")).TextContent);
        Assert.Equal("/", second.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nothing")]
    [InlineData("/feed.atom")]
    [InlineData("/newsstand.css")]
    public async Task A_public_answer_has_no_cookie_no_script_and_strict_headers(string address)
    {
        var answer = await _reader.GetAsync(address);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.StartsWith(
            "default-src 'none'; style-src 'self'",
            answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.DoesNotContain("<script", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);

        var head = await _reader.SendAsync(new(HttpMethod.Head, address));
        Assert.Equal(answer.StatusCode, head.StatusCode);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/desk/drafts")]
    [InlineData("/account/sign-in")]
    public async Task The_desk_runs_only_its_own_script(string address)
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var editor = await newsroom.SignedIn(DemoCast.Editor);
        var answer = await editor.GetAsync(address);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotMatch("<script(?![^>]*src=)", await answer.Content.ReadAsStringAsync());
    }
}
