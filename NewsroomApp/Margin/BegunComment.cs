namespace NewsroomApp.Margin;

/// <summary>What somebody is writing on words, or on the whole text. The browser keeps it (margin.js).</summary>
public sealed class BegunComment
{
    public Anchor? Anchor { get; set; }

    public string Text { get; set; } = "";

    public string Replacement
    {
        get => field ?? Anchor?.Quote ?? "";
        set;
    }

    public bool Suggesting { get; set; }

    public bool Blocking { get; set; }

    public void PointAt(Anchor? anchor)
    {
        (Anchor, Replacement) = (anchor, anchor?.Quote ?? "");
        Suggesting &= anchor is not null;
    }
}
