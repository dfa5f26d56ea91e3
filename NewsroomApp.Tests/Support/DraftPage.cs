using System.Diagnostics;
using System.Text;
using System.Text.Json;
using NewsroomApp.Drafting;

namespace NewsroomApp.Tests.Support;

/// <summary>
/// An open draft page without a browser, whose writer types into a paragraph of their own, which begins with their
/// name. Does what editor.js does with keys: sends one change at a time, keys that wait go together, and lines of
/// colleagues are merged.
/// </summary>
public sealed class DraftPage(Uri address, string cookie, string writer, string body) : Circuit(address, cookie)
{
    /// <summary>As in editor.js: one change in this many carries a hash.</summary>
    private const int Checked = 8;

    /// <summary>So many letters tell a key from all others.</summary>
    private const int Tail = 12;

    private readonly Lock _typing = new();
    private readonly StringBuilder _waiting = new();
    private readonly List<(int Sequence, TextChange Change)> _unstored = [];
    private readonly Dictionary<long, LogLine> _ahead = [];
    private readonly List<Key> _unseen = [];
    private readonly List<Key> _unsafe = [];
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _text = body;
    private long _desk;
    private long _version;
    private int _sequence;
    private bool _isSending;
    private int _typed;

    /// <summary>What the store knows this page by.</summary>
    public string Page { get; private set; } = "";

    /// <summary>The body, with everything typed here.</summary>
    public string Text
    {
        get
        {
            lock (_typing)
                return _text;
        }
    }

    /// <summary>Keys in the order of the batches that showed them.</summary>
    public List<Delay> Seen { get; } = [];

    /// <summary>Keys in the order of the looks that found them in the store.</summary>
    public List<Delay> Safe { get; } = [];

    public bool IsSettled
    {
        get
        {
            lock (_typing)
                return _unseen.Count == 0 && _unsafe.Count == 0;
        }
    }

    /// <summary>Waits until it could be typed in.</summary>
    public async Task OpenDraft(string statement)
    {
        await Open($"/desk/drafts/{statement}");
        await _opened.Task.WaitAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>A key about every so often, until told to stop; starts at a random moment.</summary>
    public async Task Type(TimeSpan every, Random random, CancellationToken enough)
    {
        try
        {
            await Task.Delay(every * random.NextDouble(), enough);
            while (true)
            {
                // A hyphen now and then, as one word may not grow for ever.
                Press(++_typed % 7 == 0 ? '-' : (char)('a' + random.Next(26)));
                await Task.Delay(every * (0.75 + random.NextDouble() / 2), enough);
            }
        }
        catch (OperationCanceledException)
        {
            // It was enough.
        }
    }

    public void Press(char letter)
    {
        lock (_typing)
        {
            var key = new Key(Stopwatch.GetTimestamp());
            _unseen.Add(key);
            _unsafe.Add(key);
            _waiting.Append(letter);
            if (_isSending) return;
            _isSending = true;
        }
        _ = Send();
    }

    /// <summary>The store was found to have this page's changes up to a number.</summary>
    public void Stored(int sequence)
    {
        var now = Stopwatch.GetTimestamp();
        lock (_typing)
            while (_unsafe is [{ Sequence: > 0 } key, ..] && key.Sequence <= sequence)
            {
                _unsafe.RemoveAt(0);
                Safe.Add(new(key.Pressed, now));
            }
    }

    protected override object? Run(string script, JsonElement args)
    {
        if (script is "open")
        {
            _desk = ObjectOf(args[1]);
            Page = args[2].GetProperty("page").GetString()!;
            _version = args[2].GetProperty("version").GetInt64();
            _opened.TrySetResult();
        }
        if (script is "take") Take(args[0]);
        return base.Run(script, args);
    }

    /// <summary>A batch that has the newest words has all keys before them.</summary>
    protected override void Rendered(ReadOnlySpan<byte> batch)
    {
        var now = Stopwatch.GetTimestamp();
        lock (_typing)
        {
            var shown = _unseen.Count - 1;
            while (shown >= 0 && !(_unseen[shown].Mark is { } mark && batch.IndexOf(mark) >= 0)) shown--;
            for (var i = 0; i <= shown; i++) Seen.Add(new(_unseen[i].Pressed, now));
            _unseen.RemoveRange(0, shown + 1);
        }
    }

    private async Task Send()
    {
        try
        {
            while (Next() is { } change)
            {
                var lines = await Call(_desk, "Type", change);
                if (lines.ValueKind is JsonValueKind.Null) Trouble ??= "Page and server hold different words.";
                else Take(lines);
            }
        }
        catch (InvalidOperationException broken)
        {
            Trouble ??= broken.Message;
        }
    }

    /// <summary>The keys that wait, as arguments of <see cref="WritingRoom.Type"/>; null when none does.</summary>
    private object?[]? Next()
    {
        lock (_typing)
        {
            if (_waiting.Length == 0 || Trouble is not null)
            {
                _isSending = false;
                return null;
            }
            var change = new TextChange([new(Caret(), 0, _waiting.ToString())]);
            _waiting.Clear();
            _text = change.Apply(_text);
            _unstored.Add((++_sequence, change));
            var mark = Encoding.UTF8.GetBytes(_text[(Caret() - Tail)..Caret()]);
            foreach (var key in _unseen.Where(k => k.Mark is null)) key.Mark = mark;
            foreach (var key in _unsafe.Where(k => k.Sequence == 0)) key.Sequence = _sequence;
            return
            [
                _sequence,
                _version,
                new PartChange(Parts.Body, change),
                false,
                _sequence % Checked == 0 ? DraftSession.Hash(_text) : null,
            ];
        }
    }

    /// <summary>The end of the writer's own paragraph.</summary>
    private int Caret()
    {
        var end = _text.IndexOf("\n\n", _text.IndexOf(writer, StringComparison.Ordinal), StringComparison.Ordinal);
        return end < 0 ? _text.Length : end;
    }

    private void Take(JsonElement lines)
    {
        lock (_typing)
        {
            foreach (var line in lines.Deserialize<LogLine[]>(JsonSerializerOptions.Web)!)
                if (line.Version > _version) _ahead[line.Version] = line;
            // The answer to a key may be read after lines that were sent later.
            var others = false;
            while (_ahead.Remove(_version + 1, out var next))
            {
                others |= next.Page != Page;
                Take(next);
            }
            if (others) _ = Call(_desk, "Took", _version);
        }
    }

    private void Take(LogLine line)
    {
        _version = line.Version;
        if (line.Page == Page) _unstored.RemoveAll(t => t.Sequence <= line.Sequence);
        foreach (var change in line.Changes.Where(c => line.Page != Page && c.Part == Parts.Body))
        {
            var theirs = change.Change;
            for (var i = 0; i < _unstored.Count; i++)
            {
                var (sequence, mine) = _unstored[i];
                _unstored[i] = (sequence, mine.Over(theirs, behind: true));
                theirs = theirs.Over(mine, behind: false);
            }
            _text = theirs.Apply(_text);
        }
    }

    /// <summary>From a key to what was waited for, as time stamps of <see cref="Stopwatch"/>.</summary>
    public sealed record Delay(long Pressed, long Over)
    {
        public double Milliseconds => Stopwatch.GetElapsedTime(Pressed, Over).TotalMilliseconds;
    }

    private sealed class Key(long pressed)
    {
        public long Pressed => pressed;

        /// <summary>The end of the paragraph after this key; null while it waits to be sent.</summary>
        public byte[]? Mark { get; set; }

        /// <summary>The change it was sent with; 0 while it waits.</summary>
        public int Sequence { get; set; }
    }
}
