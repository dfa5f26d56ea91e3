using System.Globalization;
using System.Net;
using System.Text;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.PublicSite;

/// <summary>
/// Addresses are permanent: any spelling of one leads by a single redirect to its page, or to a page that says there is
/// nothing at this address.
/// </summary>
[Trait("Pace", "Slow")]
public sealed class AddressTests(AddressTests.Corrected house) : IClassFixture<AddressTests.Corrected>
{
    /// <summary>Text that would give away a stack trace, a setting or a private file.</summary>
    private static readonly string[] _secrets =
    [
        "   at ",
        "Exception",
        "Microsoft",
        "SQLite",
        "ConnectionString",
        "root:x",
    ];

    private readonly TestNewsroom _newsroom = house.Newsroom;
    private readonly HttpClient _reader = house.Reader;
    private readonly string _id = house.Id;
    private readonly string _address = house.Address;

    [Fact]
    public async Task Whatever_stands_around_the_identifier_one_step_leads_to_the_statement()
    {
        var slug = Slug.Of(PublicRoutes.Words.Headline);
        var capitals = _id.ToUpperInvariant();
        var alike = _id.Replace('0', 'o').Replace('1', 'l');
        string[] spellings =
        [
            $"/statements/{_id}",
            $"/statements/{_id}/",
            $"/statements/{_id}//",
            $"/statements/{_id}/another-slug",
            $"/statements/{_id}/{slug}x",
            $"/statements/{_id}/{slug[..20]}",
            $"/statements/{_id}/{slug}/",
            $"/statements/{_id}/{slug}///",
            $"/statements/{capitals}/{slug}",
            $"/statements/{capitals}",
            $"/Statements/{_id}/{slug}",
            $"/STATEMENTS/{capitals}/{slug.ToUpperInvariant()}/",
            $"/statements/{_id}/{slug.ToUpperInvariant()}",
            $"/statements//{_id}/{slug}",
            $"/statements/{_id}//{slug}",
            $"/statements/{alike}/{slug}",
            $"/statements/{alike.ToUpperInvariant()}/{slug}",
            $"/statements/{_id.Replace('0', 'O').Replace('1', 'i')}",
            $"/statements/{_id}/%D1%81%D0%BB%D0%BE%D0%B2%D0%BE",
            $"/statements/{_id}/a%2Fb",
            $"/statements/{_id}/%FF%FE",
            $"/statements/{_id}/..%2f..",
            $"/statements/{_id}/?from=a-letter",
        ];
        foreach (var written in spellings)
            if (written != _address) await LeadsTo(_address, written);
        Assert.Equal(HttpStatusCode.OK, (await _reader.GetAsync(_address)).StatusCode);
    }

    [Fact]
    public async Task An_edition_is_found_the_same_way()
    {
        string[] spellings =
        [
            $"/statements/{_id}/another-slug/editions/1",
            $"/statements/{_id}/editions/1",
            _address + "/editions/1/",
            _address.ToUpperInvariant() + "/EDITIONS/1",
            _address + "/editions/01",
            _address + "/editions/0000000001",
            _address + "//editions//1",
            $"/statements/{_id.ToUpperInvariant().Replace('0', 'O')}/x/editions/1",
        ];
        foreach (var written in spellings) await LeadsTo(_address + "/editions/1", written);
        foreach (
            var number in new[] { "0", "3", "-1", "+1", "1.0", "99999999999999999999", "one", "%31%00"[..3] + "x", "" }
        )
            Assert.NotEqual(HttpStatusCode.OK, (await _reader.GetAsync($"{_address}/editions/{number}")).StatusCode);
    }

