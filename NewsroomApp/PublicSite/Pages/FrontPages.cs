using NewsroomApp.Storage;

namespace NewsroomApp.PublicSite.Pages;

public static class FrontPages
{
    public static async Task<RenderedPage> Latest(PageRequest asked)
    {
        if (asked.Page > 1) return await ListPages.List(asked, Filter.All, "Statements");
        var teasers = asked.Reader.List(Filter.All, asked.Page);
        var lead = asked.Reader.Pinned() ?? teasers.FirstOrDefault();
        return await asked.Render<FrontPage>(
            new()
            {
                [nameof(FrontPage.Teasers)] = teasers
                    .Take(Newsstand.PageLength)
                    .Where(t => t.StatementId != lead?.StatementId)
                    .Prepend(lead)
                    .OfType<Teaser>()
                    .ToList(),
                [nameof(FrontPage.Lead)] = lead is null ? null : asked.Reader.Find(lead.StatementId)?.Live.Words,
                [nameof(FrontPage.Topics)] = asked.Reader.Tags(Tagged.Topics, counted: true),
                [nameof(FrontPage.More)] = teasers.Count > Newsstand.PageLength,
            }
        );
    }
}
