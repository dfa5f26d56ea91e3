using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using NewsroomApp.Collaboration;
using NewsroomApp.Drafting.Import;

namespace NewsroomApp.Drafting;

/// <summary>The desk's end of editor.js: what a draft page in the browser says, and what it is told.</summary>
/// <param name="run">For what nobody awaits, as in <see cref="DeskComponent"/>.</param>
public sealed class EditorConnection(
    IJSRuntime js,
    DraftSession session,
    OpenDrafts openDrafts,
    Seat seat,
    Action<Func<Task>> run
) : IAsyncDisposable
{
    /// <summary>In bytes: a million units, of three at most.</summary>
    private const int LargestPaste = 3_000_000;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(1);
    private IJSObjectReference? _page;
    private DotNetObjectReference<EditorConnection>? _self;
    private IReadOnlyList<Colleague> _colleagues = [];
    private IReadOnlyList<(int Id, Anchor Anchor)> _marks = [];
    private bool _marked;
    private bool _telling;
    private bool _over;

    public Action<FoundPiece>? OnFound { get; set; }

    public Action<Part, string>? OnPasted { get; set; }

    /// <summary>Makes Markdown of the HTML that was pasted here; null when there is nothing to keep of it.</summary>
    public Func<Part, PastedWords, string, Task<Pasting?>>? OnHtml { get; set; }

    public Action<bool>? OnFormatted { get; set; }

    public required Func<Task> OnSave { get; init; }

    public async Task Open(ElementReference room)
    {
        openDrafts.Sit(seat);
        openDrafts.Changed += LookAround;
        _self = DotNetObjectReference.Create(this);
        try
        {
            _page = await Reach(room);
        }
        catch (JSException) when (_over)
        {
            // The text was locked or opened again before its page was reached, and the room is gone.
            return;
        }
        // On a slow line words typed at once are stored before the page could be told.
        await Tell();
        await TellOfColleagues();
        await Mark(_marks);
    }

    /// <summary>
    /// Where the line is cut in this moment the call is lost, or its answer. Opening a page twice is opening it once.
    /// </summary>
    private async Task<IJSObjectReference> Reach(ElementReference room)
    {
        var about = new { page = session.Page, version = session.OpenedVersion };
        while (true)
            try
            {
                var editor = await js.InvokeAsync<IJSObjectReference>("import", _patience, "/editor/editor.js");
                return await editor.InvokeAsync<IJSObjectReference>("open", _patience, room, _self, about);
            }
            catch (TaskCanceledException) when (!_over)
            {
                // Again.
            }
    }

    /// <summary>After a save: sends others' lines at once; confirmations wait for the next key, or a second.</summary>
    /// <param name="version">Up to which there is something to send.</param>
    public async Task Look(long version = long.MaxValue)
    {
        if (await session.Pull(version)) await Tell();
        else run(TellLater);
    }

    /// <summary>Waits for keys typed before a click, which may arrive after it.</summary>
    /// <returns>Whether everything is saved.</returns>
    public async Task<bool> Save()
    {
        if (_page is not null) await _page.InvokeVoidAsync("send");
        await session.Flush();
        return session.Safety is Safety.Saved;
    }

    /// <returns>The lines not sent yet; null when the browser has to open the page again.</returns>
    [JSInvokable]
    public IReadOnlyList<LogLine>? Type(int sequence, long version, PartChange change, bool more, uint? hash) =>
        session.Type(sequence, version, change, more, hash) ? session.Tell() : null;

    [JSInvokable]
    public void Took(long version) => session.Took(version);

    [JSInvokable]
    public Task<IReadOnlyList<LogLine>> Since(long version) => session.Since(version);

    /// <param name="at">Null where no colleague is to see it.</param>
    [JSInvokable]
    public void At(string key, int paragraph, int? at, long version)
    {
        if (_over || Parts.Keyed(key) is not { } part) return;
        var caret = at is { } place ? new Caret(key, place, version) : null;
        openDrafts.Sit(seat with { Part = part.Label, Paragraph = paragraph, Caret = caret });
    }

    [JSInvokable]
    public void Found(bool first, bool last, string key, int at, int deleted, string inserted, double typedAt) =>
        OnFound?.Invoke(new(first, last, key, new(at, deleted, inserted), typedAt));

    [JSInvokable]
    public async Task Pasted(string key, IJSStreamReference words)
    {
        if (Parts.Keyed(key) is { } part) OnPasted?.Invoke(part, await Read(words));
    }

    /// <param name="text">Of the part, as it stands in the browser.</param>
    /// <param name="at">Where the plain words of what was pasted stand in that text.</param>
    [JSInvokable]
    public async Task<Pasting?> Converted(
        string key,
        int at,
        int length,
        IJSStreamReference text,
        IJSStreamReference html
    )
    {
        if (Parts.Keyed(key) is not { } part || OnHtml is null) return null;
        var pasted = new PastedWords(await Read(text), at, length);
        return pasted.IsWithin ? await OnHtml(part, pasted, await Read(html)) : null;
    }

    private static async Task<string> Read(IJSStreamReference words)
    {
        await using var content = await words.OpenReadStreamAsync(LargestPaste);
        using var reader = new StreamReader(content);
        return await reader.ReadToEndAsync();
    }

    [JSInvokable]
    public void Formatted(bool isKept) => OnFormatted?.Invoke(isKept);

    [JSInvokable]
    public Task SaveRevision() => OnSave();

    /// <returns>False when other words stand there now, and nothing was done.</returns>
    public async Task<bool> Replace(Part part, int at, string standing, string words) =>
        _page is not null
        && await _page.InvokeAsync<bool>("replace", part.Key, at, standing.Length, standing, words);

    public async Task Select(Place place)
    {
        if (_page is not null) await _page.InvokeVoidAsync("select", place.Part.Key, place.Start, place.Length);
    }

    /// <summary>Says at the fields what is missing, and goes to the first of them.</summary>
    public async Task Show(IReadOnlyList<Issue> missing)
    {
        var fields = Parts
            .Of(session.Words)
            .Select(p => new { p.Key, Sentences = missing.Where(i => i.Part == p.Label).Select(i => i.Sentence) })
            .Where(field => field.Sentences.Any());
        if (_page is not null)
            await _page.InvokeVoidAsync(
                "missing",
                fields.Select(field => new[] { field.Key, string.Join(' ', field.Sentences) })
            );
    }

    public async Task<Anchor?> Marked() =>
        _page is not null
        && await _page.InvokeAsync<Selected?>("marked") is { } marked
        && Parts.Keyed(marked.Part) is { } part
            ? Anchor.At(part, session.Words, marked.Start, marked.Length)
            : null;

    /// <summary>Marks the words that comments are about; 0 stands for the one that is being written.</summary>
    public Task Mark(IEnumerable<Comment> comments, Anchor? pointed) =>
        Mark(
            [
                .. comments.Where(c => c is { Settled: null, Anchor: not null }).Select(c => (c.Id, c.Anchor!)),
                .. pointed is null ? [] : new[] { (0, pointed) },
            ]
        );

    private async Task Mark(IReadOnlyList<(int Id, Anchor Anchor)> comments)
    {
        _marks = comments;
        if (_page is null || _over || (comments.Count == 0 && !_marked)) return;
        _marked = comments.Count > 0;
        var (version, words) = session.AsStored;
        var marks = comments
            .Zip(Anchor.Find(comments.Select(c => c.Anchor), words), (comment, place) => (comment.Id, Place: place))
            .Where(mark => mark.Place is not null)
            .Select(mark => new Commented(mark.Id, mark.Place!.Part.Key, mark.Place.Start, mark.Place.Length));
        await _page.InvokeVoidAsync("comments", version, marks);
    }

    public async Task Decide(bool keep)
    {
        if (_page is not null) await _page.InvokeVoidAsync("decide", keep);
    }

    public async ValueTask DisposeAsync()
    {
        _over = true;
        openDrafts.Changed -= LookAround;
        openDrafts.Leave(session.Page);
        try
        {
            if (_page is not null) await _page.InvokeVoidAsync("close");
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            // The browser has disconnected; there is nothing to close.
        }
        _self?.Dispose();
    }

    private async Task Tell()
    {
        if (_page is not null && !_over && session.Tell() is { Count: > 0 } lines)
            await _page.InvokeVoidAsync("take", lines);
    }

    private async Task TellLater()
    {
        if (_telling) return;
        _telling = true;
        await Task.Delay(_pause);
        _telling = false;
        await Tell();
    }

    private void LookAround(string statementId)
    {
        if (statementId == seat.StatementId) run(TellOfColleagues);
    }

    private async Task TellOfColleagues()
    {
        var colleagues = openDrafts
            .At(seat.StatementId)
            .Where(other => other.PersonId != seat.PersonId)
            .Select(other => new Colleague(other.Page, other.Name.Split(' ')[0], other.Caret))
            .ToList();
        if (_page is null || _over || colleagues.SequenceEqual(_colleagues)) return;
        _colleagues = colleagues;
        await _page.InvokeVoidAsync("colleagues", colleagues);
    }

    private sealed record Colleague(string Page, string Name, Caret? Caret);

    private sealed record Selected(string Part, int Start, int Length);

    private sealed record Commented(int Id, string Part, int Start, int Length);
}

/// <param name="TypedAt">In milliseconds since 1970, by the browser's clock.</param>
public sealed record FoundPiece(bool First, bool Last, string Key, Splice Splice, double TypedAt);
