using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.PublicSite;
using Document = NewsroomApp.Statements.Documents.Document;

namespace NewsroomApp.Tests.PublicSite;

/// <summary>Beside a statement stands what is live on its topics, whatever page a reader had before.</summary>
[Trait("Pace", "Slow")]
public sealed class MoreOnTopicTests : IAsyncLifetime
{
    private TestNewsroom _newsroom = default!;
    private HttpClient _reader = default!;
    private string _address = default!;

    public async ValueTask InitializeAsync()
    {
        _newsroom = await TestNewsroom.Serve();
        _reader = _newsroom.Visitor();
        _address = await _reader.AddressOf(await _newsroom.Live(On("The lamps are lit", "Lamps", "Fog")));
    }

    public async ValueTask DisposeAsync()
    {
        _reader.Dispose();
        await _newsroom.DisposeAsync();
    }

    [Fact]
    public async Task The_newest_four_on_any_of_its_topics_stand_beside_a_statement()
    {
        Assert.Empty(await Others());
        for (var i = 1; i <= 5; i++) await _newsroom.Live(On($"Report {i}", i % 2 == 0 ? "Fog" : "Lamps"));
        await _newsroom.Live(On("Elsewhere", "Harbours"));
        await _newsroom.Live(On("On both", "Fog", "Lamps"));
        Assert.Equal(["On both", "Report 5", "Report 4", "Report 3"], await Others());
    }

    [Fact]
    public async Task Who_had_the_page_sees_what_became_of_the_others_at_the_next_request()
    {
        var id = await _newsroom.Live(On("Whistles", "Harbours"));
        Assert.Empty(await Others());
        await _newsroom.Correct(id, Corrected("Whistles", "Fog"));
        Assert.Equal(["Whistles"], await Others());
        await _newsroom.Correct(id, Corrected("Signals", "Fog"));
        Assert.Equal(["Signals"], await Others());
        await _newsroom.Withdraw(id);
        Assert.Empty(await Others());
        await _newsroom.Withdraw(id, Verb.Reinstate);
        Assert.Equal(["Signals"], await Others());
        await _newsroom.Correct(id, Corrected("Signals", "Harbours"));
        Assert.Empty(await Others());
    }

    [Fact]
    public async Task A_statement_on_another_topic_leaves_the_page_on_the_shelf()
    {
        var pages = _newsroom.App.Services.GetRequiredService<PageCache>();
        var other = await _newsroom.Live(On("Whistles", "Harbours"));
        await _newsroom.Correct(other, Corrected("Signals", "Harbours"));
        pages.Forget("");
        await Others();
        Assert.Equal(1, pages.Count);
        pages.Forget(other);
        pages.Forget("harbours");
        Assert.Equal(1, pages.Count);
        pages.Forget("fog");
        Assert.Equal(0, pages.Count);
    }

    private async Task<IEnumerable<string>> Others() =>
        (await _reader.Page(_address)).QuerySelectorAll(".others a").Select(a => a.TextContent);

    private static Document On(string headline, params string[] topics) =>
        Texts.Complete with { Headline = headline, Topics = topics };

    private static Document Corrected(string headline, params string[] topics) =>
        Texts.Corrected with { Headline = headline, Topics = topics };
}
