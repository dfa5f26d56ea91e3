using System.Net;

namespace NewsroomApp.Tests.People;

/// <summary>A form that came too late is answered by a page that says so and has a fresh one.</summary>
public class FreshFormTests
{
    [Fact]
    public async Task A_second_sign_in_tab_says_that_one_is_signed_in_meanwhile()
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var ana = new Caller(newsroom.Address, "localhost");
        var (one, two) = (await ana.Page("/account/sign-in"), await ana.Page("/account/sign-in"));
        var credentials = Caller.Credentials(DemoCast.Officer.Email, DemoCast.Password);
        Assert.Equal(302, (int)(await ana.Post("/account/sign-in", new(credentials), one)).StatusCode);
        var page = await Refused(await ana.Post("/account/sign-in", new(credentials), two));
        Assert.Contains(
            $"You signed in meanwhile in another tab, as {DemoCast.Officer.Name}.",
            page,
            StringComparison.Ordinal
        );
        Assert.Contains("<a href=\"/desk\">Continue to the desk.</a>", page, StringComparison.Ordinal);
        Assert.Equal(200, (int)(await ana.Get("/desk/drafts")).StatusCode);
    }

    [Fact]
    public async Task A_form_older_than_its_key_comes_back_fresh_and_works()
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var ana = new Caller(newsroom.Address, "localhost");
        var old = await ana.Page("/account/sign-in");
        old.QuerySelector("input[name=__RequestVerificationToken]")!.SetAttribute("value", "CfDJ8-of-an-old-key");
        var page = await Refused(
            await ana.Post("/account/sign-in", Caller.Credentials(DemoCast.Officer.Email, DemoCast.Password), old)
        );
        Assert.Contains("This form is too old, so nothing was done. Here is a fresh one.", page, StringComparison.Ordinal);
        Assert.Equal(302, (int)(await ana.SignIn(DemoCast.Officer.Email, DemoCast.Password)).StatusCode);
    }

    [Theory]
    [InlineData("/account/profile", "change-password")]
    [InlineData("/account/sign-out", null)]
    public async Task A_form_of_somebody_who_was_signed_in_before_changes_nothing_for_whoever_is_now(
        string address,
        string? handler
    )
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var browser = new Caller(newsroom.Address, "localhost");
        await browser.SignIn(DemoCast.Officer.Email, DemoCast.Password);
        var anas = await browser.Page("/account/profile");
        await browser.SignIn(DemoCast.Colleague.Email, DemoCast.Password);
        var fields = new Dictionary<string, string>
        {
            ["Present"] = DemoCast.Password,
            ["Password"] = "twelve letters at least",
        };
        if (handler is not null) fields["_handler"] = handler;
        var page = await Refused(await browser.Post(address, fields, anas));
        Assert.Contains($"You are signed in as {DemoCast.Colleague.Name}", page, StringComparison.Ordinal);
        Assert.Contains("Where you are signed in", page, StringComparison.Ordinal);
        Assert.Equal(200, (int)(await browser.Get("/desk/drafts")).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_signed_out_already_is_not_told_off_for_signing_out()
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var ana = new Caller(newsroom.Address, "localhost");
        await ana.SignIn(DemoCast.Officer.Email, DemoCast.Password);
        var page = await ana.Page("/account/profile");
        await ana.Post("/account/sign-out", [], page);
        var again = await ana.Post("/account/sign-out", [], page);
        Assert.StartsWith("/account/sign-in", again.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_office_wrote_in_an_old_form_stands_in_the_fresh_one()
    {
        await using var newsroom = await TestNewsroom.Serve();
        var id = await newsroom.InReview();
        var quotation = (await newsroom.Drafting.Find(id))!.Open!.Quotations[0].Fingerprint;
        var link = await newsroom.Clearance.Ask(
            newsroom.As(DemoCast.Officer),
            id,
            quotation,
            "Nuño Ångström"
        );
        using var office = new Caller(newsroom.Address, "localhost");
        var old = await office.Page(link);
        old.QuerySelector("input[name=__RequestVerificationToken]")!.SetAttribute("value", "old");
        var answer = new Dictionary<string, string>
        {
            ["Given"] = "OtherWords",
            ["OtherWords"] = "A lamp is a vow,",
            ["Name"] = "Iva Novák",
        };
        var page = await Refused(await office.Post(link, new(answer), old));
        Assert.Contains("A lamp is a vow,", page, StringComparison.Ordinal);
        Assert.Contains("value=\"Iva Nov", page, StringComparison.Ordinal);
        var thanks = await office.Submit(link, answer);
        Assert.Contains("Thank you", await thanks.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/account/set-password")]
    [InlineData("/account/setup")]
    [InlineData("/clearance/AAAA")]
    public async Task A_form_with_nothing_in_it_or_of_another_kind_is_answered_by_a_page(string address)
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var somebody = new Caller(newsroom.Address, "localhost");
        HttpContent[] bodies =
        [
            new FormUrlEncodedContent([]),
            new FormUrlEncodedContent([new("_handler", "a"), new("_handler", "b")]),
            new StringContent("{}"),
            new StringContent("no parts", System.Net.Http.Headers.MediaTypeHeaderValue.Parse("multipart/form-data")),
        ];
        foreach (var body in bodies)
        {
            using var answer = await somebody.Send(HttpMethod.Post, address, body);
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound);
            Assert.Contains("too old", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            body.Dispose();
        }
    }

    [Fact]
    public async Task A_form_that_does_not_say_which_it_is_is_answered_by_its_page()
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var ana = new Caller(newsroom.Address, "localhost");
        var form = await ana.Page("/account/sign-in");
        foreach (var name in form.QuerySelectorAll("input[name=_handler]").ToList()) name.Remove();
        var page = await Refused(
            await ana.Post("/account/sign-in", Caller.Credentials(DemoCast.Officer.Email, DemoCast.Password), form)
        );
        Assert.Contains("Here is a fresh one.", page, StringComparison.Ordinal);
        Assert.Contains("name=\"Form.Email\"", page, StringComparison.Ordinal);
    }

    private static async Task<string> Refused(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        return WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
    }
}
