using NewsroomApp.Statements;

namespace NewsroomApp.Drafting;

/// <summary>How safe the words on the page are.</summary>
public enum Safety { Saved, Pending, Failed, Conflict }

/// <summary>
/// One person's open draft page: the texts as the browser has them, and their way into the store within two seconds of a change.
/// A failure is tried again; words of a colleague are never overwritten, the writer chooses.
/// </summary>
public sealed class DraftSession : IAsyncDisposable
{
    /// <summary>Half of the two seconds promised, so that a slow store still keeps the promise.</summary>
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);

    private readonly DraftingDesk _desk;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly string _me;
    private readonly string _statementId;
    private readonly Dictionary<string, TypedText> _texts;
    private readonly HashSet<string> _arriving = [];
    private readonly SemaphoreSlim _saving = new(1, 1);
    private readonly ITimer _timer;
    private Words _typed;
    private Fingerprint _basedOn;

    public DraftSession(DraftingDesk desk, TimeProvider clock, ILogger log, string me, string statementId, Edition edition)
    {
        (_desk, _clock, _log, _me, _statementId) = (desk, clock, log, me, statementId);
        _texts = Parts.Text.ToDictionary(p => p.Label, p => new TypedText(p.Of(edition.Words)));
        _typed = edition.Words;
        _basedOn = edition.Fingerprint;
        SavedAt = edition.WrittenBy.At;
        _timer = clock.CreateTimer(_ => _ = Flush(), state: null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Raised with each change of the words, on the thread of the page that typed.</summary>
    public event Action? Typed;

    /// <summary>Raised when the bar above the text has something new to say; from any thread.</summary>
    public event Action? Changed;

    public Safety Safety { get; private set; } = Safety.Saved;

    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Why the words are not saved, when they are not.</summary>
    public string? Trouble { get; private set; }

    /// <summary>The words as typed up to now.</summary>
    public Words Words => _typed;

    /// <summary>The stored words this page knows of.</summary>
    public Fingerprint BasedOn => _basedOn;

    public string TextOf(Part part) => _texts[part.Label].Text;

    /// <summary>Takes a delta from the browser. While <paramref name="more"/> of a long text is to come, nothing of it is saved.</summary>
    /// <returns>False to have the whole text sent anew.</returns>
    public bool Type(Part part, int start, int deleted, string inserted, bool more, uint hash)
    {
        var text = _texts[part.Label];
        var applied = text.Apply(start, deleted, inserted, hash);
        if (more || !applied) _arriving.Add(part.Label);
        else _arriving.Remove(part.Label);
        if (_arriving.Count > 0 && Safety is Safety.Saved) Report(Safety.Pending, trouble: null);
        if (_arriving.Count == 0) Change(Parts.Text.Aggregate(_typed, (words, p) => p.With(words, TextOf(p))));
        return applied;
    }

    /// <summary>Takes a change of a field that is not typed as text.</summary>
    public void Change(Words words)
    {
        _typed = words;
        Typed?.Invoke();
        if (Safety is Safety.Conflict) return;
        if (Safety is Safety.Saved) Report(Safety.Pending, trouble: null);
        _timer.Change(_pause, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Saves what is typed, now. Afterwards <see cref="Safety"/> says how it went.</summary>
    public async Task Flush()
    {
        await _saving.WaitAsync();
        try
        {
            if (Safety is Safety.Saved or Safety.Conflict || _arriving.Count > 0) return;
            var words = _typed;
            await _desk.Save(_me, _statementId, words, _basedOn);
            _basedOn = words.Fingerprint;
            SavedAt = _clock.GetUtcNow();
            if (ReferenceEquals(words, _typed)) Report(Safety.Saved, trouble: null);
        }
        catch (Refusal refusal)
        {
            await Explain(refusal);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            Log.NotSaved(_log, _statementId, error);
            Report(Safety.Failed, "The store does not answer. Your words stay on this page; trying again.");
            _timer.Change(_pause, Timeout.InfiniteTimeSpan);
        }
        finally
        {
            _saving.Release();
        }
    }

    /// <summary>The writer's words win: the colleague's are kept as a revision, and these become the working copy.</summary>
    public async Task KeepMine()
    {
        if ((await _desk.Find(_statementId))?.Open is not { } stored) return;
        _basedOn = stored.Fingerprint;
        Report(Safety.Pending, trouble: null);
        await Flush();
    }

    /// <summary>The colleague's words win: the writer's are kept as a revision.</summary>
    public Task SetMineAside() => _desk.SetAside(_me, _statementId, _typed);

    /// <summary>Leaves what is typed unsaved, once it is set aside.</summary>
    public void Abandon() => Safety = Safety.Saved;

    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await Flush();
        _saving.Dispose();
    }

    private async Task Explain(Refusal refusal)
    {
        var stored = (await _desk.Find(_statementId))?.Open;
        var conflict = stored is not null && stored.Fingerprint != _basedOn && stored.Stage.Allows(Verb.Edit);
        Report(conflict ? Safety.Conflict : Safety.Failed, refusal.Message);
    }

    private void Report(Safety safety, string? trouble)
    {
        (Safety, Trouble) = (safety, trouble);
        Changed?.Invoke();
    }
}
