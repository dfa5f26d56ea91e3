namespace NewsroomApp.PublicSite;

public static class Robots
{
    private static readonly string[] _staff = ["/desk", "/account"];

    public static RenderedPage File(PageRequest asked)
    {
        var closed = RouteTable.All.Where(route => !route.IsForRobots).Select(route => route.Prefix);
        string[] lines =
        [
            "User-agent: *",
            .. _staff.Concat(closed).Select(address => $"Disallow: {address}"),
            $"Sitemap: {asked.Institution.PublicUrl}/sitemap.xml",
        ];
        return RenderedPage.Text(
            StatusCodes.Status200OK,
            "text/plain; charset=utf-8",
            string.Concat(lines.Select(line => line + "\n"))
        );
    }
}
