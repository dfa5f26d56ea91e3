using NewsroomApp.Storage;

namespace NewsroomApp.PublicSite.Pages;

public static class ListPages
{
    public static Task<RenderedPage> Tags(PageRequest asked, Tagged by) =>
        Index(
            asked,
            asked.Labels[by is Tagged.People ? "PeopleQuoted" : by.ToString()],
            asked.Reader.Tags(by, counted: true).Select(tag => tag with { Slug = PublicAddress.Of(by, tag.Slug) })
        );

    public static async Task<RenderedPage> With(PageRequest asked, Tagged by, string parameter)
    {
        var slug = asked.Value(parameter);
        return asked.Reader.NameOf(by, slug) is { } name
            ? await List(
                asked,
                Filter.By(by, slug),
                by is Tagged.People ? asked.Labels.Format("StatementsQuoting", name) : name
            )
            : await asked.NotFound();
    }

    public static async Task<RenderedPage> List(PageRequest asked, Filter filter, string heading, string empty = "")
    {
        var teasers = asked.Reader.List(filter, asked.Page);
        if (asked.Page > 1 && teasers.Count == 0) return await asked.NotFound();
        return await asked.Render<ListPage>(
            new()
            {
                [nameof(ListPage.Heading)] = heading,
                [nameof(ListPage.Address)] = asked.Address,
                [nameof(ListPage.Empty)] = empty,
                [nameof(ListPage.Teasers)] = teasers.Take(Newsstand.PageLength).ToList(),
                [nameof(ListPage.Page)] = asked.Page,
                [nameof(ListPage.More)] = teasers.Count > Newsstand.PageLength,
            }
        );
    }

    public static Task<RenderedPage> Index(PageRequest asked, string heading, IEnumerable<Tag> tags) =>
        asked.Render<IndexPage>(
            new()
            {
                [nameof(IndexPage.Heading)] = heading,
                [nameof(IndexPage.Address)] = asked.Address,
                [nameof(IndexPage.Tags)] = tags.ToList(),
            }
        );
}
