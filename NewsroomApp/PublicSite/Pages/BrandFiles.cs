namespace NewsroomApp.PublicSite.Pages;

public static class BrandFiles
{
    public static async Task<RenderedPage> File(PageRequest asked) =>
        asked.Style.Brand.Find(asked.Value("file")) ?? await asked.NotFound();
}
