using NewsroomApp.Statements;

namespace NewsroomApp.PublicSite;

/// <summary>The public stylesheet with the institution's accent colour in front: settings cannot reach a page otherwise, since inline styles are not allowed there.</summary>
public sealed class NewsstandStyle(Institution institution, IWebHostEnvironment environment)
{
    public string Css { get; } = $":root{{--accent:{institution.AccentColour}}}\n{File.ReadAllText(environment.WebRootFileProvider.GetFileInfo("sheet.css").PhysicalPath!)}";
}
