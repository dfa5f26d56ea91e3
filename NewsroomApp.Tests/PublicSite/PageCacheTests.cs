using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.PublicSite;

namespace NewsroomApp.Tests.PublicSite;

/// <summary>
/// HTTP of the public pages beside their words (conditional requests, encodings, methods, headers), and the bounds of
/// the page cache.
/// </summary>
[Trait("Pace", "Slow")]
public sealed class PageCacheTests : IAsyncLifetime
{
    private TestNewsroom _newsroom = default!;
    private HttpClient _reader = default!;
    private string _id = default!;
    private string _address = default!;

    private PageCache Pages => _newsroom.App.Services.GetRequiredService<PageCache>();

    public async ValueTask InitializeAsync()
    {
        _newsroom = await TestNewsroom.Serve("--Newsroom:PageCacheMegabytes=1");
        _reader = _newsroom.Visitor();
        _id = await _newsroom.Live(PublicRoutes.Words);
        await _newsroom.Correct(_id, Texts.Corrected with { Topics = ["Harbours"] });
        _address = await _reader.AddressOf(_id);
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _newsroom.DisposeAsync();
    }

    [Fact]
    public async Task A_browser_that_has_the_page_is_told_so_without_the_page()
    {
        foreach (var address in (await _reader.All(_id)).Append(_address))
            foreach (var coding in new[] { "identity", "br", "gzip" })
            {
                var first = await Ask(address, ("Accept-Encoding", coding));
                var tag = first.Headers.ETag!.ToString();
                Assert.False(first.Headers.ETag.IsWeak);
                string[] matches =
                [
                    tag,
                    $"W/{tag}",
                    tag.Insert(tag.Length - 1, "-gzip"),
                    "W/" + tag.Insert(tag.Length - 1, "-gzip"),
                    $"\"other\", {tag}",
                    $"\"other\",W/{tag}",
                    $"{tag} , \"other\"",
                    "*",
                ];
                foreach (var known in matches)
                {
                    var again = await Ask(address, ("Accept-Encoding", coding), ("If-None-Match", known));
                    Assert.True(
                        again.StatusCode is HttpStatusCode.NotModified,
                        $"{address} for {known}: {again.StatusCode}"
                    );
                    Assert.Empty(await again.Content.ReadAsByteArrayAsync());
                    Assert.Equal(tag, again.Headers.ETag!.ToString());
                    Assert.Equal(first.Headers.CacheControl, again.Headers.CacheControl);
                    Assert.Equal(["Accept-Encoding"], again.Headers.Vary);
                    Assert.Empty(again.Content.Headers.ContentEncoding);
                }
                string[] mismatches =
                [
                    "\"other\"",
                    "W/\"other\"",
                    tag.Trim('"'),
                    "\"\"",
                    "",
                    "other, another",
                    tag.ToUpperInvariant().Replace("-BR", "-Br", StringComparison.Ordinal) + "x",
                ];
                foreach (var unknown in mismatches)
                    Assert.Equal(
                        HttpStatusCode.OK,
                        (await Ask(address, ("Accept-Encoding", coding), ("If-None-Match", unknown))).StatusCode
                    );
            }
    }

    [Fact]
    public async Task A_browser_that_has_one_coding_of_the_page_does_not_have_the_other()
    {
        var plain = await Ask(_address);
        var pressed = await Ask(_address, ("Accept-Encoding", "br"));
        Assert.NotEqual(plain.Headers.ETag, pressed.Headers.ETag);
        Assert.Equal(
            HttpStatusCode.OK,
            (
                await Ask(_address, ("Accept-Encoding", "br"), ("If-None-Match", plain.Headers.ETag!.ToString()))
            ).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (await Ask(_address, ("If-None-Match", pressed.Headers.ETag!.ToString()))).StatusCode
        );
    }

