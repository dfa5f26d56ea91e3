using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using NewsroomApp.PublicSite;

namespace NewsroomApp.Tests.PublicSite;

/// <summary>What the table of public routes says of an address is what a reader and a robot get there.</summary>
[Trait("Pace", "Slow")]
public sealed partial class RouteTableTests(RouteTableTests.TwoPages house) : IClassFixture<RouteTableTests.TwoPages>
{
    private readonly HttpClient _reader = house.Reader;

    public static TheoryData<string> Patterns => [.. RouteTable.All.Select(route => route.Pattern)];

    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task Every_row_answers_and_a_browser_that_has_the_page_is_told_so(string pattern)
    {
        using var answer = await _reader.GetAsync(await Right(pattern));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var again = new HttpRequestMessage(HttpMethod.Get, answer.RequestMessage!.RequestUri)
        {
            Headers = { IfNoneMatch = { answer.Headers.ETag! } },
        };
        Assert.Equal(HttpStatusCode.NotModified, (await _reader.SendAsync(again)).StatusCode);
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task An_address_in_capitals_leads_to_the_right_one(string pattern)
    {
        if (pattern == "/") return;
        using var answer = await _reader.GetAsync(Example(pattern).ToUpperInvariant() + "/");
        Assert.Equal(
            (HttpStatusCode.MovedPermanently, await Right(pattern)),
            (answer.StatusCode, answer.Headers.Location!.ToString())
        );
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task Only_what_has_pages_has_a_second_one(string pattern) =>
        Assert.Equal(
            Row(pattern).HasPages ? HttpStatusCode.OK : HttpStatusCode.NotFound,
            (await _reader.GetAsync(Example(pattern) + "?page=2")).StatusCode
        );

    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task Robots_are_kept_from_what_is_not_for_them(string pattern)
    {
        var closed = (await _reader.GetStringAsync("/robots.txt"))
            .Split('\n')
            .Where(line => line.StartsWith("Disallow: ", StringComparison.Ordinal))
            .Select(line => line["Disallow: ".Length..])
            .ToList();
        Assert.Contains("/desk", closed);
        Assert.Contains("/account", closed);
        Assert.Equal(
            !Row(pattern).IsForRobots,
            closed.Exists(start => Example(pattern).StartsWith(start, StringComparison.Ordinal))
        );
        if (Row(pattern).IsForRobots) return;
        using var answer = await _reader.GetAsync(Example(pattern));
        Assert.Equal("noindex", answer.Headers.GetValues("X-Robots-Tag").Single());
    }

    [Fact]
    public async Task The_sitemap_has_what_belongs_into_it_once_and_all_of_it_answers()
    {
        XNamespace map = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var listed = XDocument
            .Parse(await _reader.GetStringAsync("/sitemap.xml"))
            .Descendants(map + "loc")
            .Select(place => new Uri(place.Value).AbsolutePath)
            .ToList();
        foreach (var route in RouteTable.All)
            Assert.Equal(
                (route.Pattern, route.IsInSitemap ? 1 : 0),
                (route.Pattern, listed.Count(address => address == Example(route.Pattern)))
            );
        foreach (var address in listed)
            Assert.Equal((address, HttpStatusCode.OK), (address, (await _reader.GetAsync(address)).StatusCode));
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task Only_what_is_cached_may_be_kept_by_others(string pattern)
    {
        using var answer = await _reader.GetAsync(await Right(pattern));
        Assert.Equal(!Row(pattern).IsCached, answer.Headers.CacheControl!.NoStore);
    }

    private static PublicRoute Row(string pattern) => RouteTable.All.Single(route => route.Pattern == pattern);

    /// <summary>The pattern with a value for each parameter.</summary>
    private string Example(string pattern) => Parameter().Replace(pattern, m => house.Values[m.Groups["name"].Value]);

    /// <summary>The example, or where it redirects to.</summary>
    private async Task<string> Right(string pattern)
    {
        using var answer = await _reader.GetAsync(Example(pattern));
        return answer.Headers.Location?.ToString() ?? Example(pattern);
    }

    [GeneratedRegex(@"\{(?<name>\w+)\??\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    /// <summary>A newsroom with so many statements that each list of them has a second page.</summary>
    public sealed class TwoPages : IAsyncLifetime
    {
        public TestNewsroom Newsroom { get; private set; } = default!;

        public HttpClient Reader { get; private set; } = default!;

        /// <summary>A value for each parameter that a route has.</summary>
        public Dictionary<string, string> Values { get; } =
            new()
            {
                ["number"] = "1",
                ["file"] = "mark.svg",
                ["topic"] = "harbours",
                ["place"] = "tallvik",
                ["person"] = "nuno-angstrom",
            };

        public async ValueTask InitializeAsync()
        {
            Newsroom = await TestNewsroom.Serve(AddMark);
            Reader = Newsroom.Visitor();
            for (var i = 0; i < 20; i++) await Newsroom.Live(PublicRoutes.Words);
            var picture = await Newsroom.Uploaded(TestPictures.Jpeg());
            Values["name"] = PictureFile.Name(picture, picture.Width, "webp");
            var words = PublicRoutes.Words with { Pictures = [picture] };
            Values["id"] = await Newsroom.Live(words.Described("picture-1"));
            Values["slug"] = (await Reader.AddressOf(Values["id"])).Split('/')[^1];
            var month = (await Reader.Lists())[1].Split('/');
            (Values["year"], Values["month"]) = (month[^2], month[^1]);
        }

        private static void AddMark(string folder)
        {
            var brand = Directory.CreateDirectory(Path.Combine(folder, "brand"));
            File.WriteAllText(Path.Combine(brand.FullName, "mark.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        }

        public async ValueTask DisposeAsync()
        {
            Reader.Dispose();
            await Newsroom.DisposeAsync();
        }
    }
}
