using System.Globalization;
using NewsroomApp.Storage;

namespace NewsroomApp.PublicSite.Pages;

public static class StatementPages
{
    public static async Task<RenderedPage> Statement(PageRequest asked)
    {
        var id = Canonical(asked.Value("id"));
        if (asked.Reader.Find(id) is not { } statement) return await asked.NotFound();
        if (statement.Presence is Presence.Retracted) return await Tombstone(asked, statement, id);
        if (asked.Address != statement.Live.Address) return RenderedPage.MovedTo(statement.Live.Address);
        return await Render<StatementPage>(
            asked,
            statement,
            new() { [nameof(StatementPage.Statement)] = statement }
        );
    }

    public static async Task<RenderedPage> Edition(PageRequest asked)
    {
        var id = Canonical(asked.Value("id"));
        if (
            asked.Reader.Find(id) is not { } statement
            || !int.TryParse(asked.Value("number"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
            return await asked.NotFound();
        if (statement.Presence is Presence.Retracted) return await Tombstone(asked, statement, id);
        if (Numbered(statement, number) is not { } edition) return await asked.NotFound();
        var right = string.Create(CultureInfo.InvariantCulture, $"{statement.Live.Address}/editions/{number}");
        if (asked.Address != right) return RenderedPage.MovedTo(right);
        return await Render(asked, statement, edition);
    }

    private static Published? Numbered(PublicStatement statement, int number) =>
        statement.Editions.FirstOrDefault(e => e.Number == number);

    private static async Task<RenderedPage> Render(PageRequest asked, PublicStatement statement, Published edition) =>
        await Render<EditionPage>(
            asked,
            statement,
            new()
            {
                [nameof(EditionPage.Edition)] = edition,
                [nameof(EditionPage.Next)] = Numbered(statement, edition.Number + 1),
                [nameof(EditionPage.Statement)] = statement,
            }
        ) with
        {
            NoIndex = true,
        };

    /// <summary>Crockford's base 32 ignores case, and reads letters that look like digits as digits.</summary>
    private static string Canonical(string id) => id.Replace('o', '0').Replace('i', '1').Replace('l', '1');

    private static async Task<RenderedPage> Tombstone(PageRequest asked, PublicStatement statement, string id) =>
        await asked.Render<TombstonePage>(
            new() { [nameof(TombstonePage.Notice)] = statement.Notices[^1] },
            StatusCodes.Status410Gone
        ) with
        {
            StatementId = id,
        };

    private static async Task<RenderedPage> Render<TPage>(
        PageRequest asked,
        PublicStatement statement,
        Dictionary<string, object?> parameters
    )
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        await asked.Render<TPage>(parameters) with
        {
            StatementId = statement.Live.StatementId,
            LastModified = statement
                .Notices.Select(n => n.At)
                .Append(statement.Live.LastUpdatedAt)
                .Append(asked.Reader.Banner().At)
                .Max(),
        };
}
