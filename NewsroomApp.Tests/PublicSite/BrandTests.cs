using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using NewsroomApp.PublicSite;
using NewsroomApp.Storage;

namespace NewsroomApp.Tests.PublicSite;

/// <summary>What an institution puts into its folder is used when it is what it says, and can do nothing.</summary>
public sealed class BrandTests : IDisposable
{
    private const string Svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 4\">{0}</svg>";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("brand");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("<defs><g id=\"a\"/></defs><use href=\"#a\"/><path d=\"M0 0h4\" fill=\"url(#a)\"/>", true)]
    [InlineData("<style>path{fill:red}</style><path d=\"M0 0h4\"/>", true)]
    [InlineData("<script>alert(1)</script>", false)]
    [InlineData("<g onclick=\"alert(1)\"/>", false)]
    [InlineData("<a href=\"https://example.org\"><path d=\"M0 0h4\"/></a>", false)]
    [InlineData("<use href=\"https://example.org/a.svg#a\"/>", false)]
    [InlineData("<image href=\"#a\"/>", false)]
    [InlineData("<foreignObject/>", false)]
    [InlineData("<style>@import 'https://example.org/a.css';</style>", false)]
    [InlineData("<path style=\"fill:URL(https://example.org/a)\"/>", false)]
    [InlineData("<path style=\"fill:url(#a);mask:url(https://example.org/a)\"/>", false)]
    [InlineData("<path style=\"fill:u\\72l(https://example.org/a)\"/>", false)]
    [InlineData("<path style=\"fill:url('#a')\"/>", true)]
    [InlineData("<path", false)]
    public void A_drawing_is_shapes_alone(string inside, bool isUsed)
    {
        Put("mark.svg", Encoding.UTF8.GetBytes(Svg.Replace("{0}", inside, StringComparison.Ordinal)));
        Assert.Equal(isUsed, Read().Mark is not null);
    }

    [Theory]
    [InlineData("mark.png", "\u0089PNG\r\n\u001A\n...", true)]
    [InlineData("mark.png", "GIF89a", false)]
    [InlineData("mark.svg", "<html/>", false)]
    [InlineData("mark.svg", "<!DOCTYPE svg [<!ENTITY a \"b\">]><svg>&a;</svg>", false)]
    [InlineData("text.woff2", "wOF2...", true)]
    [InlineData("text.woff2", "OTTO", false)]
    [InlineData("other.svg", "<svg/>", false)]
    public void A_file_is_what_its_name_says(string name, string text, bool isUsed)
    {
        Put(name, Encoding.Latin1.GetBytes(text));
        Assert.Equal(isUsed, Read().AddressOf(name) is not null);
        Assert.Equal(isUsed, Read().Find(name) is { Policy: not null });
    }

    [Fact]
    public void A_file_that_is_too_large_is_left_out()
    {
        Put("text.woff2", [.. "wOF2"u8, .. new byte[300_000]]);
        Assert.Null(Read().AddressOf("text.woff2"));
    }

    private void Put(string name, byte[] bytes) =>
        File.WriteAllBytes(Path.Combine(_folder.CreateSubdirectory("brand").FullName, name), bytes);

    private Brand Read() =>
        new(
            new BrandFolder(new StoreFile(Path.Combine(_folder.FullName, "newsroom.db"))),
            new ChangeFeed(_ => ([], 0)),
            NullLogger<Brand>.Instance
        );
}