    [Fact]
    public async Task The_old_address_still_leads_to_a_statement_whose_headline_changed()
    {
        var id = await _newsroom.Live(PublicRoutes.Words);
        var address = await _reader.AddressOf(id);
        await _newsroom.Correct(
            id,
            PublicRoutes.Words with
            {
                Headline = "Another headline altogether",
                ChangeKind = CorrectionKind.Correction,
                PublicNote = "The headline said too much.",
            }
        );
        await LeadsTo($"/statements/{id}/another-headline-altogether", address);
        await LeadsTo($"/statements/{id}/another-headline-altogether/editions/1", address + "/editions/1");
        await _newsroom.Withdraw(id);
        await LeadsTo($"/statements/{id}/another-headline-altogether", address);
    }

    [Fact]
    public async Task Identifiers_may_be_read_with_letters_for_digits()
    {
        // Identifiers are random, and one with both digits comes soon.
        var id = await NextDraft();
        while (!(id.Contains('0', StringComparison.Ordinal) && id.Contains('1', StringComparison.Ordinal)))
            id = await NextDraft();
        await Publish(id);
        var address = await _reader.AddressOf(id);
        foreach (var one in "iIlL")
            foreach (var nought in "oO")
                await LeadsTo(address, $"/statements/{id.Replace('0', nought).Replace('1', one)}/x");

        Task<string> NextDraft() => _newsroom.Drafting.Start(_newsroom.As(DemoCast.Officer));
    }

    [Fact]
    public async Task Lists_feeds_and_files_are_found_however_they_are_written()
    {
        var month = (await _reader.Lists())[1];
        var year = month[..^3];
        (string Written, string Right)[] spellings =
        [
            ("/ARCHIVE/", "/archive"),
            ("/Archive" + year[8..], year),
            (year.ToUpperInvariant() + "/", year),
            (month + "/", month),
            ("/ARCHIVE/" + month[9..] + "//", month),
            ("/archive//" + month[9..], month),
            ("/archive" + month[8..].Replace("/", "//", StringComparison.Ordinal), month),
            ("/Feed.Atom", "/feed.atom"),
            ("/FEED.RSS/", "/feed.rss"),
            ("/feed.json/", "/feed.json"),
            ("/Sitemap.xml", "/sitemap.xml"),
            ("/ROBOTS.TXT", "/robots.txt"),
            ("/About/", "/about"),
            ("/Newsstand.css", "/newsstand.css"),
            ("/favicon.SVG", "/favicon.svg"),
            ("/Topics", "/topics"),
            ("/topics/Harbours", "/topics/harbours"),
            ("/TOPICS/HARBOURS/", "/topics/harbours"),
            ("/places/Tallvik", "/places/tallvik"),
            ("/People/Nuno-Angstrom/", "/people/nuno-angstrom"),
            ("/Search", "/search"),
            ("/SEARCH/?q=harbour&page=1", "/search?q=harbour&page=1"),
            ("/TOPICS/harbours?page=1", "/topics/harbours?page=1"),
        ];
        foreach (var (written, right) in spellings) await LeadsTo(right, written);
        await LeadsTo("/search?q=%C4%90in%C4%91i%C4%87", "/Search?q=%C4%90in%C4%91i%C4%87");
    }

    [Theory]
    [InlineData("Mr Çavuşoğlu speaks", "mr-cavusoglu-speaks", "cavusoglu")]
    [InlineData("Ms Grybauskaitė speaks", "ms-grybauskaite-speaks", "grybauskaite")]
    [InlineData("Mr Đinđić speaks", "mr-dindic-speaks", "dindic")]
    [InlineData("Die Straße spricht", "die-strasse-spricht", "strasse")]
    [InlineData("İstanbul’da İZMİR", "istanbulda-izmir", "istanbul")]
    [InlineData("ÅLESUND, Łódź & Æbeltoft", "alesund-lodz-aebeltoft", "alesund")]
    [InlineData("Изјава", "izjava", "изјава")]
    [InlineData("声明", "statement", "声明")]
    [InlineData("🎉", "statement", "🎉")]
    public async Task An_address_can_be_said_on_the_telephone_in_any_language(string headline, string slug, string word)
    {
        var id = await _newsroom.Live(Texts.Complete with { Headline = headline, Kicker = headline, Place = headline });
        Assert.Equal($"/statements/{id}/{slug}", await _reader.AddressOf(id));
        Assert.Equal(HttpStatusCode.OK, (await _reader.GetAsync($"/statements/{id}/{slug}")).StatusCode);
        Assert.Equal(
            word is not "🎉",
            (await _reader.GetStringAsync($"/search?q={Uri.EscapeDataString(word)}")).Contains(
                $"/statements/{id}/{slug}",
                StringComparison.Ordinal
            )
        );
        // Every link on the page works.
        var links = (await _reader.Page($"/statements/{id}/{slug}"))
            .QuerySelectorAll("a[href^='/']")
            .Select(a => a.GetAttribute("href")!)
            .Distinct();
        foreach (var link in links) Assert.True((await _reader.GetAsync(link)).StatusCode is HttpStatusCode.OK, link);
    }

