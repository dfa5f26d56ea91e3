namespace NewsroomApp.Storage;

/// <summary>
/// Lets the writers of this process into the database one at a time, in the order they came. Without it they would wait
/// inside SQLite: Microsoft.Data.Sqlite answers a busy database with sleeps of 150 ms that block the thread, and a few
/// dozen of them leave no thread for anybody who only types.
/// </summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim _free = new(1, 1);

    /// <returns>Dispose it to let the next one in.</returns>
    public async Task<IDisposable> Enter()
    {
        await _free.WaitAsync();
        return new Pass(_free);
    }

    public void Dispose() => _free.Dispose();

    private sealed class Pass(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
