using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Playwright;
using NewsroomApp.Storage;
using static Microsoft.Playwright.Assertions;

namespace NewsroomApp.Tests.Browser;

/// <summary>
/// Checks every public page of a newsroom with every kind of statement: accessibility, screen widths, print and size.
/// </summary>
public sealed partial class PublicPageTests(FullHouse house) : BrowserStory, IClassFixture<FullHouse>
{
    private const int MostForStyle = 4_500;

    private const int MostForStatement = 5_000;

    private const int MostForPage = 14_000;

    protected override Uri Address => house.Newsroom.Address;

    public override ValueTask InitializeAsync() => default;

    [Fact]
    public async Task Axe_finds_nothing_on_any_public_page()
    {
        var pages = house.Pages.Append(house.Embargoed).ToList();
        await Task.WhenAll(pages.Chunk((pages.Count + 1) / 2).Select(Read));

        async Task Read(string[] addresses)
        {
            var reader = await Reader();
            foreach (var address in addresses)
            {
                await reader.GotoAsync(address);
                // Collapsed details are checked too.
                await reader.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
                await AxeFindsNothing(reader);
            }
        }
    }

    [Fact]
    public async Task Nothing_hangs_over_the_edge_of_any_screen()
    {
        var reader = await Reader();
        foreach (var address in house.Pages.Append(house.Embargoed))
        {
            await reader.GotoAsync(address);
            await reader.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
            foreach (var width in new[] { 320, 390, 768, 1440 })
            {
                await reader.SetViewportSizeAsync(width, 900);
                Assert.Equal(
                    (address, width),
                    (address, await reader.EvaluateAsync<int>("() => document.documentElement.scrollWidth"))
                );
                // Nor may an element overflow its own box, where it would be cut off or overlap its neighbour.
                Assert.Equal(
                    (address, width, ""),
                    (
                        address,
                        width,
                        await reader.EvaluateAsync<string>(
                            """
                            () => [...document.querySelectorAll('main *')]
                              .filter(e => e.clientWidth > 0
                                && e.scrollWidth > e.clientWidth + 1
                                && !e.matches('.table, .spoken'))
                              .map(e => e.outerHTML.slice(0, 80))
                              .join()
                            """
                        )
                    )
                );
            }
        }
    }

