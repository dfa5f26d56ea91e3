namespace NewsroomApp.Tests.Support;

/// <summary>A newsroom on a free port with a real clock, served once for a class of stories with statements of their own.</summary>
public sealed class ServedNewsroom : IAsyncLifetime
{
    public TestNewsroom Newsroom { get; private set; } = default!;

    public static Task<TestNewsroom> Open() =>
        TestNewsroom.Serve("--Newsroom:TimeZone=Europe/Brussels", "--Newsroom:RevalidationSeconds=1");

    public async ValueTask InitializeAsync() => Newsroom = await Open();

    public ValueTask DisposeAsync() => Newsroom.DisposeAsync();
}
