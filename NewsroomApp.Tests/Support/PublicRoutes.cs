using System.Net;

namespace NewsroomApp.Tests.Support;

/// <summary>The addresses that the public can request.</summary>
public static class PublicRoutes
{
    /// <summary>Words with a topic, a place and a speaker, so that the statement is on every list.</summary>
    public static readonly Document Words = Texts.Complete with { Topics = ["Harbours"] };

    public static readonly string[] Feeds = ["/feed.atom", "/feed.rss", "/feed.json"];

    /// <summary>The lists with such a statement, including search.</summary>
    public static async Task<string[]> Lists(this HttpClient reader)
    {
        var year = (await reader.Page("/archive")).QuerySelector(".index a")!.GetAttribute("href")!;
        var month = (await reader.Page(year)).QuerySelector(".index a")!.GetAttribute("href")!;
        return
        [
            "/",
            month,
            "/topics/harbours",
            "/places/tallvik",
            "/people/nuno-angstrom",
            .. Feeds,
            "/search?q=harbour",
        ];
    }

    /// <summary>Every kind of address that has a page, for a corrected statement.</summary>
    public static async Task<string[]> All(this HttpClient reader, string corrected)
    {
        var address = await reader.AddressOf(corrected);
        return
        [
            address,
            address + ".txt",
            address + ".md",
            address + ".pdf",
            address + "/editions/1.pdf",
            address + "/editions/1",
            address + "/editions/2",
            .. await reader.Lists(),
            "/archive",
            "/topics",
            "/places",
            "/people",
            "/search",
            "/search?q=nowhere",
            "/about",
            "/sitemap.xml",
            "/robots.txt",
            "/newsstand.css",
            "/favicon.svg",
            "/?page=1",
        ];
    }

    public static async Task<string> AddressOf(this HttpClient reader, string statementId)
    {
        using var answer = await reader.GetAsync($"/statements/{statementId}");
        Assert.Equal(HttpStatusCode.MovedPermanently, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }
}
