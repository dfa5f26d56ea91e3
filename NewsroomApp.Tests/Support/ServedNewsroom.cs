namespace NewsroomApp.Tests.Support;

/// <summary>
/// A newsroom on a free port with a real clock, for a class of stories that create their own statements.
/// </summary>
public sealed class ServedNewsroom : IAsyncLifetime
{
    public TestNewsroom Newsroom { get; private set; } = default!;

    public static Task<TestNewsroom> Open() =>
        TestNewsroom.Serve("--Newsroom:TimeZone=Europe/Brussels", "--Newsroom:RevalidationSeconds=1");

    public async ValueTask InitializeAsync() => Newsroom = await Open();

    public ValueTask DisposeAsync() => Newsroom.DisposeAsync();
}
