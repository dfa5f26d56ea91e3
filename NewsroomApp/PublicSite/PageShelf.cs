using System.Collections.Concurrent;

namespace NewsroomApp.PublicSite;

/// <summary>Rendered pages by their addresses, limited in bytes: the page unused for longest goes first.</summary>
internal sealed class PageShelf(long most)
{
    private readonly ConcurrentDictionary<string, Kept> _pages = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private long _size;
    private long _age;
    private long _use;

    public long Size => Interlocked.Read(ref _size);

    public int Count => _pages.Count;

    /// <summary>Grows with each publication; pages rendered at an earlier age are not kept.</summary>
    public long Age => Interlocked.Read(ref _age);

    public RenderedPage? Find(string address)
    {
        if (!_pages.TryGetValue(address, out var kept)) return null;
        kept.UsedAt = Interlocked.Increment(ref _use);
        return kept.Page;
    }

    public void Keep(string address, RenderedPage page, long age)
    {
        lock (_lock)
        {
            if (age != _age || page.Size > most / 4) return;
            Drop(address);
            _pages[address] = new(page) { UsedAt = ++_use };
            _size += page.Size;
            if (_size > most) MakeRoom();
        }
    }

    /// <summary>Drops every page that may show a statement or a topic; for an empty name, all pages.</summary>
    public void Forget(string name)
    {
        lock (_lock)
        {
            _age++;
            foreach (var (address, page) in _pages)
                if (name.Length == 0 || page.Page.MayShow(name)) Drop(address);
        }
    }

    private void MakeRoom()
    {
        foreach (var (old, _) in _pages.OrderBy(p => p.Value.UsedAt).ToList())
        {
            Drop(old);
            if (_size <= most * 9 / 10) return;
        }
    }

    private void Drop(string address)
    {
        if (_pages.TryRemove(address, out var page)) _size -= page.Page.Size;
    }

    private sealed class Kept(RenderedPage page)
    {
        public RenderedPage Page { get; } = page;

        public long UsedAt { get; set; }
    }
}
