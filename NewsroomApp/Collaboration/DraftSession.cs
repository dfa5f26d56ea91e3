namespace NewsroomApp.Collaboration;

public enum Safety
{
    Saved,
    Pending,
    Failed,
}

/// <summary>
/// One open draft page, on the server: takes the browser's changes, stores them within two seconds, and passes on those
/// of colleagues. A failed save is retried; until it succeeds the browser keeps a copy of its own.
/// </summary>
public sealed class DraftSession : IAsyncDisposable
{
    /// <summary>From first change to saving: within the promised two seconds, and how soon colleagues see it.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(400);

    private static readonly TimeSpan _longPause = TimeSpan.FromSeconds(1);

    private readonly Func<Manuscript, Task<List<Keystrokes>>> _store;
    private readonly Func<long, Task<List<Keystrokes>>> _since;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly Lock _typing = new();
    private readonly SemaphoreSlim _storing = new(1, 1);
    private readonly ITimer _timer;
    private readonly Manuscript _page;
    private readonly Queue<Keystrokes> _coming = [];
    private readonly List<LogLine> _untold = [];
    private readonly HashSet<Part> _arriving = [];
    private bool _scheduled;
    private bool _lost;
    private long _known;

    /// <param name="store">Stores what is not stored yet, and returns the log lines that the page lacks.</param>
    /// <param name="since">Reads the log lines after a version.</param>
    public DraftSession(
        Edition edition,
        Func<Manuscript, Task<List<Keystrokes>>> store,
        Func<long, Task<List<Keystrokes>>> since,
        TimeProvider clock,
        ILogger log
    )
    {
        (_store, _since, _clock, _log, StatementId) = (store, since, clock, log, edition.Statement.Id);
        (EditionId, Opened, OpenedVersion, _known) = (edition.Id, edition.Words, edition.Version, edition.Version);
        _page = new(Guid.NewGuid().ToString("N")[..12], edition.Version, edition.Words);
        SavedAt = edition.WrittenBy.At;
        _timer = clock.CreateTimer(_ => _ = Flush(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Raised on the page's dispatcher with each change of the words.</summary>
    public event Action? Typed;

    /// <summary>Raised on any thread when <see cref="Safety"/> or <see cref="Trouble"/> is set.</summary>
    public event Action? Changed;

    public string Page => _page.Page;

    public string StatementId { get; }

    public int EditionId { get; }

    /// <summary>The words at <see cref="OpenedVersion"/>, which the page was opened with.</summary>
    public Document Opened { get; }

    public long OpenedVersion { get; }

    public Safety Safety { get; private set; } = Safety.Saved;

    public DateTimeOffset SavedAt { get; private set; }

    public string? Trouble { get; private set; }

    public Document Words => _page.Words;

    public (long Version, Document Words) AsStored
    {
        get
        {
            lock (_typing)
                return (_page.Version, _page.Stored);
        }
    }

    public IReadOnlyList<Clash> Clashes => _page.Clashes;

    /// <summary>
    /// Takes a change from the browser. <paramref name="sequence"/> counts the changes of this page from 1, so that a
    /// repeat is ignored; <paramref name="version"/> is the last log line the browser has applied;
    /// <paramref name="more"/> means that further pieces follow: nothing is saved or shown before the last;
    /// <paramref name="hash"/>, sent now and then, is of the part's text afterwards.
    /// </summary>
    /// <returns>
    /// False when browser and server hold different words, or the change is none of our script's: the page has to be
    /// opened again.
    /// </returns>
    public bool Type(int sequence, long version, PartChange change, bool more, uint? hash)
    {
        lock (_typing)
        {
            if (_lost || sequence > _page.Sequence + 1 || version > _known) return false;
            CatchUp(version);
            if (sequence <= _page.Sequence) return true;
            var text = _page.Words[change.Part];
            if (!change.Suits(text) || (hash is { } expected && Hash(change.Apply(text)) != expected))
            {
                _lost = true;
                return false;
            }
            _page.Type(sequence, change);
            if (more) _arriving.Add(change.Part);
            else _arriving.Remove(change.Part);
            Schedule(_pause);
            if (Safety is Safety.Saved) Report(Safety.Pending, trouble: null);
        }
        if (!more) Typed?.Invoke();
        return true;
    }

    /// <summary>The browser has applied the log up to this version.</summary>
    public void Took(long version)
    {
        lock (_typing)
            CatchUp(version);
        Typed?.Invoke();
    }

    /// <summary>Reads the lines up to a version that were stored since the last time, for <see cref="Tell"/>.</summary>
    /// <returns>Whether somebody else wrote. Our own lines only confirm, and can wait.</returns>
    public async Task<bool> Pull(long version = long.MaxValue)
    {
        if (Volatile.Read(ref _known) < version) await Since(_known);
        lock (_typing)
            return _untold.Exists(l => l.Page != Page);
    }

    public IReadOnlyList<LogLine> Tell()
    {
        lock (_typing)
        {
            if (_untold.Count == 0) return [];
            LogLine[] lines = [.. _untold];
            _untold.Clear();
            return lines;
        }
    }

    /// <summary>
    /// The lines after a version, our own whole too, for a browser that missed some or has words of an earlier page.
    /// </summary>
    public async Task<IReadOnlyList<LogLine>> Since(long version)
    {
        var lines = await _since(version);
        Take(lines);
        return [.. lines.Select(l => new LogLine(l.Version, l.Page, l.Sequence, l.Changes))];
    }

    public async Task Flush()
    {
        await _storing.WaitAsync();
        try
        {
            if (Copy() is not { } copy || (copy.IsStored && Safety is Safety.Saved)) return;
            if (!copy.IsStored) Take(await _store(copy));
            Stored(copy.Sequence);
        }
        catch (Refusal refusal)
        {
            Failed(refusal.Message);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Log.NotSaved(_log, StatementId, error);
            Failed("The store does not answer. Your words stay on this page; trying again.");
        }
        finally
        {
            _storing.Release();
        }
    }

    public void Settle(Clash clash)
    {
        lock (_typing)
            _page.Settle(clash);
    }

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await Flush();
    }

    /// <summary>
    /// FNV-1a, 32 bits, over UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/). Finds mistakes, proves nothing.
    /// </summary>
    public static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var unit in text) hash = unchecked((hash ^ unit) * 16777619u);
        return hash;
    }

