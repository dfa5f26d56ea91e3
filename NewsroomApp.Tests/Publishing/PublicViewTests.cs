using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NewsroomApp.Publishing;

namespace NewsroomApp.Tests.Publishing;

/// <summary>However the server is reached from outside, it finds its own public pages.</summary>
public sealed class PublicViewTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("newsroom-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("http", "https://news.example")]
    [InlineData("http", "http://news.example:8080")]
    [InlineData("unix", "https://news.example")]
    [InlineData("self-signed", "https://news.example")]
    [InlineData("self-signed", "http://news.example")]
    public async Task It_reads_by_the_public_name_over_its_own_socket(string socket, string address)
    {
        await using var newsroom = await TestNewsroom.Serve(
            [$"--Newsroom:PublicUrl={address}", "--AllowedHosts=news.example", .. Listening(socket)]
        );
        var id = await newsroom.Live();
        Assert.Equal(
            [("The page", Finding.Same, ""), ("The feed", Finding.Same, ""), ("The front page", Finding.Same, "")],
            (await newsroom.Publication.Prove(id)).Sights.Select(s => (s.What, s.Finding, s.Says))
        );
    }

    [Fact]
    public async Task Other_words_are_different_and_not_unread()
    {
        await using var newsroom = await TestNewsroom.Serve();
        var id = await newsroom.Live();
        await newsroom.Publication.Prove(id);
        await using (var db = await newsroom.Db())
            await db.Database.ExecuteSqlAsync(
                $"UPDATE Editions SET Document = replace(Document, 'on Wednesday', 'on Monday')",
                TestContext.Current.CancellationToken
            );
        Assert.Equal(
            [
                ("The page", Finding.Different, "Body is not what was approved."),
                ("The feed", Finding.Different, "Its words are not what was approved."),
                ("The front page", Finding.Same, ""),
            ],
            (await newsroom.Publication.Prove(id)).Sights.Select(s => (s.What, s.Finding, s.Says))
        );
    }

    [Fact]
    public async Task A_server_that_wants_https_gets_it_as_from_a_proxy()
    {
        await using var server = await Server(context =>
        {
            if (context.Request.Headers["X-Forwarded-Proto"] == "https") return Results.Text("Hello.");
            return Results.Redirect("https://news.example" + context.Request.Path, preserveMethod: true);
        });
        Assert.Equal(new("Hello.", WhyUnread: null), await View(server).Read("/page"));
    }

    [Theory]
    [InlineData("https://elsewhere.example/page", "it leads to elsewhere.example")]
    [InlineData("/page", "it leads in a circle")]
    [InlineData("ftp://news.example/page", "it leads to news.example")]
    public async Task It_goes_nowhere_else(string location, string why)
    {
        await using var server = await Server(_ => Results.Redirect(location));
        Assert.Equal(PublicPage.Unread(why), await View(server).Read("/page"));
    }

    [Theory]
    [InlineData(400, "the answer was 400 Bad Request")]
    [InlineData(503, "the answer was 503 Service Unavailable")]
    [InlineData(404, null)]
    [InlineData(410, null)]
    public async Task A_page_that_is_not_there_was_read_and_an_error_was_not(int status, string? why)
    {
        await using var server = await Server(_ => Results.StatusCode(status));
        Assert.Equal(new(Text: null, why), await View(server).Read("/page"));
    }

    private string[] Listening(string socket) =>
        socket switch
        {
            "unix" => [$"--urls=http://unix:{Path.Combine(_folder, "newsroom.sock")}"],
            "self-signed" =>
            [
                "--urls=https://127.0.0.1:0",
                $"--Kestrel:Certificates:Default:Path={Certificate()}",
                "--Kestrel:Certificates:Default:Password=lamp",
            ],
            _ => [],
        };

    private string Certificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=somebody.example", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        var file = Path.Combine(_folder, "certificate.pfx");
        File.WriteAllBytes(file, certificate.Export(X509ContentType.Pfx, "lamp"));
        return file;
    }

    private static async Task<WebApplication> Server(Func<HttpContext, IResult> answer)
    {
        var builder = WebApplication.CreateSlimBuilder(["--urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Run(context => answer(context).ExecuteAsync(context));
        await server.StartAsync();
        return server;
    }

    private static PublicView View(WebApplication server) =>
        new(server.Services.GetRequiredService<IServer>(), new() { PublicUrl = "https://news.example" });
}
