using System.Globalization;
using NewsroomApp.PublicSite.Labels;
using NewsroomApp.Storage;
using NewsroomApp.Typesetting;

namespace NewsroomApp.PublicSite.Pages;

public static class StatementPages
{
    private const int MostOthers = 4;

    public static async Task<RenderedPage> Statement(PageRequest asked)
    {
        var id = Canonical(asked.Value("id"));
        if (asked.Reader.Find(id) is not { } statement) return await asked.NotFound();
        if (statement.Presence is Presence.Retracted) return await Tombstone(asked, statement, id);
        if (asked.Address != statement.Live.Address) return RenderedPage.MovedTo(statement.Live.Address);
        var others = asked.Reader.MoreOnTopicsOf(id, MostOthers);
        var topics = asked.Reader.TopicsOf(id);
        var page = await Render<StatementPage>(
            asked,
            statement,
            new() { [nameof(StatementPage.Statement)] = statement, [nameof(StatementPage.Others)] = others }
        );
        return page with
        {
            Related = [.. others.Select(o => o.StatementId), .. topics],
            LastModified = topics.Count > 0 ? asked.Reader.ChangedAt() : page.LastModified,
        };
    }

    /// <summary>As it is sent by e-mail.</summary>
    public static Task<RenderedPage> Text(PageRequest asked) =>
        Plain(
            asked,
            "text/plain; charset=utf-8",
            ".txt",
            (live, day) => PlainText.Of(live.Words, day, asked.Institution, live.StatementId)
        );

    /// <summary>As it was typed (RFC 7763).</summary>
    public static Task<RenderedPage> Markdown(PageRequest asked) =>
        Plain(asked, "text/markdown; charset=utf-8", ".md", (live, day) =>
            PlainText.Typed(live.Words, day, asked.Institution, live.StatementId));

    /// <summary>Only of what is live: a notice of withdrawal stands on the page.</summary>
    private static async Task<RenderedPage> Plain(
        PageRequest asked,
        string contentType,
        string ending,
        Func<Published, DateOnly, string> write
    )
    {
        if (asked.Reader.Find(Canonical(asked.Value("id"))) is not { Presence: not Presence.Retracted } statement)
            return await asked.NotFound();
        var live = statement.Live;
        if (statement.Presence is not Presence.Live) return RenderedPage.MovedTo(live.Address);
        if (asked.Address != live.Address + ending) return RenderedPage.MovedTo(live.Address + ending);
        var words = write(live, asked.Institution.Day(live.FirstPublishedAt));
        var source = asked.Institution.PublicUrl + live.Address;
        return RenderedPage.Text(StatusCodes.Status200OK, contentType, $"{words}\n{source}\n") with
        {
            StatementId = live.StatementId,
            LastModified = live.LastUpdatedAt,
            NoIndex = true,
        };
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

    internal static Published? Numbered(PublicStatement statement, int number) =>
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
    internal static string Canonical(string id) => id.Replace('o', '0').Replace('i', '1').Replace('l', '1');

    private static async Task<RenderedPage> Tombstone(PageRequest asked, PublicStatement statement, string id) =>
        await asked.Render<TombstonePage>(
            new()
            {
                [nameof(TombstonePage.Notice)] = statement.Notices[^1],
                [nameof(TombstonePage.Labels)] = PageLabels.In(asked.Institution.LanguageOf(statement.Language)),
            },
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
