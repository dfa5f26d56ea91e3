using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace NewsroomApp.Tests.Support;

public static class Visiting
{
    /// <summary>Signs in through the sign-in page and returns the cookies.</summary>
    public static async Task<IReadOnlyList<Cookie>> Session(Uri address, string email, string password)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new() };
        using var visitor = new HttpClient(handler) { BaseAddress = address };
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.SignIn(email, password)).StatusCode);
        return handler.CookieContainer.GetAllCookies().ToList();
    }

    public static async Task<HttpResponseMessage> SignIn(this HttpClient visitor, string email, string password) =>
        await visitor.Submit("/account/sign-in", new() { ["Form.Email"] = email, ["Form.Password"] = password });

    /// <summary>Opens a page and submits its form with these fields and its hidden ones.</summary>
    public static async Task<HttpResponseMessage> Submit(
        this HttpClient visitor,
        string address,
        Dictionary<string, string> fields
    ) => await visitor.Submit(address, fields, await visitor.Page(address));

    /// <summary>Submits the form of a page that was opened before.</summary>
    public static async Task<HttpResponseMessage> Submit(
        this HttpClient visitor,
        string address,
        Dictionary<string, string> fields,
        IDocument page
    )
    {
        var form = page.Forms.FirstOrDefault(f => fields.Keys.Any(name => f[name] is not null)) ?? page.Forms[0];
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
            fields.TryAdd(hidden.GetAttribute("name")!, hidden.GetAttribute("value") ?? "");
        return await visitor.PostAsync(address, new FormUrlEncodedContent(fields));
    }

    public static async Task<IDocument> Page(this HttpClient visitor, string address) =>
        await new HtmlParser().ParseDocumentAsync(await visitor.GetStringAsync(address));
}
