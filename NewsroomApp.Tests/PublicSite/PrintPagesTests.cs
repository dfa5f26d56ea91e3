using System.Net;

namespace NewsroomApp.Tests.PublicSite;

[Trait("Pace", "Slow")]
public class PrintPagesTests
{
    [Fact]
    public async Task A_statement_has_a_pdf_as_long_as_it_has_a_plain_text()
    {
        await using var newsroom = await TestNewsroom.Serve();
        using var reader = newsroom.Visitor();
        var draft = await newsroom.Draft();
        Assert.Equal(HttpStatusCode.NotFound, await Status($"/statements/{draft}/x.pdf"));
        Assert.Equal(HttpStatusCode.NotFound, await Status($"/statements/{draft}/x/editions/1.pdf"));

        var id = await newsroom.Live();
        var address = await reader.AddressOf(id);
        using var pdf = await reader.GetAsync(address + ".pdf");
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType!.ToString());
        Assert.StartsWith("%PDF", await pdf.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains($"href=\"{address}.pdf\"", await reader.GetStringAsync(address), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, await Status(address + "/editions/1.pdf"));
        var edition = await reader.GetStringAsync(address + "/editions/1");
        Assert.Contains($"href=\"{address}/editions/1.pdf\"", edition, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, await Status(address + "/editions/2.pdf"));

        await newsroom.Withdraw(id);
        Assert.Equal(HttpStatusCode.MovedPermanently, await Status(address + ".pdf"));
        Assert.Equal(HttpStatusCode.MovedPermanently, await Status(address + "/editions/1.pdf"));
        await newsroom.Withdraw(id, Verb.Retract);
        Assert.Equal(HttpStatusCode.NotFound, await Status(address + ".pdf"));
        Assert.Equal(HttpStatusCode.NotFound, await Status(address + "/editions/1.pdf"));

        async Task<HttpStatusCode> Status(string asked)
        {
            using var answer = await reader.GetAsync(asked);
            return answer.StatusCode;
        }
    }
}
