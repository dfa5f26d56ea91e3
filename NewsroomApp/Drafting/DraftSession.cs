using NewsroomApp.Statements;

namespace NewsroomApp.Drafting;

/// <summary>How safe the words on the page are.</summary>
public enum Safety
{
    Saved,
    Pending,
    Failed,
}

/// <summary>
/// One person's open draft page at the desk: the browser's words change by change, their way into the store within two seconds, and the lines of others on their way to
/// the browser. What cannot be stored now is tried again; the browser keeps its own copy until it is.
/// </summary>
public sealed class DraftSession : IAsyncDisposable
{
    /// <summary>From the first change to its way into the store. Well within the two seconds promised, and the pace at which colleagues see each other write.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(400);

    /// <summary>How long to wait after the store refused or did not answer.</summary>
    private static readonly TimeSpan _longPause = TimeSpan.FromSeconds(1);

    private readonly DraftingDesk _desk;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly string _me;
    private readonly string _statementId;
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

    public DraftSession(
        DraftingDesk desk,
        TimeProvider clock,
        ILogger log,
        string me,
        string statementId,
        Edition edition
    )
    {
        (_desk, _clock, _log, _me, _statementId) = (desk, clock, log, me, statementId);
        (EditionId, Opened, OpenedVersion, _known) = (edition.Id, edition.Words, edition.Version, edition.Version);
        _page = new(Guid.NewGuid().ToString("N")[..12], edition.Version, edition.Words);
        SavedAt = edition.WrittenBy.At;
        _timer = clock.CreateTimer(_ => _ = Flush(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Raised with each change of the words, on the thread of the page.</summary>
    public event Action? Typed;

    /// <summary>Raised when the bar above the text has something new to say; from any thread.</summary>
    public event Action? Changed;

    public string Page => _page.Page;

    public int EditionId { get; }

    /// <summary>The words the page was opened with, of version <see cref="OpenedVersion"/>.</summary>
    public Words Opened { get; }

    public long OpenedVersion { get; }

    public Safety Safety { get; private set; } = Safety.Saved;

    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Why the words are not saved, when they are not.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The words as they stand in the browser.</summary>
    public Words Words => _page.Words;

    public IReadOnlyList<Clash> Clashes => _page.Clashes;

    /// <summary>Takes a change from the browser.</summary>
    /// <param name="sequence">Counts the changes of this page from 1; one that came already is not taken again.</param>
    /// <param name="version">The last line of the log that the browser has taken.</param>
    /// <param name="change">What changed.</param>
    /// <param name="more">Whether this is only a piece of something long. Until its last piece is there, nothing is stored.</param>
    /// <param name="hash">Now and then: of the part's text afterwards, to be sure that both sides mean the same.</param>
    /// <returns>False when they do not: the page has to be opened again.</returns>
    public bool Type(int sequence, long version, PartChange change, bool more, uint? hash)
    {
        lock (_typing)
        {
            if (_lost || sequence > _page.Sequence + 1 || version > _known) return false;
            CatchUp(version);
            if (sequence <= _page.Sequence) return true;
            var text = change.Part.Of(_page.Words);
            if (!change.Change.Fits(text.Length) || (hash is { } expected && Hash(change.Apply(text)) != expected))
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
        Typed?.Invoke();
        return true;
    }

    /// <summary>Told by the browser that it has taken the lines up to this version.</summary>
    public void Took(long version)
    {
        lock (_typing)
            CatchUp(version);
        Typed?.Invoke();
    }

    /// <summary>Reads the lines stored since the last time, for <see cref="Tell"/>.</summary>
    /// <returns>Whether somebody else wrote. Our own lines only confirm, and can wait for the next occasion.</returns>
    public async Task<bool> Pull()
    {
        await Since(_known);
        lock (_typing)
            return _untold.Exists(l => l.Page != Page);
    }

    /// <summary>The lines that the browser has not been told of.</summary>
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

    /// <summary>All lines since a version, for a browser that missed some or comes back with words of an earlier page.</summary>
    public async Task<IReadOnlyList<LogLine>> Since(long version)
    {
        var lines = await _desk.Since(EditionId, version);
        lock (_typing)
        {
            foreach (var line in lines)
            {
                if (line.Version != _known + 1) continue;
                _coming.Enqueue(line);
                _untold.Add(ForBrowser(line));
                _known = line.Version;
            }
            CatchUp(_page.Version);
        }
        return [.. lines.Select(ForBrowser)];
    }

    /// <summary>Stores what is typed, now. Afterwards <see cref="Safety"/> says how it went.</summary>
    public async Task Flush()
    {
        await _storing.WaitAsync();
        try
        {
            if (Copy() is not { } copy || (copy.IsStored && Safety is Safety.Saved)) return;
            if (!copy.IsStored) await _desk.Type(_me, _statementId, EditionId, copy);
            Stored(copy.Sequence);
        }
        catch (Refusal refusal)
        {
            Failed(refusal.Message);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Log.NotSaved(_log, _statementId, error);
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

    /// <summary>FNV-1a over the UTF-16 units (http://www.isthe.com/chongo/tech/comp/fnv/), 32 bits: it finds slips, it proves nothing.</summary>
    public static uint Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var unit in text) hash = unchecked((hash ^ unit) * 16777619u);
        return hash;
    }

    private LogLine ForBrowser(Keystrokes line) =>
        new(line.Version, line.Page, line.Sequence, line.Page == Page ? [] : line.Changes);

    /// <returns>The page as it stands, to be stored; null while something long is still arriving.</returns>
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

    /// <summary>Sees to it that the words are stored after a while, whatever else goes on. Under the lock, as every change of <see cref="Safety"/> is: a key that comes
    /// between the end of storing and the word of it must not be taken for stored.</summary>
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
            Report(Safety.Failed, trouble);
            Schedule(_longPause);
        }
    }

    /// <summary>Takes lines as the browser has: others' up to the version it tells, our own as soon as they are next, since they change no word.</summary>
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

/// <summary>A line of the log as the browser takes it.</summary>
/// <param name="Version">See <see cref="Keystrokes.Version"/>.</param>
/// <param name="Page">See <see cref="Keystrokes.Page"/>.</param>
/// <param name="Sequence">See <see cref="Keystrokes.Sequence"/>.</param>
/// <param name="Changes">What others changed; the page's own changes it has already.</param>
public sealed record LogLine(long Version, string Page, int Sequence, IReadOnlyList<PartChange> Changes);