    [Fact]
    public async Task A_page_asks_for_one_stylesheet_from_its_own_house_and_runs_nothing()
    {
        var reader = await Reader();
        var asked = new List<string>();
        reader.Request += (_, request) => asked.Add(request.Url);
        foreach (var address in house.Pages)
        {
            await reader.GotoAsync(address);
            asked.Clear();
            await reader.ReloadAsync();
            Assert.All(asked, url => Assert.StartsWith(Address.ToString(), url, StringComparison.Ordinal));
            Assert.Equal((address, 2), (address, asked.Count));
            Assert.Equal(
                0,
                await reader
                    .Locator("script:not([type='application/ld+json']), iframe, object, embed")
                    .Or(reader.Locator("[style], [onclick], link[rel=preload]"))
                    .CountAsync()
            );
            // Playwright does not report requests for the icon, so it has to be a data URL.
            Assert.StartsWith(
                "data:image/svg+xml,",
                await reader.Locator("link[rel=icon]").GetAttributeAsync("href"),
                StringComparison.Ordinal
            );
        }
        using var visitor = house.Newsroom.Visitor();
        Assert.Contains(
            "img-src 'self' data:;",
            (await visitor.GetAsync("/")).Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_page_is_light_on_the_line()
    {
        using var visitor = house.Newsroom.Visitor();
        var page = await visitor.Page("/");
        var style = await Weigh(visitor, page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!);
        Assert.InRange(style, 1, MostForStyle);
        Assert.InRange(await Weigh(visitor, $"/statements/{house.Usual}"), 1, MostForStatement);
        foreach (var address in house.Pages) Assert.InRange(style + await Weigh(visitor, address), 1, MostForPage);
    }

    [Fact]
    public async Task Every_page_has_one_heading_above_all_others_and_says_where_it_is()
    {
        using var visitor = house.Newsroom.Visitor();
        var titles = new HashSet<string>();
        foreach (var address in house.Pages)
        {
            var page = await Open(visitor, address);
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.EndsWith(
                "Commission of the Northern Lakes and of the Upper Basin" + (address == "/?page=2" ? ", page 2" : ""),
                page.Title,
                StringComparison.Ordinal
            );
            Assert.True(
                titles.Add(page.Title!) || page.Title!.StartsWith("Nothing", StringComparison.Ordinal),
                page.Title
            );
            Assert.Empty(page.QuerySelectorAll("main :is(ul, ol):not(:has(> li)), main p:empty"));
        }
        (string Address, string Room, string Current)[] rooms =
        [
            ("/", "/", "page"),
            ("/?page=2", "/", "true"),
            ("/archive", "/archive", "page"),
            ($"/archive/{DateTimeOffset.UtcNow:yyyy}", "/archive", "true"),
            ("/topics/joint-statement", "/topics", "true"),
            ("/search?q=keepers", "/search", "true"),
            ("/about", "/about", "page"),
        ];
        foreach (var (address, room, current) in rooms)
        {
            var here = Assert.Single((await Open(visitor, address)).QuerySelectorAll(".masthead [aria-current]"));
            Assert.Equal((room, current), (here.GetAttribute("href"), here.GetAttribute("aria-current")));
        }
        Assert.Empty((await Open(visitor, $"/statements/{house.Bare}")).QuerySelectorAll("[aria-current]"));
    }

    [Fact]
    public async Task Every_date_that_is_not_the_writers_is_one_for_machines_too()
    {
        using var visitor = house.Newsroom.Visitor();
        var dates = 0;
        foreach (var address in house.Pages)
        {
            var page = await Open(visitor, address);
            var texts = page.QuerySelectorAll("body *")
                .Where(e => !e.Matches(".body *, .summary, .runs *"))
                .SelectMany(e => e.ChildNodes.OfType<IText>())
                .Where(t => Dated().IsMatch(t.Data));
            foreach (var text in texts)
            {
                Assert.True(text.ParentElement!.LocalName == "time", $"{address}: {text.Data}");
                Assert.True(
                    DateTimeOffset.TryParse(
                        text.ParentElement.GetAttribute("datetime"),
                        CultureInfo.InvariantCulture,
                        out _
                    ),
                    text.Data
                );
                dates++;
            }
        }
        Assert.InRange(dates, 60, int.MaxValue);
    }

    [Fact]
    public async Task A_text_written_from_right_to_left_is_read_that_way_and_what_is_English_in_it_from_left_to_right()
    {
        var reader = await Reader();
        await reader.GotoAsync($"/statements/{house.Arabic}");
        await Expect(reader.Locator("article")).ToHaveAttributeAsync("dir", "rtl");
        Assert.Equal("0px", await Style(reader, "blockquote", "borderLeftWidth"));
        Assert.NotEqual("0px", await Style(reader, "blockquote", "borderRightWidth"));
        // The closing bracket of the time is right of its start, and the day of the date line is left of the year.
        Assert.True(
            await reader.EvaluateAsync<bool>(
                """
                () => {
                  const at = (selector, from, to) => {
                    const text = document.querySelector(selector).firstChild, range = document.createRange();
                    range.setStart(text, from < 0 ? text.length + from : from);
                    range.setEnd(text, to <= 0 ? text.length + to : to);
                    return range.getBoundingClientRect();
                  };
                  return at('.sheet .times time', 0, 2).left < at('.sheet .times time', -1, 0).left
                    && at('.dateline time', 0, 1).left < at('.dateline time', -4, 0).left;
                }
                """
            )
        );
        // The statement has the same left edge as the list of editions, whatever its direction.
        Assert.Equal(await Left(".sheet"), await Left(".editions"));
        await reader.GetByText("Every word that changed").ClickAsync();
        await Expect(reader.Locator(".runs").First).ToHaveAttributeAsync("dir", "rtl");
        Assert.Equal(["Body"], await reader.Locator(".comparison h3").AllTextContentsAsync());

        await reader.GotoAsync("/");
        await Expect(reader.Locator(".notices [lang=ar]")).ToHaveAttributeAsync("dir", "rtl");

        Task<int> Left(string selector) =>
            reader.EvaluateAsync<int>(
                $"() => Math.round(document.querySelector('{selector}').getBoundingClientRect().left)"
            );
    }

    [Fact]
    public async Task On_paper_a_statement_is_a_release()
    {
        var reader = await Reader(new() { ColorScheme = ColorScheme.Dark });
        await reader.EmulateMediaAsync(new() { Media = Media.Print });
        await reader.GotoAsync($"/statements/{house.Corrected}");
        await Expect(reader.Locator(".house")).ToBeVisibleAsync();
        foreach (var gone in new[] { ".skip", ".masthead nav", ".holding", ".more", "a[href='/feed.atom']" })
            await Expect(reader.Locator(gone).Last).ToBeHiddenAsync();
        var source = reader.Locator(".source");
        await Expect(source).ToBeVisibleAsync();
        await Expect(source).ToContainTextAsync($"https://news.example/statements/{house.Corrected}/");
        await Expect(source).ToContainTextAsync("Published");
        await Expect(source).ToContainTextAsync("Last updated");
        Assert.Equal(
            ("rgb(0, 0, 0)", "rgb(255, 255, 255)"),
            (await Style(reader, "h1", "color"), await Style(reader, "body", "backgroundColor"))
        );
        // Collapsed on the screen, expanded on paper.
        foreach (var text in await reader.Locator("details .runs").AllAsync())
            Assert.InRange((await text.BoundingBoxAsync())!.Height, 10, double.MaxValue);
        Assert.Equal(2, await reader.Locator("details .runs").CountAsync());
        await reader.EmulateMediaAsync(new() { Media = Media.Screen });
        await Expect(source).ToBeHiddenAsync();

        await reader.EmulateMediaAsync(new() { Media = Media.Print });
        await reader.GotoAsync($"/statements/{house.Wide}");
        Assert.Equal("(https://boats.example/timetable?of=everything)", await After("the timetable"));
        Assert.Equal("(https://news.example/topics)", await After("the topics"));
        Assert.Equal("none", await After("https://boats.example/xx"));

        await reader.GotoAsync("/search?q=keepers");
        await Expect(reader.GetByRole(AriaRole.Search)).ToBeHiddenAsync();

        // Browsers differ in whether they join the strings of the content property.
        async Task<string> After(string link) =>
            (
                await reader
                    .Locator(".body a")
                    .Filter(new() { HasText = link })
                    .EvaluateAsync<string>("a => getComputedStyle(a, '::after').content")
            )
                .Replace("\" \"", "", StringComparison.Ordinal)
                .Trim('"', ' ');
    }

    private static Task<string> Style(IPage page, string selector, string property) =>
        page.EvaluateAsync<string>($"() => getComputedStyle(document.querySelector('{selector}')).{property}");

    /// <summary>The size in bytes as transferred, compressed with brotli; follows redirects.</summary>
    private static async Task<int> Weigh(HttpClient visitor, string address)
    {
        for (var answer = await Ask(); ; answer = await Ask())
        {
            if (answer.StatusCode is not HttpStatusCode.MovedPermanently)
            {
                Assert.Equal("br", answer.Content.Headers.ContentEncoding.Single());
                var bytes = await answer.Content.ReadAsByteArrayAsync();
                await using var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress);
                Assert.NotEmpty(await new StreamReader(brotli).ReadToEndAsync());
                return bytes.Length;
            }
            address = answer.Headers.Location!.ToString();
        }

        Task<HttpResponseMessage> Ask() =>
            visitor.SendAsync(new(HttpMethod.Get, address) { Headers = { { "Accept-Encoding", "br" } } });
    }

    /// <summary>Also returns pages with status 404 or 410, for which <see cref="Visiting.Page"/> throws.</summary>
    private static async Task<IDocument> Open(HttpClient visitor, string address)
    {
        var answer = await visitor.GetAsync(address);
        if (answer.StatusCode is HttpStatusCode.MovedPermanently)
            answer = await visitor.GetAsync(answer.Headers.Location);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    [GeneratedRegex(
        @"\d (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Dated();
}
