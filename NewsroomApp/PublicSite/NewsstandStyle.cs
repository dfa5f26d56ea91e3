using System.Security.Cryptography;
using System.Text;

namespace NewsroomApp.PublicSite;

/// <summary>The public stylesheet with settings in front, since public pages may not have inline styles.</summary>
public sealed class NewsstandStyle(Institution institution, IWebHostEnvironment environment, Brand brand)
{
    private readonly string _rules = Shorter(Read(environment, "sheet.css"));
    private readonly string _picture = Read(environment, "favicon.svg").TrimEnd();
    private Made? _made;

    public Brand Brand { get; } = brand;

    /// <summary>Contains part of the hash, so that browsers may cache the sheet for ever.</summary>
    public string Address => Now.Address;

    public RenderedPage Sheet => Now.Sheet;

    public RenderedPage Icon => Now.Icon;

    /// <summary>A data address (RFC 2397), which saves each page a request.</summary>
    public string IconAddress => Now.IconAddress;

    private Made Now =>
        _made is { } made && made.Colour == institution.AccentColour && made.Brand == Brand.Version
            ? made
            : _made = Make(institution.AccentColour, Brand.Version);

    private Made Make(string colour, object version)
    {
        var host = new Uri(institution.PublicUrl).AbsoluteUri.TrimEnd('/');
        var settings =
            $":root{{--accent:{colour};--host:\"{host}\"}}\n"
            + Face("headlines.woff2", "House Headlines")
            + Face("text.woff2", "House Text");
        var css = Encoding.UTF8.GetBytes(settings + _rules);
        var address = $"/newsstand.css?v={Convert.ToHexStringLower(SHA256.HashData(css).AsSpan(0, 4))}";
        var sheet = RenderedPage.Of(StatusCodes.Status200OK, "text/css; charset=utf-8", css) with
        {
            CacheControl = RenderedPage.Forever,
        };
        var icon = _picture.Replace("#0b4f8a", colour, StringComparison.Ordinal);
        return new(
            colour,
            version,
            address,
            sheet,
            RenderedPage.Text(StatusCodes.Status200OK, "image/svg+xml", icon),
            "data:image/svg+xml," + Uri.EscapeDataString(icon)
        );
    }

    /// <summary>Shows the text at once in the next font of the list.</summary>
    private string Face(string file, string family) =>
        Brand.AddressOf(file) is { } address
            ? $"@font-face{{font-family:\"{family}\";src:url({address}) format(\"woff2\");font-display:swap}}\n"
            : "";

    private static string Read(IWebHostEnvironment environment, string file)
    {
        var found = environment.WebRootFileProvider.GetFileInfo(file);
        if (!found.Exists)
            throw new Refusal(
                $"There is no wwwroot/{file} in {environment.ContentRootPath}. Start the program in the folder it was published to, or publish it again."
            );
        using var reader = new StreamReader(found.CreateReadStream());
        return reader.ReadToEnd();
    }

    private static string Shorter(string css)
    {
        var text = new StringBuilder(css.Length);
        for (var at = 0; at < css.Length;)
        {
            var comment = css.IndexOf("/*", at, StringComparison.Ordinal);
            text.Append(css.AsSpan(at, (comment < 0 ? css.Length : comment) - at));
            if (comment < 0) break;
            at = css.IndexOf("*/", comment, StringComparison.Ordinal) + 2;
        }
        return string.Join(
            '\n',
            text.ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        );
    }

    private sealed record Made(
        string Colour,
        object Brand,
        string Address,
        RenderedPage Sheet,
        RenderedPage Icon,
        string IconAddress
    );
}
