using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace NewsroomApp.Typesetting.Writing;

/// <summary>Aligns columns by class, as inline styles are forbidden. The frame scrolls, by keyboard too.</summary>
internal sealed class TableWriter : HtmlObjectRenderer<Table>
{
    private static readonly HtmlTableRenderer _printed = new();

    protected override void Write(HtmlRenderer renderer, Table obj)
    {
        foreach (var row in obj.OfType<TableRow>())
            foreach (var (cell, i) in row.OfType<TableCell>().Select((cell, i) => (cell, i)))
                if (
                    i < obj.ColumnDefinitions.Count
                    && obj.ColumnDefinitions[i].Alignment is { } side
                    && side is not TableColumnAlign.Left
                )
                    cell.GetAttributes().AddClass(side is TableColumnAlign.Right ? "end" : "mid");
        foreach (var column in obj.ColumnDefinitions) column.Alignment = null;
        renderer.Write("<div class=\"table\" role=\"group\" aria-label=\"Table\" tabindex=\"0\">");
        _printed.Write(renderer, obj);
        renderer.Write("</div>");
    }
}