    [Fact]
    public async Task A_browser_that_knows_only_a_date_is_asked_by_it_and_a_tag_counts_more()
    {
        await UntilItHasADate();
        foreach (var address in new[] { _address, "/", "/feed.atom", "/sitemap.xml" })
        {
            var page = await Ask(address);
            var modified = page.Content.Headers.LastModified!.Value;
            Assert.True(modified <= page.Headers.Date!.Value);
            Assert.Equal(HttpStatusCode.NotModified, (await Since(modified.ToString("R"))).StatusCode);
            Assert.Equal(HttpStatusCode.NotModified, (await Since(modified.AddDays(1).ToString("R"))).StatusCode);
            // RFC 9110, section 5.6.7: the two obsolete formats are dates too.
            Assert.Equal(
                HttpStatusCode.NotModified,
                (
                    await Since(modified.ToString("dddd, dd-MMM-yy HH:mm:ss 'GMT'", CultureInfo.InvariantCulture))
                ).StatusCode
            );
            Assert.Equal(
                HttpStatusCode.NotModified,
                (
                    await Since(
                        modified.ToString("ddd MMM", CultureInfo.InvariantCulture)
                            + modified.Day.ToString(CultureInfo.InvariantCulture).PadLeft(3)
                            + modified.ToString(" HH:mm:ss yyyy", CultureInfo.InvariantCulture)
                    )
                ).StatusCode
            );
            string[] dates =
            [
                modified.AddSeconds(-1).ToString("R"),
                "Thu, 01 Jan 1970 00:00:00 GMT",
                "yesterday",
                "",
                "0",
                "-1",
                "Thu, 32 Jan 2099 00:00:00 GMT",
                "99999999999999999999",
                $"{modified:R}, {modified:R}",
            ];
            foreach (var earlier in dates)
                Assert.True((await Since(earlier)).StatusCode is HttpStatusCode.OK, $"{address} since “{earlier}”");
            Assert.Equal(
                HttpStatusCode.OK,
                (
                    await Ask(address, ("If-Modified-Since", modified.ToString("R")), ("If-None-Match", "\"other\""))
                ).StatusCode
            );
            Assert.Equal(
                HttpStatusCode.NotModified,
                (
                    await Ask(
                        address,
                        ("If-Modified-Since", "Thu, 01 Jan 1970 00:00:00 GMT"),
                        ("If-None-Match", page.Headers.ETag!.ToString())
                    )
                ).StatusCode
            );

            Task<HttpResponseMessage> Since(string date) => Ask(address, ("If-Modified-Since", date));
        }
    }