    private void Take(IEnumerable<Keystrokes> lines)
    {
        lock (_typing)
        {
            foreach (var line in lines)
            {
                if (line.Version != _known + 1) continue;
                _coming.Enqueue(line);
                _untold.Add(new(line.Version, line.Page, line.Sequence, line.Page == Page ? [] : line.Changes));
                _known = line.Version;
            }
            CatchUp(_page.Version);
        }
    }

    /// <returns>Null while a long change is still arriving.</returns>
    private Manuscript? Copy()
    {
        lock (_typing)
        {
            _scheduled = false;
            if (_arriving.Count == 0) return _page.Copy();
            Schedule(_pause);
            return null;
        }
    }

    /// <summary>
    /// Saves after a pause. Call it under the lock, as for every change of <see cref="Safety"/>: a key typed just as
    /// saving ends must not count as saved.
    /// </summary>
    private void Schedule(TimeSpan pause)
    {
        if (_scheduled) return;
        _scheduled = true;
        _timer.Change(pause, Timeout.InfiniteTimeSpan);
    }

    private void Stored(int sequence)
    {
        lock (_typing)
        {
            SavedAt = _clock.GetUtcNow();
            if (sequence == _page.Sequence) Report(Safety.Saved, trouble: null);
            else Schedule(_pause);
        }
    }

    private void Failed(string trouble)
    {
        lock (_typing)
        {
            Schedule(_longPause);
            Report(Safety.Failed, trouble);
        }
    }

    /// <summary>Others' lines up to this version, as the browser has; our own, which change no word, at once.</summary>
    private void CatchUp(long version)
    {
        while (_coming.TryPeek(out var line) && (line.Version <= version || line.Page == Page))
            _page.Take(_coming.Dequeue());
    }

    private void Report(Safety safety, string? trouble)
    {
        (Safety, Trouble) = (safety, trouble);
        Changed?.Invoke();
    }
}

/// <summary>
/// A log line as the browser gets it; <paramref name="Changes"/> is empty where it only confirms what the page typed.
/// </summary>
public sealed record LogLine(long Version, string Page, int Sequence, IReadOnlyList<PartChange> Changes);
