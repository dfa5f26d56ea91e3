using System.Net;
using Microsoft.Extensions.DependencyInjection;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.Files;

/// <summary>A newsroom of its own, with a press officer who uploads and somebody outside.</summary>
public abstract class FileStory : IAsyncLifetime
{
    private protected TestNewsroom Newsroom { get; private set; } = default!;

    protected HttpClient Ana { get; private set; } = default!;

    protected HttpClient Public { get; private set; } = default!;

    private protected FileFolder Folder => Newsroom.App.Services.GetRequiredService<FileFolder>();

    public async ValueTask InitializeAsync()
    {
        Newsroom = await TestNewsroom.Serve();
        (Ana, Public) = (await Newsroom.SignedIn(DemoCast.Officer), Newsroom.Visitor());
    }

    public async ValueTask DisposeAsync()
    {
        Ana.Dispose();
        Public.Dispose();
        await Newsroom.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task<Document> Words(string id) => (await Newsroom.Drafting.Find(id))!.Open!.Words;

    protected static async Task<HttpStatusCode> Status(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address);
        return answer.StatusCode;
    }
}