    /// <summary>If-Match and If-Unmodified-Since (RFC 9110, sections 13.1.1 and 13.1.4).</summary>
    [Fact]
    public async Task A_reader_who_wants_only_the_page_as_it_was_is_told_that_it_is_another()
    {
        await UntilItHasADate();
        var page = await Ask(_address);
        var (tag, modified) = (page.Headers.ETag!.ToString(), page.Content.Headers.LastModified!.Value);
        foreach (var mine in new[] { tag, "*", $"\"other\", {tag}" })
            Assert.Equal(HttpStatusCode.OK, (await Ask(_address, ("If-Match", mine))).StatusCode);
        foreach (var other in new[] { "\"other\"", $"W/{tag}", "" })
            Assert.Equal(HttpStatusCode.PreconditionFailed, (await Ask(_address, ("If-Match", other))).StatusCode);
        var refused = await Ask(_address, ("If-Match", "\"other\""), ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
        // The answer is for this reader only, so nobody may cache it.
        Assert.True(refused.Headers.CacheControl!.NoStore);
        Assert.False(refused.Headers.Contains("CDN-Cache-Control"));
        Assert.Equal(
            HttpStatusCode.OK,
            (await Ask(_address, ("If-Unmodified-Since", modified.ToString("R")))).StatusCode
        );
        Assert.Equal(HttpStatusCode.OK, (await Ask(_address, ("If-Unmodified-Since", "yesterday"))).StatusCode);
        Assert.Equal(
            HttpStatusCode.PreconditionFailed,
            (await Ask(_address, ("If-Unmodified-Since", modified.AddSeconds(-1).ToString("R")))).StatusCode
        );
        Assert.Equal(
            HttpStatusCode.OK,
            (
                await Ask(_address, ("If-Match", tag), ("If-Unmodified-Since", modified.AddSeconds(-1).ToString("R")))
            ).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, (await Ask("/nothing", ("If-Match", "\"other\""))).StatusCode);
    }

    [Fact]
    public async Task A_page_that_is_not_there_has_no_tag_and_is_never_not_modified()
    {
        var retracted = await _newsroom.Live();
        await _newsroom.Withdraw(retracted, Verb.Retract);
        (string Address, HttpStatusCode Status)[] missing =
        [
            ("/nothing", HttpStatusCode.NotFound),
            ("/statements/00000000/x", HttpStatusCode.NotFound),
            ($"/statements/{retracted}", HttpStatusCode.Gone),
            ("/ABOUT/", HttpStatusCode.MovedPermanently),
        ];
        foreach (var (address, status) in missing)
        {
            var answer = await Ask(
                address,
                ("If-None-Match", "*"),
                ("If-Modified-Since", DateTimeOffset.UtcNow.AddDays(1).ToString("R"))
            );
            Assert.Equal(status, answer.StatusCode);
            Assert.Null(answer.Headers.ETag);
        }
    }

    [Theory]
    [InlineData("br", "br")]
    [InlineData("BR", "br")]
    [InlineData("gzip, br", "br")]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip;q=1.0 , br;q=0.1", "br")]
    [InlineData("br ; q=0.001", "br")]
    [InlineData("identity;q=0, br", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("deflate, gzip;q=0.5", "gzip")]
    [InlineData("gzip, br;q=0, *", "gzip")]
    [InlineData("", "")]
    [InlineData("identity", "")]
    [InlineData("brotli", "")]
    [InlineData("br;q=0", "")]
    [InlineData("br;Q=0", "")]
    [InlineData("br; q=0.000, gzip;q=0", "")]
    [InlineData("xbr, b r, ;br, ,,xgzip", "")]
    public async Task A_browser_gets_the_coding_it_takes(string accepted, string coding)
    {
        var plain = await (await Ask(_address)).Content.ReadAsByteArrayAsync();
        foreach (var _ in new[] { "printed", "kept" })
        {
            var answer = await Ask(_address, ("Accept-Encoding", accepted));
            Assert.Equal(coding, string.Join(',', answer.Content.Headers.ContentEncoding));
            Assert.Equal(["Accept-Encoding"], answer.Headers.Vary);
            var body = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal(body.Length, answer.Content.Headers.ContentLength);
            Assert.Equal(plain, coding.Length > 0 ? Unpressed(body, coding) : body);
        }
    }

    [Fact]
    public async Task A_browser_that_takes_anything_gets_a_page_it_can_read()
    {
        var answer = await Ask(_address, ("Accept-Encoding", "*"));
        var body = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal(
            await (await Ask(_address)).Content.ReadAsByteArrayAsync(),
            answer.Content.Headers.ContentEncoding.Contains("br") ? Unpressed(body) : body
        );
    }

    [Fact]
    public async Task Pressed_or_not_every_page_is_the_same_page_of_the_length_it_says()
    {
        foreach (var address in await _reader.All(_id))
        {
            var plain = await Ask(address);
            var bytes = await plain.Content.ReadAsByteArrayAsync();
            Assert.Equal(bytes.Length, plain.Content.Headers.ContentLength);
            var pressed = await Ask(address, ("Accept-Encoding", "br"));
            var fewer = await pressed.Content.ReadAsByteArrayAsync();
            Assert.Equal(fewer.Length, pressed.Content.Headers.ContentLength);
            if (pressed.Content.Headers.ContentEncoding.Count == 0) Assert.Equal(bytes, fewer);
            else
            {
                Assert.Equal(bytes, Unpressed(fewer));
                Assert.True(fewer.Length < bytes.Length);
                Assert.NotEqual(plain.Headers.ETag, pressed.Headers.ETag);
            }
        }
    }

    [Fact]
    public async Task HEAD_says_what_GET_would_without_the_page()
    {
        var retracted = await _newsroom.Live();
        await _newsroom.Withdraw(retracted, Verb.Retract);
        string[] addresses =
        [
            .. await _reader.All(_id),
            $"/statements/{_id}",
            "/ABOUT/",
            "/nothing",
            "/statements/00000000/x",
            $"/statements/{retracted}",
            "/?page=0",
        ];
        foreach (var address in addresses)
            foreach (var coding in new[] { "identity", "br" })
            {
                var get = await BareSocket.Ask(
                    _newsroom.Address,
                    $"GET {address} HTTP/1.1",
                    $"Accept-Encoding: {coding}"
                );
                var head = await BareSocket.Ask(
                    _newsroom.Address,
                    $"HEAD {address} HTTP/1.1",
                    $"Accept-Encoding: {coding}"
                );
                Assert.Equal(get.Status, head.Status);
                Assert.Equal(Said(get), Said(head));
                Assert.Empty(head.Body);
                Assert.Equal(get.Body.Length.ToString(CultureInfo.InvariantCulture), head.Header("Content-Length"));
            }

        // Time passes between the two requests, and Last-Modified is sent only once it is reliable.
        static IEnumerable<string> Said(BareAnswer answer) =>
            answer.Head.Where(h =>
                !h.StartsWith("Date:", StringComparison.Ordinal)
                && !h.StartsWith("Last-Modified:", StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task OPTIONS_says_what_can_be_asked_and_any_other_method_does_not_belong()
    {
        string[] addresses =
        [
            .. await _reader.All(_id),
            $"/statements/{_id}",
            "/statements/00000000/x",
            "/ABOUT/",
            "/topics/nobody",
            "/nothing",
            "/nothing/at/all.php",
        ];
        foreach (var address in addresses)
        {
            var options = await _reader.SendAsync(new(HttpMethod.Options, address));
            Assert.True(options.StatusCode is HttpStatusCode.NoContent, $"OPTIONS {address}: {options.StatusCode}");
            Assert.Equal(["GET", "HEAD", "OPTIONS"], options.Content.Headers.Allow.Order());
            foreach (var method in new[] { "POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "BREW" })
            {
                var answer = await _reader.SendAsync(new(new(method), address));
                Assert.True(
                    answer.StatusCode is HttpStatusCode.MethodNotAllowed,
                    $"{method} {address}: {answer.StatusCode}"
                );
                Assert.Equal(["GET", "HEAD", "OPTIONS"], answer.Content.Headers.Allow.Order());
                Assert.False(answer.Headers.Contains("Set-Cookie"));
            }
        }
        Assert.Equal(204, (await BareSocket.Ask(_newsroom.Address, "OPTIONS * HTTP/1.1")).Status);
        string[] lines =
        [
            "CONNECT localhost:443 HTTP/1.1",
            "CONNECT / HTTP/1.1",
            "G\u00c4T / HTTP/1.1",
            "GET",
            "GET / HTTP/9.9",
            "GET http://[/ HTTP/1.1",
        ];
        foreach (var line in lines) Assert.InRange((await BareSocket.Ask(_newsroom.Address, line)).Status, 400, 505);
    }

    [Theory]
    [InlineData("bytes=0-9")]
    [InlineData("bytes=-1")]
    [InlineData("bytes=999999999-")]
    [InlineData("bytes=0-0,5-6,9-")]
    [InlineData("lines=1-2")]
    [InlineData("nonsense")]
    public async Task Whoever_asks_for_a_part_gets_the_whole(string range)
    {
        foreach (var address in new[] { _address, "/", "/feed.atom", "/newsstand.css" })
        {
            var whole = await BareSocket.Ask(_newsroom.Address, $"GET {address} HTTP/1.1");
            foreach (var condition in new[] { "X: none", "If-Range: \"other\"", $"If-Range: {whole.Header("ETag")}" })
            {
                var answer = await BareSocket.Ask(
                    _newsroom.Address,
                    $"GET {address} HTTP/1.1",
                    $"Range: {range}",
                    condition
                );
                Assert.Equal(200, answer.Status);
                Assert.Null(answer.Header("Content-Range"));
                Assert.Equal(whole.Body, answer.Body);
            }
        }
    }

    [Fact]
    public async Task A_host_that_somebody_made_up_changes_no_byte()
    {
        foreach (var address in (await _reader.All(_id)).Concat(["/nothing", $"/statements/{_id}", "/ABOUT/"]))
        {
            var usual = await BareSocket.Ask(_newsroom.Address, $"GET {address} HTTP/1.1");
            string[][] forgeries =
            [
                [
                    "Host: localhost:81",
                    "X-Forwarded-Host: evil.example",
                    "X-Forwarded-Proto: ftp",
                    "Forwarded: host=evil.example",
                    "X-Original-URL: /desk",
                    "X-Rewrite-URL: /desk",
                    "X-HTTP-Method-Override: DELETE",
                ],
                ["Host: "],
                ["Host: [::1]"],
            ];
            foreach (var headers in forgeries)
            {
                Pages.Forget("");
                var answer = await BareSocket.Ask(_newsroom.Address, $"GET {address} HTTP/1.1", headers);
                Assert.Equal(
                    (usual.Status, usual.Header("Location"), usual.Header("ETag")),
                    (answer.Status, answer.Header("Location"), answer.Header("ETag"))
                );
                Assert.Equal(usual.Body, answer.Body);
                Assert.DoesNotContain(answer.Head, h => h.Contains("evil", StringComparison.Ordinal));
            }
            Pages.Forget("");
            foreach (var target in new[] { address, "http://evil.example" + address })
            {
                var answer = await BareSocket.Ask(
                    _newsroom.Address,
                    $"GET {target} HTTP/1.1",
                    "Host: evil.example"
                );
                Assert.Equal(400, answer.Status);
                Assert.DoesNotContain("evil", answer.Text + string.Concat(answer.Head), StringComparison.Ordinal);
            }
            Assert.Equal(0, Pages.Count);
        }
        foreach (var host in new[] { "Host: a b", "Host: <script>", "Host: evil.example/path", "Host: a,b" })
            Assert.Equal(400, (await BareSocket.Ask(_newsroom.Address, "GET / HTTP/1.1", host)).Status);
        Assert.Equal(400, (await BareSocket.Ask(_newsroom.Address, "GET / HTTP/1.1", "Host: a", "Host: b")).Status);
    }

    [Fact]
    public async Task No_answer_leaves_a_cookie_and_every_answer_carries_the_headers_of_the_public()
    {
        foreach (
            var address in (await _reader.All(_id)).Concat([$"/statements/{_id}", "/nothing", "/statements/00000000/x"])
        )
        {
            var answer = await Ask(
                address,
                ("Cookie", "newsroom-form=x; .AspNetCore.Identity.Application=y"),
                ("Authorization", "Basic eDp5")
            );
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.StartsWith(
                "default-src 'none'",
                answer.Headers.GetValues("Content-Security-Policy").Single(),
                StringComparison.Ordinal
            );
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Fact]
    public async Task A_proxy_may_keep_a_page_for_a_few_seconds_and_a_search_or_a_fault_not_at_all()
    {
        foreach (var address in new[] { _address, "/", "/feed.atom", "/sitemap.xml", "/archive", "/topics/harbours" })
        {
            var answer = await Ask(address);
            var policy = answer.Headers.CacheControl!;
            Assert.True(policy.Public);
            Assert.InRange(policy.MaxAge!.Value, TimeSpan.Zero, TimeSpan.FromSeconds(10));
            Assert.InRange(policy.SharedMaxAge!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
            var edge = CacheControlHeaderValue.Parse(answer.Headers.GetValues("CDN-Cache-Control").Single());
            Assert.InRange(edge.MaxAge!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
            Assert.Contains(edge.Extensions, e => e.Name == "stale-while-revalidate");
        }
        Assert.True((await Ask("/search?q=harbour")).Headers.CacheControl!.NoStore);
        await using (var db = await _newsroom.Db())
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                db.Database,
                "ALTER TABLE Listing RENAME TO Lost"
            );
        Pages.Forget("");
        var fault = await Ask("/");
        Assert.Equal(HttpStatusCode.InternalServerError, fault.StatusCode);
        Assert.True(fault.Headers.CacheControl!.NoStore);
        Assert.Contains("Something broke here", await fault.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("Listing", await fault.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Memory_is_bounded_by_bytes_and_what_is_read_most_stays()
    {
        const int Statements = 24;
        var addresses = new List<string>();
        for (var i = 0; i < Statements; i++)
            addresses.Add(
                await _reader.AddressOf(
                    await _newsroom.Live(Texts.Complete with { Headline = $"Report {i}", Body = Noise(i) })
                )
            );
        var first = (await Ask(_address)).Headers.ETag;
        var used = 0;
        foreach (var address in addresses)
        {
            Assert.Equal(HttpStatusCode.OK, (await Ask(address)).StatusCode);
            Assert.Equal(first, (await Ask(_address)).Headers.ETag);
            Assert.InRange(Pages.Size, 1, 1_000_000);
            used = Math.Max(used, Pages.Count);
        }
        Assert.InRange(used, 2, Statements - 1);

        // Cached pages do not need the store. Without it, the page that is read all the time is still served, and one
        // that was read long ago is not.
        await using (var db = await _newsroom.Db())
            await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(
                db.Database,
                "ALTER TABLE Statements RENAME TO Lost"
            );
        Assert.Equal(HttpStatusCode.OK, (await Ask(_address)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Ask(addresses[^1])).StatusCode);
        Assert.Equal(HttpStatusCode.InternalServerError, (await Ask(addresses[0])).StatusCode);
    }

    [Fact]
    public async Task A_page_too_large_to_keep_is_served_all_the_same()
    {
        var address = await TooLargeToKeep();
        Pages.Forget("");
        for (var i = 0; i < 2; i++)
            Assert.True((await (await Ask(address)).Content.ReadAsByteArrayAsync()).Length > 250_000);
        Assert.Equal((0, 0L), (Pages.Count, Pages.Size));
    }

    [Fact]
    public async Task Ten_thousand_addresses_that_nobody_knows_leave_nothing_behind()
    {
        var retracted = await _newsroom.Live();
        await _newsroom.Withdraw(retracted, Verb.Retract);
        string[] real = [.. await _reader.All(_id), $"/statements/{retracted}"];
        foreach (var address in real) await _reader.GetAsync(address);
        string[] forms =
        [
            "/nothing-{0}",
            "/statements/{0}",
            "/statements/{0:00000000}/x",
            $"/statements/{_id}/slug-{{0}}",
            _address + "?utm={0}",
            "/?a={0}",
            _address + "/editions/{0}9",
            _address + "/editions/1?{0}",
            _address + "?page={0}2",
            "/about?page=1{0}",
            "/?page=00{0}1",
            "/?page={0}7",
            "/about?after={0}",
            "/sitemap.xml?after={0}1",
            "/sitemap.xml?after=0{0}",
            "/archive/{0:0000}",
            "/archive/2026/{0}",
            "/topics/{0}",
            "/people?page={0}2",
            $"/statements/{retracted}/words-{{0}}",
            $"/statements/{retracted}/x/editions/{{0}}",
            "/search?q={0}",
            "/search?page={0}",
            "/feed.atom?{0}",
            "/newsstand.css?v={0}",
            "/?page=1&page={0}",
        ];
        for (var i = 0; i < 10_000; i++)
        {
            using var answer = await _reader.GetAsync(
                string.Format(CultureInfo.InvariantCulture, forms[i % forms.Length], i)
            );
            Assert.True((int)answer.StatusCode < 500, answer.RequestMessage!.RequestUri!.ToString());
        }
        // Extra slashes and zeros are only other spellings of the same few addresses.
        for (var i = 2; i < 40; i++)
        {
            await _reader.GetAsync("/archive" + new string('/', i) + "2026");
            await _reader.GetAsync(_address + "/editions/" + new string('0', i) + "1");
            await _reader.GetAsync(_address + new string('/', i));
            await _reader.GetAsync("/?page=" + new string('0', i) + "1");
        }
        // Only real pages are cached. There may be fewer, as FeedWatch may have dropped those of the last
        // publication again.
        Assert.InRange(Pages.Count, 1, real.Length);
    }

    [Fact]
    public async Task Readers_who_do_not_read_keep_nobody_waiting()
    {
        var address = await TooLargeToKeep();
        var slow = new List<System.Net.Sockets.Socket>();
        try
        {
            for (var i = 0; i < 40; i++)
            {
                var socket = await BareSocket.Open(_newsroom.Address);
                slow.Add(socket);
                await socket.SendAsync(
                    Encoding.ASCII.GetBytes(
                        string.Concat(Enumerable.Repeat($"GET {address} HTTP/1.1\r\nHost: localhost\r\n\r\n", 10))
                    )
                );
            }
            foreach (var route in await _reader.All(_id))
                Assert.Equal(HttpStatusCode.OK, (await Ask(route)).StatusCode);
            await _newsroom.Correct(_id, Texts.Corrected with { Headline = "Said meanwhile" });
            Assert.Contains("Said meanwhile", await _reader.GetStringAsync("/"), StringComparison.Ordinal);
        }
        finally
        {
            slow.ForEach(s => s.Dispose());
        }
    }

    private async Task<HttpResponseMessage> Ask(string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        foreach (var (name, value) in headers) Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        return await _reader.SendAsync(request);
    }

    /// <summary>Waits for Last-Modified, which a page that changed a moment ago does not have yet.</summary>
    private async Task UntilItHasADate()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (
            (await Ask(_address)).Content.Headers.LastModified is null
            || (await Ask("/")).Content.Headers.LastModified is null
        )
            await Task.Delay(20, patience.Token);
    }

    private static byte[] Unpressed(byte[] bytes, string coding = "br")
    {
        var pressed = new MemoryStream(bytes);
        using Stream stream =
            coding == "gzip"
                ? new GZipStream(pressed, CompressionMode.Decompress)
                : new BrotliStream(pressed, CompressionMode.Decompress);
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }

    private async Task<string> TooLargeToKeep() =>
        await _reader.AddressOf(
            await _newsroom.Live(
                Texts.Complete with
                {
                    Body = string.Join("\n\n", Enumerable.Range(0, 5).Select(Noise)),
                }
            )
        );

    /// <summary>About 60 KB of text that compresses badly, the same for the same seed.</summary>
    private static string Noise(int seed)
    {
#pragma warning disable CA5394 // Nothing secret.
        var random = new Random(seed);
        return string.Join(
            ' ',
            Enumerable
                .Range(0, 6_000)
                .Select(_ => random.Next(100_000_000, 1_000_000_000).ToString(CultureInfo.InvariantCulture))
        );
#pragma warning restore CA5394
    }
}