    [Theory]
    [InlineData("/statements")]
    [InlineData("/statements/00000000")]
    [InlineData("/statements/00000000/x")]
    [InlineData("/statements/zzzzzzzzz/x/editions/1")]
    [InlineData("/statements/%20/x")]
    [InlineData("/statements/a%2fb")]
    [InlineData("/statements/..%2f..%2fetc%2fpasswd")]
    [InlineData("/statements/%2e%2e/%2e%2e/etc/passwd")]
    [InlineData("/../../etc/passwd")]
    [InlineData("/archive/../../appsettings.json")]
    [InlineData("/archive/0000")]
    [InlineData("/archive/0001")]
    [InlineData("/archive/0001/01")]
    [InlineData("/archive/0002")]
    [InlineData("/archive/1969/12")]
    [InlineData("/archive/9998")]
    [InlineData("/archive/9998/12")]
    [InlineData("/archive/9999")]
    [InlineData("/archive/9999/12")]
    [InlineData("/archive/2026/00")]
    [InlineData("/archive/2026/13")]
    [InlineData("/archive/2026/1")]
    [InlineData("/archive/-001")]
    [InlineData("/archive/%D9%A2%D9%A0%D9%A2%D9%A6")]
    [InlineData("/archive/2026/03/04")]
    [InlineData("/topics/")]
    [InlineData("/topics/%2f")]
    [InlineData("/topics/' OR 1=1 --")]
    [InlineData("/topics/%00")]
    [InlineData("/topics/%FF")]
    [InlineData("/topics/%ED%A0%80")]
    [InlineData("/topics/%F0%9F%8E%89")]
    [InlineData("/topics/a/b")]
    [InlineData("/topics,people/x")]
    [InlineData("/2/x")]
    [InlineData("/feed.atom/x")]
    [InlineData("/%66eed.atom%00")]
    [InlineData("/sitemap.xml?after=-1")]
    [InlineData("/sitemap.xml?after=99999999999999999999")]
    [InlineData("/sitemap.xml?after=1")]
    [InlineData("/sitemap.xml?after=x")]
    [InlineData("/about?page=2")]
    [InlineData("/?page=1&page=2")]
    [InlineData("/?page=2147483648")]
    [InlineData("/?page=10001")]
    [InlineData("/?page[]=1&page=x")]
    [InlineData("//evil.example/")]
    [InlineData("//evil.example/%2f..")]
    [InlineData("/\\evil.example")]
    [InlineData("/%5cevil.example")]
    [InlineData("/.well-known/security.txt")]
    [InlineData("/wp-login.php")]
    [InlineData("/newsroom.db")]
    [InlineData("/%")]
    [InlineData("/%2")]
    [InlineData("/%zz")]
    [InlineData("/%C0%AE%C0%AE/etc/passwd")]
    public async Task Where_nothing_stands_somebody_is_told_so_and_nothing_else(string target)
    {
        foreach (var method in new[] { "GET", "HEAD", "OPTIONS", "POST" })
        {
            var answer = await BareSocket.Ask(
                _newsroom.Address,
                $"{method} {target.Replace(" ", "%20", StringComparison.Ordinal)} HTTP/1.1"
            );
            AssertHarmless(answer, $"{method} {target}");
            if (method is "GET" && target is not "/topics/")
                Assert.True(answer.Status is 404 or 400, $"{target}: {answer.Status}");
            if (answer is { Status: 404 } && method is "GET")
                Assert.Contains("Nothing at this address", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_no_browser_sends_is_no_fault_of_the_newsroom()
    {
        string[] targets =
        [
            "/\u00FF\u00FE",
            "/statements/\u00C3\u00A9",
            "/search?q=\u00FF",
            "/search?q=\u00C3\u00A9",
            "/ARCHIVE/?\u0001",
            "/ARCHIVE/?a\tb",
            "/Feed.Atom?\u007F",
            "/About/?\u001Bx",
            "/TOPICS/?a\rSet-Cookie:x=1",
            "/topics/harbours/?%0d%0aSet-Cookie:%20x=1",
            "/TOPICS/%0d%0aSet-Cookie:%20x=1",
            "/topics/\u0001",
            "/ABOUT/#x",
            "/?\u0000",
            "/ABOUT/?" + new string('x', 6_000),
            "/" + new string('x', 7_000),
            "/statements/" + new string('0', 7_000),
            _address + "/" + string.Concat(Enumerable.Repeat("x/", 3_000)),
            "/" + new string('/', 7_000),
            "/archive/" + new string('/', 7_000),
            $"/statements/{_id}/" + new string('y', 7_000),
            $"/statements/{_id}/x/editions/" + new string('0', 7_000) + "1",
            "/" + new string('x', 20_000),
            "/search?q=" + new string('x', 20_000),
            "/" + string.Concat(Enumerable.Repeat("%2e%2e/", 1_000)),
            "/search?" + string.Concat(Enumerable.Repeat("a=b&", 1_900)),
            "*",
            "",
            "x",
            "http://",
            "http://evil.example",
            "https://evil.example/ABOUT/",
        ];
        foreach (var target in targets)
            AssertHarmless(
                await BareSocket.Ask(_newsroom.Address, $"GET {target} HTTP/1.1"),
                target.Length < 80 ? target : target[..80]
            );
        string[][] requests =
        [
            ["If-None-Match: \u00FF"],
            ["If-Modified-Since: \u00FF"],
            ["Accept-Encoding: " + new string(',', 6_000)],
            ["Accept-Encoding: br;q=" + new string('0', 6_000)],
            ["If-None-Match: " + string.Join(',', Enumerable.Repeat("\"x\"", 1_500))],
            ["Content-Length: -1"],
            ["Content-Length: 5", "Transfer-Encoding: chunked"],
            ["Transfer-Encoding: x"],
            ["X: " + new string('x', 40_000)],
            ["no colon"],
            ["Expect: 100-continue"],
            ["Upgrade: h2c", "Connection: Upgrade"],
        ];
        foreach (var headers in requests)
            AssertHarmless(
                await BareSocket.Ask(_newsroom.Address, $"GET {_address} HTTP/1.1", headers),
                headers[0][..Math.Min(40, headers[0].Length)]
            );
        Assert.Equal(200, (await BareSocket.Ask(_newsroom.Address, $"GET {_address} HTTP/1.1")).Status);
    }

    [Fact]
    public async Task No_redirection_leads_out_of_the_house()
    {
        string[] targets =
        [
            "//evil.example/ABOUT/",
            "/ABOUT//evil.example",
            "/\\evil.example/ABOUT/",
            "/ABOUT/?//evil.example",
            "///ABOUT/",
            "/.//evil.example",
            "http://evil.example/ABOUT/",
            "//ABOUT",
            "//",
            "/ABOUT/..//evil.example/",
        ];
        foreach (var target in targets)
        {
            var answer = await BareSocket.Ask(
                _newsroom.Address,
                $"GET {target} HTTP/1.1",
                target.StartsWith("http", StringComparison.Ordinal) ? "Host: evil.example" : "Host: localhost"
            );
            AssertHarmless(answer, target);
            if (answer.Header("Location") is { } location) Assert.Matches("^/($|[a-z?])", location);
        }
    }

    [Fact]
    public async Task Nothing_of_a_draft_is_given_away_by_how_an_address_is_written()
    {
        var draft = await _newsroom.Draft(Texts.Complete with { Headline = "Zwischenstand" });
        string[] forms =
        [
            "/statements/{0}",
            "/statements/{0}/",
            "/STATEMENTS/{0}",
            "/statements/{0}/zwischenstand",
            "/statements/{0}/zwischenstand/editions/1",
            "/statements/{0}/editions/1",
        ];
        foreach (var form in forms)
        {
            var (mine, nobodys) = (
                await BareSocket.Ask(_newsroom.Address, $"GET {Of(form, draft)} HTTP/1.1"),
                await BareSocket.Ask(_newsroom.Address, $"GET {Of(form, "00000000")} HTTP/1.1")
            );
            Assert.Equal((nobodys.Status, nobodys.Text), (mine.Status, mine.Text));
            Assert.Equal(
                nobodys.Head.Where(h => !h.StartsWith("Date", StringComparison.Ordinal)),
                mine.Head.Where(h => !h.StartsWith("Date", StringComparison.Ordinal))
            );
        }

        static string Of(string form, string id) => string.Format(CultureInfo.InvariantCulture, form, id);
    }

    private async Task Publish(string id)
    {
        await _newsroom.Write(id, PublicRoutes.Words);
        await _newsroom.Drafting.Submit(_newsroom.As(DemoCast.Officer), id);
        await _newsroom.Approve(id);
        await _newsroom.Publishing.PublishNow(_newsroom.As(DemoCast.Editor), id);
    }

    /// <summary>One permanent redirect leads from the spelling to the right address, where there is a page.</summary>
    private async Task LeadsTo(string right, string written)
    {
        foreach (var method in new[] { "GET", "HEAD" })
        {
            var answer = await BareSocket.Ask(_newsroom.Address, $"{method} {written} HTTP/1.1");
            Assert.True(answer.Status == 301, $"{written}: {answer.Status}");
            Assert.Equal(right, answer.Header("Location"));
        }
        using var there = await _reader.GetAsync(right);
        Assert.True(there.StatusCode is HttpStatusCode.OK, $"{written} leads to {right}: {there.StatusCode}");
    }

    private static void AssertHarmless(BareAnswer answer, string asked)
    {
        Assert.True(answer.Status is (>= 200 and < 500) or 505, $"{asked}: {answer.Status}");
        Assert.Null(answer.Header("Set-Cookie"));
        Assert.Null(answer.Header("Server"));
        foreach (var secret in _secrets) Assert.DoesNotContain(secret, answer.Text, StringComparison.Ordinal);
    }

    /// <summary>A newsroom with one corrected statement; tests that change a statement create another.</summary>
    public sealed class Corrected : IAsyncLifetime
    {
        public TestNewsroom Newsroom { get; private set; } = default!;
        public HttpClient Reader { get; private set; } = default!;
        public string Id { get; private set; } = default!;
        public string Address { get; private set; } = default!;

        public async ValueTask InitializeAsync()
        {
            Newsroom = await TestNewsroom.Serve("--Newsroom:TimeZone=Europe/Brussels");
            Reader = Newsroom.Visitor();
            Id = await Newsroom.Live(PublicRoutes.Words);
            await Newsroom.Correct(Id, Texts.Corrected with { Topics = ["Harbours"] });
            Address = await Reader.AddressOf(Id);
        }

        public async ValueTask DisposeAsync()
        {
            Reader.Dispose();
            await Newsroom.DisposeAsync();
        }
    }
}
