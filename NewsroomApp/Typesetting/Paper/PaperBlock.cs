using Markdig.Extensions.Tables;
using Markdig.Syntax;
using NewsroomApp.Typesetting.Parsing;

namespace NewsroomApp.Typesetting.Paper;

internal enum PaperLook
{
    Kicker,
    Headline,
    FurtherHeadline,
    Standfirst,
    Dateline,
    Caption,
    Heading,
    Text,
    Code,
    Rule,
}

/// <summary>Words of one look; "\n" alone is a line break.</summary>
internal sealed record PaperRun(string Text)
{
    public bool Bold { get; init; }
    public bool Italic { get; init; }
    public bool Code { get; init; }
    public string Link { get; init; } = "";
    public NoteMark? Mark { get; init; }

    public static PaperRun Break { get; } = new("\n");
}

internal abstract record PaperBlock
{
    /// <summary>How many quotations and how many lists it stands in.</summary>
    public int Quotes { get; init; }
    public int Lists { get; init; }

    public abstract string Words { get; }
}

internal sealed record PaperParagraph(PaperLook Look, IReadOnlyList<PaperRun> Runs) : PaperBlock
{
    public int Level { get; init; }

    /// <summary>The day is printed in whatever language there is.</summary>
    public override string Words => Look is PaperLook.Dateline ? "" : string.Concat(Runs.Select(r => r.Text));

    /// <summary>Begins with this paragraph.</summary>
    public ListItemBlock? Item { get; init; }
}

internal sealed record PaperTable(
    IReadOnlyList<IReadOnlyList<IReadOnlyList<PaperRun>>> Rows,
    IReadOnlyList<TableColumnAlign?> Sides
) : PaperBlock
{
    public int Columns { get; } = Rows.Max(r => r.Count);

    public override string Words => string.Concat(Lines().Select(line => line.Words));

    /// <summary>For a table too wide for its paper: a line a row.</summary>
    public IEnumerable<PaperParagraph> Lines() =>
        Rows.Select(row => new PaperParagraph(PaperLook.Text, [.. row.SelectMany(Cell)])
        {
            Quotes = Quotes,
            Lists = Lists,
        });

    private static IEnumerable<PaperRun> Cell(IReadOnlyList<PaperRun> words, int at) =>
        at == 0 ? words : words.Prepend(new(" | "));
}

/// <summary>Where its file is not at hand, a line says what it shows.</summary>
internal sealed record PaperPicture(Figure Figure) : PaperBlock
{
    public override string Words => Caption.Words;

    public PaperParagraph Line => new(PaperLook.Text, [new(Figure.Spoken)]) { Quotes = Quotes, Lists = Lists };

    public PaperParagraph Caption =>
        new(PaperLook.Caption, [new($"{Figure.Caption} · {Figure.Credit}")]) { Quotes = Quotes, Lists = Lists };
}

/// <param name="IsMarked">Whether a mark in the text, not only in another note, refers to it.</param>
internal sealed record PaperNote(int Number, bool IsMarked, IReadOnlyList<PaperBlock> Blocks);

/// <summary>Counts its notes from 1.</summary>
internal sealed record PaperSection(
    string Language,
    IReadOnlyList<PaperBlock> Blocks,
    IReadOnlyList<PaperNote> Notes
);
