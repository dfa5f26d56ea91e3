namespace NewsroomApp.Tests.Browser;

/// <summary>A story against a newsroom that is a process of its own and may be killed.</summary>
public abstract class ProcessStory : BrowserStory
{
    protected NewsroomProcess Process { get; private set; } = default!;

    protected override Uri Address => Process.Address;

    protected override bool Quiet => false;

    public override async ValueTask InitializeAsync() => Process = await NewsroomProcess.Start();

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Process.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
